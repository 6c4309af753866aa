import { holdMs, maxHoldMs } from '../domain/hold.ts'
import type { Database } from './open.ts'

/** By the clock that the trigger looks at (migrations/0018_holds.sql). */
const now = 'unixepoch() * 1000'

/**
 * Holds writes off for an export, or does so for longer; false when another export does. Past the longest time a hold is
 * over, however often it is asked for.
 */
export async function saveHold(db: Database, exportName: string): Promise<boolean> {
  const { results } = await db.$client
    .prepare(
      `INSERT INTO holds (id, export, began_at, ends_at) SELECT 1, ?1, now, now + ?2 FROM (SELECT ${now} AS now)
        WHERE true ON CONFLICT DO UPDATE SET export = excluded.export,
          began_at = iif(export = excluded.export, began_at, excluded.began_at),
          ends_at = iif(export = excluded.export, min(excluded.ends_at, began_at + ?3), excluded.ends_at)
        WHERE export = excluded.export OR ends_at <= excluded.began_at RETURNING id`,
    )
    .bind(exportName, holdMs, maxHoldMs)
    .all()
  return results.length > 0
}

/** Lets writes go on; nothing when it is not this export that holds them off. */
export async function removeHold(db: Database, exportName: string): Promise<void> {
  await db.$client.prepare('DELETE FROM holds WHERE export = ?1').bind(exportName).run()
}

/** Whether writes are held off. Whoever goes on and writes is held off all the same: this only spares what leads there. */
export async function isHeld(db: Database): Promise<boolean> {
  return (await db.$client.prepare(`SELECT 1 FROM holds WHERE ends_at > ${now}`).first()) !== null
}

/** Whether a write was rolled back because an export holds writes off. */
export function isHeldOff(error: unknown): boolean {
  return String(error).includes('held off by an export')
}
