/**
 * A position is the integer that places an article on the timeline: its publication time in milliseconds × 1000 plus a
 * tie-breaker. It stays below 2^53 until the year 2255.
 */
export const placesPerMillisecond = 1000

/** Times that have a position; the last keeps well clear of 2^53. */
export const firstTime = Date.UTC(1970, 0, 1)
export const lastTime = Date.UTC(2200, 0, 1)

/** The first place of a millisecond. */
export function firstPositionAt(time: number): number {
  return time * placesPerMillisecond
}

/** The last place of a millisecond: everything published by then has this position or a lower one. */
export function lastPositionAt(time: number): number {
  return time * placesPerMillisecond + placesPerMillisecond - 1
}

/**
 * Gives each wished-for millisecond a free place.
 *
 * `lastTaken` tells the highest place that is taken in a millisecond, or undefined when it is empty. A full millisecond
 * spills into the next. Milliseconds that had to be asked for but are unknown come back in `unknown`; ask again with them.
 */
export function placeAll(
  times: number[],
  lastTaken: Map<number, number | undefined>,
): { positions: number[] } | { unknown: number[] } {
  const taken = new Map(lastTaken)
  const unknown = new Set<number>()
  const positions = times.map((wished) => {
    for (let time = wished; ; time++) {
      if (!taken.has(time)) {
        unknown.add(time)
        return Number.NaN
      }
      const position = (taken.get(time) ?? firstPositionAt(time) - 1) + 1
      if (position > lastPositionAt(time)) continue
      taken.set(time, position)
      return position
    }
  })
  return unknown.size ? { unknown: [...unknown] } : { positions }
}
