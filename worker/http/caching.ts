import type { Card } from '../domain/article.ts'
import type { Offered, Reason } from '../domain/more.ts'
import type { Question } from '../domain/question.ts'
import type { Touched } from '../domain/touched.ts'

/**
 * How long answers live, in one table. Never `s-maxage`: it switches the two stale rules off. A write reaches the edge
 * by cache tags at once; a browser may show what it has for `max-age`.
 */
export const cachePolicies = {
  list: 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
  article: 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
  /** An address may come to life any moment; ten seconds keep a crawler off the database. */
  missing: 'public, max-age=10',
  never: 'no-store',
} as const

/** Of every page: the categories are named at the top of each. */
export const navigationCacheTag = 'navigation'

/** Purge calls take at most this many tags; past it the whole cache is the cheaper thing to drop. */
const maxTagsACall = 100

/** Tags are printable ASCII; slugs may not be. */
export function labelCacheTag(kind: 'category' | 'tag', slug: string): string {
  return `${kind}:${encodeURIComponent(slug)}`
}

export function articleCacheTag(id: number): string {
  return `article:${id}`
}

/**
 * The tags of a list: what an article must be filed under to get into it. A write purges the tags of everything that
 * the article is and was filed under, so one of the required is enough.
 */
export function listCacheTags(question: Pick<Question, 'category' | 'all' | 'any'>): string[] {
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

/** Tells the edge cache that everything which the write touched is old. One call; absent in local runs. */
export async function invalidate({ cache }: { cache?: CacheContext }, touched: Touched): Promise<void> {
  if (!cache || touched.categories.length === 0) return
  const tags = [
    'list',
    ...(touched.navigation ? [navigationCacheTag] : []),
    ...touched.articles.map(articleCacheTag),
    ...touched.categories.map((slug) => labelCacheTag('category', slug)),
    ...touched.tags.map((slug) => labelCacheTag('tag', slug)),
  ]
  const what = tags.length > maxTagsACall ? { purgeEverything: true } : { tags }
  const result = await (cache.invalidate ? cache.invalidate(what) : cache.purge(what))
  if (!result.success) console.error('The edge cache was not told of a write', result.errors)
}
