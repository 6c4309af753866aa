import { and, desc, eq } from 'drizzle-orm'
import { type Actor, clock } from '../domain/editor-token.ts'
import type { EventType } from '../domain/event-types.ts'
import { maxFailingMs, maxPrevious, maxWebhooks, type Receiver, secretOverlapMs } from '../domain/receiver.ts'
import { auditStatement } from './audit.ts'
import type { Database } from './open.ts'
import { isOvertaken, overtakenIf } from './overtaken.ts'
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

export type NewWebhook = Pick<Receiver, 'address' | 'description' | 'events' | 'secret'>

/** Keeps a webhook; undefined when there are as many as there may be. Doing it again with the same secret changes nothing. */
export async function saveWebhook(
  db: Database,
  webhook: NewWebhook,
  actor: Actor,
  now: number,
): Promise<Receiver | undefined> {
  const { secret, ...after } = webhook
  const client = db.$client
  try {
    await client.batch([
      overtakenIf(
        db,
        `(SELECT count(*) FROM receivers WHERE kind = 'webhook') >= ?1
          OR EXISTS (SELECT 1 FROM receivers WHERE secret = ?2)`,
        ...[maxWebhooks, secret],
      ),
      client
        .prepare(
          `INSERT INTO receivers (kind, address, description, events, secret, created_at)
            VALUES ('webhook', ?1, ?2, ?3, ?4, ?5)`,
        )
        .bind(webhook.address, webhook.description, JSON.stringify(webhook.events), secret, now),
      client
        .prepare(
          `INSERT INTO audit (at, actor, action, subject, after)
            SELECT ?1, ?2, 'webhook.made', 'webhook ' || id, ?3 FROM receivers WHERE secret = ?4`,
        )
        .bind(now, actor.name, JSON.stringify(after), secret),
    ])
  } catch (error) {
    if (!isOvertaken(error)) throw error
  }
  return db
    .select()
    .from(receivers)
    .where(eq(receivers.secret, secret ?? ''))
    .get()
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

/** Gives a webhook another secret; those before it are signed with as well for a while. */
export async function saveSecret(
  db: Database,
  webhook: Receiver,
  secret: string,
  actor: Actor,
  now: number,
): Promise<void> {
  const note = { at: now, actor: actor.name, action: 'webhook.secret-replaced', before: null, after: null }
  await db.$client.batch([
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

/** Takes a webhook away, and the log of what was sent to it. */
export async function removeWebhook(db: Database, webhook: Receiver, actor: Actor, now: number): Promise<void> {
  const note = { at: now, actor: actor.name, action: 'webhook.removed', subject: subjectOf(webhook) }
  await db.$client.batch([
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
