import type { Card } from './article.ts'

/** Why an article is offered after another: their category, tags that they share (slugs), or that it is new. */
export type Reason = { kind: 'category' } | { kind: 'tags'; tags: string[] } | { kind: 'newest' }

export interface Offered {
  card: Card
  because: Reason
}

/**
 * What to read after an article, and why: its own category first, then what shares a tag, then the rest, each as they
 * were found; never itself.
 */
export function moreAfter(article: Card, found: Card[], limit: number): Offered[] {
  const others = found
    .filter((card) => card.id !== article.id)
    .map((card) => ({ card, because: reasonFor(article, card) }))
  const kinds = Object.groupBy(others, ({ because }) => because.kind)
  return [...(kinds.category ?? []), ...(kinds.tags ?? []), ...(kinds.newest ?? [])].slice(0, limit)
}

function reasonFor(article: Card, card: Card): Reason {
  if (card.category.slug === article.category.slug) return { kind: 'category' }
  const own = new Set(article.tags.map((tag) => tag.slug))
  const tags = card.tags.map((tag) => tag.slug).filter((slug) => own.has(slug))
  return tags.length ? { kind: 'tags', tags } : { kind: 'newest' }
}
