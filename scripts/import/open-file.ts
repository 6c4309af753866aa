import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, gunzipSync } from 'node:zlib'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import type { FeedFile } from './articles-from-feed.ts'
import { type Files, folder, oneFile, readFrom, zip } from './files.ts'
import { type FoundExport, findExport, mayBeExport } from './find-export.ts'
import { isSubstack } from './read-substack.ts'

/** What can be imported. */
export type Source =
  | { kind: 'lines'; open: () => AsyncIterable<Uint8Array> }
  | ({ kind: 'feed' } & FeedFile)
  | ({ kind: 'export'; savedAt: number; close: () => void } & FoundExport)

/** A feed is parsed whole; the largest ones in the wild measure a tenth of this. */
const maxFeedBytes = 64 * 1024 * 1024

/** Enough to tell what a file is. */
const headBytes = 64 * 1024

/** As `export` names it, in whatever folder of a zip it stands. */
const ownExport = /(^|\/)tables\/articles\.ndjson$/

type Opened = { source: Source; size: number } | { refusal: string }

/**
 * Finds out what a file or folder holds before anything of it is sent. A gzipped file is unpacked once to the end for that,
 * because a cut or damaged one shows only there. `onBytes` hears how much of the file each `open` has taken so far.
 */
export async function openFile(path: string, onBytes: (bytes: number) => void = () => {}): Promise<Opened> {
  try {
    const found = await stat(path)
    const { size, mtimeMs: savedAt } = found
    if (found.isDirectory()) return await openExport(await folder(path), savedAt)
    if (!found.isFile()) return { refusal: 'is not a regular file.' }
    if (size === 0) return { refusal: 'is empty.' }

    const start = await readStart(path)
    if (isZip(start)) return await openZip(path, savedAt)
    const zipped = start[0] === 0x1f && start[1] === 0x8b
    const unpacked = zipped ? await unpack(path) : { head: start, size }
    if ('refusal' in unpacked) return unpacked
    if (unpacked.size === 0) return { refusal: 'is empty.' }

    const head = decodeText(unpacked.head)
    if (isSubstack(head)) return await openExport(await neighbours(path), savedAt)
    const isExport = mayBeExport(head) && (await openExport(oneFile(path, zipped), savedAt))
    if (isExport) return isExport
    const kind = kindOf(unpacked.head)
    if (typeof kind !== 'string') return kind
    if (kind === 'lines') return { size, source: { kind, open: () => readFrom(path, zipped, onBytes) } }
    if (unpacked.size > maxFeedBytes) return { refusal: `is a feed of more than ${maxFeedBytes >> 20} MB.` }
    const bytes = await readFile(path)
    onBytes(size)
    const feed = { bytes: zipped ? gunzipSync(bytes) : bytes, name: basename(path), savedAt }
    return { size, source: { kind, ...feed } }
  } catch (error) {
    return { refusal: complaint(error) }
  }
}

async function openExport(files: Files, savedAt: number): Promise<Opened> {
  const found = await findExport(files)
  if (found && 'format' in found) return { size: 0, source: { kind: 'export', savedAt, close: files.close, ...found } }
  files.close()
  if (!found && files.names.some((name) => ownExport.test(name))) {
    return { refusal: 'is an export of Newsclip itself: the command `restore` reads it.' }
  }
  return found ?? { refusal: 'holds no export that is known here: of WordPress, Ghost, Medium or Substack.' }
}

function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04
}

async function openZip(path: string, savedAt: number): Promise<Opened> {
  const files = await zip(path)
  return 'refusal' in files ? files : openExport(files, savedAt)
}

/** The list of posts, and the folder in which Substack puts them beside it; or both in one. */
async function neighbours(path: string): Promise<Files> {
  const all = await folder(dirname(path))
  const names = all.names.filter((name) => name === basename(path) || /^(?:posts\/)?[^/]+\.html$/.test(name))
  return { ...all, names }
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Unpacks to nowhere: the beginning, the size, or what is wrong with the file. */
async function unpack(path: string): Promise<{ head: Uint8Array; size: number } | { refusal: string }> {
  const head: Uint8Array[] = []
  let size = 0
  try {
    await pipeline(createReadStream(path), createGunzip(), async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) {
        if (size < headBytes) head.push(chunk)
        size += chunk.length
      }
    })
    return { head: Buffer.concat(head), size }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') return { refusal: 'is cut off: its gzip data ends too early. Nothing of it was sent.' }
    if (code?.startsWith('Z_')) return { refusal: `is damaged gzip data (${message}). Nothing of it was sent.` }
    throw error
  }
}

function kindOf(head: Uint8Array): 'lines' | 'feed' | { refusal: string } {
  // UTF-16 has a zero beside each ASCII character; only feeds are read in it, and only their marks are looked at.
  if (/^(\xff\xfe<\0|\xfe\xff\0<|<\0\?\0|\0<\0\?)/.test(Buffer.from(head.subarray(0, 4)).toString('latin1')))
    return 'feed'
  if (head.includes(0)) return { refusal: 'is neither NDJSON nor a feed, but some binary format.' }

  const text = new TextDecoder().decode(head).trimStart()
  if (text === '') return { refusal: 'is empty.' }
  if (text.startsWith('<')) return 'feed'
  if (/"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\//.test(text)) return 'feed'
  if (text.startsWith('[')) return { refusal: 'is a JSON array; write one article a line instead (NDJSON).' }
  if (/^\{\s*\n/.test(text)) return { refusal: 'is JSON over many lines; write one article a line instead (NDJSON).' }
  if (/^\s*\{/m.test(text)) return 'lines'
  return { refusal: 'is neither NDJSON (a line begins with "{") nor a feed (it begins with "<").' }
}

function complaint(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'does not exist.'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by you.'
  return `cannot be read: ${message}`
}
