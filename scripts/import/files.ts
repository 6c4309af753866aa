import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'

/** The files of an export: in a folder, in a zip, or a single one. */
export interface Files {
  /** With the folders that they are in, in the order of the alphabet. */
  names: string[]
  read: (name: string) => AsyncIterable<Uint8Array>
  close: () => void
}

/** A single file, as it is or gzipped. */
export function oneFile(path: string, zipped: boolean): Files {
  const name = basename(path)
  return { names: [name], read: () => readFrom(path, zipped), close: () => {} }
}

export async function folder(path: string): Promise<Files> {
  const found = await readdir(path, { recursive: true, withFileTypes: true })
  const names = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return { names: names.sort(), read: (name) => readFrom(join(path, name), name.endsWith('.gz')), close: () => {} }
}

export async function zip(path: string): Promise<Files | { refusal: string }> {
  let opened: ZipFile
  const entries = new Map<string, Entry>()
  try {
    opened = await openPromise(path, { autoClose: false })
    for await (const entry of opened.eachEntry()) if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
  } catch (error) {
    return { refusal: `is a damaged zip (${(error as Error).message}). Nothing of it was sent.` }
  }
  return {
    names: [...entries.keys()].filter((name) => !name.startsWith('__MACOSX/')).sort(),
    async *read(name) {
      const entry = entries.get(name)
      if (entry) yield* await opened.openReadStreamPromise(entry)
    },
    close: () => opened.close(),
  }
}

/** The bytes of a file, unpacked; `onBytes` hears how many of its own were taken for them so far. */
export async function* readFrom(
  path: string,
  zipped: boolean,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path)
  // The consumer hears of an error through the last stream.
  const chunks = zipped ? pipeline(file, createGunzip(), () => {}) : file
  for await (const chunk of chunks) {
    onBytes(file.bytesRead)
    yield chunk
  }
}

/** A file as a whole; undefined when it is longer than that. */
export async function readWhole(files: Files, name: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of files.read(name)) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
