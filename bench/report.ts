import type { Corpus } from './corpus.ts'
import type { QuestionCount } from './count.ts'
import type { Counted } from './counting-worker.ts'
import { median } from './load.ts'
import type { Loading } from './load-articles.ts'
import type { Latency, Throughput } from './measure.ts'
import { copiesFor, releasesCount } from './press-releases.ts'
import type { WorkerUnderTest } from './worker-under-test.ts'

export interface Findings {
  worker: WorkerUnderTest
  corpora: Corpus[]
  counts: QuestionCount[]
  latency: Latency[]
  throughput: Throughput
  coldStartMs: number
}

/** What the product promises. */
const bounds = {
  latencyGrowth: 1.25,
  throughputShare: 0.8,
  pageShare: 0.4,
  gzipBytes: 400_000,
  articlesASecond: 10_000,
  loadShare: 0.33,
}

/** Says everything that was found and holds it to the bounds. Returns how many are missed. */
export function report(findings: Findings, say: (text: string) => void): number {
  say(`\n${table(findings)}\n`)
  say(corpusLines(findings.corpora).join('\n'))
  const verdicts = judge(findings)
  say('')
  for (const { holds, text } of verdicts) say(`${holds ? 'holds ' : 'MISSED'}  ${text}`)
  return verdicts.filter(({ holds }) => !holds).length
}

function table({ corpora, counts, latency }: Findings): string {
  const sizes = corpora.map(({ size }) => size.toLocaleString('en'))
  const head = ['question', 'cards', 'rows read', 'at most', 'trips', ...sizes.map((size) => `ms at ${size}`), 'growth']
  const lines = counts.map(({ asked, bySize, deeper }, at) => {
    const times = latency[at]?.bySize ?? []
    return [
      asked.name,
      spread(bySize, 'cards'),
      spread([...bySize, ...deeper], 'rowsRead'),
      asked.maxRows === undefined ? '' : String(asked.maxRows),
      spread(bySize, 'trips'),
      ...times.map((ms) => ms.toFixed(2)),
      growth(times).toFixed(2),
    ]
  })
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)))
  return [head, ...lines]
    .map((line) =>
      line.map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  '),
    )
    .join('\n')
}

/** One number, or the least and the most. */
function spread(counted: Counted[], what: 'cards' | 'rowsRead' | 'trips'): string {
  const numbers = counted.map((one) => one[what])
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  return least === most ? String(most) : `${least}–${most}`
}

function growth(times: number[]): number {
  return (times.at(-1) ?? 0) / (times[0] ?? 1)
}

function corpusLines(corpora: Corpus[]): string[] {
  return corpora.map(({ size, throughD1, bySqlite, bytes }) => {
    const { product, plain, rowsWritten } = throughD1
    const copies = copiesFor(size)
    const again =
      copies > 1
        ? `; the ${releasesCount.toLocaleString('en')} releases ${copies} times, dates shifted by an hour each time`
        : ''
    return `${size.toLocaleString('en')} articles: loaded by SQLite itself at ${rate(bySqlite)}, the first ${product.articles.toLocaleString('en')} through the local D1 at ${rate(product)}, into plain tables at ${rate(plain)}; ${Math.round(bytes / size).toLocaleString('en')} bytes and ${rowsWritten.toFixed(1)} rows written each${again}.`
  })
}

function rate({ articles, seconds, cpuSeconds }: Loading): string {
  const cpu = cpuSeconds ? ` (${perSecond(articles, cpuSeconds)} in a second of processor time)` : ''
  return `${perSecond(articles, seconds)} a second${cpu}`
}

function perSecond(size: number, seconds: number): string {
  return Math.round(size / seconds).toLocaleString('en')
}

interface Verdict {
  holds: boolean
  text: string
}

function judge({ worker, corpora, counts, latency, throughput, coldStartMs }: Findings): Verdict[] {
  const all = counts.map(({ asked, bySize, deeper }) => {
    const answers = [...bySize, ...deeper]
    return {
      asked,
      rows: Math.max(...answers.map(({ rowsRead }) => rowsRead)),
      trips: Math.max(...answers.map(({ trips }) => trips)),
    }
  })
  const bounded = all.filter(({ asked }) => asked.maxRows !== undefined)
  const greedy = bounded.filter(({ asked, rows }) => rows > (asked.maxRows ?? 0))
  const talkative = all.filter(({ asked, trips }) => trips > asked.maxTrips)
  const names = (some: typeof all) =>
    some.map(({ asked, rows, trips }) => `${asked.name} (${rows} rows, ${trips} trips)`).join(', ')

  const timed = latency.filter(({ asked }) => asked.maxRows !== undefined)
  const whole = growth(corpora.map((_, index) => median(timed.map(({ bySize }) => bySize[index] ?? Number.NaN))))
  const slowed = timed.filter(({ bySize }) => growth(bySize) > bounds.latencyGrowth)
  const worst = timed.reduce((one, other) => (growth(other.bySize) > growth(one.bySize) ? other : one))

  const largest = corpora.at(-1) as Corpus
  const { articles, seconds } = largest.bySqlite
  const { product, plain } = largest.throughD1
  const loadShare = plain.seconds / product.seconds
  const share = (rate: number) => rate / throughput.bare
  const rates = (rate: number) => `${Math.round(rate)} a second to the bare worker's ${Math.round(throughput.bare)}`
  return [
    {
      holds: greedy.length === 0,
      text: `rows read: at most 2 × (limit + 1) + 5 for each of ${bounded.length} questions, wherever asked${greedy.length ? `, but for ${names(greedy)}` : ''}`,
    },
    {
      holds: talkative.length === 0,
      text: `round trips: one for a list, at most two for anything${talkative.length ? `, but for ${names(talkative)}` : ''}`,
    },
    {
      holds: whole <= bounds.latencyGrowth,
      text: `median latency: ${whole.toFixed(2)} × from ${corpora[0]?.size.toLocaleString('en')} to ${largest.size.toLocaleString('en')} articles (at most ${bounds.latencyGrowth}) over all ${timed.length} bounded questions; ${slowed.length} of them grow more by themselves, the worst is "${worst.asked.name}" with ${growth(worst.bySize).toFixed(2)}`,
    },
    {
      holds: share(throughput.tag) >= bounds.throughputShare,
      text: `throughput of the tag question: ${share(throughput.tag).toFixed(2)} of a bare worker (at least ${bounds.throughputShare}); ${rates(throughput.tag)}; ${(throughput.byDay / throughput.bareByDay).toFixed(2)} up to another day each time, whose cards no isolate remembers`,
    },
    {
      holds: share(throughput.notModified) >= bounds.throughputShare,
      text: `throughput of a 304: ${share(throughput.notModified).toFixed(2)} of a bare worker (at least ${bounds.throughputShare}); ${rates(throughput.notModified)}`,
    },
    {
      holds: throughput.page / throughput.document >= bounds.pageShare,
      text: `throughput of an article's page: ${(throughput.page / throughput.document).toFixed(2)} of a document that is there already (at least ${bounds.pageShare}); ${Math.round(throughput.page)} a second to ${Math.round(throughput.document)}`,
    },
    {
      holds: worker.gzipBytes <= bounds.gzipBytes,
      text: `script: ${(worker.gzipBytes / 1000).toFixed(0)} KB gzip, ${(worker.bytes / 1000).toFixed(0)} KB minified (at most ${bounds.gzipBytes / 1000}); ${coldStartMs.toFixed(1)} ms from nothing to a first list`,
    },
    {
      holds: articles / seconds >= bounds.articlesASecond,
      text: `loading: ${perSecond(articles, seconds)} articles a second (at least ${bounds.articlesASecond.toLocaleString('en')})`,
    },
    {
      holds: loadShare >= bounds.loadShare,
      text: `loading through D1: ${loadShare.toFixed(2)} as fast as the same cards and words go into plain tables (at least ${bounds.loadShare})`,
    },
  ]
}
