import type { AuditNote } from '../domain/audit.ts'
import { appearedBy, type Manuscript, type Revision } from '../domain/manuscript.ts'
import type { Candidate, Kept } from '../domain/reconcile.ts'
import type { ReplyTo } from '../domain/reply.ts'
import { type Touched, type TouchedArticle, touchedBy } from '../domain/touched.ts'
import { articleStatements, statesOf, type Write } from './article-writes.ts'
import { auditStatement } from './audit.ts'
import { byOriginSql } from './find-manuscript.ts'
import { findKept } from './kept.ts'
import { underKnownLabels } from './known-labels.ts'
import { leaveStatements, moveStatements } from './move-statements.ts'
import type { Database } from './open.ts'
import { isOvertaken, overtakenIf } from './overtaken.ts'
import { removeStatements } from './remove-statements.ts'
import { replyStatements } from './replies.ts'
import { imported } from './revisions.ts'
import { writeBatch } from './write-batch.ts'

/** A write to a manuscript, decided upon. */
export interface Change {
  /** As it was found; undefined when it is new. */
  before: Manuscript | undefined
  /** Undefined when it is deleted. */
  after: Manuscript | undefined
  /** What was written, as an article. Readers get to see it when the manuscript is published. */
  candidate: Candidate | undefined
  note: AuditNote
  /** What the caller will be answered, for whoever may ask again. */
  reply: ReplyTo | undefined
}

/**
 * Keeps a manuscript, its revision, what readers see of it, the note of it and the reply, all or nothing. `overtaken`
 * when what the change was decided upon is true no longer, or its reply is kept already: find and decide again.
 */
export async function saveManuscript(db: Database, change: Change): Promise<{ touched: Touched } | 'overtaken'> {
  const { before, after, candidate, note, reply } = change
  const now = note.at
  const kept = before?.articleId == null ? undefined : await findKept(db, before.articleId)
  if (before?.articleId != null && !kept) return 'overtaken'
  const readers = await forReaders(db, after, candidate, kept, now)
  const touched = touchedBy(readers.states, false)
  const statements = [
    ...unlessChanged(db, before, after),
    // Whoever repeats a write whose answer was lost has the edge told once more, and rather of too much.
    ...(reply ? replyStatements(db, reply.once, reply.reply, { ...touched, navigation: readers.some }, now) : []),
    ...(after && after.slug !== before?.slug ? leaveStatements(db, after.slug) : []),
    ...readers.statements,
    ...placeStatements(db, before, after, now),
    ...(after ? keepStatements(db, before, after, note) : forgetStatements(db, before as Manuscript, note)),
  ]
  try {
    // What readers do not see must leave no trace where they look: neither in the time of the last write.
    if (readers.some) return { touched: { ...touched, navigation: await writeBatch(db, statements, note) } }
    await db.$client.batch([...statements, auditStatement(db, note)])
    return { touched }
  } catch (error) {
    if (isOvertaken(error)) return 'overtaken'
    throw error
  }
}

/** What changes on the timeline. */
async function forReaders(
  db: Database,
  after: Manuscript | undefined,
  candidate: Candidate | undefined,
  kept: Kept | undefined,
  now: number,
): Promise<{ statements: D1PreparedStatement[]; states: TouchedArticle[]; some: boolean }> {
  if (after?.state === 'published' && candidate) {
    const [named] = (await underKnownLabels(db, [candidate])) as [Candidate]
    const { slug } = after
    const writes: Write[] = [
      { candidate: named, decision: kept ? { outcome: 'updated', slug, kept } : { outcome: 'added', slug } },
    ]
    return { statements: await articleStatements(db, writes, now), states: statesOf(writes), some: true }
  }
  if (!kept) return { statements: [], states: [], some: false }
  const { id, category, tags } = kept
  return {
    statements: removeStatements(db, [id]),
    states: [{ id, category, tags: tags.map((tag) => tag.slug) }],
    some: true,
  }
}

/** Another editor or an import may have been quicker. */
function unlessChanged(db: Database, before: Manuscript | undefined, after: Manuscript | undefined) {
  return [
    ...(before ? [before.id === undefined ? unlessImported(db, before) : unlessEdited(db, before.id, before)] : []),
    ...(after
      ? [
          overtakenIf(
            db,
            'EXISTS (SELECT 1 FROM articles WHERE slug = ?1 AND id IS NOT ?2)',
            ...[after.slug, before?.articleId ?? null],
          ),
        ]
      : []),
    ...(after && !before ? unlessKnown(db, after) : []),
  ]
}

/** Two that hand in the same draft at once are one who does so twice. */
function unlessKnown(db: Database, { written: { origin } }: Manuscript) {
  return origin ? [overtakenIf(db, `EXISTS (${byOriginSql})`, ...[origin.source, origin.guid])] : []
}

function unlessEdited(db: Database, id: number, { version }: Manuscript) {
  return overtakenIf(
    db,
    `NOT EXISTS (SELECT 1 FROM manuscripts WHERE id = ?1 AND version = ?2 AND state <> 'deleted')`,
    ...[id, version],
  )
}

function unlessImported(db: Database, { articleId, fingerprint }: Manuscript) {
  return overtakenIf(
    db,
    `NOT EXISTS (SELECT 1 FROM articles WHERE id = ?1 AND fingerprint = ?2)
      OR EXISTS (SELECT 1 FROM manuscripts WHERE article_id = ?1)`,
    ...[articleId, fingerprint],
  )
}

/** What a new address takes from others: that of a deleted article, and the way there from the old one. */
function placeStatements(db: Database, before: Manuscript | undefined, after: Manuscript | undefined, now: number) {
  if (!after || after.slug === before?.slug) return []
  const onTimeline = before?.articleId != null
  return [...(before && !onTimeline && appearedBy(before, now) ? moveStatements(db, before.slug, after.slug) : [])]
}

function keepStatements(db: Database, before: Manuscript | undefined, after: Manuscript, note: AuditNote) {
  return [
    db.$client
      .prepare(keepSql)
      .bind(
        ...[before?.id ?? null, after.slug, after.state, after.appeared ? 1 : 0, after.version],
        ...[JSON.stringify(after.written), after.written.title, after.publishedAt, after.createdAt, after.editedAt],
        ...[after.editedBy, ...originOf(after)],
      ),
    ...(before && before.id === undefined ? [revisionStatement(db, after.slug, imported(before))] : []),
    revisionStatement(db, after.slug, { ...after, at: note.at, actor: note.actor, action: note.action }),
  ]
}

const keepSql = `
  INSERT INTO manuscripts (id, slug, state, article_id, appeared, version, written, title, published_at, created_at,
      edited_at, edited_by, origin_source, origin_guid, source_url)
    VALUES (?1, ?2, ?3, CASE ?3 WHEN 'published' THEN (SELECT id FROM articles WHERE slug = ?2) END, ?4, ?5, ?6, ?7, ?8,
      ?9, ?10, ?11, ?12, ?13, ?14)
    ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, state = excluded.state, article_id = excluded.article_id,
      appeared = excluded.appeared, version = excluded.version, written = excluded.written, title = excluded.title,
      published_at = excluded.published_at, edited_at = excluded.edited_at, edited_by = excluded.edited_by,
      origin_source = excluded.origin_source, origin_guid = excluded.origin_guid, source_url = excluded.source_url`

function originOf({ written: { origin }, original }: Manuscript) {
  return [origin?.source ?? null, origin?.guid ?? null, original]
}

/** `slug` is where the manuscript is by the time that the statement runs. */
function revisionStatement(db: Database, slug: string, revision: Revision) {
  const { version, at, actor, action, state, publishedAt, written } = revision
  return db.$client
    .prepare(
      `INSERT INTO revisions (manuscript_id, version, at, actor, action, slug, state, published_at, title, written)
        SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM manuscripts WHERE slug = ?1`,
    )
    .bind(
      ...[slug, version, at, actor, action, revision.slug, state],
      ...[publishedAt, written.title, JSON.stringify(written)],
    )
}

/**
 * Nothing that was written stays. The address does, where readers knew it, and the origin, by which an import would bring
 * the article back; of a draft that has neither there is nothing to remember.
 */
function forgetStatements(db: Database, before: Manuscript, { at, actor }: AuditNote) {
  const client = db.$client
  const appeared = appearedBy(before, at)
  const [source, guid, original] = originOf(before)
  const forget = [
    client.prepare('DELETE FROM revisions WHERE manuscript_id = ?1').bind(before.id ?? null),
    client.prepare('DELETE FROM manuscripts WHERE id = ?1').bind(before.id ?? null),
  ]
  if (!appeared && guid === null) return forget
  return [
    ...forget,
    client
      .prepare(
        `INSERT INTO manuscripts (id, slug, state, appeared, version, created_at, edited_at, edited_by, origin_source,
            origin_guid, source_url)
          VALUES (?1, ?2, 'deleted', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
      )
      .bind(
        ...[before.id ?? null, appeared ? before.slug : null, appeared ? 1 : 0, before.version + 1],
        ...[before.createdAt, at, actor, source, guid, original],
      ),
  ]
}
