import type { Card } from './article.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { firstPositionAt } from './position.ts'
import type { Question } from './question.ts'

/** A stretch of the timeline and the direction in which it is read. Both ends are exclusive. */
export interface Stretch {
  above: number
  below: number
  direction: 'down' | 'up'
  /** At most this many cards. */
  limit: number
}

/** One page of a list in the order that was asked for, and the cursors that lead on from it. */
export interface Page {
  cards: Card[]
  next: string | null
  prev: string | null
}

/**
 * The stretch to look up for a page: one card more than it shows, to know whether there are others. `horizon` is the
 * position from which on articles are still scheduled.
 */
export function stretchFor(question: Question, cursor: Cursor | undefined, limit: number, horizon: number): Stretch {
  const side = cursor?.side ?? sideOfNext(question)
  const above = question.since === undefined ? -1 : firstPositionAt(question.since) - 1
  const below = question.until === undefined ? horizon : Math.min(horizon, firstPositionAt(question.until))
  return {
    above: cursor?.side === 'newer' ? Math.max(above, cursor.position) : above,
    below: cursor?.side === 'older' ? Math.min(below, cursor.position) : below,
    direction: side === 'older' ? 'down' : 'up',
    limit: limit + 1,
  }
}

/** The page made of what was found in its stretch. */
export function pageOf(found: Card[], question: Question, cursor: Cursor | undefined, limit: number): Page {
  const next = sideOfNext(question)
  const backwards = cursor !== undefined && cursor.side !== next
  const more = found.length > limit
  const cards = backwards ? found.slice(0, limit).toReversed() : found.slice(0, limit)
  // The most relevant are one page.
  if (question.sort === 'relevance') return { cards, next: null, prev: null }
  const behind = backwards ? more : cursor !== undefined
  return {
    cards,
    next: more || backwards ? writeCursor(onFrom(cards.at(-1), next, cursor)) : null,
    prev: behind ? writeCursor(onFrom(cards.at(0), opposite(next), cursor)) : null,
  }
}

/** On from a card; where what the page would have held is gone, from the cursor that led to it, back to where it came from. */
function onFrom(card: Card | undefined, side: Cursor['side'], cursor: Cursor | undefined): Cursor {
  if (card) return { position: card.position, side }
  const position = cursor?.position ?? 0
  return { position: side === 'older' ? position + 1 : Math.max(0, position - 1), side }
}

function opposite(side: Cursor['side']): Cursor['side'] {
  return side === 'older' ? 'newer' : 'older'
}

function sideOfNext({ sort }: Question): Cursor['side'] {
  return sort === 'oldest' ? 'newer' : 'older'
}
