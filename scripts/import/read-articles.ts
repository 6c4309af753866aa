import { Readable } from 'node:stream'
import type { ArticleInput, ManuscriptInput } from '../../worker/contract.ts'
import { maxImportBytes } from '../../worker/http/lines.ts'
import { articleFromRow, type Defaults, withheldRow } from './article-from-row.ts'
import { articlesFromFeed } from './articles-from-feed.ts'
import { entryFromPost } from './entry-from-post.ts'
import type { Source } from './open-file.ts'
import type { Export } from './post.ts'
import { readLines } from './read-lines.ts'

export interface Refusal {
  reason: string
  detail: string
}

/** Where old addresses are that are not the article's own, such as those of its pictures. */
export interface Move {
  from: string
  /** A path of the instance. */
  to: string
}

/** A line of a file, an item of a feed, or a post of an export: all count from 1. */
export type Entry = { line: number; title?: string | undefined; told?: string[] } & (
  | { article: ArticleInput; oldAddresses?: string[]; moves?: Move[] }
  | { draft: ManuscriptInput; moves?: Move[] }
  /** Nothing for readers, and nothing wrong with it. */
  | { skipped: Refusal }
  | { refusal: Refusal }
)

/** What is read, and how much of it there is, where that is known beforehand. */
export interface Reading {
  entries: AsyncIterable<Entry>
  count?: number
}

/** Reads the articles of an opened file in its order. A feed that is none is one refusal. */
export async function readArticles(source: Source, defaults: Defaults): Promise<Reading | { refusal: string }> {
  switch (source.kind) {
    case 'lines':
      return { entries: readRows(source.open(), defaults) }
    case 'feed':
      return { entries: Readable.from(articlesFromFeed(source, defaults)) }
    case 'export': {
      const found = await source.read(defaults)
      if ('refusal' in found) return found
      return { entries: readPosts(found, source.savedAt, defaults), count: found.count }
    }
  }
}

async function* readPosts(exported: Export, savedAt: number, defaults: Defaults): AsyncGenerator<Entry> {
  const { key, url, language, posts } = exported
  const moving = { key: defaults.source ?? key, url, language, category: defaults.category ?? 'General', savedAt }
  let line = 0
  for await (const post of posts) {
    line++
    yield 'refusal' in post ? { line, ...post } : entryFromPost(line, post, moving)
  }
}

async function* readRows(chunks: AsyncIterable<Uint8Array>, defaults: Defaults): AsyncGenerator<Entry> {
  for await (const { number: line, bytes } of readLines(chunks, maxImportBytes)) {
    if (bytes === undefined) {
      yield { line, refusal: { reason: 'too-large', detail: `is longer than ${maxImportBytes} bytes` } }
      continue
    }
    const row = parseRow(bytes)
    if (!row) continue
    const skipped = 'value' in row ? withheldRow(row.value) : undefined
    if (skipped) yield { line, skipped }
    else yield 'reason' in row ? { line, refusal: row } : { line, article: articleFromRow(row.value, defaults) }
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
