import { describe, expect, it } from 'vitest'
import { pauseAfterFeed, pauseAfterTrouble, pauseAfterUnchanged, type Wishes } from '../../worker/domain/next-check.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = Date.UTC(2026, 2, 4)
const none: Wishes = { paceMs: undefined, freshForMs: undefined, waitMs: undefined }

/** Ten items, so far apart, the last just now. */
const every = (gap: number) => Array.from({ length: 10 }, (_, at) => now - at * gap)

describe('a feed rests', () => {
  it.each([
    ['a quarter of what lies between its items', every(4 * hour), none, hour],
    ['not less than a quarter of an hour', every(minute), none, 15 * minute],
    ['not more than a day', every(30 * day), none, day],
    ['the longer, the longer it is silent', [now - 8 * hour, now - 9 * hour], none, 2 * hour],
    ['an hour when it says nothing of time', [], none, hour],
    ['as if what it dates ahead were not there', [now + day, ...every(4 * hour)], none, hour],
    ['as long as it wishes in itself', every(minute), { ...none, paceMs: 3 * hour }, 3 * hour],
    ['as long as its answer stays fresh', every(minute), { ...none, freshForMs: 2 * hour }, 2 * hour],
    ['no longer than a day for such wishes', every(minute), { ...none, paceMs: 9 * day, freshForMs: 9 * day }, day],
    ['as long as it asks us to wait', every(minute), { ...none, waitMs: 2 * day }, 2 * day],
    ['a week at most for that', every(minute), { ...none, waitMs: 99 * day }, 7 * day],
  ])('%s', (_, times, wishes, pause) => expect(pauseAfterFeed(times, wishes, now)).toBe(pause))

  it('half as long again each time that it has not changed', () => {
    expect(pauseAfterUnchanged(hour, none)).toBe(1.5 * hour)
    expect(pauseAfterUnchanged(day, none)).toBe(day)
  })

  it('twice as long after each failure, and at least as long as it asks', () => {
    expect([1, 2, 3, 99].map((failures) => pauseAfterTrouble(failures, none) / minute)).toEqual([15, 30, 60, 1440])
    expect(pauseAfterTrouble(1, { waitMs: 2 * hour })).toBe(2 * hour)
  })
})
