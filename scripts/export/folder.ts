import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What an export says of itself; it is written last, so that a folder without it is no whole export. */
export interface Manifest {
  /** The export's own name, by which an instance that is being filled knows it again. */
  export: string
  site: string
  /** ISO 8601, UTC. */
  madeAt: string
  /** The migration that the site's database had seen last. */
  schema: string
  /** The number of the last write that is in it. */
  lastWrite: number
  /** How many rows of each table, in the order in which they are restored. */
  rows: Record<string, number>
  /** How many pictures. */
  media: number
}

/** Where an export keeps what. */
export function placesIn(folder: string) {
  return {
    manifest: join(folder, 'export.json'),
    tables: join(folder, 'tables'),
    table: (name: string) => join(folder, 'tables', `${name}.ndjson`),
    media: join(folder, 'media'),
    mediaFile: (name: string) => join(folder, 'media', name),
  }
}

export async function readManifest(folder: string): Promise<Manifest | { refusal: string }> {
  const { manifest } = placesIn(folder)
  if (!existsSync(manifest)) return { refusal: `${folder} is no whole export: it has no export.json.` }
  return JSON.parse(await readFile(manifest, 'utf8')) as Manifest
}

/** The lines of a file, without their ends. */
export function linesOf(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
}
