import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { unstable_splitSqlQuery as splitStatements } from 'wrangler'
import { migrations, root } from '../scripts/paths.ts'
import { bundle } from './bundle.ts'
import type { CandidatesWork } from './candidates-thread.ts'
import { type Instance, startInstance } from './instance.ts'
import type { Loaded } from './loader-worker.ts'
import { cache, pressReleases } from './places.ts'
import type { Places } from './questions.ts'

/** A database full of press releases, and what was measured while it was loaded. */
export interface Corpus extends Places {
  size: number
  /** The id of the D1 database. */
  database: string
  seconds: number
  /** Processor time of the runtime; null where it cannot be read. */
  cpuSeconds: number | null
  bytes: number
  /** As D1 counts them. */
  rowsWritten: number
  loadedAt: string
}

/** What decides which rows a corpus has. Anything else may change without loading it anew. */
const makers = [
  'bench/press-releases.ts',
  'worker/database/article-writes.ts',
  'worker/database/label-counts.ts',
  'worker/database/save-statements.ts',
  'worker/database/timeline-entry.ts',
  'worker/database/tokens.ts',
  'worker/database/unspaced.ts',
  'worker/domain/candidate.ts',
  'worker/domain/position.ts',
  'worker/domain/slug.ts',
]

const articlesAPortion = 2000
/** Portions that wait for the loader: enough that it never waits. */
const portionsAhead = 3

/** Where the databases of the present schema live. */
export function corpusFolder(): string {
  const hash = createHash('sha256').update(`${statSync(pressReleases).size}`)
  for (const file of readdirSync(migrations).toSorted()) hash.update(readFileSync(join(migrations, file)))
  for (const file of makers) hash.update(readFileSync(join(root, file)))
  return join(cache, hash.digest('hex').slice(0, 12))
}

/** The corpora of these sizes, each loaded if it is not there yet. Those of an older schema go. */
export async function prepareCorpora(sizes: number[], compatibilityDate: string, say: (text: string) => void) {
  const folder = corpusFolder()
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(cache)) {
    if (join(cache, name) !== folder) rmSync(join(cache, name), { recursive: true })
  }
  const corpora: Corpus[] = []
  for (const size of sizes) {
    const note = join(folder, `${size}.json`)
    if (!existsSync(note)) writeFileSync(note, JSON.stringify(await load(size, folder, compatibilityDate, say)))
    corpora.push(JSON.parse(readFileSync(note, 'utf8')) as Corpus)
  }
  return { folder, corpora }
}

async function load(
  size: number,
  folder: string,
  compatibilityDate: string,
  say: (text: string) => void,
): Promise<Corpus> {
  // A load that was broken off leaves nothing that could be taken for a corpus.
  const loading = join(folder, 'loading')
  rmSync(loading, { recursive: true, force: true })
  const database = `corpus-${size}`
  const loader = { name: 'loader', modules: [await bundle('loader-worker.ts')], database }
  const instance = await startInstance(loading, compatibilityDate, [loader])
  try {
    const address = await instance.addressOf('loader')
    const ask = <T>(...statements: string[]) =>
      post<D1Result<T>[]>(new URL('/statements', address), JSON.stringify(statements))
    await ask(...schemaStatements())
    const spent = await fill(size, address, instance, say)
    const at = (share: number) =>
      `SELECT position FROM articles ORDER BY position LIMIT 1 OFFSET ${Math.floor(size * share)}`
    const [middle, deep] = await ask<{ position: number }>(at(0.5), at(0.05))
    const [newest] = await ask<{ slug: string }>('SELECT slug FROM articles ORDER BY position DESC LIMIT 8')
    return {
      size,
      database,
      ...spent,
      bytes: newest?.meta.size_after ?? 0,
      middle: middle?.results[0]?.position ?? 0,
      deep: deep?.results[0]?.position ?? 0,
      newest: newest?.results.map(({ slug }) => slug) ?? [],
      loadedAt: new Date().toISOString(),
    }
  } finally {
    await instance.close()
    moveDatabases(loading, folder)
  }
}

/** The migrations, each statement by itself. */
export function schemaStatements(): string[] {
  return readdirSync(migrations)
    .toSorted()
    .flatMap((file) => splitStatements(readFileSync(join(migrations, file), 'utf8')))
}

/** One thread makes candidates while the runtime keeps those before: an importer and its instance. */
async function fill(size: number, address: URL, instance: Instance, say: (text: string) => void) {
  const work: CandidatesWork = { size, articlesAPortion }
  const thread = new Worker(new URL('candidates-thread.ts', import.meta.url), { workerData: work })
  const portions = messagesOf(thread)
  await portions.next()
  for (let ahead = 0; ahead < portionsAhead; ahead++) thread.postMessage('next')

  const [startedAt, cpuBefore] = [performance.now(), instance.cpuMs()]
  let [kept, rowsWritten, said] = [0, 0, 0]
  for await (const portion of portions) {
    if (portion === undefined) break
    thread.postMessage('next')
    const loaded = await post<Loaded>(new URL('/candidates', address), portion)
    kept += loaded.added
    rowsWritten += loaded.rowsWritten
    const tenths = Math.floor((kept / size) * 10)
    if (size >= 100_000 && tenths > said) {
      said = tenths
      const rate = Math.round(kept / ((performance.now() - startedAt) / 1000))
      say(
        `  ${kept.toLocaleString('en')} of ${size.toLocaleString('en')} articles, ${rate.toLocaleString('en')} a second`,
      )
    }
  }
  await thread.terminate()
  if (kept !== size) throw new Error(`${size} articles were handed in and ${kept} kept.`)
  const seconds = (performance.now() - startedAt) / 1000
  const cpuMs = instance.cpuMs() - cpuBefore
  return { seconds, rowsWritten, cpuSeconds: Number.isNaN(cpuMs) ? null : cpuMs / 1000 }
}

async function* messagesOf(thread: Worker): AsyncGenerator<Uint8Array<ArrayBuffer> | undefined> {
  const waiting: (Uint8Array<ArrayBuffer> | undefined)[] = []
  let arrived = Promise.withResolvers<void>()
  thread.on('message', (message) => {
    waiting.push(message)
    arrived.resolve()
  })
  thread.on('error', (error) => arrived.reject(error))
  for (;;) {
    await arrived.promise
    arrived = Promise.withResolvers()
    while (waiting.length) yield waiting.shift()
  }
}

async function post<T>(address: URL, body: string | Uint8Array<ArrayBuffer>): Promise<T> {
  const response = await fetch(address, { method: 'POST', body })
  if (!response.ok) throw new Error(`The loader answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

/** A file of the finished database is named after its id, wherever it lies. */
function moveDatabases(from: string, to: string) {
  for (const file of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!/\.sqlite(-wal|-shm)?$/.test(file)) continue
    mkdirSync(join(to, file, '..'), { recursive: true })
    renameSync(join(from, file), join(to, file))
  }
  rmSync(from, { recursive: true, force: true })
}
