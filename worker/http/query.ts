import * as v from 'valibot'
import { ProblemError } from './problems.ts'

/** The query of an address, as Hono gives it: all values of each parameter. */
export type Query = Record<string, string[]>

/** What an address reads: an entry for each parameter, which takes its text. */
export type Parameters = v.StrictObjectSchema<v.ObjectEntries, undefined>

/**
 * Reads an address's query by its schema, each of whose entries takes the parameter's text.
 *
 * @throws ProblemError that names the parameter which is unknown, repeated or cannot be understood.
 */
export function readQuery<Schema extends Parameters>(schema: Schema, query: Query): v.InferOutput<Schema> {
  const known = Object.keys(schema.entries)
  const given: Record<string, string> = {}
  for (const [parameter, [value, ...more]] of Object.entries(query)) {
    if (!known.includes(parameter)) {
      throw new ProblemError('parameter-unknown', `Known here: ${known.join(', ') || 'none'}.`, { parameter })
    }
    if (more.length) throw parameterInvalid(parameter, 'is given more than once')
    given[parameter] = value ?? ''
  }
  const read = v.safeParse(schema, given)
  if (read.success) return read.output
  const [issue] = read.issues
  throw parameterInvalid(v.getDotPath(issue)?.split('.')[0] ?? '', issue.message)
}

export function parameterInvalid(parameter: string, complaint: string): ProblemError {
  return new ProblemError('parameter-invalid', `${parameter}: ${complaint}`, { parameter })
}
