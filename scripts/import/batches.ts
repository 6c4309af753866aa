import { maxImportBytes, maxImportLines } from '../../worker/http/lines.ts'
import type { Entry, Refusal } from './read-articles.ts'

/** What goes into one request, and where in the file each of its lines stands. */
export interface Batch {
  json: string[]
  lines: number[]
  /** Lines that are refused unsent. */
  refused: { line: number; refusal: Refusal }[]
}

/** Packs entries, in their order, into as few requests as the instance's limits allow. */
export async function* batchesOf(entries: AsyncIterable<Entry>): AsyncGenerator<Batch> {
  let batch: Batch = { json: [], lines: [], refused: [] }
  let bytes = 0
  for await (const entry of entries) {
    const { line } = entry
    if ('refusal' in entry) {
      batch.refused.push(entry)
      continue
    }
    const json = JSON.stringify(entry.article)
    const size = Buffer.byteLength(json) + 1
    if (size > maxImportBytes) {
      batch.refused.push({ line, refusal: { reason: 'too-large', detail: `is longer than ${maxImportBytes} bytes` } })
      continue
    }
    if (batch.json.length === maxImportLines || bytes + size > maxImportBytes) {
      yield batch
      batch = { json: [], lines: [], refused: [] }
      bytes = 0
    }
    batch.json.push(json)
    batch.lines.push(line)
    bytes += size
  }
  if (batch.json.length + batch.refused.length > 0) yield batch
}
