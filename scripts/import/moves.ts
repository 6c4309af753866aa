import { redirectLimits } from '../../worker/contract/redirects.ts'
import { oldAddress } from '../../worker/domain/old-address.ts'
import { firstWords } from '../../worker/domain/one-line.ts'
import type { ArticleEntry } from './batches.ts'
import type { Delivered } from './delivery.ts'
import type { Move } from './read-articles.ts'

/** Of an address that is told. */
const shownLength = 100

/** From the addresses that an article had to where it is. */
export function movesTo({ oldAddresses = [] }: ArticleEntry, delivered: Delivered): Move[] {
  if (!('slug' in delivered) || delivered.slug === undefined) return []
  const to = `/articles/${encodeURIComponent(delivered.slug)}`
  return oldAddresses.map((from) => ({ from, to }))
}

/**
 * Whether the instance takes it: for one that it does not it refuses all that come with it. The home page is here as it was
 * there, and what is no address of a page was never asked for.
 */
export function canLead({ from }: Move): boolean {
  return !isLong(from) && oldAddress(from) !== undefined
}

/** What to tell of addresses that are lost for their length. */
export function longAddressesOf({ oldAddresses = [] }: ArticleEntry): string[] {
  return oldAddresses
    .filter(isLong)
    .map((address) => `its old address is too long to lead to it: ${firstWords(address, shownLength)}`)
}

function isLong(address: string): boolean {
  return address.length > redirectLimits.address
}
