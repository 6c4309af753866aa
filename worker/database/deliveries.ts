import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { AuditNote } from '../domain/audit.ts'
import type { Attempt, Delivery, Outcome, Verdict } from '../domain/delivery.ts'
import type { ArticleEvent } from '../domain/event.ts'
import type { Receiver } from '../domain/receiver.ts'
import { auditStatement } from './audit.ts'
import type { Database } from './open.ts'
import { deliveries, events, receivers } from './schema.ts'

/** Longer than any try takes. Whoever dies in the midst of one leaves it to be tried again after that. */
const tryMs = 120_000

/** A delivery that is being tried, by nobody else. */
export interface Claimed {
  id: number
  /** This try's number, from 1. */
  tries: number
  event: ArticleEvent
}

/** How many deliveries are tried together: to a webhook, each by itself; to the others by one ping for all. */
export type Limit = Record<Receiver['kind'], number>

/**
 * Takes what waits for a receiver, the longest first, to be tried now. Undefined when there is nothing: it is off, wants
 * to be left alone, or somebody else has taken it.
 */
export async function claimDeliveries(
  db: Database,
  receiverId: number,
  now: number,
  limit: Limit,
): Promise<{ receiver: Receiver; claimed: Claimed[] } | undefined> {
  const client = db.$client
  const { results: taken } = await client
    .prepare(claimSql)
    .bind(receiverId, now, JSON.stringify(limit), now + tryMs)
    .all<{ id: number; tries: number }>()
  if (taken.length === 0) return undefined
  const rows = await db
    .select({ id: deliveries.id, receiver: receivers, event: events })
    .from(deliveries)
    .innerJoin(receivers, eq(receivers.id, deliveries.receiverId))
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .where(sql`${deliveries.id} IN (SELECT value FROM json_each(${JSON.stringify(taken.map(({ id }) => id))}))`)
    .orderBy(deliveries.id)
  const triesOf = new Map(taken.map(({ id, tries }) => [id, tries]))
  const [first] = rows
  // The webhook may have been removed in between.
  if (!first) return undefined
  const claimed = rows.map(({ id, event }) => ({ id, tries: triesOf.get(id) ?? 1, event }))
  return { receiver: first.receiver, claimed }
}

const claimSql = `
  UPDATE deliveries SET due_at = ?4, tries = tries + 1
    WHERE id IN (SELECT id FROM deliveries WHERE receiver_id = ?1 AND due_at <= ?2 ORDER BY due_at, id
        LIMIT (SELECT ?3 ->> kind FROM receivers WHERE id = ?1))
      AND EXISTS (SELECT 1 FROM receivers WHERE id = ?1 AND disabled_at IS NULL AND quiet_until <= ?2)
    RETURNING id, tries`

/** Takes one delivery, whatever has become of it, to be tried now; undefined when somebody else was quicker. */
export async function claimDelivery(db: Database, { id, tries }: Delivery, now: number): Promise<Claimed | undefined> {
  const { results } = await db.$client
    .prepare(
      `UPDATE deliveries SET state = 'waiting', due_at = ?3, tries = tries + 1 WHERE id = ?1 AND tries = ?2 RETURNING event_id`,
    )
    .bind(id, tries, now + tryMs)
    .all<{ event_id: number }>()
  const [taken] = results
  const event = taken && (await db.select().from(events).where(eq(events.id, taken.event_id)).get())
  return event && { id, tries: tries + 1, event }
}

/** Keeps a test for a webhook, as being tried now. */
export async function saveTest(db: Database, webhook: Receiver, now: number): Promise<Claimed> {
  const client = db.$client
  const messageId = `msg_${crypto.randomUUID().replaceAll('-', '')}`
  const [, made] = await client.batch<{ id: number }>([
    client
      .prepare(`INSERT INTO events (message_id, type, at, articles) VALUES (?1, 'test', ?2, '[]')`)
      .bind(messageId, now),
    client
      .prepare(
        `INSERT INTO deliveries (receiver_id, event_id, due_at, tries)
          SELECT ?1, id, ?3, 1 FROM events WHERE message_id = ?2 RETURNING id`,
      )
      .bind(webhook.id, messageId, now + tryMs),
  ])
  const id = made?.results[0]?.id ?? 0
  return { id, tries: 1, event: { messageId, type: 'test', at: now, articles: [] } }
}

/** What came of a try, and what becomes of the delivery. */
export interface Tried extends Verdict {
  claimed: Claimed
  outcome: Outcome
}

/**
 * Keeps what came of tries with one receiver, unless somebody else has tried since. `byHand` notes a try that somebody
 * asked for: it is none of those that an event has, and that it came to nothing is not held against the receiver.
 */
export async function saveTried(
  db: Database,
  { id }: Receiver,
  tried: Tried[],
  now: number,
  byHand?: AuditNote,
): Promise<void> {
  const client = db.$client
  const rows = tried.map(({ claimed, outcome: { at, status, reason }, state, dueAt }) => ({
    ...{ id: claimed.id, tries: claimed.tries, state, dueAt },
    attempt: { at, status, reason } satisfies Attempt,
  }))
  const worked = tried.some(({ state }) => state === 'delivered')
  const quietUntil = now + Math.max(...tried.map(({ outcome }) => outcome.retryAfterMs))
  await client.batch([
    client.prepare(saveTriedSql).bind(JSON.stringify(rows), byHand ? 1 : 0),
    client
      .prepare(
        `UPDATE receivers SET failing_since = CASE WHEN ?2 THEN NULL ELSE coalesce(failing_since, ?3) END,
            quiet_until = max(quiet_until, ?4)
          WHERE id = ?1`,
      )
      .bind(id, worked ? 1 : 0, byHand ? null : now, quietUntil),
    ...(byHand ? [auditStatement(db, byHand)] : []),
  ])
}

/** What was given up meanwhile, because the receiver was switched off, is not tried again. */
const saveTriedSql = `
  UPDATE deliveries SET state = iif(due_at IS NULL AND new.value ->> 'state' = 'waiting', state, new.value ->> 'state'),
      due_at = iif(due_at IS NULL, NULL, new.value ->> 'dueAt'), tries = tries - ?2,
      attempts = json_insert(attempts, '$[#]', new.value -> 'attempt')
    FROM json_each(?1) new
    WHERE deliveries.id = new.value ->> 'id' AND deliveries.tries = new.value ->> 'tries'`

const shown = {
  id: deliveries.id,
  state: deliveries.state,
  dueAt: deliveries.dueAt,
  tries: deliveries.tries,
  attempts: deliveries.attempts,
  event: {
    messageId: events.messageId,
    type: events.type,
    at: events.at,
    articleCount: sql<number>`json_array_length(${events.articles})`,
  },
}

/** What was and is to be sent to a webhook, the newest first: those below an id. */
export function listDeliveries(
  db: Database,
  webhook: Receiver,
  { below, limit }: { below: number | undefined; limit: number },
): Promise<Delivery[]> {
  return db
    .select(shown)
    .from(deliveries)
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .where(and(eq(deliveries.receiverId, webhook.id), below === undefined ? undefined : lt(deliveries.id, below)))
    .orderBy(desc(deliveries.id))
    .limit(limit)
}

export function findDelivery(db: Database, webhook: Receiver, id: number): Promise<Delivery | undefined> {
  return db
    .select(shown)
    .from(deliveries)
    .innerJoin(events, eq(events.id, deliveries.eventId))
    .where(and(eq(deliveries.receiverId, webhook.id), eq(deliveries.id, id)))
    .get()
}
