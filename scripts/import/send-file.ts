import type { ImportReport } from '../../worker/contract.ts'
import type { Defaults } from './article-from-row.ts'
import { type Batch, batchesOf } from './batches.ts'
import type { Failure, PostArticles } from './client.ts'
import { openFile } from './open-file.ts'
import { type Refusal, readArticles } from './read-articles.ts'

/** What became of one file. */
export interface FileReport {
  file: string
  added: number
  updated: number
  unchanged: number
  /** What an editor has edited, withdrawn or deleted. */
  left: number
  refused: number
  refusals: ({ line: number } & Refusal)[]
  /** Why the file, or its rest, was not sent. */
  failure?: Failure
}

interface Means {
  post: PostArticles
  defaults: Defaults
  /** No further request once it is aborted. */
  stop: AbortSignal
  /** Hears of every answer: how much of the file's bytes has been read, from 0 to 1. */
  onProgress: (report: FileReport, portion: number) => void
}

/** Sends one file, a request after the other: of two lines that are one article the last must be the last to arrive. */
export async function sendFile(file: string, { post, defaults, stop, onProgress }: Means): Promise<FileReport> {
  const report: FileReport = { file, added: 0, updated: 0, unchanged: 0, left: 0, refused: 0, refusals: [] }
  let taken = 0
  const opened = await openFile(file, (bytes) => {
    taken = bytes
  })
  if ('refusal' in opened) return { ...report, failure: { sentence: `${file} ${opened.refusal}`, final: false } }

  const batches = batchesOf(readArticles(opened.source, defaults))
  // The next batch is read while the last is being answered.
  for (let next = batches.next(); ; ) {
    const { value: batch, done } = await next
    if (done || stop.aborted) break
    next = batches.next()
    // Awaited a round later, or never after a failure.
    next.catch(() => {})
    const failure = await send(batch, post, report)
    if (failure) return { ...report, failure }
    onProgress(report, taken / opened.size)
  }
  return report
}

async function send({ json, lines, refused }: Batch, post: PostArticles, report: FileReport) {
  report.refused += refused.length
  report.refusals.push(...refused.map(({ line, refusal }) => ({ line, ...refusal })))
  if (json.length === 0) return undefined
  const answer = await post(json)
  if ('failure' in answer) return answer.failure
  add(answer.report, lines, report)
  return undefined
}

function add(answer: ImportReport, lines: number[], report: FileReport) {
  report.added += answer.added
  report.updated += answer.updated
  report.unchanged += answer.unchanged
  report.left += answer.left
  report.refused += answer.refused
  for (const one of answer.outcomes) {
    if (one.outcome !== 'refused') continue
    const { reason, detail } = one
    report.refusals.push({ line: lines[one.line - 1] ?? 0, reason, detail })
  }
}
