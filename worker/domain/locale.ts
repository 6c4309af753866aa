import { type KnownLocale, locales } from './locales.ts'

/** Shown where neither the reader's language nor the site's is known. */
const lastResort = 'en'

/** A BCP 47 tag in its parts; undefined for anything else. */
export function parseLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}

/** The known locale that comes nearest to a wish; the site's where none does. */
export function resolveLocale(wish: string, siteLocale: string): KnownLocale {
  return nearestLocale(wish) ?? nearestLocale(siteLocale) ?? lastResort
}

/** From the narrow to the wide. Taiwan's Chinese is written in the script that its tag rarely names: `maximize` does. */
function nearestLocale(tag: string): KnownLocale | undefined {
  const wished = parseLocale(tag)
  if (!wished) return undefined
  const { language } = wished
  const { script, region } = wished.maximize()
  return [`${language}-${region}`, `${language}-${script}`, language].find(isKnown)
}

export function isKnown(tag: string): tag is KnownLocale {
  return Object.hasOwn(locales, tag)
}
