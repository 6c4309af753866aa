import { and, desc, eq, gt, isNull, lt, ne, or } from 'drizzle-orm'
import { differenceOf } from '../domain/difference.ts'
import type { Actor } from '../domain/editor-token.ts'
import type { ReplyTo } from '../domain/reply.ts'
import type { Source, SourceRun, SourceSettings, SourceState } from '../domain/source.ts'
import { auditStatement } from './audit.ts'
import type { Database } from './open.ts'
import { isOvertaken, isSaved } from './overtaken.ts'
import { numberedReplyStatements, unseenReplyStatements } from './replies.ts'
import { sources } from './schema.ts'

/** All but what a check remembers for the next one, which is long. */
export const sourceColumns = {
  id: sources.id,
  url: sources.url,
  key: sources.key,
  title: sources.title,
  siteUrl: sources.siteUrl,
  category: sources.category,
  tags: sources.tags,
  tagMap: sources.tagMap,
  content: sources.content,
  language: sources.language,
  active: sources.active,
  createdAt: sources.createdAt,
  dueAt: sources.dueAt,
  checkedAt: sources.checkedAt,
  succeededAt: sources.succeededAt,
  failures: sources.failures,
  reason: sources.reason,
  detail: sources.detail,
  unread: sources.unread,
  added: sources.added,
  updated: sources.updated,
}

export function findSource(db: Database, id: number): Promise<Source | undefined> {
  return db.select(sourceColumns).from(sources).where(eq(sources.id, id)).get()
}

/** The source that has this address, or had it when it was added. */
export function findSourceAt(db: Database, url: string): Promise<Source | undefined> {
  return db
    .select(sourceColumns)
    .from(sources)
    .where(or(eq(sources.url, url), eq(sources.key, url)))
    .get()
}

export interface SourceQuestion {
  state: SourceState | undefined
  below: number | undefined
  limit: number
}

/** Those that were added last come first: those below a number, of one state or of all. */
export function listSources(db: Database, { state, below, limit }: SourceQuestion): Promise<Source[]> {
  return db
    .select(sourceColumns)
    .from(sources)
    .where(and(below === undefined ? undefined : lt(sources.id, below), state && inState(state)))
    .orderBy(desc(sources.id))
    .limit(limit)
}

/** As `stateOf` has it. */
function inState(state: SourceState) {
  const { active, reason, failures, checkedAt } = sources
  const isChecked = and(eq(active, true), or(isNull(reason), ne(reason, 'gone')))
  switch (state) {
    case 'paused':
      return eq(active, false)
    case 'gone':
      return and(eq(active, true), eq(reason, 'gone'))
    case 'failing':
      return and(isChecked, gt(failures, 0))
    case 'waiting':
      return and(isChecked, eq(failures, 0), isNull(checkedAt))
    case 'fine':
      return and(isChecked, eq(failures, 0), gt(checkedAt, 0))
  }
}

/** The last checks of a source, the newest first; undefined when there is no such source. */
export async function listSourceRuns(db: Database, id: number): Promise<SourceRun[] | undefined> {
  const row = await db.select({ runs: sources.runs }).from(sources).where(eq(sources.id, id)).get()
  return row?.runs
}

/** Keeps a new source and the reply about it, and tells its number; undefined when its address or its reply is kept already. */
export async function saveSource(
  db: Database,
  source: Source,
  by: Actor,
  now: number,
  kept: ReplyTo | undefined,
): Promise<number | undefined> {
  const { url, title, siteUrl, category, tags, tagMap, content, language, active } = source
  const { dueAt, checkedAt, failures, reason, detail } = source
  const after = settingsOf(source)
  try {
    const [added] = await db.$client.batch<{ id: number }>([
      db.$client
        .prepare(
          `INSERT INTO sources (url, key, title, site_url, category, tags, tag_map, content, language, active,
              created_at, due_at, checked_at, failures, reason, detail)
            VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) RETURNING id`,
        )
        .bind(
          ...[url, title, siteUrl, category, JSON.stringify(tags), JSON.stringify(tagMap), content, language],
          ...[active ? 1 : 0, now, dueAt, checkedAt, failures, reason, detail],
        ),
      ...numberedReplyStatements(db, kept, now),
      auditStatement(db, { at: now, actor: by.name, action: 'source.added', subject: url, before: null, after }),
    ])
    return added?.results[0]?.id
  } catch (error) {
    if (isOvertaken(error)) return undefined
    throw error
  }
}

/**
 * Keeps other settings. Whatever check is under way keeps nothing any more: the next one, which is due at once, looks at
 * all items anew.
 */
export async function saveSettings(
  db: Database,
  before: Source,
  settings: SourceSettings,
  by: Actor,
  now: number,
): Promise<Source | 'taken'> {
  const { url, title, category, tags, tagMap, content, language, active } = settings
  const was = settingsOf(before)
  const note = {
    at: now,
    actor: by.name,
    action: 'source.changed',
    subject: url,
    ...differenceOf({ ...was }, { ...settings }),
  }
  try {
    await db.$client.batch([
      db.$client
        .prepare(
          `UPDATE sources SET url = ?2, title = ?3, category = ?4, tags = ?5, tag_map = ?6, content = ?7, language = ?8,
              active = ?9, due_at = ?10, lease = NULL, etag = NULL, last_modified = NULL, digest = NULL, seen = '[]', unread = 0,
              reason = nullif(reason, 'gone')
            WHERE id = ?1`,
        )
        .bind(
          ...[before.id, url, title, category, JSON.stringify(tags), JSON.stringify(tagMap), content, language],
          ...[active ? 1 : 0, active ? now : null],
        ),
      auditStatement(db, note),
    ])
  } catch (error) {
    if (isOvertaken(error)) return 'taken'
    throw error
  }
  return (await findSource(db, before.id)) as Source
}

export function settingsOf(source: Source): SourceSettings {
  const { url, title, category, tags, tagMap, content, language, active } = source
  return { url, title, category, tags, tagMap, content, language, active }
}

/** Ends a source. Its articles stay, and are known again should it be added once more. False when its reply is kept already. */
export async function removeSource(
  db: Database,
  source: Source,
  by: Actor,
  now: number,
  kept: ReplyTo | undefined,
): Promise<boolean> {
  const before = settingsOf(source)
  return isSaved(db, [
    ...unseenReplyStatements(db, kept, now),
    db.$client.prepare('DELETE FROM sources WHERE id = ?1').bind(source.id),
    auditStatement(db, { at: now, actor: by.name, action: 'source.removed', subject: source.url, before, after: null }),
  ])
}
