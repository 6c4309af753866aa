import { type ClaimedSource, claimDueSource } from '../database/checks.ts'
import { isHeldOff } from '../database/holds.ts'
import { openDatabase } from '../database/open.ts'
import { clock } from '../domain/editor-token.ts'
import { merged, type Touched } from '../domain/touched.ts'
import type { Bindings } from '../env.ts'
import { boundedOutside } from '../fetching/bounded-outside.ts'
import { openOutside } from '../fetching/outside.ts'
import { invalidate } from '../http/caching.ts'
import { siteFrom } from '../http/context.ts'
import { type Checked, type Checking, checkSource, endInTrouble } from '../sources/check.ts'
import { effortARun, effortOfAnother } from '../sources/effort.ts'

/**
 * What a run may take of the 50 requests that the free plan gives an invocation; the other jobs of its minute need up to
 * 24. A source takes three, two of them to look its name up, and three more each time that it leads on.
 */
const requestsARun = 24

/** So many queries at most: two a source that has nothing new, eight more where it has. */
const sourcesARun = 7

/** Checks the sources that have been due longest, one after the other, as many as a run has time for. */
export async function importSources(env: Bindings, ctx: ExecutionContext, now: number): Promise<void> {
  const db = openDatabase(env.DB, 'first-primary')
  const { outside, spent } = boundedOutside(openOutside(env), requestsARun)
  const touched: Touched[] = []
  let effort = effortARun
  try {
    for (
      let checked = 0;
      checked < sourcesARun && effort >= effortOfAnother && spent.requests < requestsARun;
      checked++
    ) {
      const source = await claimDueSource(db, now)
      if (!source) break
      const checking: Checking = {
        db,
        site: siteFrom(env),
        outside,
        by: clock,
        now,
        effort,
        isCutShort: () => spent.isOver,
      }
      const done = await check(source, checking)
      touched.push(done.touched)
      effort -= done.effort
    }
  } finally {
    await invalidate(ctx, merged(touched))
  }
}

/** Whatever breaks with one source is that one's trouble, and no other's; but for a hold, which is nobody's. */
async function check(source: ClaimedSource, checking: Checking): Promise<Checked> {
  try {
    return await checkSource(source, checking)
  } catch (error) {
    if (isHeldOff(error)) throw error
    console.error(error)
    const detail = error instanceof Error ? error.message.slice(0, 200) : ''
    const nothing = { status: null, bytes: 0, wishes: { paceMs: undefined, freshForMs: undefined, waitMs: undefined } }
    return endInTrouble(source, nothing, { reason: 'broken-here', detail }, checking)
  }
}
