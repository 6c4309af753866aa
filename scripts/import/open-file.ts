import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline as pipe } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, gunzipSync } from 'node:zlib'
import type { FeedFile } from './articles-from-feed.ts'

/** A file that can be imported. */
export type Source = { kind: 'lines'; open: () => AsyncIterable<Uint8Array> } | ({ kind: 'feed' } & FeedFile)

/** A feed is parsed whole; the largest ones in the wild measure a tenth of this. */
const maxFeedBytes = 64 * 1024 * 1024

/** Enough to tell what a file is. */
const headBytes = 64 * 1024

/**
 * Finds out what a file holds before anything of it is sent. A gzipped one is unpacked once to the end for that, because
 * a cut or damaged one shows only there. `onBytes` hears how much of the file each `open` has taken so far.
 */
export async function openFile(
  path: string,
  onBytes: (bytes: number) => void = () => {},
): Promise<{ source: Source; size: number } | { refusal: string }> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return { refusal: 'is a directory; name the files in it.' }
    if (!found.isFile()) return { refusal: 'is not a regular file.' }
    const { size } = found
    if (size === 0) return { refusal: 'is empty.' }

    const start = await readStart(path)
    const zipped = start[0] === 0x1f && start[1] === 0x8b
    const unpacked = zipped ? await unpack(path) : { head: start, size }
    if ('refusal' in unpacked) return unpacked
    if (unpacked.size === 0) return { refusal: 'is empty.' }

    const kind = kindOf(unpacked.head)
    if (typeof kind !== 'string') return kind
    if (kind === 'lines') return { size, source: { kind, open: () => read(path, zipped, onBytes) } }
    if (unpacked.size > maxFeedBytes) return { refusal: `is a feed of more than ${maxFeedBytes >> 20} MB.` }
    const bytes = await readFile(path)
    onBytes(size)
    const feed = { bytes: zipped ? gunzipSync(bytes) : bytes, name: basename(path), savedAt: found.mtimeMs }
    return { size, source: { kind, ...feed } }
  } catch (error) {
    return { refusal: complaint(error) }
  }
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

function kindOf(head: Uint8Array): Source['kind'] | { refusal: string } {
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

async function* read(path: string, zipped: boolean, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path)
  // The consumer hears of an error through the last stream.
  const chunks = zipped ? pipe(file, createGunzip(), () => {}) : file
  for await (const chunk of chunks) {
    onBytes(file.bytesRead)
    yield chunk
  }
}

function complaint(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'does not exist.'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by you.'
  return `cannot be read: ${message}`
}
