import type { Card, Problem } from '../worker/contract.ts'

/** What the element tells the page. All bubble, out of shadow roots too. */
export interface FeedEvents {
  /** The cards are there. */
  'newsclip-load': { count: number; from: 'inline' | 'network' }
  /** A load failed; status 0 when no usable answer came. */
  'newsclip-error': { problem: Problem }
  /** A reader is about to follow a card's link. Cancelled: the link is not followed. */
  'newsclip-click': { article: Card }
  /** More cards are there: so many. */
  'newsclip-more': { count: number; from: 'network' }
}

/** Dispatches one; false when the page cancelled it, which it can with a click only. */
export function announce<Name extends keyof FeedEvents>(
  target: EventTarget,
  name: Name,
  detail: FeedEvents[Name],
): boolean {
  const cancelable = name === 'newsclip-click'
  return target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }))
}
