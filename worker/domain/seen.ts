import { ownAddresses } from './canonical-address.ts'
import { shortDigest } from './digest.ts'
import type { Item } from './item.ts'
import { firstTime } from './position.ts'

/** What is remembered of an item between two checks of its source: enough to know it again, and whether it changed. */
export interface SeenItem {
  guid: string
  /** The name that our article has for it, when the feed has come to call it another. */
  as?: string
  /** Digests: of where it is, if nothing else in the feed is there, of what it says, and of all the rest. */
  url?: string
  text: string
  rest: string
  /** Milliseconds: when it was first seen, for one without a date, or with one that lies ahead. */
  since?: number
}

/** An item that is new, or has changed. */
export interface FreshItem {
  item: Item
  /** By which name its article is known. */
  guid: string
  /** Milliseconds: its publication as far as we know. */
  publishedAt: number
  /** The canonical address of its own, if it has one. */
  address: string | undefined
  /** What will be remembered of it once it is kept, and what has been so far. */
  seen: SeenItem
  before: SeenItem | undefined
}

/** Items of one feed that are looked at; what stands further down was there before. */
export const maxItems = 500

/**
 * Tells which items of a feed are new or changed. An item is known by its guid. One that nobody knows may be an old one
 * under another name, if that has left the feed: then its address tells, or all that it says. `names` are those by which
 * the articles of all these items are known; addresses are relative to `base`.
 */
export function compareWithSeen(items: Item[], seen: SeenItem[], now: number, base?: string) {
  const named = firstOfEach(items.slice(0, maxItems))
  const addresses = ownAddresses(named, base)
  const present = withoutRepeats(named, addresses)
  const known = new Map(seen.map((one) => [one.guid, one]))
  const names = new Set(present.map(({ guid }) => guid))
  const vanished = seen.filter(({ guid }) => !names.has(guid))
  const places = new Map(seen.map((one, at) => [one, at]))
  const fresh: FreshItem[] = []
  const same: SeenItem[] = []
  for (const item of present) {
    const address = addresses.get(item)
    const digests = digestsOf(item, address)
    const before = known.get(item.guid) ?? take(vanished, digests, item)
    const guid = before ? nameOf(before) : item.guid
    // Programs that know no date write their first one.
    const isDated = item.publishedAt !== undefined && item.publishedAt > firstTime && item.publishedAt <= now
    const since = isDated ? undefined : (before?.since ?? now)
    const entry: SeenItem = {
      guid: item.guid,
      ...(guid === item.guid ? {} : { as: guid }),
      ...digests,
      ...(since === undefined ? {} : { since }),
    }
    if (before && before.text === entry.text && before.rest === entry.rest) same.push(entry)
    else fresh.push({ item, guid, publishedAt: since ?? (item.publishedAt as number), address, seen: entry, before })
  }
  // What is new goes first, and of what has changed that which has waited longest: a feed may change in all items each time.
  const placeOf = ({ before }: FreshItem) => (before ? (places.get(before) ?? 0) : -1)
  fresh.sort((one, other) => placeOf(one) - placeOf(other))
  return { items: present.length, fresh, same, names: new Set([...same, ...fresh.map(({ seen }) => seen)].map(nameOf)) }
}

/** By which our article is known. */
function nameOf({ as, guid }: SeenItem): string {
  return as ?? guid
}

/** What is remembered when so many of the fresh items were dealt with; the others are fresh again next time. */
export function seenAfter({ fresh, same }: { fresh: FreshItem[]; same: SeenItem[] }, dealtWith: number): SeenItem[] {
  const waiting = fresh.slice(dealtWith).flatMap(({ before }) => before ?? [])
  return [...same, ...waiting, ...fresh.slice(0, dealtWith).map((one) => one.seen)]
}

function firstOfEach(items: Item[]): Item[] {
  const first = new Map<string, Item>()
  for (const item of items) if (!first.has(item.guid)) first.set(item.guid, item)
  return [...first.values()]
}

/** Without what stands in the feed once more under another name: at the same address, saying the same. */
function withoutRepeats(items: Item[], addresses: Map<Item, string>): Item[] {
  const met = new Set<string>()
  return items.filter((item) => {
    const address = addresses.get(item)
    if (address === undefined) return true
    const { title, publishedAt, summary, content } = item
    return met.size !== met.add(JSON.stringify([address, title, publishedAt, summary, content])).size
  })
}

/** The one that has left the feed and is this one, which no other may be after that. */
function take(vanished: SeenItem[], { url, text }: Pick<SeenItem, 'url' | 'text'>, item: Item): SeenItem | undefined {
  const byAddress = url === undefined ? -1 : vanished.findIndex((one) => one.url === url)
  // A headline alone may come back another day.
  const tells = item.publishedAt !== undefined || item.content !== undefined
  const at = byAddress === -1 && tells ? vanished.findIndex((one) => one.text === text) : byAddress
  return at === -1 ? undefined : vanished.splice(at, 1)[0]
}

function digestsOf(item: Item, address: string | undefined): Pick<SeenItem, 'url' | 'text' | 'rest'> {
  const { guid, title, summary, content, publishedAt, ...rest } = item
  return {
    ...(address === undefined ? {} : { url: shortDigest(address) }),
    text: shortDigest(JSON.stringify([title, summary, content, publishedAt])),
    rest: shortDigest(JSON.stringify(rest)),
  }
}
