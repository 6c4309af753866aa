import { and, asc, desc, eq, lt } from 'drizzle-orm'
import type { Import } from '../domain/import.ts'
import type { Database } from './open.ts'
import { imported, imports } from './schema.ts'

const { id, ...shown } = {
  id: imports.id,
  name: imports.name,
  actor: imports.actor,
  sourceId: imports.sourceId,
  startedAt: imports.startedAt,
  savedAt: imports.savedAt,
  state: imports.state,
  added: imports.added,
  updated: imports.updated,
  removed: imports.removed,
  restored: imports.restored,
  spared: imports.spared,
}

export interface KeptImport extends Import {
  id: number
  /** Articles that have not been taken back. */
  remaining: number
}

const withRemaining = (db: Database) => ({
  ...{ id, ...shown },
  remaining: db.$count(imported, eq(imported.importId, imports.id)),
})

export function findImport(db: Database, name: string): Promise<KeptImport | undefined> {
  return db.select(withRemaining(db)).from(imports).where(eq(imports.name, name)).get()
}

/** The import that has been leaving longest, or undefined. */
export function findLeaving(db: Database): Promise<KeptImport | undefined> {
  return db.select(withRemaining(db)).from(imports).where(eq(imports.state, 'leaving')).orderBy(asc(id)).limit(1).get()
}

export interface ImportQuestion {
  source: number | undefined
  below: number | undefined
  limit: number
}

/** The newest first: those below a number, of one source or of all. */
export function listImports(db: Database, { source, below, limit }: ImportQuestion): Promise<KeptImport[]> {
  return db
    .select(withRemaining(db))
    .from(imports)
    .where(
      and(
        below === undefined ? undefined : lt(id, below),
        source === undefined ? undefined : eq(imports.sourceId, source),
      ),
    )
    .orderBy(desc(id))
    .limit(limit)
}

/** Of one run: imports that are looked at, and rows that go. */
const forgottenARun = { imports: 20, rows: 500 }

/** Forgets imports that are too old to be taken back, the oldest first, a portion at a time. */
export async function forgetImports(db: Database, before: number): Promise<void> {
  const old = `SELECT id FROM (SELECT id, saved_at FROM imports ORDER BY id LIMIT ${forgottenARun.imports}) WHERE saved_at < ?1`
  const client = db.$client
  await client.batch([
    client
      .prepare(
        `DELETE FROM imported WHERE (import_id, article_id) IN
          (SELECT import_id, article_id FROM imported WHERE import_id IN (${old}) LIMIT ${forgottenARun.rows})`,
      )
      .bind(before),
    client
      .prepare(
        `DELETE FROM imports WHERE id IN (${old})
          AND NOT EXISTS (SELECT 1 FROM imported WHERE imported.import_id = imports.id)`,
      )
      .bind(before),
  ])
}
