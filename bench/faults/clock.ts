import type { FaultRun } from './finding.ts'
import { listTorn, readHoldings } from './look-through.ts'
import { asEditor, serve, withFolder } from './serve.ts'

const scheduled = 300
const runsAtOnce = 4

/** Several runs of the clock begin at once, some of their calls breaking. What was due counts once. */
export const clockRun: FaultRun = {
  name: 'clock',
  about: `${runsAtOnce} cron runs at once over ${scheduled} due articles, D1 failing at 30 % of calls`,
  run: () =>
    withFolder(async (folder) => {
      const server = await serve(folder)
      const due = Date.now() + 3_600_000
      const lines = Array.from({ length: scheduled }, (_, n) =>
        JSON.stringify({
          ...{ title: `Due ${n}`, tags: ['Due', `Tag ${n % 7}`], category: 'Faults' },
          publishedAt: new Date(due + n).toISOString(),
        }),
      )
      const headers = { ...asEditor, 'Content-Type': 'application/x-ndjson' }
      await server.ask('/api/v1/imports', { method: 'POST', headers, body: lines.join('\n') })
      await server.breakCalls({ seed: 'clock', database: 0.3, storage: 0 })
      const ended: string[] = []
      for (let n = 0; n < 10; n++) ended.push(...(await server.strike(runsAtOnce, due + 60_000)))
      await server.breakCalls({ seed: '', database: 0, storage: 0 })
      ended.push(...(await server.strike(runsAtOnce, due + 60_000)))

      const holdings = await readHoldings(server)
      const torn = await listTorn(server, holdings)
      const waiting = holdings.articles?.filter(({ counted }) => counted === 0).length
      await server.kill()
      const broken = ended.filter((status) => status === 'rejected').length
      return [
        { text: `${ended.length} runs, ${broken} of them broken off`, holds: broken > 0 && broken < ended.length },
        { text: `${waiting} of ${scheduled} left waiting`, holds: waiting === 0 },
        { text: `${torn.length} counted otherwise than they are ${torn}`, holds: torn.length === 0 },
      ]
    }),
}
