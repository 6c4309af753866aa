import type { Problem } from '../worker/contract.ts'
import { readRetryAfter } from './client/pause.ts'
import { type CardList, parseList } from './parse-list.ts'

/** An attempt that takes longer is given up, and not repeated: a site that slow does not get better by being asked again. */
const timeoutMs = 8_000
const attempts = 3
/** The pause before the second attempt, twice that before the third; give or take half, so that no crowd comes back at once. */
const pauseMs = 400
/** A site that wants to be left alone for longer (`Retry-After`) is left alone altogether. */
const longestPauseMs = 10_000

export type Outcome = { list: CardList; problem?: never } | { list?: never; problem: Problem }

/** One's own part in a request that others may share. */
export interface ListRequest {
  outcome: Promise<Outcome>
  users: number
  stop: () => void
}

/** The page's requests that are under way. What has been answered is the browser's cache's to keep. */
const underWay = new Map<string, ListRequest>()

/**
 * Asks for a list; elements that ask the same at the same time get the same request. The outcome never rejects: what
 * goes wrong is a problem, with the status 0 where no usable answer came. `fresh` asks past the browser's cache. Whoever
 * got a request releases it once.
 */
export function requestList(url: string, fresh: boolean): ListRequest {
  const key = url + fresh
  let request = underWay.get(key)
  if (!request) {
    const controller = new AbortController()
    const stop = () => {
      underWay.delete(key)
      controller.abort()
    }
    request = { outcome: fetchList(url, fresh ? 'no-cache' : 'default', controller.signal), users: 0, stop }
    underWay.set(key, request)
  }
  request.users++
  return request
}

/** Lets go of a request. The last one out ends it, if it has not ended by itself. */
export function release(request: ListRequest): void {
  if (!--request.users) request.stop()
}

async function fetchList(url: string, cache: RequestCache, stopped: AbortSignal): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)])
    const response = await fetch(url, { cache, signal }).catch(() => undefined)
    const answer = (await response?.json().catch(() => undefined)) as object | undefined
    const list = response?.ok && parseList(answer)
    if (list) return { list }

    const status = !response || response.ok ? 0 : response.status
    const retryAfterMs = response && readRetryAfter(response.headers)
    const waitMs = Math.max(attempt * pauseMs * (0.5 + Math.random()), retryAfterMs ?? 0)
    const refused = status >= 400 && status < 500
    if (refused || attempt === attempts || waitMs > longestPauseMs || signal.aborted) {
      return { problem: { type: 'about:blank', title: 'No list came', detail: '', ...(status && answer), status } }
    }
    await new Promise((resume) => setTimeout(resume, waitMs))
  }
}
