import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrations, root } from '../scripts/paths.ts'
import {
  type LoadedThroughD1,
  type Loading,
  loadBySqlite,
  loadThroughD1,
  portionsThroughD1,
  writePortions,
} from './load-articles.ts'
import { cache, pressReleases } from './places.ts'
import type { Places } from './questions.ts'
import { openSqliteD1 } from './sqlite-d1.ts'

/** A database full of press releases, and what was measured while it was loaded. */
export interface Corpus extends Places {
  size: number
  /** The id of the D1 database. */
  database: string
  /** The first of its articles. */
  throughD1: LoadedThroughD1
  /** All of them. */
  bySqlite: Loading
  bytes: number
  loadedAt: string
}

/** What decides which rows a corpus has. Anything else may change without loading it anew. */
const makers = [
  'bench/press-releases.ts',
  'worker/database/article-row.ts',
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
  say(`Making ${size.toLocaleString('en')} candidates.`)
  const portions = await writePortions(size, join(loading, 'portions'))
  say('Keeping them.')
  const throughD1 = await loadThroughD1(portions.slice(0, portionsThroughD1), loading, database, compatibilityDate)
  const file = databaseIn(loading)
  rmSync(file)
  const sqlite = openSqliteD1({ journal: false })
  try {
    const bySqlite = await loadBySqlite(portions, sqlite, file, say)
    const rows = async <Row>(sql: string) => (await sqlite.database.prepare(sql).all<Row>()).results
    const [counted] = await rows<{ number: number; bytes: number }>(
      'SELECT count(*) AS number, page_count * page_size AS bytes FROM articles, pragma_page_count, pragma_page_size',
    )
    if (counted?.number !== size) throw new Error(`${size} articles were handed in and ${counted?.number} are kept.`)
    const at = async (share: number) => {
      const offset = Math.floor(size * share)
      const [place] = await rows<{ position: number }>(
        `SELECT position FROM articles ORDER BY position LIMIT 1 OFFSET ${offset}`,
      )
      return place?.position ?? 0
    }
    return {
      ...{ size, database, throughD1, bySqlite },
      bytes: counted.bytes,
      middle: await at(0.5),
      deep: await at(0.05),
      newest: (await rows<{ slug: string }>('SELECT slug FROM articles ORDER BY position DESC LIMIT 8')).map(
        ({ slug }) => slug,
      ),
      loadedAt: new Date().toISOString(),
    }
  } finally {
    sqlite.close()
    moveDatabases(loading, folder)
  }
}

/** The one database that holds articles. */
function databaseIn(folder: string): string {
  const [file] = databaseFiles(folder).filter((name) => /[0-9a-f]{64}\.sqlite$/.test(name))
  if (!file) throw new Error(`There is no database in ${folder}.`)
  return join(folder, file)
}

/** A file of the finished database is named after its id, wherever it lies. */
function moveDatabases(from: string, to: string) {
  for (const file of databaseFiles(from)) {
    mkdirSync(join(to, file, '..'), { recursive: true })
    renameSync(join(from, file), join(to, file))
  }
  rmSync(from, { recursive: true, force: true })
}

function databaseFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.sqlite(-wal|-shm)?$/.test(file))
}
