import { asked, type Settings } from './settings.ts'

/** What the API takes when nothing is named. */
const defaults: Partial<Settings> = { limit: 20, sort: 'newest' }

/**
 * The one address of a list: as the API spells it itself (worker/domain/spelling.ts), so that every element on every page
 * that asks the same asks it of the same cache entry.
 */
export function listUrl(settings: Pick<Settings, 'src' | (typeof asked)[number]>, locale = ''): string {
  const question = asked.map((name) => [name, settings[name] === defaults[name] ? '' : settings[name]] as const)
  return withParameters(settings.src, [...question, ['locale', locale]])
}

/** The address with these parameters as well, or instead; those without a value are left away, and so is `without`. */
export function withParameters(
  address: string,
  parameters: Iterable<readonly [name: string, value: unknown]>,
  without = '',
): string {
  const url = new URL(address)
  url.searchParams.delete(without)
  for (const [name, value] of parameters) if (value) url.searchParams.set(name, String(value))
  url.search = [...url.searchParams]
    .sort()
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C|%3A/g, decodeURIComponent)}`)
    .join('&')
  return url.href
}
