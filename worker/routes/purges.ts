import { Hono } from 'hono'
import type { PurgeReport } from '../contract.ts'
import { saveAudit } from '../database/audit.ts'
import type { App } from '../env.ts'
import { purge } from '../http/caching.ts'
import { editorOnly } from '../http/editor.ts'
import { noParameters } from '../http/parameters.ts'
import { readPurge } from '../http/purge-input.ts'
import { queryOf, readQuery } from '../http/query.ts'

/** For the day on which the edge has something that it should not have: no write of ours leaves it so. */
export const purges = new Hono<App>().post('/', editorOnly('admin'), async (c) => {
  const { db, actor, now } = c.var
  readQuery(noParameters, queryOf(c.req))
  const what = await readPurge(c)
  const report: PurgeReport = { cache: await purge(c.executionCtx as { cache?: CacheContext }, what) }
  await saveAudit(db, { at: now, actor: actor.name, action: 'cache.purged', subject: null, before: null, after: what })
  return c.json(report)
})
