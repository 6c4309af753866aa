import type { Database } from './open.ts'
import { lastWrite } from './schema.ts'

/** When anything was last changed, in milliseconds. */
export function selectLastWrite(db: Database) {
  return db.select({ savedAt: lastWrite.savedAt }).from(lastWrite)
}

/** To be part of every write's batch. */
export function writeTime(db: Database, now: number): D1PreparedStatement {
  return db.$client.prepare('UPDATE last_write SET saved_at = max(saved_at, ?1)').bind(now)
}
