import { pause, readRetryAfter } from '../../widget/client/pause.ts'
import type { Problem } from '../../worker/contract.ts'
import { importType } from '../../worker/http/lines.ts'

/** The site that is written to, and what opens it. */
export interface Instance {
  /** Without a slash at the end. */
  url: string
  /** Undefined where nobody gave one; some things can be asked without. */
  token: string | undefined
}

export interface Request {
  /** GET when absent. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, with its query. */
  path: string
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is. */
  file?: { type: string; bytes: string | Uint8Array<ArrayBuffer> }
  headers?: Record<string, string>
}

/** Why a request came to nothing, as a sentence for whoever sits before the screen. */
export interface Failure {
  sentence: string
  /** Any other request would fail in the same way. */
  final: boolean
  /** What the site has against the request, if that is what it is. */
  problem?: Problem
}

export type Answer<Value> = { value: Value; etag: string | undefined } | { failure: Failure }

/** Asks the site; the value of an answer without a body is undefined, that of lines is their text. */
export type Ask = <Value = unknown>(request: Request) => Promise<Answer<Value>>

interface Means {
  /** Ends requests and waits at once. */
  signal?: AbortSignal | undefined
  /** Waits between tries. */
  wait?: ((ms: number, signal: AbortSignal | undefined) => Promise<unknown>) | undefined
  /** Hears why nothing happens for a while. */
  say?: (words: string) => void
}

const maxRetries = 4
const firstWaitMs = 500
/** Whoever asks for more patience than this gets none. */
const maxWaitMs = 120_000
/** Whoever waits as long as this is told why. */
const longWaitMs = 5_000
const answerTimeoutMs = 60_000
const noContent = 204

/**
 * Opens an instance. What may pass (a cut connection, 429, 5xx) is tried again, up to four times, and what an export holds
 * off until that lets it go, which it has to: whoever asks sees to it that a request may be repeated, by an
 * `Idempotency-Key` where it is not so by itself.
 */
export function openInstance(instance: Instance, { signal, wait = pause, say }: Means = {}): Ask {
  let known = false

  return async <Value>(request: Request) => {
    for (let retries = 0; ; ) {
      const attempt = await send<Value>(instance, request, { signal, known })
      if (!('passing' in attempt)) {
        known = true
        return attempt
      }
      const waitMs = attempt.retryAfterMs ?? firstWaitMs * 2 ** retries
      if (retries === maxRetries || waitMs > maxWaitMs || signal?.aborted) return { failure: attempt.passing }
      if (waitMs >= longWaitMs) say?.(`${attempt.passing.sentence} Trying again in ${Math.ceil(waitMs / 1000)} s.`)
      await wait(waitMs, signal)
      if (!isProblem(attempt.passing, 'writes-held')) retries++
    }
  }
}

export function nobodyAnswers(url: string): string {
  return `Nobody answers at ${url}: is npm start running?`
}

/** What a request carries that is done once, though it is sent again because its answer was lost. */
export function once(): Record<string, string> {
  return { 'Idempotency-Key': crypto.randomUUID() }
}

/** Whether this is what the site has against the request. */
export function isProblem({ problem }: Failure, ...names: string[]): boolean {
  return names.some((name) => problem?.type.endsWith(`/problems/${name}`))
}

/** What one try came to; a failure that is passing is worth another one. */
type Attempt<Value> = Answer<Value> | { passing: Failure; retryAfterMs?: number | undefined }

async function send<Value>(
  { url, token }: Instance,
  { method = 'GET', path, json, file, headers }: Request,
  { signal, known }: { signal: AbortSignal | undefined; known: boolean },
): Promise<Attempt<Value>> {
  const timeout = AbortSignal.timeout(answerTimeoutMs)
  const sent = json === undefined ? file : { type: 'application/json', bytes: JSON.stringify(json) }
  try {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(sent ? { 'Content-Type': sent.type } : {}),
        ...headers,
      },
      ...(sent ? { body: sent.bytes } : {}),
      // Followed, a POST would become a GET, and the token be left behind.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    return attemptFromResponse<Value>(url, response, await response.text())
  } catch (error) {
    return signal?.aborted ? failure('Stopped.') : attemptFromError(url, error as Error, known)
  }
}

function attemptFromError(url: string, error: Error, known: boolean): Attempt<never> {
  if (error.name === 'TimeoutError') return passing(`${url} gave no answer within ${answerTimeoutMs / 1000} seconds.`)
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException
  if (code === 'ENOTFOUND') return failure(`There is no host ${new URL(url).hostname}.`)
  if (code !== 'ECONNREFUSED') return passing(`The connection to ${url} broke: ${message}.`)
  const sentence = nobodyAnswers(url)
  // Somebody who answered a moment ago is only restarting.
  return known ? passing(sentence) : failure(sentence)
}

function attemptFromResponse<Value>(url: string, response: Response, text: string): Attempt<Value> {
  const { ok, status, statusText, headers } = response
  const isLines = ok && headers.get('Content-Type') === importType
  const value = text === '' ? undefined : isLines ? text : parseJson(text)
  const isOurs = status === noContent || isLines || (isObject(value) && !Array.isArray(value))
  if (ok && isOurs) return { value: value as Value, etag: headers.get('ETag') ?? undefined }
  const elsewhere = URL.parse(headers.get('Location') ?? '', url)?.origin
  if (status >= 300 && status < 400 && elsewhere !== undefined) {
    return failure(`${url} leads to ${elsewhere}: give that for --site, if it is the same site.`)
  }

  const problem = isObject(value) ? (value as Partial<Problem>) : {}
  const words = [problem.title, problem.detail].filter(Boolean).join(': ') || statusText
  if (status === 401) return failure(`${url} does not take this token. ${words}`)
  if (status === 429 || status >= 500) {
    const told = problem.type ? { problem: problem as Problem } : {}
    const sentence = `${url} answers ${status}. ${words}`
    return { passing: { sentence, final: true, ...told }, retryAfterMs: readRetryAfter(headers) }
  }
  if (problem.type) {
    const final = status === 403
    return { failure: { sentence: `${url} refused a request. ${words}`, final, problem: problem as Problem } }
  }
  return failure(`${url} answers ${status}, but not as a Newsclip instance does.`)
}

function failure(sentence: string): { failure: Failure } {
  return { failure: { sentence, final: true } }
}

function passing(sentence: string): Attempt<never> {
  return { passing: { sentence, final: true } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
