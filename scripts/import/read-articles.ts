import type { ArticleInput } from '../../worker/contract.ts'
import { maxImportBytes } from '../../worker/http/lines.ts'
import { articleFromRow, type Defaults } from './article-from-row.ts'
import { articlesFromFeed } from './articles-from-feed.ts'
import type { Source } from './open-file.ts'
import { readLines } from './read-lines.ts'

export interface Refusal {
  reason: string
  detail: string
}

/** A line of a file, or an item of a feed: both count from 1. */
export type Entry = { line: number } & ({ article: ArticleInput } | { refusal: Refusal })

/** Reads the articles of an opened file in its order. A feed that is none is one refusal. */
export async function* readArticles(source: Source, defaults: Defaults): AsyncGenerator<Entry> {
  if (source.kind === 'feed') {
    yield* articlesFromFeed(source, defaults)
    return
  }
  for await (const { number: line, bytes } of readLines(source.open(), maxImportBytes)) {
    if (bytes === undefined) {
      yield { line, refusal: { reason: 'too-large', detail: `is longer than ${maxImportBytes} bytes` } }
      continue
    }
    const row = parseRow(bytes)
    if (row) yield 'reason' in row ? { line, refusal: row } : { line, article: articleFromRow(row.value, defaults) }
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Undefined for a blank line. */
function parseRow(bytes: Uint8Array): { value: Record<string, unknown> } | Refusal | undefined {
  try {
    const text = decoder.decode(bytes).trim()
    if (text === '') return undefined
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { value: value as Record<string, unknown> }
    }
    return { reason: 'not-an-article', detail: 'is JSON, but no object' }
  } catch (error) {
    if (error instanceof SyntaxError) return { reason: 'not-json', detail: error.message }
    return { reason: 'not-utf-8', detail: 'has bytes that are not UTF-8' }
  }
}
