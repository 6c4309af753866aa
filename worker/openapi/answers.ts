import { importType } from '../http/lines.ts'
import { type ProblemName, problems, retryAfterSeconds } from '../http/problems.ts'
import { exampleSiteUrl } from './example-site.ts'
import type { ExampleAnswers } from './examples.ts'
import { type HeaderName, referToHeaders } from './headers.ts'
import type { Operation } from './operation.ts'
import { problemNotes } from './problem-notes.ts'
import { refer, writeLinesSchema } from './schemas.ts'
import type { OpenApi, Reference, Schema, WrittenAnswer, WrittenContent } from './shape.ts'

type Content = NonNullable<Operation['answer']['content']>

/** What every answer to a caller of another origin carries. */
const always: HeaderName[] = [
  'Access-Control-Allow-Origin',
  'Access-Control-Expose-Headers',
  'Cache-Control',
  'Referrer-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
]

/** The same for all answers of one operation: which of them is given may depend on the request's headers. */
function alwaysOf({ method, answer }: Operation): HeaderName[] {
  return [
    ...always,
    ...(method === 'get' || answer.headers.includes('RateLimit-Policy') ? (['RateLimit-Policy'] as const) : []),
    ...(answer.headers.includes('Vary') ? (['Vary'] as const) : []),
  ]
}

/**
 * Everything that an operation may be answered with, by status. Problems are written once for all operations that have
 * the same in the same way, and referred to: written out each time they were most of the document.
 */
export function writeAnswers(
  operation: Operation,
  answers: ExampleAnswers,
  shared: Shared,
): Record<string, WrittenAnswer | Reference> {
  return {
    [statusOf(operation)]: writeSuccess(operation, answers),
    ...(operation.moves ? { 301: writeMove(operation, operation.moves) } : {}),
    ...(operation.method === 'get' ? { 304: writeUnchanged(operation) } : {}),
    ...referToProblems(operation, shared),
  }
}

/** What operations have in common, as it comes up. */
export type Shared = Pick<OpenApi['components'], 'responses' | 'examples'>

/** Of the answer when all went well. */
export function statusOf({ answer }: Pick<Operation, 'answer'>): number {
  return answer.status ?? (answer.content ? 200 : 204)
}

function writeSuccess(operation: Operation, answers: ExampleAnswers): WrittenAnswer {
  const { answer } = operation
  return {
    description: answer.description,
    headers: successHeaders(operation),
    ...(answer.content ? { content: writeContent(answer.content, operation, answers) } : {}),
  }
}

function writeContent(content: Content, operation: Operation, answers: ExampleAnswers): Record<string, WrittenContent> {
  const [usual] = Object.keys(content)
  const written = Object.entries(content).map(([mediaType, schemas]) => {
    const shown = operation.examples.filter((example) => (example.mediaType ?? usual) === mediaType)
    const schema = mediaType === importType ? writeLinesSchema(mediaType, schemaOf(schemas)) : schemaOf(schemas)
    return [mediaType, { schema, ...(shown.length ? { examples: writeExamples(shown, answers[operation.id]) } : {}) }]
  })
  return Object.fromEntries(written)
}

function schemaOf(schemas: Content[string]): Schema {
  // Bytes have no schema (OpenAPI 3.1, 4.8.14.3).
  if (schemas === 'binary') return {}
  if (typeof schemas === 'string') return { type: schemas }
  const references = schemas.map(refer)
  return references.length > 1 ? { anyOf: references } : (references[0] as Schema)
}

function writeExamples(
  examples: Operation['examples'],
  answers: ExampleAnswers[string] = {},
): WrittenContent['examples'] {
  return Object.fromEntries(
    examples.map(({ name, summary, path, atAddress }) => [
      name,
      {
        summary: `${summary}: ${path}`,
        ...(atAddress ? { externalValue: exampleSiteUrl + path } : { value: answers[name] }),
      },
    ]),
  )
}

function writeUnchanged(operation: Operation): WrittenAnswer {
  return {
    description: 'Nothing has changed since the answer whose `ETag` was given as `If-None-Match`.',
    headers: successHeaders(operation),
  }
}

function writeMove(operation: Operation, moves: string): WrittenAnswer {
  return { description: moves, headers: referToHeaders([...alwaysOf(operation), 'Cache-Tag', 'Location']) }
}

function successHeaders({ method, scope, answer }: Operation) {
  return referToHeaders([
    ...always,
    ...(method === 'get' ? (['RateLimit-Policy'] as const) : []),
    ...(method === 'get' ? (['ETag'] as const) : []),
    ...(method === 'get' && !scope ? (['Cache-Tag'] as const) : []),
    ...answer.headers,
  ])
}

/** Problems of one status are one answer with an example for each. */
function referToProblems(operation: Operation, shared: Shared): Record<string, Reference> {
  const byStatus = Map.groupBy(problemsOf(operation), (name) => problems[name].status)
  const headers = problemHeadersOf(operation)
  const way = [operation.trouble === 'page' ? 'page' : 'problem', ...headers.filter((name) => !always.includes(name))]
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => {
      const name = [...names, ...way].join('.')
      shared.responses[name] ??= writeProblem(names, operation, headers, shared)
      return [String(status), { $ref: `#/components/responses/${name}` }]
    }),
  )
}

/** What its problems carry, whatever they are. */
function problemHeadersOf(operation: Operation): HeaderName[] {
  const { method, trouble, answer } = operation
  return [
    ...alwaysOf(operation),
    ...(method === 'get' ? (['ETag'] as const) : []),
    ...(trouble === 'page' ? answer.headers.filter((name) => name === 'Content-Security-Policy') : []),
  ]
}

function problemsOf({
  method,
  scope,
  evenWhileHeld,
  query,
  once,
  ifMatch,
  problems,
  trouble,
  overlooks,
}: Operation): ProblemName[] {
  const ofItsQuery: ProblemName[] = [
    ...(overlooks ? [] : (['parameter-unknown'] as const)),
    ...(Object.keys(query.entries).length ? (['parameter-invalid'] as const) : []),
  ]
  const ofItsKind: ProblemName[] = scope ? ['token-missing', 'token-wrong', 'scope-missing'] : []
  return [
    ...(trouble === 'warning' ? [] : ofItsQuery),
    ...ofItsKind,
    'too-many-requests',
    ...(once || ifMatch ? (['header-invalid'] as const) : []),
    ...(once ? (['key-used'] as const) : []),
    ...(ifMatch ? (['version-outdated'] as const) : []),
    ...problems,
    'internal-error',
    'database-unavailable',
    ...(scope && method !== 'get' && !evenWhileHeld ? (['writes-held'] as const) : []),
  ]
}

function writeProblem(
  names: ProblemName[],
  { trouble }: Operation,
  headers: HeaderName[],
  shared: Shared,
): WrittenAnswer {
  const content: Record<string, WrittenContent> =
    trouble === 'page'
      ? { 'text/html': { schema: { type: 'string' } } }
      : { 'application/problem+json': { schema: refer('Problem'), examples: referToExamples(names, shared) } }
  return {
    description: names.map((name) => `${problems[name].title}.`).join(' '),
    headers: referToHeaders([...headers, ...names.flatMap(headersOf)]),
    content,
  }
}

function referToExamples(names: ProblemName[], shared: Shared): Record<string, Reference> {
  const references = names.map((name) => {
    shared.examples[name] ??= { summary: problems[name].title, value: problemExample(name) }
    return [name, { $ref: `#/components/examples/${name}` }]
  })
  return Object.fromEntries(references)
}

function headersOf(name: ProblemName): HeaderName[] {
  return [
    ...(problems[name].status === 401 ? (['WWW-Authenticate'] as const) : []),
    ...(name in retryAfterSeconds ? (['Retry-After'] as const) : []),
    ...(name === 'version-outdated' ? (['ETag'] as const) : []),
    ...(name === 'too-many-requests' ? (['RateLimit', 'RateLimit-Policy'] as const) : []),
  ]
}

/** A whole problem document. */
export function problemExample(name: ProblemName, siteUrl = exampleSiteUrl) {
  const { title, status } = problems[name]
  const { detail, parameter } = problemNotes[name]
  return {
    type: `${siteUrl}/problems/${name}`,
    title,
    status,
    detail,
    ...(parameter === undefined ? {} : { parameter }),
  }
}
