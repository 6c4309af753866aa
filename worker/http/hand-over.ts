import type { MiddlewareHandler } from 'hono'
import { isAnythingUntold, saveEvents } from '../database/events.ts'
import type { App, Errand } from '../env.ts'

/**
 * After an editor's or importer's write: hands what has happened to the queue, so that receivers are told within seconds.
 * Without a queue, and whenever this fails, the clock finds it.
 */
export const handOverAfterWrites: MiddlewareHandler<App> = async (c, next) => {
  await next()
  const { ERRANDS } = c.env
  const hasWritten = c.get('actor') !== undefined && c.req.method !== 'GET' && c.res.ok
  if (!ERRANDS || !hasWritten) return
  const { db, now } = c.var
  c.executionCtx.waitUntil(
    (async () => {
      if (await isAnythingUntold(db)) await handOver(ERRANDS, await saveEvents(db, now))
    })().catch(console.error),
  )
}

/** Asks the queue to have these receivers told. Asking twice does no harm: there is nothing left to tell then. */
export async function handOver(queue: Queue<Errand>, receivers: number[]): Promise<void> {
  if (receivers.length) await queue.sendBatch(receivers.map((receiver) => ({ body: { receiver } })))
}
