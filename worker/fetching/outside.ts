import { isPublicNumber } from './public-address.ts'

/** The outside world, passed in: what is fetched with, what looks names up, and which hosts are allowed all the same. */
export interface Outside {
  fetch: (request: Request) => Promise<Response>
  /** The numbers behind a name; none when there are none. */
  resolve: (name: string) => Promise<string[]>
  /** `host:port` pairs that need not be public: for tests, and empty otherwise. */
  allowed: string[]
}

export interface OutsideSettings {
  /** DNS over HTTPS with JSON answers. Empty: names are not looked up beforehand. */
  RESOLVER_URL: string
  /** `host:port` pairs, separated by commas. Empty but in tests. */
  FETCH_ALLOWED: string
}

/** The world as the worker sees it. */
export function openOutside({ RESOLVER_URL, FETCH_ALLOWED }: OutsideSettings): Outside {
  return {
    fetch: (request) => fetch(request),
    // A number that is surely public stands for "whatever the platform finds": it connects to no private network.
    resolve: (name) => (RESOLVER_URL ? lookUp(RESOLVER_URL, name) : Promise.resolve(['1.1.1.1'])),
    allowed: FETCH_ALLOWED.split(',').flatMap((pair) => pair.trim() || []),
  }
}

/** Whether its host and port are among those that are allowed although they are not out in the world. */
export function isAllowed(url: URL, { allowed }: Pick<Outside, 'allowed'>): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return allowed.includes(`${url.hostname}:${port}`)
}

const lookUpTimeoutMs = 3000
const recordTypes = ['A', 'AAAA']

/** Asks for both kinds of number (RFC 8484's JSON cousin, as Cloudflare and Google answer it). */
async function lookUp(resolver: string, name: string): Promise<string[]> {
  const answers = await Promise.all(
    recordTypes.map(async (type) => {
      const response = await fetch(`${resolver}?${new URLSearchParams({ name, type })}`, {
        headers: { Accept: 'application/dns-json' },
        signal: AbortSignal.timeout(lookUpTimeoutMs),
      })
      const { Answer = [] } = await response.json<{ Answer?: { data: string }[] }>()
      // Aliases stand among the numbers, as names.
      return Answer.map(({ data }) => data).filter((data) => /^[\d.]+$|:/.test(data))
    }),
  )
  return answers.flat()
}

/** Whether all that a name stands for is out in the world; a single number that is not would be enough to be led inside. */
export async function isPublicName(outside: Outside, name: string): Promise<boolean> {
  const numbers = await outside.resolve(name)
  return numbers.length > 0 && numbers.every(isPublicNumber)
}
