import { pause, readRetryAfter } from '../../widget/client/pause.ts'
import type { ImportReport, Problem } from '../../worker/contract.ts'

/** Why a request came to nothing, as a sentence for whoever sits before the screen. */
export interface Failure {
  sentence: string
  /** Any other request would fail in the same way. */
  final: boolean
}

export type Answer = { report: ImportReport } | { failure: Failure }

/** Sends lines of NDJSON and brings back the instance's report on them. */
export type PostArticles = (lines: string[]) => Promise<Answer>

export interface Instance {
  /** Without a slash at the end. */
  url: string
  token: string
}

interface Means {
  /** Ends requests and waits at once. */
  signal?: AbortSignal | undefined
  /** Waits between tries. */
  wait?: ((ms: number, signal: AbortSignal | undefined) => Promise<unknown>) | undefined
}

const maxRetries = 4
const firstWaitMs = 500
/** Whoever asks for more patience than this gets none. */
const maxWaitMs = 120_000
const answerTimeoutMs = 60_000

/**
 * A client of one instance. What may pass (a cut connection, 429, 5xx) is tried again, up to four times, which is safe:
 * an article that is sent twice is kept once.
 */
export function createClient(instance: Instance, { signal, wait = pause }: Means = {}): PostArticles {
  let known = false

  return async (lines) => {
    for (let retries = 0; ; retries++) {
      const attempt = await post(instance, lines, { signal, known })
      if (!('passing' in attempt)) {
        known = true
        return attempt
      }
      const waitMs = attempt.retryAfterMs ?? firstWaitMs * 2 ** retries
      if (retries === maxRetries || waitMs > maxWaitMs || signal?.aborted) return { failure: attempt.passing }
      await wait(waitMs, signal)
    }
  }
}

/** What one try came to; a failure that is passing is worth another one. */
type Attempt = Answer | { passing: Failure; retryAfterMs?: number | undefined }

async function post(
  { url, token }: Instance,
  lines: string[],
  { signal, known }: { signal: AbortSignal | undefined; known: boolean },
): Promise<Attempt> {
  const timeout = AbortSignal.timeout(answerTimeoutMs)
  try {
    const response = await fetch(`${url}/api/v1/imports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson' },
      body: lines.map((line) => `${line}\n`).join(''),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    return attemptFromResponse(url, response, await response.text())
  } catch (error) {
    return signal?.aborted ? failure('Stopped.') : attemptFromError(url, error as Error, known)
  }
}

function attemptFromError(url: string, error: Error, known: boolean): Attempt {
  if (error.name === 'TimeoutError') return passing(`${url} gave no answer within ${answerTimeoutMs / 1000} seconds.`)
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException
  if (code === 'ENOTFOUND') return failure(`There is no host ${new URL(url).hostname}.`)
  if (code !== 'ECONNREFUSED') return passing(`The connection to ${url} broke: ${message}.`)
  const sentence = `Nobody answers at ${url}: is npm start running?`
  // Somebody who answered a moment ago is only restarting.
  return known ? passing(sentence) : failure(sentence)
}

function attemptFromResponse(url: string, { status, statusText, headers }: Response, text: string): Attempt {
  const value = parseObject(text)
  if (status === 200 && Array.isArray(value?.outcomes)) return { report: value as unknown as ImportReport }

  const problem: Partial<Problem> = value ?? {}
  const words = [problem.title, problem.detail].filter(Boolean).join(': ') || statusText
  if (status === 401) return failure(`${url} does not take this token. ${words}`)
  // It asks for patience, but only its operator can change it.
  if (problem.type?.endsWith('/editing-closed')) return failure(`${url} takes no articles. ${words}`)
  if (status === 429 || status >= 500) {
    return passing(`${url} answers ${status}. ${words}`, readRetryAfter(headers))
  }
  if (problem.type) return { failure: { sentence: `${url} refused a request. ${words}`, final: false } }
  return failure(`${url} answers ${status}, but not as a Newsclip instance does.`)
}

function failure(sentence: string): Answer {
  return { failure: { sentence, final: true } }
}

function passing(sentence: string, retryAfterMs?: number): Attempt {
  return { passing: { sentence, final: true }, retryAfterMs }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
