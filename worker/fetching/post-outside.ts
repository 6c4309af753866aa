import { type Outcome, parseRetryAfter } from '../domain/delivery.ts'
import type { Message } from '../domain/message.ts'
import { mayBeAsked } from './fetch-outside.ts'
import { isAllowed, type Outside } from './outside.ts'
import { hostOf } from './public-address.ts'

/** From looking the name up to the answer's first line; Standard Webhooks' lower bound, for a queue does wait. */
const timeoutMs = 15_000

/**
 * Posts a message to an address that somebody else wrote down, under the same guard as whatever is fetched. Redirects are
 * not followed: a receiver that has moved has to say so to its operator. The answer's body is nobody's business, and told
 * to nobody: it could be of a machine that only we can reach.
 */
export async function postOutside(address: string, message: Message, outside: Outside, now: number): Promise<Outcome> {
  const url = URL.parse(address)
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    if (!url || !(await mayBeAsked(url, outside))) return failed('address-refused')
    const response = await outside.fetch(new Request(url, { ...message, method: 'POST', redirect: 'manual', signal }))
    await response.body?.cancel()
    const { status, headers, ok } = response
    const retryAfterMs = ok ? 0 : parseRetryAfter(headers.get('Retry-After'), now)
    return { at: now, status, reason: ok ? null : 'refused', retryAfterMs }
  } catch {
    // Whatever a network does becomes one of two words.
    return failed(signal.aborted ? 'too-slow' : 'unreachable')
  }

  function failed(reason: 'address-refused' | 'too-slow' | 'unreachable'): Outcome {
    return { at: now, status: null, reason, retryAfterMs: 0 }
  }
}

/**
 * What there is against an address that wants to be told of events: undefined when nothing is, as far as it can be seen
 * before its name is looked up. Without encryption only those that are allowed for tests.
 */
export function complaintAbout(address: string, outside: Pick<Outside, 'allowed'>): string | undefined {
  const url = URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol)) return 'must be an address that begins with https://'
  if (url.username || url.password) return 'must be without a user or password; messages are signed'
  if (isAllowed(url, outside)) return undefined
  if (url.protocol !== 'https:') return 'must begin with https://'
  return hostOf(url.hostname).kind === 'private' ? 'leads to a private network, where nothing is sent' : undefined
}
