import { domainOf } from './domain-of.ts'
import type { Item } from './item.ts'

/** What campaigns, networks and feeds hang on to an address; the page behind it is the same. */
const campaign =
  /^(?:(?:utm_|at_)[^=]*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|xtor|ref_src|cmpid)=|^source=rss/i

/**
 * An address without what does not matter to where it leads, to compare addresses by: neither scheme nor `www.`, no
 * fragment, nothing of campaigns, no slash at the end, its parameters in the order of the alphabet. Undefined for a site
 * as a whole: many items may name that. The migration 0016 has spelled what was there before in the same way.
 */
export function canonicalAddress(address: string, base?: string): string | undefined {
  const url = URL.parse(address, base)
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  if (url.search !== '') {
    for (const [name, value] of [...url.searchParams]) {
      if (campaign.test(`${name}=${value}`)) url.searchParams.delete(name, value)
    }
    url.searchParams.sort()
  }
  const path = url.pathname.replace(/\/+$/, '')
  if (path === '' && url.search === '') return undefined
  return domainOf(url) + (url.port && `:${url.port}`) + path + url.search
}

/** The canonical addresses of those items that have one of their own. */
export function ownAddresses<One extends Pick<Item, 'url' | 'title'>>(items: One[], base?: string): Map<One, string> {
  const addresses = new Map<One, string>()
  for (const item of items) {
    const address = item.url === undefined ? undefined : canonicalAddress(item.url, base)
    if (address !== undefined) addresses.set(item, address)
  }
  const shared = sharedAddresses([...addresses].map(([{ title }, address]) => ({ address, title })))
  return new Map([...addresses].filter(([, address]) => !shared.has(address)))
}

/**
 * The addresses under which several titles stand. They tell none of them apart: a programme's page is that of all its
 * episodes, a page of changes that of each change.
 */
export function sharedAddresses(named: { address: string; title: string }[]): Set<string> {
  const titles = new Map(named.map(({ address, title }) => [address, title]))
  return new Set(named.flatMap(({ address, title }) => (titles.get(address) === title ? [] : address)))
}
