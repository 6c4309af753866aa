import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { ArticleInput } from '../worker/contract.ts'
import type { Article } from '../worker/domain/article.ts'
import { pressReleases } from './places.ts'

interface Row {
  title: string
  url: string
  published_at: string
  category: string
  tags: string[]
  summary: string | null
  author: string | null
}

export interface CorpusArticle {
  input: ArticleInput
  body: Article['body']
}

/** Coprime to the number of rows, so that every size is a sample of all years and all members. */
const stride = 104_729

const hourMs = 3_600_000

/** Rows of the file (../shared/data/README.md). */
export const releasesCount = 166_959

/** How often the releases are used for that many articles. */
export function copiesFor(size: number): number {
  return Math.ceil(size / releasesCount)
}

export function readPressReleases(): Row[] {
  const text = gunzipSync(readFileSync(pressReleases)).toString('utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
}

/**
 * Which rows make a corpus of that size and when each was published, oldest first: as an archive grows. Past the number
 * of releases they are used again, each time an hour later.
 */
export function corpusOf(rows: Row[], size: number): { row: Row; copy: number; time: number }[] {
  return Array.from({ length: size }, (_, index) => {
    const row = rows[(index * stride) % rows.length] as Row
    const copy = Math.floor(index / rows.length)
    return { row, copy, time: Date.parse(row.published_at) + copy * hourMs }
  }).sort((one, other) => one.time - other.time)
}

/** A release as the importer would hand it in. Five of six are a headline only; none has a body. */
export function articleOf({ row, copy, time }: { row: Row; copy: number; time: number }): CorpusArticle {
  const address = new URL(row.url)
  const publisher = address.hostname.replace(/^www\./, '')
  // What has the same original under the same title is the same article.
  if (copy) address.searchParams.append('copy', String(copy))
  const url = copy ? address.href : row.url
  const summary = row.summary?.trim() ?? ''
  return {
    input: {
      title: row.title.slice(0, 300),
      summary: summary || undefined,
      category: row.category,
      tags: row.tags,
      author: row.author ?? undefined,
      publishedAt: new Date(time).toISOString(),
      source: { url, publisher, title: row.title },
      origin: { source: publisher, guid: url },
    },
    body: { html: summary && `<p>${summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`, text: summary },
  }
}
