import { countOne } from './count.ts'
import { Connection, type Load, median, openLoad, requestFor, throughput } from './load.ts'
import type { Options } from './options.ts'
import { type Asked, questions, tagQuestion, tagQuestionByDay } from './questions.ts'
import type { Stand } from './stand.ts'

/** The median of each question upon each corpus, in milliseconds. */
export interface Latency {
  asked: Asked
  bySize: number[]
}

/** Every question is asked once of every corpus in each round: what disturbs a round disturbs all of it. */
export async function measureLatency(stand: Stand, { latencyRounds }: Options): Promise<Latency[]> {
  const lines = await Promise.all(stand.product.map((address) => Connection.open(address)))
  const times = questions.map(() => stand.corpora.map((): number[] => []))
  for (let round = -1; round < latencyRounds; round++) {
    for (const [at, asked] of questions.entries()) {
      for (const [index, corpus] of stand.corpora.entries()) {
        const request = requestFor(new URL(asked.path(corpus), stand.product[index]))
        const startedAt = performance.now()
        await lines[index]?.ask(request)
        // The first round warms up.
        if (round >= 0) times[at]?.[index]?.push(performance.now() - startedAt)
      }
    }
  }
  for (const line of lines) line.close()
  return questions.map((asked, at) => ({ asked, bySize: times[at]?.map(median) ?? [] }))
}

/** Requests a second, upon the largest corpus, and what the load generator itself could take. */
export interface Throughput {
  tag: number
  notModified: number
  bare: number
  /** The tag question up to another day each time, and the bare worker's statements for it. */
  byDay: number
  bareByDay: number
  constant: number
  /** An article's page, and a document of the same length that was there already. */
  page: number
  document: number
}

const connections = 4

/** In turns of a few requests each; the ratios are of medians. */
export async function measureThroughput(stand: Stand, options: Options): Promise<Throughput> {
  const product = stand.product.at(-1) as URL
  const [tag, ...days] = [tagQuestion, ...tagQuestionByDay].map((path) => new URL(path, product)) as [URL, ...URL[]]
  const [bare, ...bareDays] = (await Promise.all([tag, ...days].map((address) => tellBare(stand, address)))) as [
    URL,
    ...URL[],
  ]
  const etag = (await fetch(tag)).headers.get('ETag') ?? ''

  const page = new URL(`/articles/${stand.corpora.at(-1)?.newest[3]}`, product)
  const document = new URL('/page', stand.bare)
  await fetch(document, { method: 'PUT', body: await (await fetch(page)).text() })

  const loads = {
    tag: await openLoad([tag], connections),
    bare: await openLoad([bare], connections),
    notModified: await openLoad([tag], connections, 304, { 'If-None-Match': etag }),
    byDay: await openLoad(days, connections),
    bareByDay: await openLoad(bareDays, connections),
    constant: await openLoad([new URL('/constant', stand.bare)], connections),
    page: await openLoad([page], connections),
    document: await openLoad([document], connections),
  } satisfies Record<keyof Throughput, Load>
  const names = Object.keys(loads) as (keyof Throughput)[]
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<keyof Throughput, number[]>
  for (let round = -1; round < options.throughputRounds; round++) {
    for (const name of names) {
      const rate = await throughput(loads[name], options.requestsARound)
      if (round >= 0) rates[name].push(rate)
    }
  }
  for (const load of Object.values(loads)) for (const connection of load.connections) connection.close()
  return Object.fromEntries(names.map((name) => [name, median(rates[name])])) as Record<keyof Throughput, number>
}

/** Tells the bare worker what the product asks of the database for that address, and returns where it answers the same. */
async function tellBare(stand: Stand, { pathname, search }: URL): Promise<URL> {
  const { statements } = await countOne(stand.counting.at(-1) as URL, pathname + search)
  if (statements.length !== 1) throw new Error(`A list takes ${statements.length} statements and not one.`)
  const bare = new URL(search, stand.bare)
  await fetch(bare, { method: 'PUT', body: JSON.stringify(statements[0]) })
  return bare
}

/** From a request for a list to its answer where the isolate has yet to be made of the script: the median. */
export async function measureColdStart(stand: Stand, { coldStarts }: Options): Promise<number> {
  const line = await Connection.open(stand.isolates)
  const times: number[] = []
  for (let at = 0; at < coldStarts; at++) {
    const request = requestFor(new URL(`/${at}`, stand.isolates))
    const startedAt = performance.now()
    const answer = await line.ask(request)
    if (answer.status !== 200) throw new Error(`A new isolate answered ${answer.status}: ${answer.head}`)
    times.push(performance.now() - startedAt)
  }
  line.close()
  return median(times)
}
