import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unstable_splitSqlQuery as splitStatements } from 'wrangler'
import { migrations } from '../scripts/paths.ts'
import { openDatabase } from '../worker/database/open.ts'
import { saveArticles } from '../worker/database/save-articles.ts'
import { candidateFromInput } from '../worker/domain/candidate.ts'
import type { Candidate } from '../worker/domain/reconcile.ts'
import { bundle } from './bundle.ts'
import { collectGarbage } from './collect-garbage.ts'
import { startInstance } from './instance.ts'
import { importer, type Loaded } from './loader-worker.ts'
import { plainTables } from './plain-loader-worker.ts'
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
export const portionsThroughD1 = 10

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

/** What is known of the first portions, which go through the local D1. */
export interface LoadedThroughD1 {
  product: Loading
  /** Of the same candidates by a worker that only inserts (bench/plain-loader-worker.ts). */
  plain: Loading
  /** For each article of the product's, as D1 counts them. */
  rowsWritten: number
}

/**
 * Keeps the first portions through the local D1, which takes every parameter as JSON within JSON and checks it against a
 * schema. In turns with the plain loader: what disturbs the one disturbs the other.
 */
export async function loadThroughD1(
  portions: string[],
  folder: string,
  database: string,
  compatibilityDate: string,
): Promise<LoadedThroughD1> {
  const plainFolder = `${folder}-plain`
  rmSync(plainFolder, { recursive: true, force: true })
  const product = await startLoader('loader-worker.ts', folder, database, compatibilityDate)
  const plain = await startLoader('plain-loader-worker.ts', plainFolder, database, compatibilityDate)
  try {
    await product.ask('/statements', JSON.stringify(schemaStatements()))
    await plain.ask('/statements', JSON.stringify(plainTables))
    for (const portion of portions) {
      for (const loader of [plain, product]) await loader.keep(readFileSync(portion))
    }
    const { articles } = product.loading()
    return { product: product.loading(), plain: plain.loading(), rowsWritten: product.rowsWritten() / articles }
  } finally {
    await product.instance.close()
    await plain.instance.close()
    rmSync(plainFolder, { recursive: true })
  }
}

async function startLoader(script: string, folder: string, database: string, compatibilityDate: string) {
  const loader = { name: 'loader', modules: [await bundle(script)], database }
  const instance = await startInstance(folder, compatibilityDate, [loader])
  const address = await instance.addressOf('loader')
  const spent = { articles: 0, seconds: 0, cpuMs: 0, rowsWritten: 0 }
  const ask = <T>(path: string, body: string | Buffer<ArrayBuffer>) => post<T>(new URL(path, address), body)
  return {
    instance,
    ask,
    keep: async (portion: Buffer<ArrayBuffer>) => {
      const [startedAt, cpuBefore] = [performance.now(), instance.cpuMs()]
      const { added, rowsWritten } = await ask<Loaded>('/candidates', portion)
      spent.seconds += (performance.now() - startedAt) / 1000
      spent.cpuMs += instance.cpuMs() - cpuBefore
      spent.articles += added
      spent.rowsWritten += rowsWritten
    },
    loading: (): Loading => ({
      articles: spent.articles,
      seconds: spent.seconds,
      cpuSeconds: Number.isNaN(spent.cpuMs) ? null : spent.cpuMs / 1000,
    }),
    rowsWritten: () => spent.rowsWritten,
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
 * Keeps all of them with the same code and the same statements, run by SQLite itself, with nothing of the local D1 in
 * between: each portion is a transaction of a database in memory, which is written into the file at the end. Whatever fails
 * ends it all, so no journal is kept.
 */
export async function loadBySqlite(
  portions: string[],
  { database, writeTo }: SqliteD1,
  file: string,
  say: (text: string) => void,
): Promise<Loading> {
  await database.batch(schemaStatements().map((sql) => database.prepare(sql)))
  const db = openDatabase(database, 'first-primary')
  const loading = { articles: 0, seconds: 0, cpuSeconds: 0 }
  const timed = async (keep: () => Promise<unknown>) => {
    const [startedAt, cpuBefore] = [performance.now(), threadMs()]
    await keep()
    loading.seconds += (performance.now() - startedAt) / 1000
    loading.cpuSeconds += (threadMs() - cpuBefore) / 1000
  }
  for (const [index, portion] of portions.entries()) {
    const candidates = JSON.parse(readFileSync(portion, 'utf8')) as Candidate[]
    collectGarbage('young')
    await timed(() => saveArticles(db, candidates, importer, Date.now()))
    loading.articles += candidates.length
    if ((index + 1) % 50 === 0) say(`  ${loading.articles.toLocaleString('en')} articles, ${rateOf(loading)} a second`)
  }
  await timed(() => writeTo(file))
  return loading
}

function rateOf({ articles, seconds }: Loading): string {
  return Math.round(articles / seconds).toLocaleString('en')
}
