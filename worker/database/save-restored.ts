import { type Actor, clock } from '../domain/editor-token.ts'
import { auditStatement } from './audit.ts'
import type { Database } from './open.ts'
import { overtakenIf } from './overtaken.ts'
import { restoreStatements } from './restore-statements.ts'
import { restorations } from './schema.ts'
import { type SiteRow, type SiteTable, siteTables } from './site-tables.ts'

/** Why an instance does not take a portion of an export. */
export type RestoreRefusal = 'not-empty' | 'another-export' | 'ended' | 'written-to' | 'contradiction'

/**
 * Puts rows of an export in place, all or none. Only an empty instance takes the first, and then none of another export.
 * Undefined when they are there.
 */
export async function saveRestored(
  db: Database,
  exportName: string,
  table: SiteTable,
  rows: SiteRow[],
  now: number,
): Promise<RestoreRefusal | undefined> {
  const statements = [...beginStatements(db, exportName, now), ...(await restoreStatements(db, table, rows))]
  return refusalOf(db, exportName, db.$client.batch(statements))
}

/** Whether files of this export may be put in place; the restoration has begun then. */
export async function saveRestorationBegin(
  db: Database,
  exportName: string,
  now: number,
): Promise<RestoreRefusal | undefined> {
  return refusalOf(db, exportName, db.$client.batch(beginStatements(db, exportName, now)))
}

/** How many rows each table holds. */
export async function countRows(db: Database): Promise<Record<string, number>> {
  const counts = siteTables.map(({ name }) => `(SELECT count(*) FROM ${name}) AS ${name}`)
  return (await db.$client.prepare(`SELECT ${counts}`).first<Record<string, number>>()) ?? {}
}

/** Ends the restoration, after which the instance is as any other. Doing it again changes nothing. */
export async function saveRestorationEnd(
  db: Database,
  exportName: string,
  by: Actor,
  now: number,
): Promise<RestoreRefusal | undefined> {
  const client = db.$client
  const note = { at: now, actor: by.name, action: 'site.restored', subject: null, before: null, after: { exportName } }
  const refusal = await refusalOf(
    db,
    exportName,
    client.batch([
      ...beginStatements(db, exportName, now),
      client.prepare('UPDATE restorations SET ended_at = ?1').bind(now),
      auditStatement(db, note),
    ]),
  )
  const isRepeated = refusal === 'ended'
  return isRepeated ? undefined : refusal
}

/** The migrations write the row that this table has. */
const neverEmpty = 'last_write'

function beginStatements(db: Database, exportName: string, now: number): D1PreparedStatement[] {
  const isEmpty = siteTables
    .filter(({ name }) => name !== neverEmpty)
    .map(({ name }) => `NOT EXISTS (SELECT 1 FROM ${name})`)
    .join(' AND ')
  return [
    db.$client
      .prepare(
        `INSERT INTO restorations (id, export, began_at) SELECT 1, ?1, ?2 WHERE ${isEmpty} ON CONFLICT DO NOTHING`,
      )
      .bind(exportName, now),
    overtakenIf(db, 'NOT EXISTS (SELECT 1 FROM restorations WHERE export = ?1 AND ended_at IS NULL)', exportName),
    overtakenIf(db, isWrittenTo, clock.name),
  ]
}

/**
 * Whether an editor has written since it began: rows that come may have the keys of what was written, and would take its
 * place. What the clock does comes after the rows that it is about. The log is read from its end, as far back as it is of
 * this instance: all of it would be read with each portion.
 */
const isWrittenTo = `
  EXISTS (SELECT 1 FROM restorations JOIN audit note ON note.at > began_at AND note.actor <> ?1
      AND note.id > coalesce((SELECT id FROM audit WHERE at <= began_at ORDER BY id DESC LIMIT 1), 0)
    WHERE ended_at IS NULL)`

async function refusalOf(
  db: Database,
  exportName: string,
  written: Promise<unknown>,
): Promise<RestoreRefusal | undefined> {
  try {
    await written
    return undefined
  } catch (error) {
    if (!/constraint failed/.test(String(error))) throw error
    const begun = await db.select().from(restorations).get()
    if (!begun) return 'not-empty'
    if (begun.export !== exportName) return 'another-export'
    if (begun.endedAt !== null) return 'ended'
    const written = await db.$client
      .prepare(`SELECT ${isWrittenTo} AS "isSo"`)
      .bind(clock.name)
      .first<{ isSo: number }>()
    return written?.isSo ? 'written-to' : 'contradiction'
  }
}
