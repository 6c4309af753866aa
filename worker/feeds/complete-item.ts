import type { Item, ItemImage } from '../domain/item.ts'
import { firstWords, oneLine } from '../domain/one-line.ts'
import { plainText } from '../domain/plain-text.ts'
import { parseDate } from './parse-date.ts'

type Perhaps<T> = T | undefined

/** What one item says, in the words of its format. Where there are several, the best is first. */
export interface Written {
  guid: Perhaps<string>
  addresses: Perhaps<string>[]
  /** Plain text. */
  title: Perhaps<string>
  /** HTML, as are the contents. */
  summary: Perhaps<string>
  content: Perhaps<string>
  published: Perhaps<string>[]
  updated: Perhaps<string>[]
  author: Perhaps<string>
  /** Plain text. */
  categories: Perhaps<string>[]
  images: ItemImage[]
  language: Perhaps<string>
  /** The item's `xml:base`, and that of its text. */
  base: Perhaps<string>
  textBase: Perhaps<string>
}

/** What the feed says for all of its items. */
export interface Around {
  /** The addresses that could be what relative addresses are relative to, the best first. */
  bases: Perhaps<string>[]
  dates: Perhaps<string>[]
  language: Perhaps<string>
}

const maxTitleLength = 100

/** Longer names are digested: they are kept and compared with every import. */
const maxGuidLength = 1000

/** The item with all that it leaves unsaid, or undefined for one that gives nothing to read and nothing to follow. */
export function completeItem(written: Written, around: Around): Perhaps<Item> {
  const feedBase = around.bases.find((base) => base !== undefined && isWeb(URL.parse(base)))
  const ownBase = written.base && (resolve(written.base, feedBase) ?? written.base)
  const textBase = written.textBase && (resolve(written.textBase, feedBase) ?? written.textBase)
  const url = bestAddress(written.addresses, URL.canParse(ownBase ?? '') ? ownBase : feedBase)
  const guid = written.guid?.trim() || url
  const title = titleOf(written) ?? (url && firstWords(withoutScheme(url), maxTitleLength)) ?? guid
  if (!title) return undefined

  return {
    guid:
      guid && guid.length <= maxGuidLength ? guid : digest(guid ?? `${title}\n${written.content ?? written.summary}`),
    url,
    title,
    summary: printable(written.summary),
    content: printable(written.content),
    publishedAt: firstDate([...written.published, ...written.updated, ...around.dates]),
    updatedAt: firstDate(written.updated),
    author: visible(written.author),
    categories: written.categories.flatMap((category) => visible(category) ?? []),
    image: firstImage(written.images, ownBase ?? feedBase ?? url),
    language: written.language ?? around.language,
    base: textBase ?? ownBase ?? url ?? feedBase,
  }
}

/** Without control characters and halves of characters, which no page and no feed of ours may have. */
function printable(text: Perhaps<string>): Perhaps<string> {
  return text?.replaceAll(/[\p{Cc}--[\t\n\r]]/gv, '').toWellFormed() || undefined
}

/** Blanks, marks on nothing, signs without a width, and letters that show nothing. */
const unseen = /^[\s\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]*$/u

/** A line that somebody can read. */
export function visible(line: Perhaps<string>): Perhaps<string> {
  const text = printable(line && oneLine(line))
  return text && !unseen.test(text) ? text : undefined
}

/** The first address that leads somewhere on the web; failing that, the first that is relative to nobody knows what. */
function bestAddress(addresses: Perhaps<string>[], base: Perhaps<string>): Perhaps<string> {
  const written = addresses.flatMap((address) => (address && tidyAddress(address)) || [])
  const absolute = written.map((address) => resolve(address, base)).find((address) => address !== undefined)
  return (
    absolute ?? written.find((address) => !URL.canParse(address) && URL.canParse(address, 'https://unknown.invalid'))
  )
}

/** An http(s) address, as it is written if it can be used so. */
export function resolve(address: string, base: Perhaps<string>): Perhaps<string> {
  const tidy = tidyAddress(address)
  const url = URL.parse(tidy, base)
  if (!isWeb(url)) return undefined
  return URL.canParse(tidy) && /^https?:\/\/[!-~]+$/.test(tidy) ? tidy : url.href
}

/** No address has `&amp;` in it but one that was escaped once too often. */
function tidyAddress(address: string): string {
  return address.trim().replaceAll('&amp;', '&')
}

function isWeb(url: URL | null): url is URL {
  return url?.protocol === 'https:' || url?.protocol === 'http:'
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '')
}

/** Enough of a text to find its first words in; the rest of it need not be read for them. */
const titleSource = 10_000

function titleOf(written: Written): Perhaps<string> {
  const title = visible(written.title)
  for (const html of [written.summary, written.content]) {
    if (title) break
    const text = visible(plainText((html ?? '').slice(0, titleSource).replace(/<[a-z/!][^<>]*$/i, '')))
    if (text) return firstWords(text, maxTitleLength)
  }
  return title
}

function firstDate(dates: Perhaps<string>[]): Perhaps<number> {
  for (const date of dates) {
    const time = date === undefined ? undefined : parseDate(date)
    if (time !== undefined) return time
  }
  return undefined
}

function firstImage(images: ItemImage[], base: Perhaps<string>): Perhaps<ItemImage> {
  for (const image of images) {
    const url = resolve(image.url, base)
    if (url) return { ...image, url }
  }
  return undefined
}

/** 53 bits in base 36 (cyrb53, public domain): one source's items are told apart by it, nothing is protected. */
function digest(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return `digest:${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`
}
