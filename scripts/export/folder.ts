import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { readLines } from '../import/read-lines.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const manifest = v.object({
  /** The export's own name, by which an instance that is being filled knows it again. */
  export: v.string(),
  site: v.string(),
  /** ISO 8601, UTC. */
  madeAt: v.string(),
  /** The migration that the site's database had seen last. */
  schema: v.string(),
  /** The number of the last write that is in it. */
  lastWrite: v.number(),
  /** How many rows of each table, in the order in which they are restored. */
  rows: v.record(v.pipe(v.string(), v.regex(/^\w+$/)), count),
  /** How many pictures. */
  media: count,
})

/** What an export says of itself; it is written last, so that a folder without it is no whole export. */
export type Manifest = v.InferOutput<typeof manifest>

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
  const { manifest: file } = placesIn(folder)
  if (!existsSync(file)) return { refusal: `${folder} is no whole export: it has no export.json.` }
  const read = v.safeParse(manifest, parseJson(await readFile(file, 'utf8')))
  return read.success ? read.output : { refusal: `${file} is damaged: it is not what an export says of itself.` }
}

/** The lines of a file, without their ends. Node's `readline` would end them at U+2028 too, which JSON writes as it is. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  for await (const { bytes = new Uint8Array() } of readLines(createReadStream(file), Number.POSITIVE_INFINITY)) {
    yield new TextDecoder().decode(bytes)
  }
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
