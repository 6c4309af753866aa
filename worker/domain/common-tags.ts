import type { Card, Label } from './article.ts'

/**
 * The tags that most of these articles carry, in that order; of equals the one that comes first. Pages take them from the
 * cards that they show anyway: a sample of the database's own would be read by the hundred.
 */
export function commonTags(cards: Card[], limit: number, without: string[] = []): Label[] {
  const counted = new Map<string, { tag: Label; count: number }>()
  for (const tag of cards.flatMap((card) => card.tags)) {
    if (without.includes(tag.slug)) continue
    const known = counted.get(tag.slug)
    if (known) known.count++
    else counted.set(tag.slug, { tag, count: 1 })
  }
  return [...counted.values()]
    .toSorted((one, other) => other.count - one.count)
    .slice(0, limit)
    .map(({ tag }) => tag)
}
