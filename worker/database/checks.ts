import { and, eq } from 'drizzle-orm'
import type { SeenItem } from '../domain/seen.ts'
import type { Source, SourceMemory, SourceRun } from '../domain/source.ts'
import type { TroubleReason } from '../domain/source-trouble.ts'
import type { Database } from './open.ts'
import { sources } from './schema.ts'
import { sourceColumns } from './sources.ts'

/** A source whose check has begun. Nobody else begins one before the lease is over. */
export interface ClaimedSource extends Source, SourceMemory {
  seen: SeenItem[]
  /** Of this very check. */
  lease: string
}

/** Milliseconds: longer than any check takes, shorter than anybody would miss it if it never ends. */
const leaseMs = 5 * 60_000

/** Begins a check of the source that has been due longest; undefined when none is. */
export function claimDueSource(db: Database, now: number): Promise<ClaimedSource | undefined> {
  return claim(db, '', 'id IN (SELECT id FROM sources WHERE due_at <= ?3 ORDER BY due_at, id LIMIT 1)', now)
}

/**
 * Begins a check of this source, due or not; undefined when another check of it is under way. When asked to, it looks at
 * all items anew and brings back what was taken back.
 */
export function claimSource(
  db: Database,
  id: number,
  { returning }: { returning: boolean },
  now: number,
): Promise<ClaimedSource | undefined> {
  const anew = returning ? ", brings_back = 1, seen = '[]', unread = 0" : ''
  return claim(db, anew, 'id = ?4 AND (lease IS NULL OR due_at IS NULL OR due_at <= ?3)', now, id)
}

const { etag, lastModified, digest, pauseMs, importName, returning, seen } = sources
const claimed = Object.entries({ ...sourceColumns, etag, lastModified, digest, pauseMs, importName, returning, seen })
/** What waits belongs to another import when the one that it belonged to was taken back: that takes nothing in any more. */
const keptImportSql = `(SELECT name FROM imports WHERE name = import_name AND state = 'kept')`
const claimedSql = claimed.map(([name, column]) => (name === 'importName' ? keptImportSql : column.name)).join(', ')

/** A clock that strikes every minute for years need not put the same statement together each time. */
async function claim(
  db: Database,
  anew: string,
  which: string,
  now: number,
  ...ids: number[]
): Promise<ClaimedSource | undefined> {
  const lease = crypto.randomUUID()
  const [row] = await db.$client
    .prepare(`UPDATE sources SET lease = ?1, due_at = ?2${anew} WHERE ${which} RETURNING ${claimedSql}`)
    .bind(lease, now + leaseMs, now, ...ids)
    .raw()
  if (!row) return undefined
  const values = claimed.map(([name, column], at) => [
    name,
    row[at] === null ? null : column.mapFromDriverValue(row[at]),
  ])
  return { ...(Object.fromEntries(values) as Omit<ClaimedSource, 'lease'>), lease }
}

/** Gives up a check before it has come to anything: the source is due, unless it is paused. */
export async function releaseSource(db: Database, { id, lease, active }: ClaimedSource, now: number): Promise<void> {
  await db
    .update(sources)
    .set({ lease: null, dueAt: active ? now : null })
    .where(and(eq(sources.id, id), eq(sources.lease, lease)))
}

/** What a check found, and what follows from it. */
export interface CheckOutcome extends SourceMemory {
  /** Where the feed is from now on. */
  url: string
  title: string
  siteUrl: string | null
  /** Null when it is not checked any more. */
  dueAt: number | null
  reason: TroubleReason | null
  detail: string | null
  failures: number
  /** Absent: as it was. */
  seen: SeenItem[] | undefined
  unread: number
  run: SourceRun
}

/** Checks that are remembered. */
const maxRuns = 20

/**
 * Keeps what a check found, and ends it. Nothing when it was given up meanwhile: its lease was over, or an editor has
 * changed the source. A feed that has moved to where another source is stays where it was.
 */
export async function saveCheck(db: Database, { id, lease }: ClaimedSource, outcome: CheckOutcome): Promise<void> {
  const { url, title, siteUrl, dueAt, reason, detail, failures, seen, unread, run } = outcome
  await db.$client
    .prepare(
      `UPDATE sources SET
          url = CASE WHEN EXISTS (SELECT 1 FROM sources other WHERE other.url = ?3 AND other.id <> ?1) THEN url ELSE ?3 END,
          title = ?4, site_url = ?5, due_at = CASE WHEN active THEN ?6 END, lease = NULL, reason = ?7, detail = ?8,
          failures = ?9, etag = ?10, last_modified = ?11, pause_ms = ?12, import_name = ?13, seen = coalesce(?14, seen),
          unread = ?15, brings_back = ?20, checked_at = ?16, succeeded_at = CASE WHEN ?7 IS NULL THEN ?16 ELSE succeeded_at END,
          added = added + ?17, updated = updated + ?18, digest = ?21,
          runs = (SELECT json_group_array(json(value)) FROM
            (SELECT ?19 AS value UNION ALL SELECT value FROM json_each(sources.runs) LIMIT ${maxRuns}))
        WHERE id = ?1 AND lease = ?2`,
    )
    .bind(
      ...[id, lease, url, title, siteUrl, dueAt, reason, detail, failures, outcome.etag, outcome.lastModified],
      ...[outcome.pauseMs, outcome.importName, seen ? JSON.stringify(seen) : null, unread, run.at],
      ...[run.added, run.updated, JSON.stringify(run), outcome.returning ? 1 : 0, outcome.digest],
    )
    .run()
}
