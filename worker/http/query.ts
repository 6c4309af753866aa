import type { HonoRequest } from 'hono'
import * as v from 'valibot'
import { complaintOf } from './complaint.ts'
import { ProblemError } from './problems.ts'

/** The query of an address: all values of each parameter. */
export type Query = Record<string, string[]>

/** The query of a request. Hono overlooks a parameter without a name, which nobody reads: it is told as any other slip. */
export function queryOf(request: HonoRequest): Query {
  const nameless = new URL(request.url).searchParams.getAll('')
  return nameless.length ? { ...request.queries(), '': nameless } : request.queries()
}

/** What an address reads: an entry for each parameter, which takes its text. */
export type Parameters = v.StrictObjectSchema<v.ObjectEntries, undefined>

/**
 * Reads an address's query by its schema, each of whose entries takes the parameter's text.
 *
 * @throws ProblemError that names the parameter which is unknown, repeated or cannot be understood.
 */
export function readQuery<Schema extends Parameters>(schema: Schema, query: Query): v.InferOutput<Schema> {
  refuseUnknown(query, Object.keys(schema.entries))
  const given: Record<string, string> = {}
  for (const [parameter, [value, ...more]] of Object.entries(query)) {
    if (more.length) throw parameterInvalid(parameter, 'is given more than once')
    given[parameter] = value ?? ''
  }
  const read = v.safeParse(schema, given)
  if (read.success) return read.output
  const [issue] = read.issues
  throw parameterInvalid(v.getDotPath(issue)?.split('.')[0] ?? '', complaintOf(issue, 'the query'))
}

/** For addresses that read a query by more than one schema. */
export function refuseUnknown(query: Query, known: string[]): void {
  const parameter = Object.keys(query).find((name) => !known.includes(name))
  if (parameter === undefined) return
  throw new ProblemError('parameter-unknown', `Known here: ${known.join(', ') || 'none'}.`, { parameter })
}

export function parameterInvalid(parameter: string, complaint: string): ProblemError {
  return new ProblemError('parameter-invalid', `${parameter}: ${complaint}`, { parameter })
}
