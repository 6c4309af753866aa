import type { AuditList } from '../../worker/contract.ts'
import type { FaultRun } from './finding.ts'
import { listTorn, readHoldings } from './look-through.ts'
import { asEditor, type Server, serve, withFolder } from './serve.ts'
import { acknowledged, importing, publishing, until } from './writes.ts'

const rate = 0.3
const publishes = 100
const imports = 20
const articlesAnImport = 50
const reads = 300

const addresses = ['/api/v1/articles', '/', '/feed.rss', '/categories/faults', '/api/v1/tags', '/articles/published-1']

/** Calls to the database break, half of them after the commit. Whoever repeats must get each write done exactly once. */
export const databaseRun: FaultRun = {
  name: 'database',
  about: `D1 failing at ${rate * 100} % of calls, half of them after the commit`,
  run: () =>
    withFolder(async (folder) => {
      const server = await serve(folder)
      await server.breakCalls({ seed: 'database', database: rate, storage: 0 })
      let attempts = 0
      for (let n = 1; n <= publishes; n++) attempts += await until(server, publishing(`published-${n}`))
      for (let n = 1; n <= imports; n++) attempts += await until(server, importing(`imported-${n}`, articlesAnImport))
      const answered = await readOn(server)
      const { database } = await server.breakCalls({ seed: '', database: 0, storage: 0 })

      const holdings = await readHoldings(server)
      const torn = await listTorn(server, holdings)
      const published = await countPublished(server)
      const articles = holdings.articles?.length ?? 0
      await server.kill()
      return [
        { text: `${database.calls} calls, ${database.before} failed before and ${database.after} after`, holds: true },
        {
          text: `${publishes + imports} writes in ${attempts} attempts: ${published} of ${publishes} published, each once`,
          holds: published === publishes,
        },
        {
          text: `${articles} articles, of ${publishes + imports * articlesAnImport}`,
          holds: articles === publishes + imports * articlesAnImport,
        },
        { text: `${torn.length} torn ${torn}`, holds: torn.length === 0 },
        { text: `${reads} reads: ${answered} answered, the others told to wait`, holds: true },
      ]
    }),
}

/** How many were answered; anybody else is told when to come again, or the run ends here. */
async function readOn(server: Server): Promise<number> {
  let answered = 0
  for (let n = 0; n < reads; n++) {
    if (await acknowledged(await server.ask(addresses[n % addresses.length] ?? ''))) answered++
  }
  return answered
}

async function countPublished(server: Server): Promise<number> {
  let published = 0
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = cursor && `&cursor=${cursor}`
    const response = await server.ask(`/api/v1/audit?limit=100${query}`, { headers: asEditor })
    const page = (await response.json()) as AuditList
    published += page.entries.filter(({ action }) => action === 'article.published').length
    cursor = page.next
  }
  return published
}
