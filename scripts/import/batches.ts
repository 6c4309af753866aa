import { maxImportBytes, maxImportLines } from '../../worker/http/lines.ts'
import type { Entry } from './read-articles.ts'

export type ArticleEntry = Extract<Entry, { article: unknown }>
export type DraftEntry = Extract<Entry, { draft: unknown }>
export type SettledEntry = Extract<Entry, { refusal: unknown } | { skipped: unknown }>

/** What goes into one request, and what was met on the way to it. */
export interface Batch {
  articles: { entry: ArticleEntry; json: string }[]
  drafts: DraftEntry[]
  /** What is not sent. */
  settled: SettledEntry[]
}

/** Packs entries, in their order, into as few requests as the instance's limits allow. */
export async function* batchesOf(entries: AsyncIterable<Entry>): AsyncGenerator<Batch> {
  let batch: Batch = { articles: [], drafts: [], settled: [] }
  let bytes = 0
  for await (const entry of entries) {
    if (!('article' in entry)) {
      if ('draft' in entry) batch.drafts.push(entry)
      else batch.settled.push(entry)
      continue
    }
    const json = JSON.stringify(entry.article)
    const size = Buffer.byteLength(json) + 1
    if (size > maxImportBytes) {
      const refusal = { reason: 'too-large', detail: `is longer than ${maxImportBytes} bytes` }
      batch.settled.push({ line: entry.line, title: entry.title, refusal })
      continue
    }
    if (batch.articles.length === maxImportLines || bytes + size > maxImportBytes) {
      yield batch
      batch = { articles: [], drafts: [], settled: [] }
      bytes = 0
    }
    batch.articles.push({ entry, json })
    bytes += size
  }
  if (batch.articles.length + batch.drafts.length + batch.settled.length > 0) yield batch
}
