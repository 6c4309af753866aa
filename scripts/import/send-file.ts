import type { Failure } from '../newsclip/instance.ts'
import type { Defaults } from './article-from-row.ts'
import { type ArticleEntry, type Batch, batchesOf } from './batches.ts'
import type { Delivered, Delivery } from './delivery.ts'
import type { FormatName } from './find-export.ts'
import { canLead, longAddressesOf, movesTo } from './moves.ts'
import { openFile } from './open-file.ts'
import { type Entry, type Move, type Refusal, readArticles } from './read-articles.ts'

/** All that can become of an entry, in the order in which it is told. */
export const outcomeNames = [
  ...(['added', 'updated', 'unchanged', 'drafted', 'left', 'skipped', 'sound', 'refused'] as const),
]
export type OutcomeName = (typeof outcomeNames)[number]

/** What became of one entry of a file. */
export interface Reported extends Partial<Refusal> {
  /** A line of a file, an item of a feed, a post of an export. */
  line: number
  title?: string
  outcome: OutcomeName
  /** It is not for readers. */
  isDraft?: true
  /** Where it is. */
  slug?: string
  /** What of it could not be taken along. */
  told?: string[]
}

/** What became of one file. */
export interface FileReport {
  file: string
  format?: 'lines' | 'feed' | FormatName
  counts: Record<OutcomeName, number>
  entries: Reported[]
  /** Why the file, or its rest, was not sent. */
  failure?: Failure
}

interface Means {
  delivery: Delivery
  defaults: Defaults
  /** Between reading and sending: a chance to change entries. */
  prepare?: ((entries: AsyncIterable<Entry>) => AsyncIterable<Entry>) | undefined
  /** No further request once it is aborted. */
  stop: AbortSignal
  /** Hears of every answer: how much of the file is done, from 0 to 1. */
  onProgress: (report: FileReport, portion: number) => void
}

/** Sends one file, a request after the other: of two lines that are one article the last must be the last to arrive. */
export async function sendFile(file: string, means: Means): Promise<FileReport> {
  const report = emptyReport(file)
  let taken = 0
  const opened = await openFile(file, (bytes) => {
    taken = bytes
  })
  if ('refusal' in opened) return refusedFile(report, opened.refusal)
  const { source, size } = opened
  report.format = source.kind === 'export' ? source.format : source.kind
  try {
    const read = await readArticles(source, means.defaults)
    if ('refusal' in read) return refusedFile(report, read.refusal)
    const entries = means.prepare ? means.prepare(read.entries) : read.entries
    const portion = () => (read.count === undefined ? taken / size : report.entries.length / read.count)
    const failure = await sendAll(batchesOf(entries), report, portion, means)
    report.entries.sort((one, other) => one.line - other.line)
    return failure ? { ...report, failure } : report
  } finally {
    if (source.kind === 'export') source.close()
  }
}

function emptyReport(file: string): FileReport {
  const counts = Object.fromEntries(outcomeNames.map((name) => [name, 0])) as FileReport['counts']
  return { file, counts, entries: [] }
}

function refusedFile(report: FileReport, refusal: string): FileReport {
  return { ...report, failure: { sentence: `${report.file} ${refusal}`, final: false } }
}

async function sendAll(
  batches: AsyncGenerator<Batch>,
  report: FileReport,
  portion: () => number,
  { delivery, stop, onProgress }: Means,
): Promise<Failure | undefined> {
  // The next batch is read while the last is being answered.
  for (let next = batches.next(); ; ) {
    const { value: batch, done } = await next
    if (done || stop.aborted) return undefined
    next = batches.next()
    // Awaited a round later, or never after a failure.
    next.catch(() => {})
    const failure = await sendBatch(batch, delivery, report, stop)
    if (failure) return failure
    onProgress(report, portion())
  }
}

/** Redirects follow what they lead to, so that none leads nowhere however the run ends; the next run brings them anew. */
async function sendBatch(
  { articles, drafts, settled }: Batch,
  delivery: Delivery,
  report: FileReport,
  stop: AbortSignal,
): Promise<Failure | undefined> {
  for (const entry of settled) {
    if ('skipped' in entry) add(report, entry, { outcome: 'skipped', ...entry.skipped })
    else add(report, entry, { outcome: 'refused', ...entry.refusal })
  }
  const moves: Move[] = []
  const sent = await sendArticles(articles, delivery)
  if ('failure' in sent) return sent.failure
  for (const { entry, delivered } of sent.delivered) {
    add(report, { ...entry, told: [...(entry.told ?? []), ...longAddressesOf(entry)] }, delivered)
    moves.push(...(entry.moves ?? []), ...movesTo(entry, delivered))
  }
  for (const entry of drafts) {
    if (stop.aborted) break
    const delivered = await delivery.draft(entry.draft)
    if ('failure' in delivered) return delivered.failure
    add(report, entry, { ...delivered, isDraft: true })
    moves.push(...(entry.moves ?? []))
  }
  const leading = moves.filter(canLead)
  return (leading.length ? await delivery.redirects(leading) : undefined)?.failure
}

interface Sent {
  entry: ArticleEntry
  delivered: Delivered
}

/** One whose slug another article has is sent once more without: then it gets one of its own, the same with every run. */
async function sendArticles(
  articles: Batch['articles'],
  delivery: Delivery,
): Promise<{ delivered: Sent[] } | { failure: Failure }> {
  if (articles.length === 0) return { delivered: [] }
  const first = await delivery.articles(articles.map(({ json }) => json))
  if ('failure' in first) return first
  const delivered = articles.map(({ entry }, index) => ({ entry, delivered: first.outcomes[index] as Delivered }))
  const taken = delivered.filter(
    ({ entry: { article }, delivered }) =>
      delivered.outcome === 'refused' && delivered.reason === 'slug-taken' && article.slug && article.origin,
  )
  if (taken.length === 0) return { delivered }
  const second = await delivery.articles(
    taken.map(({ entry }) => JSON.stringify({ ...entry.article, slug: undefined })),
  )
  if ('failure' in second) return second
  for (const [index, one] of taken.entries()) {
    one.entry.told = [...(one.entry.told ?? []), `its slug "${one.entry.article.slug}" is another article's`]
    one.delivered = second.outcomes[index] as Delivered
  }
  return { delivered }
}

type Became = Omit<Reported, 'line' | 'told'> & { told?: string[] | undefined }

function add(report: FileReport, entry: Entry, { told: alsoTold = [], ...became }: Became): void {
  const { line, title } = entry
  const told = [...(entry.told ?? []), ...alsoTold]
  report.counts[became.outcome]++
  report.entries.push({
    line,
    ...(title === undefined ? {} : { title }),
    ...became,
    ...(told.length ? { told } : {}),
  })
}

/** Whether each of its entries is told, and not only what is wrong. */
export function isExport({ format }: Pick<FileReport, 'format'>): boolean {
  return format !== undefined && format !== 'lines' && format !== 'feed'
}
