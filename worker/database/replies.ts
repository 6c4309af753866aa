import { and, eq, gt } from 'drizzle-orm'
import type { KeptReply, Once, Reply, ReplyTo } from '../domain/reply.ts'
import { type Touched, touchedBy } from '../domain/touched.ts'
import type { Database } from './open.ts'
import { isSaved } from './overtaken.ts'
import { replies } from './schema.ts'

/** A caller may repeat a write for a day at least. */
const keptMs = 2 * 86_400_000

/** What was answered to the write of that key, or undefined when it has not been done. */
export function findReply(db: Database, { actor, key }: Once, now: number): Promise<KeptReply | undefined> {
  const { request, status, headers, body, touched } = replies
  return db
    .select({ request, status, headers, body, touched })
    .from(replies)
    .where(and(eq(replies.actor, actor), eq(replies.key, key), gt(replies.at, now - keptMs)))
    .get()
}

/**
 * The statements that keep a reply; they belong into the write's own transaction. Of two that are made at once with one
 * key, the second fails by them, and with it its whole write.
 */
export function replyStatements(
  db: Database,
  once: Once,
  { status, headers, body }: Reply,
  touched: Touched,
  now: number,
  written = { headers: '?6', body: '?7' },
): D1PreparedStatement[] {
  const client = db.$client
  return [
    client.prepare('DELETE FROM replies WHERE at <= ?1').bind(now - keptMs),
    client
      .prepare(
        `INSERT INTO replies (actor, key, request, at, status, headers, body, touched)
          VALUES (?1, ?2, ?3, ?4, ?5, ${written.headers}, ${written.body}, ?8)`,
      )
      .bind(
        ...[once.actor, once.key, once.request, now],
        ...[status, JSON.stringify(headers), body, JSON.stringify(touched)],
      ),
  ]
}

/** The same for a write of which readers see nothing; none where nobody may ask again. */
export function unseenReplyStatements(db: Database, kept: ReplyTo | undefined, now: number): D1PreparedStatement[] {
  return kept ? replyStatements(db, kept.once, kept.reply, touchedBy([], false), now) : []
}

/** The same right after the statement that adds what the reply is about: the number is that statement's to give. */
export function numberedReplyStatements(db: Database, kept: ReplyTo | undefined, now: number): D1PreparedStatement[] {
  if (!kept) return []
  return replyStatements(db, kept.once, kept.reply, touchedBy([], false), now, {
    // As `numbered` does it.
    headers: `replace(?6, '{id}', last_insert_rowid())`,
    body: `json_set(?7, '$.id', last_insert_rowid())`,
  })
}

/** Keeps the reply to a request that had nothing to write. False when another was kept for its key meanwhile. */
export function saveReply(db: Database, once: Once, reply: Reply, now: number): Promise<boolean> {
  return isSaved(db, unseenReplyStatements(db, { once, reply }, now))
}
