import type { Scope } from '../domain/editor-token.ts'
import type { ProblemName } from '../http/problems.ts'
import type { Parameters } from '../http/query.ts'
import type { HeaderName } from './headers.ts'
import type { SchemaName } from './schemas.ts'

/** Something that can be asked of the API, as the document tells it. */
export interface Operation {
  id: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As worker/app.ts spells it: `/api/v1/articles/:slug`. */
  path: string
  tag: string
  summary: string
  description: string
  /** What stands for the variable parts of the path. */
  segments?: Record<string, Segment>
  /** What the token must be for; absent: no token is needed. */
  scope?: Scope
  query: Parameters
  /** Whether it reads `Idempotency-Key`. */
  once?: boolean
  /** Whether it is done although an export holds writes off. */
  evenWhileHeld?: boolean
  /** Whether it reads `If-Match`. */
  ifMatch?: boolean
  body?: RequestBody
  answer: Answer
  /** When the answer is a redirect instead. */
  moves?: string
  /**
   * What becomes of trouble where a problem document cannot be read: a page that tells of it; or, where an address at
   * fault is answered all the same, a warning in the answer, so that only what is wrong with us is a problem.
   */
  trouble?: 'page' | 'warning'
  /** Parameters that are not known are overlooked: those who ask send some of their own. */
  overlooks?: true
  /** Those of the operation itself, beside those that any of its kind may have (answers.ts). */
  problems: ProblemName[]
  examples: Example[]
}

export interface Segment {
  description: string
  example: string
  /** That of slugs when absent. */
  pattern?: string
}

export type RequestBody = WrittenBody | FileBody

export interface WrittenBody {
  mediaType: string
  description: string
  /** Nothing at all may be sent as well. */
  optional?: true
  /** Of one line, where the body is text of many. */
  schema: SchemaName
  example: unknown
}

/** A file as it is, of one of these types. */
export interface FileBody {
  fileTypes: string[]
  description: string
  /** A PNG that every site has, below its address. */
  example: string
}

export interface Answer {
  description: string
  /** 200 when absent; 204 where there is no content. */
  status?: 201
  /** By media type: of which schemas it, or a line of it, is, or of which type that is described elsewhere. Absent: there is nothing to say. */
  content?: Record<string, SchemaName[] | 'string' | 'object' | 'binary'>
  /** Beside those that every answer of its kind carries. */
  headers: HeaderName[]
}

/** A request to an address below the site's; what the demo answers to it, if that is anything, is in scripts/openapi-examples.json. */
export interface Example {
  name: string
  summary: string
  path: string
  /** Of the answer; the operation's first when absent. */
  mediaType?: string
  /**
   * What is no text, or too long to be read in passing: the document names the address instead, at which anybody may have
   * it (`externalValue`, OpenAPI 3.1.1, 4.8.19).
   */
  atAddress?: true
}
