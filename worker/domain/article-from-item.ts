import type { ArticleInput } from '../contract.ts'
import type { Item, ItemImage } from './item.ts'
import { firstWords, oneLine } from './one-line.ts'
import { plainText } from './plain-text.ts'
import { firstTime, lastTime } from './position.ts'

/** What is known of a source beyond what its items say. */
export interface ItemSource {
  /** The source's own name, one half of the identity of its articles. */
  key: string
  /** The site that the source is of; where an item says no address of its own, the facts come from there, or else from `base`. */
  url?: string | undefined
  publisher: string
  /** A category's name. */
  category: string
  /** BCP 47; for items that say none, or none that is one. */
  language: string
  /** Where the feed was fetched: what addresses are relative to when the feed does not say. */
  base?: string | undefined
  /** Milliseconds; for items without a date. */
  fetchedAt: number
}

const limits = { title: 300, summary: 300, tags: 30, tag: 80, author: 100, written: 1000, address: 10_000, alt: 300 }

/** What an item means as an article of ours: in whose name, under which tags, from when, and with which words. */
export function articleFromItem(item: Item, source: ItemSource): ArticleInput {
  const base = baseOfItem(item, source)
  const url =
    webAddress(item.url, source.base ?? source.url) ??
    webAddress(source.url, undefined) ??
    webAddress(source.base, undefined)
  const html = item.content ?? item.summary
  const publishedAt = placeable(item.publishedAt) ?? source.fetchedAt
  const updatedAt = placeable(item.updatedAt)
  return {
    title: firstWords(item.title, limits.title),
    summary: summaryOf(item),
    body: html ? { html } : undefined,
    category: source.category,
    tags: tagsOf(item.categories),
    image: imageOf(item.image, base),
    author: nameOf(item.author),
    language: languageTag(item.language) ?? source.language,
    publishedAt: new Date(publishedAt).toISOString(),
    updatedAt: updatedAt !== undefined && updatedAt > publishedAt ? new Date(updatedAt).toISOString() : undefined,
    source: url ? { url, publisher: source.publisher, title: firstWords(item.title, limits.title) } : undefined,
    origin: { source: source.key, guid: item.guid },
  }
}

/** What the addresses in the article's body are relative to; undefined when nobody says. */
export function baseOfItem(item: Item, source: Pick<ItemSource, 'base' | 'url'>): string | undefined {
  return webAddress(item.base, source.base ?? source.url) ?? source.base ?? source.url
}

/** Absent when it would only say the body again. */
function summaryOf(item: Item): string | undefined {
  if (!item.summary || !item.content || item.summary === item.content) return undefined
  const summary = plainText(item.summary)
  return summary === '' || summary === plainText(item.content) ? undefined : firstWords(summary, limits.summary)
}

/** Each once, whatever its capitals; addresses are identifiers of somebody's, not words for readers. */
function tagsOf(categories: string[]): string[] {
  const names = categories
    .map((category) => oneLine(category).replace(/^[#\s]+/, ''))
    .filter(
      (name) =>
        /[\p{L}\p{N}]/u.test(name) && name.length <= limits.tag && !/^(?:[a-z][a-z\d+.-]*:\/\/|www\.)/i.test(name),
    )
  const seen = new Set<string>()
  return names.filter((name) => seen.size !== seen.add(name.toLowerCase()).size).slice(0, limits.tags)
}

function imageOf(image: ItemImage | undefined, base: string | undefined): ArticleInput['image'] {
  const url = webAddress(image?.url, base)
  if (!image || !url) return undefined
  const alt = image.alt && firstWords(oneLine(image.alt), limits.alt)
  return { url, width: pixels(image.width), height: pixels(image.height), alt: alt || undefined }
}

function pixels(count: number | undefined): number | undefined {
  return count !== undefined && Number.isInteger(count) && count > 0 && count < 65_536 ? count : undefined
}

const email = /(?:mailto:)?[^\s@()<>[\]]+@[^\s@()<>[\],]+/gi

/** `ana@example.org (Ana Ruiz)` and `Ana Ruiz <ana@example.org>` are Ana Ruiz; an address alone is nobody. */
function nameOf(author: string | undefined): string | undefined {
  const name = oneLine((author ?? '').slice(0, limits.written).replaceAll(email, ' '))
    .replaceAll(/[(<[]\s*[)>\]]/g, '')
    .trim()
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/^[\s,;:|-]+|[\s,;:|-]+$/g, '')
  return /\p{L}/u.test(name) && !/^https?:/i.test(name) ? firstWords(name, limits.author) : undefined
}

/** BCP 47 in its usual capitals: `zh_hant_tw` is `zh-Hant-TW`. Undefined for what is none, as `English`. */
function languageTag(written: string | undefined): string | undefined {
  const tag = written?.trim().replaceAll('_', '-').toLowerCase()
  if (!tag || !/^(?!und\b|mul\b|zxx\b)[a-z]{2,3}(?:-[a-z\d]{2,8})*$/.test(tag)) return undefined
  const [language, ...subtags] = tag.split('-')
  return [language, ...subtags.map((subtag) => inUsualCapitals(subtag))].join('-')
}

function inUsualCapitals(subtag: string): string {
  if (/^[a-z]{4}$/.test(subtag)) return subtag.charAt(0).toUpperCase() + subtag.slice(1)
  return /^[a-z]{2}$/.test(subtag) ? subtag.toUpperCase() : subtag
}

/** Undefined for times that have no place on our timeline: a feed's "no date" is often the year 1 or 1970's first second. */
function placeable(time: number | undefined): number | undefined {
  return time !== undefined && time > firstTime && time < lastTime ? time : undefined
}

function webAddress(address: string | undefined, base: string | undefined): string | undefined {
  const url = address ? URL.parse(address, base) : null
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && url.href.length <= limits.address
    ? url.href
    : undefined
}
