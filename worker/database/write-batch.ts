import { selectCategories } from './labels.ts'
import type { Database } from './open.ts'

/**
 * Runs the statements of a write as one transaction and notes its time. Returns whether the navigation, which stands on
 * every page, is another one now.
 */
export async function writeBatch(db: Database, statements: D1PreparedStatement[], now: number): Promise<boolean> {
  const { sql, params } = selectCategories(db).toSQL()
  const navigation = db.$client.prepare(sql).bind(...params)
  const time = db.$client.prepare('UPDATE last_write SET saved_at = max(saved_at, ?1)').bind(now)
  const results = await db.$client.batch<{ slug: string }>([navigation, ...statements, time, navigation])
  const [before, after] = [results.at(0), results.at(-1)].map((result) => result?.results.map((row) => row.slug).join())
  return before !== after
}
