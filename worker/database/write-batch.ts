import type { AuditNote } from '../domain/audit.ts'
import { auditStatement } from './audit.ts'
import { selectCategories } from './labels.ts'
import type { Database } from './open.ts'

/**
 * Runs the statements of a write as one transaction and notes it: its time, and in the audit log. Returns whether the
 * navigation, which stands on every page, is another one now.
 */
export async function writeBatch(db: Database, statements: D1PreparedStatement[], note: AuditNote): Promise<boolean> {
  const { sql, params } = selectCategories(db).toSQL()
  const navigation = db.$client.prepare(sql).bind(...params)
  const time = db.$client.prepare('UPDATE last_write SET saved_at = max(saved_at, ?1)').bind(note.at)
  const results = await db.$client.batch<{ slug: string }>([
    navigation,
    // Before what is written: the triggers that note what has become of articles note this time.
    time,
    ...statements,
    auditStatement(db, note),
    navigation,
  ])
  const [before, after] = [results.at(0), results.at(-1)].map((result) => result?.results.map((row) => row.slug).join())
  return before !== after
}
