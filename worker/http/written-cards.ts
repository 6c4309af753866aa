import type { Card } from '../domain/article.ts'
import { type Listing, presentListed } from '../domain/listed.ts'
import { Recent } from '../domain/recent.ts'
import type { Site } from '../domain/site.ts'

const encoder = new TextEncoder()

/** How cards were written, by what else decides that: as long as they are remembered themselves. */
const remembered = new Recent<string, WeakMap<Card, Uint8Array>>(4)

/**
 * Each card as a list has it in JSON, with a comma before it
 * (docs/decisions/0020-a-card-is-written-once.md).
 */
export function writeCards(cards: Card[], site: Site, listing: Listing): Uint8Array[] {
  const written = listing.words.length === 0 ? writtenFor(site, listing) : new WeakMap()
  return cards.map((card) => {
    const known = written.get(card)
    if (known) return known
    const bytes = encoder.encode(`,${JSON.stringify(presentListed([card], site, listing)[0])}`)
    if (!card.body) written.set(card, bytes)
    return bytes
  })
}

function writtenFor(site: Site, { fields, locale }: Listing): WeakMap<Card, Uint8Array> {
  const key = JSON.stringify([site, fields, locale])
  const written = remembered.get(key) ?? new WeakMap()
  remembered.set(key, written)
  return written
}
