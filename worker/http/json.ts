import type { Context } from 'hono'
import * as v from 'valibot'
import type { App } from '../env.ts'
import { mediaType, readBytes, textFrom } from './bytes.ts'
import { complaintOf } from './complaint.ts'
import { ProblemError } from './problems.ts'

const usualBytes = 100_000

/**
 * Reads a request's body by its schema.
 *
 * @throws ProblemError when it is not JSON, or names the part that is wrong.
 */
export async function readJson<Schema extends v.GenericSchema>(
  c: Context<App>,
  schema: Schema,
  maxBytes: number = usualBytes,
): Promise<v.InferOutput<Schema>> {
  return judge(schema, parseJson(await readJsonText(c, maxBytes)))
}

/** The same, whatever type it is sent as: a page may send nothing but text to another origin without asking it first. */
export async function readAsJson<Schema extends v.GenericSchema>(
  c: Context<App>,
  schema: Schema,
  maxBytes: number,
): Promise<v.InferOutput<Schema>> {
  return judge(schema, parseJson(await readText(c, maxBytes)))
}

/** The text of a JSON body; empty where there is none, which may say as much as `{}`. */
export async function readJsonText(c: Context<App>, maxBytes: number = usualBytes): Promise<string> {
  const text = await readText(c, maxBytes)
  if (text !== '' && mediaType(c.req.raw) !== 'application/json') {
    throw new ProblemError('media-type-unsupported', 'Send application/json.')
  }
  return text
}

async function readText(c: Context<App>, maxBytes: number): Promise<string> {
  return textFrom(await readBytes(c.req.raw, maxBytes))
}

export function parseJson(text: string): unknown {
  const value = parsed(text)
  // A schema takes a list for an object without parts.
  if (Array.isArray(value)) throw new ProblemError('body-invalid', 'body: must be an object')
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ProblemError('body-invalid', error instanceof Error ? error.message : String(error))
  }
}

/**
 * A value of JSON as its schema reads it.
 *
 * @throws ProblemError that names the part which is wrong.
 */
export function judge<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const read = v.safeParse(schema, value)
  if (read.success) return read.output
  const [issue] = read.issues
  throw new ProblemError('body-invalid', `${v.getDotPath(issue) ?? 'body'}: ${complaintOf(issue, 'what is read here')}`)
}
