import { and, desc, eq } from 'drizzle-orm'
import { type Actor, clock } from '../domain/editor-token.ts'
import type { EventType } from '../domain/event-types.ts'
import { maxFailingMs, maxPrevious, maxWebhooks, type Receiver, secretOverlapMs } from '../domain/receiver.ts'
import type { ReplyTo } from '../domain/reply.ts'
import { auditStatement } from './audit.ts'
import type { Database } from './open.ts'
import { isOvertaken, isSaved, overtakenIf } from './overtaken.ts'
import { numberedReplyStatements, unseenReplyStatements } from './replies.ts'
import { receivers } from './schema.ts'

/** The newest first. */
export function listWebhooks(db: Database): Promise<Receiver[]> {
  return db.select().from(receivers).where(eq(receivers.kind, 'webhook')).orderBy(desc(receivers.id))
}

export function findWebhook(db: Database, id: number): Promise<Receiver | undefined> {
  return db
    .select()
    .from(receivers)
    .where(and(eq(receivers.id, id), eq(receivers.kind, 'webhook')))
    .get()
}

/** Whether there are as many webhooks as there may be. */
export async function isFull(db: Database): Promise<boolean> {
  return (await db.$client.prepare(`SELECT 1 WHERE ${full}`).bind(maxWebhooks).first()) !== null
}

const full = `(SELECT count(*) FROM receivers WHERE kind = 'webhook') >= ?1`

/**
 * Keeps a new webhook and the reply about it, and tells its number: one that none ever had, for the log calls webhooks by
 * their numbers and keeps those of webhooks that are gone. Undefined when there is no place, or its reply is kept already.
 */
export async function saveWebhook(
  db: Database,
  { address, description, events, secret }: Receiver,
  actor: Actor,
  now: number,
  kept: ReplyTo | undefined,
): Promise<number | undefined> {
  const client = db.$client
  const statements = [
    overtakenIf(db, full, maxWebhooks),
    client
      .prepare(
        `INSERT INTO receivers (id, kind, address, description, events, secret, created_at)
          SELECT 1 + max(
              coalesce((SELECT max(id) FROM receivers), 0),
              coalesce((SELECT max(CAST(substr(subject, 9) AS INTEGER)) FROM audit
                WHERE subject > 'webhook ' AND subject < 'webhook!'), 0)),
            'webhook', ?1, ?2, ?3, ?4, ?5 RETURNING id`,
      )
      .bind(address, description, JSON.stringify(events), secret, now),
    ...numberedReplyStatements(db, kept, now),
    client
      .prepare(
        `INSERT INTO audit (at, actor, action, subject, after)
          SELECT ?1, ?2, 'webhook.made', 'webhook ' || last_insert_rowid(), ?3`,
      )
      .bind(now, actor.name, JSON.stringify({ address, description, events })),
  ]
  try {
    const [, made] = await client.batch<{ id: number }>(statements)
    return made?.results[0]?.id
  } catch (error) {
    if (isOvertaken(error)) return undefined
    throw error
  }
}

/** The parts of a webhook that its operator may change; absent: they stay. */
export interface WebhookChange {
  address?: string | undefined
  description?: string | undefined
  events?: EventType[] | undefined
  enabled?: boolean | undefined
}

/** Changes a webhook. One that is switched on again, or is elsewhere now, starts anew: nothing is held against it. */
export async function saveWebhookChange(
  db: Database,
  before: Receiver,
  change: WebhookChange,
  actor: Actor,
  now: number,
): Promise<void> {
  const {
    address = before.address,
    description = before.description,
    events = before.events,
    enabled = before.disabledAt === null,
  } = change
  const after = { ...before, address, description, events }
  const wasEnabled = before.disabledAt === null
  if (JSON.stringify(told(before, wasEnabled)) === JSON.stringify(told(after, enabled))) return
  await db.$client.batch([
    db.$client
      .prepare('UPDATE receivers SET address = ?2, description = ?3, events = ?4 WHERE id = ?1')
      .bind(before.id, address, description, JSON.stringify(events)),
    ...(enabled && (!wasEnabled || address !== before.address) ? startStatements(db, before.id, now) : []),
    ...(!enabled && wasEnabled ? disableStatements(db, before.id, 'by-hand', now) : []),
    auditStatement(db, {
      at: now,
      actor: actor.name,
      action: 'webhook.changed',
      subject: subjectOf(before),
      before: told(before, wasEnabled),
      after: told(after, enabled),
    }),
  ])
}

/** Gives a webhook another secret; those before it are signed with as well for a while. False when its reply is kept already. */
export async function saveSecret(
  db: Database,
  webhook: Receiver,
  secret: string,
  actor: Actor,
  now: number,
  kept: ReplyTo | undefined,
): Promise<boolean> {
  const note = { at: now, actor: actor.name, action: 'webhook.secret-replaced', before: null, after: null }
  return isSaved(db, [
    ...unseenReplyStatements(db, kept, now),
    db.$client
      .prepare(
        `UPDATE receivers SET previous_until = ?3, secret = ?2,
            previous_secret = substr(iif(previous_until > ?4, previous_secret || ' ', '') || secret, ?5)
          WHERE id = ?1 AND secret <> ?2`,
      )
      .bind(webhook.id, secret, now + secretOverlapMs, now, -maxPrevious * (secret.length + 1) + 1),
    auditStatement(db, { ...note, subject: subjectOf(webhook) }),
  ])
}

/** Takes a webhook away, and the log of what was sent to it. False when its reply is kept already. */
export async function removeWebhook(
  db: Database,
  webhook: Receiver,
  actor: Actor,
  now: number,
  kept: ReplyTo | undefined,
): Promise<boolean> {
  const note = { at: now, actor: actor.name, action: 'webhook.removed', subject: subjectOf(webhook) }
  return isSaved(db, [
    ...unseenReplyStatements(db, kept, now),
    db.$client.prepare('DELETE FROM receivers WHERE id = ?1').bind(webhook.id),
    auditStatement(db, { ...note, before: told(webhook, webhook.disabledAt === null), after: null }),
  ])
}

/** Why the clock switches a webhook off. */
type Trouble = Exclude<Receiver['disabledBecause'], 'by-hand' | null>

/**
 * Switches a webhook off that wants nothing any more, or one that has failed for too long. Nothing is done when it took
 * something meanwhile, or is off already.
 */
export async function saveTrouble(db: Database, webhook: Receiver, because: Trouble, now: number): Promise<void> {
  const note = { at: now, actor: clock.name, action: 'webhook.disabled', subject: subjectOf(webhook) }
  try {
    await db.$client.batch([
      overtakenIf(
        db,
        `NOT EXISTS (SELECT 1 FROM receivers WHERE id = ?1 AND disabled_at IS NULL
          AND (?2 = 'gone' OR failing_since <= ?3))`,
        ...[webhook.id, because, now - maxFailingMs],
      ),
      ...disableStatements(db, webhook.id, because, now),
      auditStatement(db, { ...note, before: null, after: { address: webhook.address, because } }),
    ])
  } catch (error) {
    if (!isOvertaken(error)) throw error
  }
}

/** What still waits at an address that failed need not wait at the next. */
function startStatements(db: Database, id: number, now: number) {
  const client = db.$client
  return [
    client
      .prepare(
        `UPDATE receivers SET disabled_at = NULL, disabled_because = NULL, failing_since = NULL, quiet_until = 0
          WHERE id = ?1`,
      )
      .bind(id),
    client.prepare('UPDATE deliveries SET due_at = ?2 WHERE receiver_id = ?1 AND due_at > ?2').bind(id, now),
  ]
}

/** What still waits is given up: it stays in the log, from where it can be sent again. */
function disableStatements(db: Database, id: number, because: Receiver['disabledBecause'], now: number) {
  const client = db.$client
  return [
    client.prepare('UPDATE receivers SET disabled_at = ?3, disabled_because = ?2 WHERE id = ?1').bind(id, because, now),
    client
      .prepare(`UPDATE deliveries SET state = 'given-up', due_at = NULL WHERE receiver_id = ?1 AND due_at IS NOT NULL`)
      .bind(id),
  ]
}

/** A receiver that the configuration names. */
export interface Configured {
  kind: Exclude<Receiver['kind'], 'webhook'>
  address: string
  events: EventType[]
}

/** Makes the database know what the configuration says, and writes only where that is another thing now. */
export async function saveConfigured(db: Database, configured: Configured[], now: number): Promise<void> {
  const client = db.$client
  const { results: kept } = await client
    .prepare(`SELECT kind, address, events FROM receivers WHERE kind <> 'webhook'`)
    .all<Record<'kind' | 'address' | 'events', string>>()
  const spelled = configured.map((one) => ({ ...one, events: JSON.stringify(one.events) }))
  const gone = kept.filter((old) => !spelled.some((one) => one.kind === old.kind))
  const fresh = spelled.filter(
    (one) => !kept.some((old) => old.kind === one.kind && old.address === one.address && old.events === one.events),
  )
  if (gone.length === 0 && fresh.length === 0) return
  await client.batch([
    ...gone.map(({ kind }) => client.prepare('DELETE FROM receivers WHERE kind = ?1').bind(kind)),
    ...fresh.map(({ kind, address, events }) =>
      client
        .prepare(
          `INSERT INTO receivers (kind, address, description, events, created_at) VALUES (?1, ?2, '', ?3, ?4)
            ON CONFLICT (kind) WHERE kind <> 'webhook' DO UPDATE SET address = excluded.address, events = excluded.events,
              failing_since = NULL, quiet_until = 0`,
        )
        .bind(kind, address, events, now),
    ),
  ])
}

/** What the audit log calls a webhook. */
export function subjectOf({ id }: Receiver): string {
  return `webhook ${id}`
}

function told({ address, description, events }: Receiver, enabled: boolean) {
  return { address, description, events, enabled }
}
