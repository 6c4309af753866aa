import { decodeText } from '../../worker/feeds/decode-text.ts'
import { type Files, readWhole } from './files.ts'
import { isGhost, readGhost } from './ghost/read-ghost.ts'
import { parseValues } from './json.ts'
import type { Export, Told } from './post.ts'
import { isMedium, readMedium } from './read-medium.ts'
import { isSubstack, readSubstack } from './read-substack.ts'
import { isRest, readRest } from './wordpress/read-rest.ts'
import { readWxr } from './wordpress/read-wxr.ts'

/** The programs whose exports can be read. */
export type FormatName = 'wxr' | 'wordpress-rest' | 'ghost' | 'medium' | 'substack'

export interface FoundExport {
  format: FormatName
  read: (told: Told) => Promise<Export | { refusal: string }>
}

/** JSON is read as a whole; this is as long as a text may be. */
const maxJsonBytes = 500 * 1024 * 1024

/** Enough to tell what a file is. */
const startBytes = 64 * 1024

const wxr = /xmlns:[\w.-]+\s*=\s*["']https?:\/\/wordpress\.org\/export\/[\d.]+\/?["']|<wp:wxr_version/i
/** Names that only these programs' JSON has; within texts their quotes are escaped. */
const exported = /(?<!\\)"(?:rendered|db|posts|mobiledoc|lexical|taxonomy)"\s*:/

/** Whether a file that begins so may be an export, or part of one. */
export function mayBeExport(start: string): boolean {
  return wxr.test(start) || isMedium(start) || isSubstack(start) || (/^\s*[[{]/.test(start) && exported.test(start))
}

/** What the files are an export of; undefined when they are none of those that are known. */
export async function findExport(files: Files): Promise<FoundExport | { refusal: string } | undefined> {
  const xml = await named(files, /\.xml(?:\.gz)?$/i, (start) => wxr.test(start))
  if (xml.length > 0) return { format: 'wxr', read: (told) => readWxr(files, xml, told) }

  const [list] = await named(files, /\.csv(?:\.gz)?$/i, isSubstack)
  if (list) return { format: 'substack', read: (told) => readSubstack(files, list, told) }

  const json = await named(files, /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i, (start) => /^\s*[[{]/.test(start))
  if (json.length > 0) return findJson(files, json)

  const pages = await named(files, /\.html?$/i, isMedium)
  return pages.length > 0 ? { format: 'medium', read: async () => readMedium(files, pages) } : undefined
}

/** The files that begin so. A single file may be called whatever it likes. */
async function named(files: Files, name: RegExp, isWanted: (start: string) => boolean): Promise<string[]> {
  const found: string[] = []
  for (const one of files.names) {
    if ((files.names.length === 1 || name.test(one)) && isWanted(await startOf(files, one))) found.push(one)
  }
  return found
}

async function startOf(files: Files, name: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of files.read(name)) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= startBytes) break
  }
  return decodeText(Buffer.concat(chunks).subarray(0, startBytes))
}

async function findJson(files: Files, names: string[]): Promise<FoundExport | { refusal: string } | undefined> {
  const values: unknown[] = []
  for (const name of names) {
    const bytes = await readWhole(files, name, maxJsonBytes)
    if (bytes === undefined) return { refusal: `has more than ${maxJsonBytes >> 20} MB of JSON in ${name}.` }
    const found = parseValues(decodeText(bytes))
    if (found === undefined && names.length === 1) return { refusal: 'is JSON that breaks off or was never whole.' }
    values.push(...(found ?? []))
  }
  if (values.some(isGhost)) return { format: 'ghost', read: async (told) => readGhost(values, told) }
  return values.some(isRest) ? { format: 'wordpress-rest', read: async (told) => readRest(values, told) } : undefined
}
