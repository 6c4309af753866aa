import { placesPerMillisecond } from './position.ts'

/** How old what readers see is, and how long it can stay so. Times are milliseconds. */
export interface Freshness {
  /** When it last became what it is: by a write, or because a scheduled article's time came. */
  changedAt: number
  /** When the next scheduled article appears; undefined when none waits. */
  dueAt: number | undefined
}

/** What the database says of the last write and of the articles that wait to be counted, put together. */
export function freshnessOf(row: FreshRow | undefined): Freshness {
  return {
    changedAt: Math.max(row?.savedAt ?? 0, timeOf(row?.appeared ?? 0)),
    dueAt: row?.due == null ? undefined : timeOf(row.due),
  }
}

interface FreshRow {
  savedAt: number
  /** The position of the last article whose time came since. */
  appeared: number | null
  /** The position of the next whose time comes. */
  due: number | null
}

function timeOf(position: number): number {
  return Math.floor(position / placesPerMillisecond)
}
