import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../contract.ts'
import { isHeldOff } from '../database/holds.ts'
import { holdMs } from '../domain/hold.ts'
import type { Site } from '../domain/site.ts'
import { StorageError } from '../storage/objects.ts'

/** Everything that can go wrong with a request, once (RFC 9457). The key is the last part of the problem's type. */
export const problems = {
  'parameter-unknown': { status: 400, title: 'There is no such parameter' },
  'parameter-invalid': { status: 400, title: 'A parameter cannot be understood' },
  'header-invalid': { status: 400, title: 'A header cannot be understood' },
  'body-invalid': { status: 400, title: 'What was sent cannot be understood' },
  'token-missing': { status: 401, title: 'An editor token is needed' },
  'token-wrong': { status: 401, title: 'The editor token is not right' },
  'scope-missing': { status: 403, title: 'The editor token is not for this' },
  'article-not-found': { status: 404, title: 'There is no such article' },
  'article-moved': { status: 404, title: 'The article is at another address now' },
  'category-not-found': { status: 404, title: 'There is no such category' },
  'revision-not-found': { status: 404, title: 'There is no such revision' },
  'preview-not-found': { status: 404, title: 'There is no such preview' },
  'token-not-found': { status: 404, title: 'There is no such token' },
  'webhook-not-found': { status: 404, title: 'There is no such webhook' },
  'delivery-not-found': { status: 404, title: 'There is no such delivery' },
  'tag-not-found': { status: 404, title: 'There is no such tag' },
  'source-not-found': { status: 404, title: 'There is no such source' },
  'import-not-found': { status: 404, title: 'There is no such import' },
  'address-not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not do that' },
  'not-acceptable': { status: 406, title: 'There is no such format' },
  'origin-known': { status: 409, title: 'The article is known already' },
  'slug-taken': { status: 409, title: 'Another article has this slug' },
  'restore-refused': { status: 409, title: 'The export cannot be restored here' },
  'tag-in-use': { status: 409, title: 'Articles carry this tag' },
  'token-known': { status: 409, title: 'Another token has this name' },
  'webhooks-full': { status: 409, title: 'There are as many webhooks as there may be' },
  'source-known': { status: 409, title: 'There is a source of this address' },
  'source-busy': { status: 409, title: 'The source is being checked' },
  'import-taken-back': { status: 409, title: 'The import was taken back' },
  'article-gone': { status: 410, title: 'The article is gone' },
  'version-outdated': { status: 412, title: 'Somebody else has written meanwhile' },
  'request-too-large': { status: 413, title: 'The request is too large' },
  'media-type-unsupported': { status: 415, title: 'The request is of a type that is not read here' },
  'key-used': { status: 422, title: 'The key belongs to another request' },
  'picture-refused': { status: 422, title: 'The picture cannot be kept' },
  'source-refused': { status: 422, title: 'The address cannot be a source' },
  'feed-ambiguous': { status: 422, title: 'The page names several feeds' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something broke on our side' },
  'format-unknown': { status: 501, title: 'This format is not written here' },
  'database-unavailable': { status: 503, title: 'The database cannot be reached' },
  'storage-unavailable': { status: 503, title: 'The storage cannot be reached' },
  'cache-unavailable': { status: 503, title: 'The edge cache cannot be reached' },
  'writes-held': { status: 503, title: 'An export holds writes off' },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>

export type ProblemName = keyof typeof problems

/** Seconds after which trying again makes sense, for the problems that pass. */
export const retryAfterSeconds: Partial<Record<ProblemName, number>> = {
  'too-many-requests': 60,
  'database-unavailable': 5,
  'storage-unavailable': 5,
  // Purges are counted by the minute.
  'cache-unavailable': 60,
  // As long as a hold of which nothing more is heard: one that is heard of may take longer.
  'writes-held': holdMs / 1000,
}

/** Thrown by whoever finds a request at fault; `answerProblem` makes the answer of it. */
export class ProblemError extends Error {
  readonly problem: ProblemName
  readonly detail: string
  /** The query parameter at fault, where there is one. */
  readonly parameter: string | undefined
  /** The feeds to choose among, where it is about that. */
  readonly feeds: string[] | undefined
  /** Headers that belong to this problem, beside those of its kind. */
  readonly headers: Record<string, string>

  constructor(
    problem: ProblemName,
    detail: string,
    { parameter, feeds, headers = {} }: { parameter?: string; feeds?: string[]; headers?: Record<string, string> } = {},
  ) {
    super(detail)
    this.problem = problem
    this.detail = detail
    this.parameter = parameter
    this.feeds = feeds
    this.headers = headers
  }
}

/** The problem document (RFC 9457). */
export function writeProblem(error: ProblemError, site: Site): Problem {
  const { status, title } = problems[error.problem]
  return {
    type: `${site.url}/problems/${error.problem}`,
    title,
    status,
    detail: error.detail,
    ...(error.parameter === undefined ? {} : { parameter: error.parameter }),
    ...(error.feeds === undefined ? {} : { feeds: error.feeds }),
  }
}

/** Whatever was thrown, as a problem; what nobody foresaw is told to the log and not to the caller. */
export function problemFromError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof StorageError) return new ProblemError('storage-unavailable', 'Try again in a moment.')
  if (isHeldOff(error)) return writesHeld()
  return fromDatabase(error)
    ? new ProblemError('database-unavailable', 'Try again in a moment.')
    : new ProblemError('internal-error', 'It has been logged. Trying again may help.')
}

/** A write while an export reads. */
export function writesHeld(): ProblemError {
  return new ProblemError('writes-held', 'Nothing was written. Try again when the export is at its end.')
}

/**
 * Drizzle wraps what D1 throws. What SQLite itself objects to is our mistake and does not pass by waiting. When D1 is set
 * back as a whole, as by a full disk, the error is not its own but that of the Durable Object that it lives in.
 */
function fromDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.message.includes('SQLITE_ERROR')) return false
  return error.message.includes('D1_ERROR') || 'durableObjectReset' in error || fromDatabase(error.cause)
}
