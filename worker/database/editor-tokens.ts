import { desc, eq } from 'drizzle-orm'
import type { Actor, EditorToken } from '../domain/editor-token.ts'
import { auditStatement } from './audit.ts'
import type { Database } from './open.ts'
import { isOvertaken, overtakenIf } from './overtaken.ts'
import { editorTokens } from './schema.ts'

/** All but the hash, which nobody has to see. */
const { id, name, scopes, createdAt, expiresAt, revokedAt, lastUsedAt } = editorTokens
const shown = { id, name, scopes, createdAt, expiresAt, revokedAt, lastUsedAt }

export function findEditorToken(db: Database, hash: string): Promise<EditorToken | undefined> {
  return db.select(shown).from(editorTokens).where(eq(editorTokens.hash, hash)).get()
}

/** All that ever were, the newest first. */
export function listEditorTokens(db: Database): Promise<EditorToken[]> {
  return db.select(shown).from(editorTokens).orderBy(desc(editorTokens.id))
}

export interface NewToken extends Actor {
  hash: string
  expiresAt: number | null
}

/**
 * Keeps a token; undefined when another of its name opens something: the audit log could not tell the two apart. Doing it
 * again with the same hash changes nothing.
 */
export async function saveEditorToken(
  db: Database,
  token: NewToken,
  actor: Actor,
  now: number,
): Promise<EditorToken | undefined> {
  const { hash, ...after } = token
  const note = { at: now, actor: actor.name, action: 'token.made', subject: subjectOf(token), before: null, after }
  try {
    await db.$client.batch([
      overtakenIf(
        db,
        `EXISTS (SELECT 1 FROM editor_tokens WHERE name = ?1 AND revoked_at IS NULL AND ifnull(expires_at > ?2, 1))`,
        ...[token.name, now],
      ),
      auditStatement(db, note),
      db.$client
        .prepare('INSERT INTO editor_tokens (name, hash, scopes, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5)')
        .bind(token.name, hash, JSON.stringify(token.scopes), now, token.expiresAt),
    ])
  } catch (error) {
    if (!isOvertaken(error)) throw error
  }
  return findEditorToken(db, hash)
}

/** Ends a token, or undefined when there is none with this number. One that has ended keeps its end. */
export async function saveRevocation(
  db: Database,
  number: number,
  actor: Actor,
  now: number,
): Promise<EditorToken | undefined> {
  const before = await db.select(shown).from(editorTokens).where(eq(editorTokens.id, number)).get()
  if (!before || before.revokedAt !== null) return before
  const note = { at: now, actor: actor.name, action: 'token.revoked', subject: subjectOf(before), before, after: null }
  await db.$client.batch([
    auditStatement(db, note),
    db.$client.prepare('UPDATE editor_tokens SET revoked_at = ?2 WHERE id = ?1').bind(number, now),
  ])
  return { ...before, revokedAt: now }
}

const hourMs = 3_600_000

/** Notes that a token was used; to the hour, so that a busy importer does not write once more for each request. */
export async function saveUse(db: Database, token: EditorToken, now: number): Promise<void> {
  const hour = now - (now % hourMs)
  if (token.lastUsedAt === hour) return
  await db.$client
    .prepare('UPDATE editor_tokens SET last_used_at = ?2 WHERE id = ?1 AND last_used_at IS NOT ?2')
    .bind(token.id, hour)
    .run()
}

function subjectOf({ name }: Actor): string {
  return `token ${name}`
}
