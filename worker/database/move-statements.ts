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
    // As the trigger does for articles: when it comes back, walks know it by its new address.
    client.prepare('DELETE FROM departures WHERE slug = ?1').bind(to),
    client.prepare('UPDATE departures SET slug = ?2 WHERE slug = ?1').bind(from, to),
  ]
}

/**
 * The statements by which an article that was deleted leaves its address to another, before that one comes. Where it had
 * others, one of them stands for it from then on, unless a draft waits there, and the rest lead there: they would lead to
 * the other article.
 */
export function leaveStatements(db: Database, slug: string): D1PreparedStatement[] {
  const former = `(SELECT min(old_slug) FROM moved WHERE kind = 'article' AND new_slug = ?1
    AND NOT EXISTS (SELECT 1 FROM manuscripts WHERE slug = old_slug AND state <> 'deleted'))`
  return [
    `UPDATE manuscripts SET slug = ${former} WHERE slug = ?1 AND state = 'deleted'`,
    `UPDATE moved SET new_slug = ${former} WHERE kind = 'article' AND new_slug = ?1 AND old_slug <> ${former}`,
    `DELETE FROM moved WHERE kind = 'article' AND new_slug = ?1`,
  ].map((sql) => db.$client.prepare(sql).bind(slug))
}
