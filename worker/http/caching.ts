import type { Card } from '../domain/article.ts'
import type { Freshness } from '../domain/freshness.ts'
import type { Offered, Reason } from '../domain/more.ts'
import { type Question, tagsOf } from '../domain/question.ts'
import type { Touched } from '../domain/touched.ts'
import { ProblemError } from './problems.ts'

/**
 * How long answers live, in one table; seconds. Never `s-maxage`: it switches the two stale rules off. A write reaches
 * the edge by cache tags at once; a browser may show what it has for `max-age`.
 */
const lifetimes = {
  /** Answers in which scheduled articles will appear. */
  timeline: { fresh: 60, stale: 600, staleOnError: 86_400, untilDue: true },
  /** The same on pages of others, whose readers are to wait for us once and not at every page. */
  embedded: { fresh: 300, stale: 3600, staleOnError: 86_400, untilDue: true },
  /**
   * Answers that only a write changes. Counts of labels are among them: they take a scheduled article in when the clock
   * counts it, within its minute, and that write tells the edge like any other.
   */
  kept: { fresh: 60, stale: 600, staleOnError: 86_400, untilDue: false },
}

export type Lifetime = keyof typeof lifetimes

/** Of answers whose life does not depend on the database. */
export const cachePolicies = {
  /** Whoever takes an old slug ends its redirect, of which no cache tag can tell. */
  moved: 'public, max-age=60',
  /** What changes with a deployment and with nothing that is written. */
  documentation: 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=86400',
  /** An address may come to life any moment; ten seconds keep a crawler off the database. */
  missing: 'public, max-age=10',
  /** A refusal that the page of a stranger goes on asking for, at every view. */
  refused: 'public, max-age=60',
  /** What stands in for something that may come any moment. */
  provisional: 'public, max-age=60',
  /** What is at the address is there for good, and never something else. */
  forever: 'public, max-age=31536000, immutable',
  /** A sitemap: crawlers come by the day, and no write reaches it. */
  map: 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800',
  /** The sitemap of what is new. */
  newsMap: 'public, max-age=300, stale-while-revalidate=600, stale-if-error=86400',
  never: 'no-store',
} as const

/**
 * The headers that say how long an answer lives and when it last became what it is. A timeline is not kept past the
 * moment at which a scheduled article appears in it, so no cache has to be told of that.
 */
export function freshHeaders(kind: Lifetime, { changedAt, dueAt }: Freshness, now: number): Record<string, string> {
  const { fresh, stale, staleOnError, untilDue } = lifetimes[kind]
  const left = untilDue && dueAt !== undefined ? Math.ceil((dueAt - now) / 1000) : Number.POSITIVE_INFINITY
  const maxAge = Math.min(fresh, left)
  const staleAge = Math.min(stale, left - maxAge)
  return {
    'Cache-Control': `public, max-age=${maxAge}, stale-while-revalidate=${staleAge}, stale-if-error=${staleOnError}`,
    // To the second: within the second of a change there may be another, which this validator could not tell (RFC 9110, 8.8.2.2).
    ...(changedAt > 0 && Math.floor(changedAt / 1000) < Math.floor(now / 1000)
      ? { 'Last-Modified': new Date(changedAt).toUTCString() }
      : {}),
  }
}

/** Of every page: the categories are named at the top of each. */
export const navigationCacheTag = 'navigation'

/** Of a list that leads elsewhere when a tag of its question becomes a synonym, and is not kept under that tag. */
const synonymsCacheTag = 'synonyms'

/** Of what describes the site to developers. */
export const documentationCacheTag = 'documentation'

/** Purge calls take at most this many tags; past it the whole cache is the cheaper thing to drop. */
const maxTagsACall = 100

/**
 * Characters of a slug in a tag: the platform takes 16 KB of them for an answer, and a Chinese tag may have 700. Of two
 * that begin alike for so long each is told of the other's writes as well.
 */
const maxSlugInTag = 200

/** Tags are printable ASCII; slugs may not be. */
export function labelCacheTag(kind: 'category' | 'tag', slug: string): string {
  return `${kind}:${encodeURIComponent(slug).slice(0, maxSlugInTag)}`
}

export function articleCacheTag(id: number): string {
  return `article:${id}`
}

/** By which the one picture of that name can be purged: no write touches it. */
export function mediaCacheTag(name: string): string {
  return `media:${name}`
}

/**
 * The tags of a list: what an article must be filed under to get into it. A write purges the tags of everything that
 * the article is and was filed under, so one of the required is enough.
 */
export function listCacheTags(question: Pick<Question, 'category' | 'all' | 'any' | 'none'>): string[] {
  const required = requiredCacheTags(question)
  const named = tagsOf(question).map((slug) => labelCacheTag('tag', slug))
  return named.every((tag) => required.includes(tag)) ? required : [...required, synonymsCacheTag]
}

function requiredCacheTags(question: Pick<Question, 'category' | 'all' | 'any'>): string[] {
  if (question.category) return [labelCacheTag('category', question.category)]
  if (question.all[0]) return [labelCacheTag('tag', question.all[0])]
  if (question.any.length) return question.any.map((slug) => labelCacheTag('tag', slug))
  return ['list']
}

/**
 * The tags of an article together with what is offered after it. A new article gets in through its category; through a
 * shared tag only where the category did not fill the offer; and by being new only where neither did.
 */
export function moreCacheTags(article: Card, offered: Offered[], limit: number): string[] {
  const because = (...kinds: Reason['kind'][]) => offered.filter((one) => kinds.includes(one.because.kind)).length
  return [
    articleCacheTag(article.id),
    labelCacheTag('category', article.category.slug),
    ...(because('category') < limit ? article.tags.map((tag) => labelCacheTag('tag', tag.slug)) : []),
    ...(because('category', 'tags') < limit ? ['list'] : []),
  ]
}

/**
 * Tells the edge cache that everything which the write touched is old. One call; absent in local runs. It may go on giving
 * out what it has while it asks anew, or when we fail; what has not changed after all, as in most of what an import
 * touches, it keeps.
 */
export async function invalidate({ cache }: Cached, touched: Touched): Promise<void> {
  const what = purgedBy(touched)
  if (cache && what) tellTrouble(await (cache.invalidate ? cache.invalidate(what) : cache.purge(what)))
}

/**
 * Makes the edge cache forget everything which the write touched. One call; absent in local runs. What an editor has taken
 * away or corrected must not be given out once more, not even while the cache asks anew.
 */
export async function forget({ cache }: Cached, touched: Touched): Promise<void> {
  const what = purgedBy(touched)
  if (cache && what) tellTrouble(await cache.purge(what))
}

/**
 * Makes the edge cache forget what an operator names. One call; `absent` in local runs.
 *
 * @throws ProblemError when the cache does not do it.
 */
export async function purge({ cache }: Cached, what: { tags: string[] } | { everything: true }) {
  if (!cache) return 'absent'
  const { success, errors } = await cache.purge('tags' in what ? what : { purgeEverything: true })
  if (success) return 'told'
  console.error('The edge cache was not purged', errors)
  throw new ProblemError('cache-unavailable', 'Try again in a minute.')
}

interface Cached {
  cache?: CacheContext
}

function purgedBy(touched: Touched): CachePurgeOptions | undefined {
  const tags = [
    ...(touched.categories.length ? ['list'] : []),
    ...(touched.navigation ? [navigationCacheTag] : []),
    ...(touched.synonyms ? [synonymsCacheTag] : []),
    ...touched.articles.map(articleCacheTag),
    ...touched.categories.map((slug) => labelCacheTag('category', slug)),
    ...touched.tags.map((slug) => labelCacheTag('tag', slug)),
  ]
  if (tags.length === 0) return undefined
  return tags.length > maxTagsACall ? { purgeEverything: true } : { tags }
}

function tellTrouble({ success, errors }: CachePurgeResult): void {
  if (!success) console.error('The edge cache was not told of a write', errors)
}
