import type { Bindings } from '../worker/env.ts'
import worker from '../worker/index.ts'
import { countingDatabase, emptyTally } from './counting-database.ts'

/** What one minute of the clock took. */
export interface Minute {
  /** Calls of the database, and statements in them. */
  trips: number
  statements: number
  rowsRead: number
  rowsWritten: number
  /** Requests to publishers, and look-ups of their names. */
  fetches: number
  lookUps: number
}

interface Settings extends Bindings {
  /** Where all publishers are, whatever they are called. */
  PUBLISHERS: string
}

const outside = globalThis.fetch

/** Lets the clock strike at the time in `?at=`, upon a database and a world that count. */
export default {
  async fetch(request, env, ctx) {
    const now = Number(new URL(request.url).searchParams.get('at'))
    const tally = emptyTally()
    let [fetches, lookUps] = [0, 0]
    globalThis.fetch = async (input, init) => {
      const asked = new Request(input, init)
      if (asked.url.startsWith(env.RESOLVER_URL)) {
        lookUps += 1
        return Response.json({ Answer: [{ data: '192.0.32.8' }] })
      }
      fetches += 1
      const { pathname, search } = new URL(asked.url)
      return outside(new Request(env.PUBLISHERS + pathname + search, asked))
    }
    const event = { scheduledTime: now, cron: '* * * * *', noRetry: () => {} }
    await worker.scheduled(event, { ...env, DB: countingDatabase(env.DB, tally) }, ctx)
    const { trips, statements, rowsRead, rowsWritten } = tally
    const minute: Minute = { trips, statements: statements.length, rowsRead, rowsWritten, fetches, lookUps }
    return Response.json(minute)
  },
} satisfies ExportedHandler<Settings>
