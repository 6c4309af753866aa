import type { Context } from 'hono'
import type { App } from '../env.ts'
import { ProblemError } from './problems.ts'

export const importType = 'application/x-ndjson'
export const maxImportBytes = 4_000_000
export const maxImportLines = 500

/** The lines of an NDJSON request; blank ones are left out and keep their number. */
export async function readLines(c: Context<App>): Promise<{ number: number; text: string }[]> {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== importType) throw new ProblemError('media-type-unsupported', `Send ${importType}, one article a line.`)

  const text = new TextDecoder().decode(await readBytes(c.req.raw))
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '')
  if (lines.length > maxImportLines) {
    throw new ProblemError(
      'request-too-large',
      `A request has at most ${maxImportLines} lines; this one has ${lines.length}.`,
    )
  }
  return lines
}

/** Counted while reading: a caller's Content-Length may be absent or wrong. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > maxImportBytes) {
      throw new ProblemError(
        'request-too-large',
        `A request has at most ${maxImportBytes} bytes; send the rest in another.`,
      )
    }
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
