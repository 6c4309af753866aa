import type { Card } from './article.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { firstPositionAt } from './position.ts'
import type { Question } from './question.ts'

/** A part of the timeline. Both ends are exclusive. */
export interface Span {
  above: number
  below: number
}

/** A part of the timeline and the direction in which it is read. */
export interface Stretch extends Span {
  direction: 'down' | 'up'
  /** At most this many cards. */
  limit: number
  /** Present on every page but the first. */
  walk?: Walk
}

/** A reading of several pages, each of which shows the articles at the places that they had when it began. */
export interface Walk {
  /** How many departures there had been by then. */
  since: number
  /** Where an article must be now to answer the question. */
  span: Span
}

/** What was found in a stretch. */
export interface Found {
  /** In its direction, each at the place that it has in this walk. */
  cards: Card[]
  /** The place from which on nothing was looked at: too much has left its place since the walk began to look at all of it. */
  reached?: number | undefined
  /** How many departures there have been by now. */
  departures: number
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
  const span = {
    above: question.since === undefined ? -1 : firstPositionAt(question.since) - 1,
    below: question.until === undefined ? horizon : Math.min(horizon, firstPositionAt(question.until)),
  }
  const side = cursor?.side ?? sideOfNext(question)
  return {
    above: cursor?.side === 'newer' ? Math.max(span.above, cursor.position) : span.above,
    below: cursor?.side === 'older' ? Math.min(span.below, cursor.position) : span.below,
    direction: side === 'older' ? 'down' : 'up',
    limit: limit + 1,
    ...(cursor && { walk: { since: cursor.since, span } }),
  }
}

/** The page made of what was found in its stretch. */
export function pageOf(found: Found, question: Question, cursor: Cursor | undefined, limit: number): Page {
  const next = sideOfNext(question)
  const side = cursor?.side ?? next
  const cards = found.cards.slice(0, limit)
  // The most relevant are one page.
  if (question.sort === 'relevance') return { cards, next: null, prev: null }
  const since = cursor?.since ?? found.departures
  const at = (position: number, side: Cursor['side']) => writeCursor({ position, side, since })
  const [first, last] = [cards.at(0), cards.at(-1)]
  const isMore = found.cards.length > limit
  const on =
    isMore && last
      ? at(last.position, side)
      : found.reached === undefined
        ? null
        : at(justBefore(found.reached, side), side)
  // Where what the page would have held is gone, back from the cursor that led to it.
  const back = cursor ? at(first?.position ?? justBefore(cursor.position, opposite(side)), opposite(side)) : null
  return side === next ? { cards, next: on, prev: back } : { cards: cards.toReversed(), next: back, prev: on }
}

/** The place from which reading to that side comes to this one next. */
function justBefore(position: number, side: Cursor['side']): number {
  return side === 'older' ? position + 1 : Math.max(0, position - 1)
}

function opposite(side: Cursor['side']): Cursor['side'] {
  return side === 'older' ? 'newer' : 'older'
}

function sideOfNext({ sort }: Question): Cursor['side'] {
  return sort === 'oldest' ? 'newer' : 'older'
}
