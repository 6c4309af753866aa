import type { ListedCard } from '../../worker/contract.ts'

/** A part of a card. */
export type CardField = keyof ListedCard

/** A question about articles: all parts may be combined, and each narrows the answer. */
export interface ListQuery {
  /** The category's slug. */
  category?: string | undefined
  /** Slugs of tags that must all be there. */
  all?: readonly string[] | undefined
  /** Slugs of tags of which one must be there. */
  any?: readonly string[] | undefined
  /** Slugs of tags of which none may be there. */
  none?: readonly string[] | undefined
  /** Words, `"exact phrases"` and beginnings (`vote*`), all of which must be there. */
  q?: string | undefined
  /** The domain of the source reference, without `www.`. */
  source?: string | undefined
  /** Who wrote it: the whole name. */
  author?: string | undefined
  /** BCP 47; `en` takes in `en-US`. */
  lang?: string | undefined
  /** Published then or later. */
  since?: string | Date | undefined
  /** Published before this time; a day (`2026-07-01`) counts with all its hours. */
  until?: string | Date | undefined
  /** Slugs of articles that are not wanted. */
  exclude?: readonly string[] | undefined
  sort?: 'newest' | 'oldest' | 'relevance' | undefined
  /** How many a page has, 1 to 100; 20 when absent. */
  limit?: number | undefined
  /** Where the page begins: `next` or `prev` of a page of the same list. */
  cursor?: string | undefined
  /** `tags:10` for the ten commonest tags beside the list. */
  facets?: `tags:${number}` | undefined
  /** BCP 47: the language of dates, and of `words`. */
  locale?: string | undefined
}

export interface MoreQuery {
  /** How many are wanted, 1 to 100; 6 when absent. */
  limit?: number | undefined
  /** BCP 47: the language of dates, and of `words`. */
  locale?: string | undefined
}

export interface TagQuery {
  /** Only tags whose slugs begin so. */
  prefix?: string | undefined
  /** Only tags of this category's articles, with their counts in it. */
  category?: string | undefined
  sort?: 'count' | 'name' | undefined
  /** How many a page has, 1 to 100; 50 when absent. */
  limit?: number | undefined
  /** Where the page begins: `next` of the page before. */
  cursor?: string | undefined
}

/** A query as the site itself would spell it, so that every cache on the way knows it again. */
export function spellQuery(query: object): string {
  const spelled = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${spellValue(value)}`)
  return spelled.length ? `?${spelled.sort().join('&')}` : ''
}

function spellValue(value: string | number | Date | string[]): string {
  const text = value instanceof Date ? value.toISOString() : Array.isArray(value) ? [...value].sort().join() : value
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':')
}
