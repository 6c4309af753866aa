import type { Database } from './open.ts'
import { countStatements } from './save-statements.ts'

/** The statements that take articles out of the counts, the timeline and the cards. */
export function removeStatements(db: Database, articles: number[]): D1PreparedStatement[] {
  const ids = JSON.stringify(articles)
  return [
    ...countStatements('-', 1),
    'DELETE FROM timeline WHERE rowid IN (SELECT a.position FROM json_each(?1) old JOIN articles a ON a.id = old.value)',
    'DELETE FROM articles WHERE id IN (SELECT value FROM json_each(?1))',
  ].map((sql) => db.$client.prepare(sql).bind(ids))
}
