import { setTimeout as wait } from 'node:timers/promises'
import { type Random, randomFrom } from '../../scripts/demo/motifs/random.ts'
import type { FaultRun } from './finding.ts'
import { type Holdings, listTorn, readHoldings } from './look-through.ts'
import { type Server, serve, withFolder } from './serve.ts'
import { importing, publishing, until, type Write } from './writes.ts'

const kills = 50
const writersAtOnce = 3
const articlesAnImport = 20
/** After which the server is killed; it takes a few milliseconds for a write. */
const delayMs = { low: 100, high: 700 }

/** The server is killed while it is written to, over and over. What was acknowledged must be there, and nothing in part. */
export const killRun: FaultRun = {
  name: 'kill',
  about: `the server killed by signal 9 ${kills} times under publishes and imports`,
  run: (say) =>
    withFolder(async (folder) => {
      const random = randomFrom('kill')
      const writers = Array.from({ length: writersAtOnce }, (_, n) => writer(n))
      const torn: string[] = []
      for (let round = 1; round <= kills; round++) {
        const server = await serve(folder)
        // The first request of an isolate takes longer than all that a round has time for.
        await server.ask('/api/v1/articles')
        for (const one of writers) torn.push(...(await one.lookAtInterrupted(server)))
        await writeUntilKilled(server, writers, random)
        if (round % 10 === 0) say(`  ${round} kills, ${sum(writers.map((one) => one.acknowledged.length))} writes`)
      }
      const server = await serve(folder)
      for (const one of writers) await one.finish(server)
      const holdings = await readHoldings(server)
      const writes = writers.flatMap((one) => one.acknowledged)
      const lost = listLost(holdings, writes)
      torn.push(...(await listTorn(server, holdings)))
      await server.kill()
      const interrupted = sum(writers.map((one) => one.interrupted()))
      return [
        { text: `${kills} kills, ${interrupted} of them in the middle of a write`, holds: interrupted > 0 },
        { text: `${writes.length} writes acknowledged, ${lost.length} lost ${lost}`, holds: lost.length === 0 },
        { text: `${torn.length} torn ${torn}`, holds: torn.length === 0 },
      ]
    }),
}

interface Written {
  write: Write
  slugs: string[]
}

/** One caller, who does one write after the other and repeats the one whose answer never came. */
function writer(number: number) {
  let count = 0
  let interruptions = 0
  let current: (Written & { isImport: boolean }) | undefined
  const acknowledged: Written[] = []

  const next = () => {
    const name = `writer${number}-${++count}`
    if (number % 2 === 0) {
      const write = importing(name, articlesAnImport)
      return { write, slugs: write.slugs, isImport: true }
    }
    return { write: publishing(name), slugs: [name], isImport: false }
  }

  return {
    acknowledged,
    interrupted: () => interruptions,
    async writeOn(server: Server, isOver: () => boolean) {
      while (!isOver()) {
        current ??= next()
        try {
          if (!(await current.write.attempt(server))) continue
        } catch (error) {
          // The connection broke with the server; anything else is worth knowing.
          if (!isOver()) throw error
          interruptions++
          return
        }
        acknowledged.push(current)
        current = undefined
      }
    },
    /** Of an import that was under way there is all or nothing. */
    async lookAtInterrupted(server: Server): Promise<string[]> {
      if (!current?.isImport) return []
      const statuses = await Promise.all(
        current.slugs.map(async (slug) => (await server.ask(`/api/v1/articles/${slug}`)).status),
      )
      return new Set(statuses).size === 1 ? [] : [`${current.write.name}: ${statuses.join()}`]
    },
    async finish(server: Server) {
      if (!current) return
      await until(server, current.write)
      acknowledged.push(current)
      current = undefined
    },
  }
}

async function writeUntilKilled(server: Server, writers: ReturnType<typeof writer>[], random: Random) {
  let isOver = false
  const writing = Promise.all(writers.map((one) => one.writeOn(server, () => isOver)))
  await Promise.race([wait(random.between(delayMs.low, delayMs.high)), writing])
  isOver = true
  await server.kill()
  await writing
}

function listLost(holdings: Holdings, writes: Written[]): string[] {
  const there = new Set(holdings.articles?.map((row) => row.slug))
  return writes.flatMap(({ slugs }) => slugs).filter((slug) => !there.has(slug))
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
