import type { Card } from '../../contract.ts'
import type { OpenApi, Reference, WrittenAnswer, WrittenOperation } from '../../openapi/shape.ts'

export interface DocsContent {
  document: OpenApi
  /** The newest article, about which the examples ask; absent on a site without any. */
  newest: Card | undefined
  problems: { name: string; status: number; title: string }[]
  manners: Manners
}

/** What a caller is asked to keep to. */
export interface Manners {
  requests: number
  windowSeconds: number
}

export interface DocumentedOperation extends WrittenOperation {
  method: string
  path: string
  responses: Record<string, WrittenAnswer>
}

/** The operations about something, in the document's order. */
export function operationsOf(document: OpenApi, tag: string): DocumentedOperation[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, written]) => ({ ...written, method, path })))
    .filter(({ tags }) => tags.includes(tag))
    .map((operation) => ({ ...operation, responses: answersOf(document, operation) }))
}

/** What an operation may be answered with, by status, also where it refers to what others have as well. */
export function answersOf({ components }: OpenApi, { responses }: WrittenOperation): Record<string, WrittenAnswer> {
  const written = Object.entries(responses).map(([status, answer]) => [
    status,
    '$ref' in answer ? components.responses[nameIn(answer)] : answer,
  ])
  return Object.fromEntries(written)
}

function nameIn({ $ref }: Reference): string {
  return $ref.slice($ref.lastIndexOf('/') + 1)
}
