import { isAllowed, isPublicName, type Outside } from './outside.ts'
import { hostOf } from './public-address.ts'
import { readBounded } from './read-bounded.ts'

export interface Limits {
  /** Of the body as it is read, decompressed. */
  maxBytes: number
  /** From the first request to the last byte, redirects included. */
  timeoutMs: number
  /** Whether the beginning is enough where there is more than `maxBytes`; otherwise that is a refusal. */
  beginningIsEnough?: boolean
}

/** What was found at an address. The status may be any but a redirect. */
export interface Fetched {
  /** Where it was, after all redirects. */
  url: string
  /** Where it is for good: as far as permanent redirects alone lead. */
  permanentUrl: string
  status: number
  headers: Headers
  bytes: Uint8Array<ArrayBuffer>
  /** Whether these are all of them. */
  isWhole: boolean
}

export type FetchRefusal =
  /** No address, not http(s), with a password, or not out in the world. */
  | 'address-refused'
  | 'too-many-redirects'
  | 'too-slow'
  | 'too-large'
  /** Nobody answered, or not to the end. */
  | 'unreachable'

const maxRedirects = 5
const permanent = [301, 308]
const temporary = [302, 303, 307]

/**
 * Fetches an address that somebody else wrote down. Only http and https and only hosts out in the world, looked at anew
 * at each redirect; bytes and seconds are counted here and not believed. Between the look-up and the request a name
 * could become another: the platform's own network, which has no way inside, is the last guard.
 */
export async function fetchOutside(
  address: string,
  { headers = {}, limits }: { headers?: Record<string, string>; limits: Limits },
  outside: Outside,
): Promise<{ fetched: Fetched } | { refusal: FetchRefusal }> {
  const signal = AbortSignal.timeout(limits.timeoutMs)
  try {
    return await follow(address, { headers, limits, signal }, outside)
  } catch {
    // Whatever a network does becomes one of two words.
    return { refusal: signal.aborted ? 'too-slow' : 'unreachable' }
  }
}

interface Asked {
  headers: Record<string, string>
  limits: Limits
  signal: AbortSignal
}

async function follow(address: string, { headers, limits, signal }: Asked, outside: Outside) {
  let url = URL.parse(address)
  let permanentUrl = url?.href ?? ''
  let isPermanent = true
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    if (!url || !(await mayBeAsked(url, outside))) return refused('address-refused')
    const response = await outside.fetch(new Request(url, { headers, redirect: 'manual', signal }))
    const location = response.headers.get('Location')
    if (location === null || ![...permanent, ...temporary].includes(response.status)) {
      const { bytes, isWhole } = await readBounded(response.body, limits.maxBytes, signal)
      if (!isWhole && !limits.beginningIsEnough) return refused('too-large')
      return {
        fetched: { url: url.href, permanentUrl, status: response.status, headers: response.headers, bytes, isWhole },
      }
    }
    await response.body?.cancel()
    url = URL.parse(location, url)
    isPermanent &&= permanent.includes(response.status)
    if (isPermanent && url) permanentUrl = url.href
  }
  return refused('too-many-redirects')
}

function refused(refusal: FetchRefusal): { refusal: FetchRefusal } {
  return { refusal }
}

/** Whether anything may be sent to where an address leads: a name is looked up for that. */
export async function mayBeAsked(url: URL, outside: Outside): Promise<boolean> {
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return false
  if (isAllowed(url, outside)) return true
  const host = hostOf(url.hostname)
  return host.kind === 'number' || (host.kind === 'name' && (await isPublicName(outside, host.name)))
}
