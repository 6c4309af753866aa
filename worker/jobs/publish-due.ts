import { openDatabase } from '../database/open.ts'
import { saveDue } from '../database/save-due.ts'
import type { Bindings } from '../env.ts'
import { invalidate } from '../http/caching.ts'
import { siteFrom } from '../http/context.ts'
import { drawNewest } from '../sharing/share-pictures.ts'

/**
 * Counts the scheduled articles whose minute has come, makes the edge forget the lists that lack them, and has the share
 * pictures of the newest drawn.
 */
export async function publishDue(env: Bindings, ctx: ExecutionContext, now: number): Promise<void> {
  const db = openDatabase(env.DB, 'first-primary')
  const touched = await saveDue(db, now)
  await invalidate(ctx, touched)
  if (touched.articles.length) await drawNewest({ db, site: siteFrom(env), now }, env)
}
