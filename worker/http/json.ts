import type { Context } from 'hono'
import * as v from 'valibot'
import type { App } from '../env.ts'
import { mediaType, readBytes } from './bytes.ts'
import { ProblemError } from './problems.ts'

const maxBytes = 100_000

/**
 * Reads a request's body by its schema.
 *
 * @throws ProblemError when it is not JSON, or names the part that is wrong.
 */
export async function readJson<Schema extends v.GenericSchema>(
  c: Context<App>,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  if (mediaType(c.req.raw) !== 'application/json') {
    throw new ProblemError('media-type-unsupported', 'Send application/json.')
  }
  return readAsJson(c, schema, maxBytes)
}

/** The same, whatever type it is sent as: a page may send nothing but text to another origin without asking it first. */
export async function readAsJson<Schema extends v.GenericSchema>(
  c: Context<App>,
  schema: Schema,
  maxBytes: number,
): Promise<v.InferOutput<Schema>> {
  const read = v.safeParse(schema, parseJson(new TextDecoder().decode(await readBytes(c.req.raw, maxBytes))))
  if (read.success) return read.output
  const [issue] = read.issues
  throw new ProblemError('body-invalid', `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ProblemError('body-invalid', error instanceof Error ? error.message : String(error))
  }
}
