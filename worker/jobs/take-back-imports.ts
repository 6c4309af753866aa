import { findLeaving, forgetImports } from '../database/imports.ts'
import { openDatabase } from '../database/open.ts'
import { saveTakenBack } from '../database/save-taken-back.ts'
import { clock } from '../domain/editor-token.ts'
import { importKeptMs } from '../domain/import.ts'
import type { Bindings } from '../env.ts'
import { forget } from '../http/caching.ts'

/** Goes on with an import that somebody has begun to take back; when there is none, forgets those that are too old for it. */
export async function takeBackImports(env: Bindings, ctx: ExecutionContext, now: number): Promise<void> {
  const db = openDatabase(env.DB, 'first-primary')
  const leaving = await findLeaving(db)
  if (leaving) await forget(ctx, await saveTakenBack(db, leaving, clock, now))
  else await forgetImports(db, now - importKeptMs)
}
