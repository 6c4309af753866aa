import type { Database } from './open.ts'
import { lastWrite } from './schema.ts'

/** When anything was last changed, in milliseconds. */
export function selectLastWrite(db: Database) {
  return db.select({ savedAt: lastWrite.savedAt }).from(lastWrite)
}
