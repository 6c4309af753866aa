import { lookup } from 'node:dns/promises'
import type { Outside } from '../worker/fetching/outside.ts'

/** The world as seen from this machine. Only the sites that are named may be on it or near it. */
export function openOutside(sites: string[]): Outside {
  return {
    fetch: (request) => fetch(request),
    resolve: async (name) => (await lookup(name, { all: true }).catch(() => [])).map(({ address }) => address),
    allowed: sites.map((site) => {
      const { hostname, port, protocol } = new URL(site)
      return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
    }),
  }
}
