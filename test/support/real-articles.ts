import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { articleFromRow } from '../../scripts/import/article-from-row.ts'
import { readBody } from '../../worker/body/read-body.ts'
import { candidateFromInput } from '../../worker/domain/candidate.ts'
import { presentArticle } from '../../worker/domain/present.ts'
import { readArticleInput } from '../../worker/http/article-input.ts'
import { newsSite } from './outgoing.ts'

/** Articles as publishers wrote them; not ours to copy, so a clone of the project does without. */
const folder = new URL('../../../shared/data/', import.meta.url)

/** Every so many rows, from all years and of all kinds. */
const files: [name: string, every: number][] = [
  ['digitalgov-news.ndjson.gz', 10],
  ['18f-blog.ndjson.gz', 5],
  ['wikinews.ndjson.gz', 50],
]

/** Some hundred real articles, as they go out; none, and a word why, where the files are not there. */
export async function readRealArticles() {
  if (!files.every(([name]) => existsSync(new URL(name, folder)))) {
    console.info(`Skipped: real articles are not here (${folder.pathname}).`)
    return []
  }
  const rows = files.flatMap(([name, every]) =>
    gunzipSync(readFileSync(new URL(name, folder)))
      .toString('utf8')
      .trim()
      .split('\n')
      .filter((_, index) => index % every === 0),
  )
  return (await Promise.all(rows.map(articleOf))).flatMap((article) => article ?? [])
}

async function articleOf(line: string, index: number) {
  const input = articleFromRow(JSON.parse(line), { category: undefined, source: undefined })
  const read = readArticleInput(JSON.parse(JSON.stringify(input)))
  if ('refusal' in read) return undefined
  const body = readBody(read.article.body ?? { text: '' }, read.article.source?.url)
  if ('refusal' in body) return undefined
  const { article, slugs } = await candidateFromInput(read.article, body, newsSite.locale)
  return presentArticle({ ...article, slug: slugs.at(-1) ?? '', id: index, position: index }, newsSite)
}
