import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unstable_splitSqlQuery as splitStatements } from 'wrangler'
import { migrations } from '../scripts/paths.ts'
import { openDatabase } from '../worker/database/open.ts'
import { saveArticles } from '../worker/database/save-articles.ts'
import { candidateFromInput } from '../worker/domain/candidate.ts'
import type { Candidate } from '../worker/domain/reconcile.ts'
import { bundle } from './bundle.ts'
import { startInstance } from './instance.ts'
import { importer, type Loaded } from './loader-worker.ts'
import { articleOf, corpusOf, readPressReleases } from './press-releases.ts'
import { type SqliteD1, threadMs } from './sqlite-d1.ts'

/** How long it took to keep articles that were there as candidates. */
export interface Loading {
  articles: number
  seconds: number
  /** Processor time of the thread or process that kept them; null where it cannot be read. */
  cpuSeconds: number | null
}

const articlesAPortion = 2000
/** Of which D1 counts the rows that are written. */
export const portionsThroughD1 = 5

/**
 * Makes the candidates of a corpus, as files of one portion each. They are all there before the first is kept: who makes them
 * would take memory and processor away from who keeps them.
 */
export async function writePortions(size: number, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const corpus = corpusOf(readPressReleases(), size)
  const files: string[] = []
  for (let at = 0; at < size; at += articlesAPortion) {
    const articles = corpus.slice(at, at + articlesAPortion).map(articleOf)
    const candidates = await Promise.all(articles.map(({ input, body }) => candidateFromInput(input, body, 'en')))
    const file = join(folder, `${files.length}.json`)
    writeFileSync(file, JSON.stringify(candidates))
    files.push(file)
  }
  return files
}

/**
 * Keeps the first portions through the local D1. It takes every parameter as JSON within JSON and checks it against a
 * schema, which costs more than keeping it.
 */
export async function loadThroughD1(
  portions: string[],
  folder: string,
  database: string,
  compatibilityDate: string,
): Promise<Loading & { rowsWritten: number }> {
  const loader = { name: 'loader', modules: [await bundle('loader-worker.ts')], database }
  const instance = await startInstance(folder, compatibilityDate, [loader])
  try {
    const address = await instance.addressOf('loader')
    await post(new URL('/statements', address), JSON.stringify(schemaStatements()))
    const cpuBefore = instance.cpuMs()
    let [articles, seconds, rowsWritten] = [0, 0, 0]
    for (const portion of portions) {
      const body = readFileSync(portion)
      const startedAt = performance.now()
      const loaded = await post<Loaded>(new URL('/candidates', address), body)
      seconds += (performance.now() - startedAt) / 1000
      articles += loaded.added
      rowsWritten += loaded.rowsWritten
    }
    const cpuMs = instance.cpuMs() - cpuBefore
    const cpuSeconds = Number.isNaN(cpuMs) ? null : cpuMs / 1000
    return { articles, seconds, cpuSeconds, rowsWritten: rowsWritten / articles }
  } finally {
    await instance.close()
  }
}

/** The migrations, each statement by itself. */
export function schemaStatements(): string[] {
  return readdirSync(migrations)
    .toSorted()
    .flatMap((file) => splitStatements(readFileSync(join(migrations, file), 'utf8')))
}

async function post<T>(address: URL, body: string | Buffer<ArrayBuffer>): Promise<T> {
  const response = await fetch(address, { method: 'POST', body })
  if (!response.ok) throw new Error(`The loader answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

/**
 * Keeps the rest with the same code and the same statements, run by SQLite itself, with nothing of the local D1 in between.
 * Each portion is a transaction. A new database that is loaded anew when its loading breaks off needs no journal on the
 * disk, and has room for its indexes in memory.
 */
export async function loadBySqlite(
  portions: string[],
  { database }: SqliteD1,
  say: (text: string) => void,
): Promise<Loading | null> {
  for (const pragma of [
    'journal_mode = MEMORY',
    'synchronous = OFF',
    'locking_mode = EXCLUSIVE',
    'cache_size = -512000',
  ]) {
    await database.prepare(`PRAGMA ${pragma}`).run()
  }
  const db = openDatabase(database, 'first-primary')
  let [articles, seconds, cpuMs] = [0, 0, 0]
  for (const [index, portion] of portions.entries()) {
    const text = readFileSync(portion, 'utf8')
    const [startedAt, cpuBefore] = [performance.now(), threadMs()]
    const candidates = JSON.parse(text) as Candidate[]
    await saveArticles(db, candidates, importer, Date.now())
    seconds += (performance.now() - startedAt) / 1000
    cpuMs += threadMs() - cpuBefore
    articles += candidates.length
    if ((index + 1) % 50 === 0)
      say(
        `  ${articles.toLocaleString('en')} articles, ${Math.round(articles / seconds).toLocaleString('en')} a second`,
      )
  }
  await database.prepare('PRAGMA journal_mode = WAL').run()
  return articles ? { articles, seconds, cpuSeconds: cpuMs / 1000 } : null
}
