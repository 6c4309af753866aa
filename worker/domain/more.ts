import type { Card } from './article.ts'

/** Why an article is offered after another: their category, tags that they share (slugs), or that it is new. */
export type Reason = { kind: 'category' } | { kind: 'tags'; tags: string[] } | { kind: 'newest' }

export interface Offered {
  card: Card
  because: Reason
}

/** What was found for "more from here": three lists, each newest first. */
export interface MoreFound {
  sameCategory: Card[]
  sharedTags: Card[]
  newest: Card[]
}

/** What to read after an article: its own category first, then what shares a tag, then the newest; never itself. */
export function moreAfter(article: Card, { sameCategory, sharedTags, newest }: MoreFound, limit: number): Offered[] {
  const own = new Set(article.tags.map((tag) => tag.slug))
  const offered = [
    ...sameCategory.map((card): Offered => ({ card, because: { kind: 'category' } })),
    ...sharedTags.map((card): Offered => {
      const tags = card.tags.map((tag) => tag.slug).filter((slug) => own.has(slug))
      return { card, because: { kind: 'tags', tags } }
    }),
    ...newest.map((card): Offered => ({ card, because: { kind: 'newest' } })),
  ]
  // Backwards, so that of several reasons the first stays.
  const once = new Map(offered.toReversed().map((one) => [one.card.id, one]))
  once.delete(article.id)
  return offered.filter((one) => once.get(one.card.id) === one).slice(0, limit)
}
