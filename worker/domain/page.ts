import type { Card } from './article.ts'
import { writeCursor } from './cursor.ts'

/** Of `limit + 1` cards that were looked up, those to show, and the cursor to go on with if there are more. */
export function pageOf(found: Card[], limit: number): { cards: Card[]; next: string | null } {
  const cards = found.slice(0, limit)
  const last = cards.at(-1)
  return { cards, next: last && found.length > limit ? writeCursor(last.position) : null }
}
