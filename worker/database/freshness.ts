import { sql } from 'drizzle-orm'
import type { Database } from './open.ts'
import { lastWrite } from './schema.ts'

/**
 * One row for `freshnessOf`. It stands in the batch of every public answer, so it reads one row, and one more for each
 * of the two that exists: the last article whose time came since the clock last counted, and the next that is due.
 */
export function selectFreshness(db: Database, horizon: number) {
  const waiting = (aggregate: 'min' | 'max', side: '<' | '>=') =>
    sql<number | null>`(SELECT ${sql.raw(aggregate)}(position) FROM articles
      WHERE counted = 0 AND position ${sql.raw(side)} CAST(${horizon} AS INTEGER))`
  return db
    .select({
      savedAt: lastWrite.savedAt,
      appeared: waiting('max', '<'),
      due: waiting('min', '>='),
      departures: lastWrite.departures,
    })
    .from(lastWrite)
}
