import type { Context } from 'hono'
import type { App } from '../env.ts'
import { mediaType, readBytes, textFrom } from './bytes.ts'
import { ProblemError } from './problems.ts'

export const importType = 'application/x-ndjson'
export const maxImportBytes = 4_000_000
export const maxImportLines = 500

/** The lines of an NDJSON request; blank ones are left out and keep their number. */
export async function readLines(c: Context<App>): Promise<{ number: number; text: string }[]> {
  if (mediaType(c.req.raw) !== importType) {
    throw new ProblemError('media-type-unsupported', `Send ${importType}.`)
  }

  const text = textFrom(await readBytes(c.req.raw, maxImportBytes))
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
