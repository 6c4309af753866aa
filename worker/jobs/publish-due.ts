import { openDatabase } from '../database/open.ts'
import { saveDue } from '../database/save-due.ts'
import type { Bindings } from '../env.ts'
import { invalidate } from '../http/caching.ts'

/** Counts the scheduled articles whose minute has come, and makes the edge forget the lists that lack them. */
export async function publishDue(env: Bindings, ctx: ExecutionContext, now: number): Promise<void> {
  const touched = await saveDue(openDatabase(env.DB, 'first-primary'), now)
  await invalidate(ctx, touched)
}
