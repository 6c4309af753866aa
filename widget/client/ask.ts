import { NewsclipProblem, problemFrom } from './newsclip-problem.ts'
import { pause, readRetryAfter } from './pause.ts'

/** How long and how often to try. */
export interface Patience {
  /** Milliseconds after which a try is given up; ten seconds when absent. */
  timeoutMs?: number | undefined
  /** How often what may pass is tried again; twice when absent. */
  retries?: number | undefined
  /** Who sends the requests, such as a service binding's; the platform's own when absent. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined
}

const firstPauseMs = 500
/** A site that wants to be left alone for longer is not asked again. */
const maxWishedMs = 60_000

/** The JSON at an address. What may pass is tried again; the last failure is thrown. */
export async function ask<Answer>(
  url: string,
  {
    timeoutMs = 10_000,
    retries = 2,
    fetch = globalThis.fetch,
    signal,
  }: Patience & { signal?: AbortSignal | undefined },
): Promise<Answer> {
  for (let retry = 0; ; retry++) {
    const timeout = AbortSignal.timeout(timeoutMs)
    // Half of it is chance, so that those who failed together do not come back together.
    const chanceMs = firstPauseMs * 2 ** retry * (0.5 + Math.random())
    let wishedMs = 0
    try {
      const response = await fetch(url, {
        headers: { Accept: 'application/json' },
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      })
      if (response.ok) return await response.json()
      wishedMs = readRetryAfter(response.headers) ?? 0
      throw await problemFrom(response)
    } catch (failure) {
      // Not the failure, which a problem is whose document was cut short by the signal.
      signal?.throwIfAborted()
      if (retry >= retries || wishedMs > maxWishedMs || !mayPass(failure)) throw failure
      await pause(wishedMs + chanceMs, signal)
      signal?.throwIfAborted()
    }
  }
}

function mayPass(failure: unknown): boolean {
  if (!(failure instanceof NewsclipProblem)) return true
  const { status } = failure.problem
  return status === 429 || status >= 500
}
