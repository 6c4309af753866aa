import type { Card } from '../../contract.ts'
import type { OpenApi, WrittenOperation } from '../../openapi/shape.ts'

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
}

/** The operations about something, in the document's order. */
export function operationsOf(document: OpenApi, tag: string): DocumentedOperation[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, written]) => ({ ...written, method, path })))
    .filter(({ tags }) => tags.includes(tag))
}
