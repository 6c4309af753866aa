import type { Actor } from '../domain/editor-token.ts'
import type { ImportIdentity } from '../domain/import.ts'
import type { Write } from './article-writes.ts'
import type { Database } from './open.ts'
import { overtakenIf } from './overtaken.ts'

/**
 * The statements that make writes part of an import, so that they can be taken back: those before the articles are written
 * and those after, in the same batch.
 */
export function importStatements(
  db: Database,
  writes: Write[],
  { name, sourceId, returning }: ImportIdentity,
  by: Actor,
  now: number,
): { first: D1PreparedStatement[]; last: D1PreparedStatement[] } {
  const client = db.$client
  const updated = writes.flatMap(({ decision }) => (decision.outcome === 'updated' ? decision.kept.id : []))
  const slugs = JSON.stringify(writes.map(({ decision }) => decision.slug))
  return {
    first: [
      // One that is taken back takes nothing in any more.
      overtakenIf(db, `EXISTS (SELECT 1 FROM imports WHERE name = ?1 AND state <> 'kept')`, name),
      ...(returning ? returnStatements(db, writes, slugs) : []),
      client
        .prepare(
          `INSERT INTO imports (name, actor, source_id, started_at, saved_at, state, added, updated)
            VALUES (?1, ?2, ?3, ?4, ?4, 'kept', ?5, ?6)
            ON CONFLICT (name) DO UPDATE SET saved_at = excluded.saved_at, added = added + excluded.added,
              updated = updated + excluded.updated`,
        )
        .bind(name, by.name, sourceId, now, writes.length - updated.length, updated.length),
      ...(updated.length ? [client.prepare(keepBeforeSql).bind(name, JSON.stringify(updated))] : []),
    ],
    last: [client.prepare(keepAfterSql).bind(name, slugs)],
  }
}

/** What the articles are that will be replaced. What an import itself has made of one before is no state to go back to. */
const keepBeforeSql = `
  INSERT INTO imported (import_id, article_id, fingerprint, slug, before)
    SELECT (SELECT id FROM imports WHERE name = ?1), a.id, a.fingerprint, a.slug, json_object(
        'slug', a.slug, 'title', a.title, 'summary', a.summary,
        'category', json_object('slug', a.category_slug, 'name', a.category_name), 'tags', json(a.tags),
        'image', json(a.image), 'author', a.author, 'language', a.language, 'publishedAt', a.published_at,
        'updatedAt', a.updated_at, 'source', json(a.source), 'sponsored', a.sponsored,
        'origin', json_object('source', a.origin_source, 'guid', a.origin_guid), 'original', a.original,
        'fingerprint', a.fingerprint, 'html', timeline.html, 'text', timeline.text)
      FROM json_each(?2) old JOIN articles a ON a.id = old.value JOIN timeline ON timeline.rowid = a.position
    ON CONFLICT DO NOTHING`

const keepAfterSql = `
  INSERT INTO imported (import_id, article_id, fingerprint, slug)
    SELECT (SELECT id FROM imports WHERE name = ?1), a.id, a.fingerprint, a.slug
      FROM json_each(?2) new JOIN articles a ON a.slug = new.value
    ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, slug = excluded.slug`

/** Articles that went with an import and come back are gone no longer; nor do others that went keep their addresses from them. */
function returnStatements(db: Database, writes: Write[], slugs: string): D1PreparedStatement[] {
  const origins = JSON.stringify(
    writes.flatMap(({ candidate: { article, address } }) => (article.origin ? { ...article.origin, address } : [])),
  )
  const taken = (where: string) =>
    `SELECT m.id FROM json_each(?1) back JOIN manuscripts m ON ${where} WHERE m.taken_back`
  const byOrigin = `m.origin_source = back.value ->> 'source' AND m.origin_guid = back.value ->> 'guid'`
  const byOriginal = `m.source_url = back.value ->> 'address' AND m.origin_guid IS NOT NULL`
  return [
    db.$client
      .prepare(`DELETE FROM manuscripts WHERE id IN (${taken(byOrigin)} UNION ALL ${taken(byOriginal)})`)
      .bind(origins),
    db.$client
      .prepare(`DELETE FROM manuscripts WHERE origin_guid IS NULL AND id IN (${taken('m.slug = back.value')})`)
      .bind(slugs),
    db.$client.prepare(`UPDATE manuscripts SET slug = NULL WHERE id IN (${taken('m.slug = back.value')})`).bind(slugs),
  ]
}
