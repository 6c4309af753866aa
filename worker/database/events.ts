import type { Database } from './open.ts'

/** Articles in one event: with as long titles as there are, about the 20 KB that Standard Webhooks recommends. */
const articlesAnEvent = 25

/** Changes that become events at once; more wait for the next time. */
const changesAtOnce = 1000

/** Long enough to look into what went wrong; Standard Webhooks' own tries take three days. */
const keptMs = 14 * 86_400_000

/** Whether anything has happened that is no event yet. */
export async function isAnythingUntold(db: Database): Promise<boolean> {
  return (await db.$client.prepare('SELECT 1 FROM untold LIMIT 1').first()) !== null
}

/**
 * Makes events of what has happened, and a delivery of each to everyone who wants it; gives back the receivers for whom
 * something waits. In one transaction, so that whoever does it at the same time finds nothing left, and whoever fails
 * leaves it to the next.
 */
export async function saveEvents(db: Database, now: number): Promise<number[]> {
  const client = db.$client
  const results = await client.batch<{ id: number }>([
    client.prepare(gatherSql),
    client.prepare(deliverSql).bind(now),
    client.prepare('DELETE FROM untold WHERE id <= (SELECT max(change_id) FROM events)'),
    client.prepare(listDueSql).bind(now),
  ])
  return results.at(-1)?.results.map(({ id }) => id) ?? []
}

const gatherSql = `
  INSERT INTO events (message_id, type, at, articles, change_id)
    SELECT 'msg_' || lower(hex(randomblob(16))), event, at, json_group_array(json(article) ORDER BY id), max(id)
    FROM (
      SELECT id, event, at, article, (row_number() OVER (PARTITION BY event, at ORDER BY id) - 1) / ${articlesAnEvent} AS portion
      FROM (SELECT id, event, at, article FROM untold ORDER BY id LIMIT ${changesAtOnce})
    )
    GROUP BY event, at, portion
    ORDER BY max(id)`

/** Only events that were made a moment ago end with a change that is still there. */
const deliverSql = `
  INSERT INTO deliveries (receiver_id, event_id, due_at)
    SELECT r.id, e.id, ?1 FROM untold u JOIN events e ON e.change_id = u.id
      JOIN receivers r ON r.disabled_at IS NULL AND instr(r.events, '"' || e.type || '"')
    WHERE true
    ORDER BY e.id, r.id`

/** Whoever has waited longest comes first, or one with much to be told would have all others wait. */
const listDueSql = `
  SELECT id FROM (
    SELECT r.id, (SELECT min(d.due_at) FROM deliveries d WHERE d.receiver_id = r.id) AS due_at
    FROM receivers r WHERE r.disabled_at IS NULL AND r.quiet_until <= ?1
  )
  WHERE due_at <= ?1 ORDER BY due_at, id`

/** Forgets events that are old, and what became of them. */
export async function forgetEvents(db: Database, now: number): Promise<void> {
  await db.$client
    .prepare('DELETE FROM events WHERE at < ?1')
    .bind(now - keptMs)
    .run()
}
