const minuteMs = 60_000
const dayMs = 86_400_000

/** A source is asked no oftener than the first and no seldomer than the last, whatever anybody says. */
export const pauses = { leastMs: 15 * minuteMs, usualMs: 60 * minuteMs, mostMs: dayMs }

/** Whoever asks us to wait is waited for, within reason. */
const longestWaitMs = 7 * dayMs

/** Items whose times show a feed's rhythm. */
const rhythmItems = 10

/** What a publisher says of how long an answer stays good, in milliseconds. */
export interface Wishes {
  /** In the feed: `ttl`, or the `sy:` words. */
  paceMs: number | undefined
  /** With the answer: `Cache-Control` or `Expires`. */
  freshForMs: number | undefined
  /** `Retry-After`. */
  waitMs: number | undefined
}

/**
 * How long a feed that was read may rest: a quarter of what lies between its items, or of the silence since the last,
 * and not less than its publisher wishes.
 */
export function pauseAfterFeed(times: number[], wishes: Wishes, now: number): number {
  return pauseWith(rhythmOf(times, now) / 4, wishes)
}

/** A feed that has not changed rests half as long again. */
export function pauseAfterUnchanged(pauseMs: number, wishes: Wishes): number {
  return pauseWith(pauseMs * 1.5, wishes)
}

/** A source that fails is asked after a while that doubles each time. */
export function pauseAfterTrouble(failures: number, { waitMs = 0 }: Pick<Wishes, 'waitMs'>): number {
  const growing = Math.min(pauses.leastMs * 2 ** Math.min(failures - 1, 20), pauses.mostMs)
  return Math.max(growing, Math.min(waitMs, longestWaitMs))
}

function pauseWith(ownMs: number, { paceMs = 0, freshForMs = 0, waitMs = 0 }: Wishes): number {
  const wished = Math.min(Math.max(ownMs, paceMs, freshForMs), pauses.mostMs)
  return Math.round(Math.max(wished, pauses.leastMs, Math.min(waitMs, longestWaitMs)))
}

function rhythmOf(times: number[], now: number): number {
  const newest = times
    .filter((time) => time <= now)
    .sort((one, other) => other - one)
    .slice(0, rhythmItems)
  const [first, last] = [newest[0], newest.at(-1)]
  if (first === undefined || last === undefined) return 4 * pauses.usualMs
  const between = newest.length > 1 ? (first - last) / (newest.length - 1) : dayMs
  return Math.max(between, now - first)
}
