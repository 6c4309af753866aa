import type { Label } from '../domain/article.ts'
import type { AuditNote } from '../domain/audit.ts'
import type { Actor } from '../domain/editor-token.ts'
import type { ArticleBefore } from '../domain/import.ts'
import { lastPositionAt } from '../domain/position.ts'
import { type Imported, type TakenBack, takeBack } from '../domain/take-back.ts'
import { type Touched, touchedBy } from '../domain/touched.ts'
import { articleStatements, statesOf, type Write } from './article-writes.ts'
import { listChanges } from './changes.ts'
import type { KeptImport } from './imports.ts'
import type { Database } from './open.ts'
import { isOvertaken, maxAttempts, overtakenIf } from './overtaken.ts'
import { removeStatements } from './remove-statements.ts'
import { writeBatch } from './write-batch.ts'

/** Articles in a portion: of those that are removed, and of those that are restored, which are written whole. */
const portions = { removed: 300, restored: 25 }

/**
 * Takes a portion of an import back, all or nothing, and says whose cached answers are old. Those that it added come
 * first; when nothing is left, the import has been taken back.
 */
export async function saveTakenBack(db: Database, { id, name }: KeptImport, by: Actor, now: number): Promise<Touched> {
  for (let attempt = 1; ; attempt++) {
    const portion = await listPortion(db, id)
    const decided = portion.map(takeBack)
    const removed = decided.flatMap((one) => (one.outcome === 'removed' ? one.now : []))
    const writes = decided.flatMap((one): Write[] =>
      one.outcome === 'restored'
        ? [{ candidate: one.candidate, decision: { outcome: 'updated', slug: one.now.slug, kept: one.now } }]
        : [],
    )
    const statements = [
      unlessChanged(db, id, portion, decided),
      ...goneStatements(
        db,
        removed.map((kept) => kept.id),
        by,
        now,
      ),
      ...(writes.length ? await articleStatements(db, writes, now) : []),
      ...endStatements(db, id, portion, decided),
    ]
    const states = [
      ...removed.map((kept) => ({ id: kept.id, category: kept.category, tags: kept.tags.map((tag) => tag.slug) })),
      ...statesOf(writes),
    ]
    const changes = await listChanges(db, writes, removed)
    const note: AuditNote = {
      ...{ at: now, actor: by.name, action: 'import.taken-back', subject: name, before: changes?.before ?? null },
      after: {
        ...{ removed: removed.map(({ slug }) => slug), restored: writes.map(({ decision }) => decision.slug) },
        ...(writes.length && changes ? { changed: changes.after } : {}),
      },
    }
    try {
      return touchedBy(states, await writeBatch(db, statements, note))
    } catch (error) {
      if (attempt === maxAttempts || !isOvertaken(error)) throw error
    }
  }
}

async function listPortion(db: Database, importId: number): Promise<Imported[]> {
  const list = async (which: string, limit: number) =>
    (await db.$client.prepare(`${portionSql} AND ${which} LIMIT ${limit}`).bind(importId).all<Row>()).results
  const added = await list('i.before IS NULL', portions.removed)
  const rows = added.length ? added : await list('i.before IS NOT NULL', portions.restored)
  return rows.map(importedFromRow)
}

const portionSql = `
  SELECT i.article_id, i.slug AS slug_then, i.fingerprint AS fingerprint_then, i.before, a.slug, a.position, a.title,
      a.published_at, a.origin_source, a.origin_guid, a.original, a.fingerprint, a.category_slug, a.tags,
      m.id AS manuscript
    FROM imported i LEFT JOIN articles a ON a.id = i.article_id LEFT JOIN manuscripts m ON m.article_id = i.article_id
    WHERE i.import_id = ?1`

interface Row {
  article_id: number
  slug_then: string
  fingerprint_then: string
  before: string | null
  slug: string | null
  position: number
  title: string
  published_at: number
  origin_source: string | null
  origin_guid: string | null
  original: string | null
  fingerprint: string
  category_slug: string
  tags: string
  manuscript: number | null
}

function importedFromRow(row: Row): Imported {
  const { origin_source: source, origin_guid: guid } = row
  return {
    articleId: row.article_id,
    fingerprint: row.fingerprint_then,
    slug: row.slug_then,
    before: row.before === null ? null : (JSON.parse(row.before) as ArticleBefore),
    isEdited: row.manuscript !== null,
    now:
      row.slug === null
        ? undefined
        : {
            ...{ id: row.article_id, slug: row.slug, position: row.position, publishedAt: row.published_at },
            origin: source === null || guid === null ? null : { source, guid },
            ...{ title: row.title, original: row.original, fingerprint: row.fingerprint, category: row.category_slug },
            tags: JSON.parse(row.tags) as Label[],
          },
  }
}

/** An editor, an import, or another who takes this one back may have been there since it was decided. */
function unlessChanged(db: Database, importId: number, portion: Imported[], decided: TakenBack[]) {
  const found = decided.flatMap((one) => ('now' in one ? { id: one.now.id, fingerprint: one.now.fingerprint } : []))
  return overtakenIf(
    db,
    `(SELECT count(*) FROM json_each(?2) part JOIN imported i ON i.import_id = ?1 AND i.article_id = part.value)
        <> json_array_length(?2)
      OR EXISTS (SELECT 1 FROM json_each(?3) found LEFT JOIN articles a ON a.id = found.value ->> 'id'
        LEFT JOIN manuscripts m ON m.article_id = found.value ->> 'id'
        WHERE a.fingerprint IS NOT found.value ->> 'fingerprint' OR m.id IS NOT NULL)`,
    ...[importId, JSON.stringify(portion.map(({ articleId }) => articleId)), JSON.stringify(found)],
  )
}

/**
 * Articles go as an editor deletes them: their addresses say so where readers knew them, and their origins are remembered,
 * so that the next check of their source does not bring them back.
 */
function goneStatements(db: Database, ids: number[], by: Actor, now: number): D1PreparedStatement[] {
  if (ids.length === 0) return []
  return [
    db.$client
      .prepare(
        `INSERT INTO manuscripts (slug, state, appeared, version, created_at, edited_at, edited_by, origin_source,
            origin_guid, source_url, taken_back)
          SELECT CASE WHEN a.position <= ?3 THEN a.slug END, 'deleted', a.position <= ?3, 1, a.published_at, ?2, ?4,
              a.origin_source, a.origin_guid, a.original, 1
            FROM json_each(?1) old JOIN articles a ON a.id = old.value
            WHERE a.position <= ?3 OR a.origin_guid IS NOT NULL`,
      )
      .bind(JSON.stringify(ids), now, lastPositionAt(now), by.name),
    ...removeStatements(db, ids),
  ]
}

function endStatements(db: Database, importId: number, portion: Imported[], decided: TakenBack[]) {
  const client = db.$client
  const number = (outcome: TakenBack['outcome']) => decided.filter((one) => one.outcome === outcome).length
  return [
    client
      .prepare('DELETE FROM imported WHERE import_id = ?1 AND article_id IN (SELECT value FROM json_each(?2))')
      .bind(importId, JSON.stringify(portion.map(({ articleId }) => articleId))),
    client
      .prepare(
        `UPDATE imports SET removed = removed + ?2, restored = restored + ?3, spared = spared + ?4,
            state = CASE WHEN EXISTS (SELECT 1 FROM imported WHERE import_id = ?1) THEN 'leaving' ELSE 'taken-back' END
          WHERE id = ?1`,
      )
      .bind(importId, number('removed'), number('restored'), number('spared')),
  ]
}
