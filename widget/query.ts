import type { Settings } from './settings.ts'

/** What a list is asked for, and where. */
export type ListQuery = Pick<Settings, 'src' | 'all' | 'any' | 'category' | 'limit' | 'none' | 'q'>

/** What the API takes when no limit is named. */
const apiDefaultLimit = 20

/**
 * The one address of a query: keys and slugs sorted, defaults left away, so that every element on every page that asks
 * the same asks it of the same cache entry. With a cursor, the page that begins there.
 */
export function listUrl(query: ListQuery, cursor: string | null = ''): string {
  const url = new URL(query.src)
  const asked = { ...query, cursor }
  for (const key of ['all', 'any', 'category', 'cursor', 'limit', 'none', 'q'] as const) {
    const value = asked[key]
    if (value && value !== apiDefaultLimit) url.searchParams.set(key, String(value))
  }
  // As the API spells it itself.
  return url.href.replace(/%2C|%3A/g, decodeURIComponent).replaceAll('+', '%20')
}
