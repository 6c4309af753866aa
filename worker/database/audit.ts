import { and, desc, eq, lt } from 'drizzle-orm'
import type { AuditEntry, AuditNote } from '../domain/audit.ts'
import type { Database } from './open.ts'
import { audit } from './schema.ts'

/** The statement that notes a write; it belongs into the write's own transaction. */
export function auditStatement(db: Database, { at, actor, action, subject, before, after }: AuditNote) {
  return db.$client
    .prepare('INSERT INTO audit (at, actor, action, subject, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)')
    .bind(at, actor, action, subject, jsonOrNull(before), jsonOrNull(after))
}

/** Notes a write that was made elsewhere than in the database. */
export async function saveAudit(db: Database, note: AuditNote): Promise<void> {
  await auditStatement(db, note).run()
}

/**
 * Notes what can be made once only, such as a file of a certain name, unless it is noted already: the file may have been
 * kept by a request that broke off before it came to this.
 */
export async function saveAuditOnce(db: Database, note: AuditNote & { subject: string }): Promise<void> {
  const { at, actor, action, subject, before, after } = note
  await db.$client
    .prepare(
      `INSERT INTO audit (at, actor, action, subject, before, after) SELECT ?1, ?2, ?3, ?4, ?5, ?6
        WHERE NOT EXISTS (SELECT 1 FROM audit WHERE subject = ?4 AND action = ?3 AND after IS ?6)`,
    )
    .bind(at, actor, action, subject, jsonOrNull(before), jsonOrNull(after))
    .run()
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

/** The newest entries first: those below an id, of one subject or of all. */
export function listAudit(
  db: Database,
  { below, subject, limit }: { below: number | undefined; subject: string | undefined; limit: number },
): Promise<AuditEntry[]> {
  return db
    .select()
    .from(audit)
    .where(
      and(
        below === undefined ? undefined : lt(audit.id, below),
        subject === undefined ? undefined : eq(audit.subject, subject),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(limit)
}
