import type { Database } from './open.ts'

/**
 * The statements that make an address which readers knew lead to another, while there is no article at either: whoever
 * asks is told of what has become of it there. An article on the timeline moves by itself (save-statements.ts).
 */
export function moveStatements(db: Database, from: string, to: string): D1PreparedStatement[] {
  const client = db.$client
  return [
    client.prepare(`UPDATE moved SET new_slug = ?2 WHERE kind = 'article' AND new_slug = ?1`).bind(from, to),
    client
      .prepare(
        `INSERT INTO moved (kind, old_slug, new_slug) VALUES ('article', ?1, ?2)
          ON CONFLICT DO UPDATE SET new_slug = excluded.new_slug`,
      )
      .bind(from, to),
    client.prepare(`DELETE FROM moved WHERE kind = 'article' AND old_slug = ?1`).bind(to),
  ]
}
