import { type KnownLocale, locales } from './locales.ts'

/** Where no language that was wished for is known. */
const lastResort = 'en'

/** A BCP 47 tag in its parts; undefined for anything else. */
export function parseLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}

/** The known locale that comes nearest to the first wish that one comes near to: the reader's, then the site's. */
export function resolveLocale(...wishes: string[]): KnownLocale {
  for (const wish of wishes) {
    const nearest = nearestLocale(wish)
    if (nearest) return nearest
  }
  return lastResort
}

/** As it stands, or from the narrow to the wide. Taiwan's Chinese is written in the script that its tag rarely names: `maximize` does. */
function nearestLocale(tag: string): KnownLocale | undefined {
  // Of most requests, and a locale takes longer to take apart than all the rest.
  if (isKnown(tag)) return tag
  const wished = parseLocale(tag)
  if (!wished) return undefined
  const { language } = wished
  const { script, region } = wished.maximize()
  return [`${language}-${region}`, `${language}-${script}`, language].find(isKnown)
}

export function isKnown(tag: string): tag is KnownLocale {
  return Object.hasOwn(locales, tag)
}
