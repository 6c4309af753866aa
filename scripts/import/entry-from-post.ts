import { readBody } from '../../worker/body/read-body.ts'
import { articleLimits as limits } from '../../worker/contract/import.ts'
import type { ArticleInput } from '../../worker/contract.ts'
import { articleFromItem, baseOfItem, type ItemSource } from '../../worker/domain/article-from-item.ts'
import { unfiled } from '../../worker/domain/candidate.ts'
import { domainOf } from '../../worker/domain/domain-of.ts'
import type { Item } from '../../worker/domain/item.ts'
import { firstWords } from '../../worker/domain/one-line.ts'
import { isSlug, slugFromText } from '../../worker/domain/slug.ts'
import { completeItem, visible } from '../../worker/feeds/complete-item.ts'
import type { Post } from './post.ts'
import type { Entry } from './read-articles.ts'

/** What an export's posts have in common. */
export interface Moving {
  /** The origin of its articles. */
  key: string
  url: string | undefined
  language: string | undefined
  /** For posts without one. */
  category: string
  /** Milliseconds: dates published posts that have no date. The hour of the import would change them. */
  savedAt: number
}

/**
 * What a post means as an article of ours. It is the site's own, so it names no source of its facts; where it was is an
 * address that leads to it.
 */
export function entryFromPost(line: number, post: Post, moving: Moving): Entry {
  const item = completeItem(post.written, { bases: [moving.url], dates: [], language: moving.language })
  const title = item && firstWords(item.title, limits.title)
  if (typeof post.standing === 'object') return { line, title, skipped: post.standing }
  if (!item) return { line, refusal: { reason: 'empty', detail: 'has neither title nor text' } }

  const told = [...post.told, ...(item.content ? [] : ['it has no text'])]
  const { publishedAt, ...written } = articleOf(item, post, moving, told)
  if (post.standing === 'draft') return { line, title, draft: written, told }
  const lacksBy = (item.publishedAt ?? Number.NaN) - Date.parse(publishedAt)
  // With another date it would be out at once.
  if (lacksBy > 0) return { line, title, draft: written, told: [...told, 'it is scheduled for too late a year'] }
  if (lacksBy < 0) told.push('its date is too early for an article: that of the file is taken')
  if (item.publishedAt === undefined) told.push('it has no date: that of the file is taken')
  return {
    ...{ line, title, article: { ...written, publishedAt }, told },
    oldAddresses: post.oldAddresses.filter((address) => isOfSite(address, moving.url)),
  }
}

function articleOf(item: Item, post: Post, moving: Moving, told: string[]): ArticleInput {
  const names = post.categories.map((name) => firstWords(name, limits.name))
  const [category = moving.category, ...others] = names.filter(slugFromText)
  told.push(
    ...names.flatMap((name) => (slugFromText(name) ? [] : `category "${name}" has no letter or digit: left out`)),
  )
  told.push(...unfiled({ tags: item.categories }))
  const labels = [...others, ...item.categories]
  const tagCount = new Set(labels.flatMap((label) => slugFromText(label) || [])).size
  const source: ItemSource = {
    ...{ key: moving.key, url: moving.url, publisher: moving.key, category },
    ...{ language: '', fetchedAt: moving.savedAt },
  }
  const { source: _, language, ...article } = articleFromItem({ ...item, categories: labels }, source)
  const taken = article.tags?.length ?? 0
  if (tagCount > taken) told.push(`of its ${tagCount} tags ${taken} are taken`)
  return {
    ...article,
    slug: slugFrom(post.slug),
    ...(language ? { language } : {}),
    ...(article.body && 'html' in article.body
      ? { body: { html: bodyOf(article.body.html, baseOfItem(item, source), told) } }
      : {}),
    image: imageOf(article.image, visible(post.caption), told),
  }
}

/** `basic-post.html` and `%e6%b8%af` have been somebody's slugs. */
function slugFrom(written: string | undefined): string | undefined {
  const name = readable(written?.trim() ?? '').replace(/\.(?:html?|php|aspx?)$/i, '')
  const lower = name.normalize('NFC').toLowerCase()
  return (isSlug(lower) ? lower : slugFromText(name)) || undefined
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Safe already and with absolute addresses, for an article without a source has nothing that they could be relative to. */
function bodyOf(written: string, base: string | undefined, told: string[]): string {
  const html = written.replaceAll(gist, '<p><a href="$1">$1</a></p>')
  const body = readBody({ html }, base)
  // The instance refuses it for the same reason, and is the one that tells it.
  if ('refusal' in body) return html
  const lost = countOf(html, /<img\b/gi) - countOf(body.html, /<img\b/g)
  if (lost > 0) told.push(`${lost} of the pictures in its text have no address on the web`)
  return body.html
}

/** Code that stands elsewhere, and that a script puts in its place. */
const gist = /<script\b[^<>]*\bsrc="(https:\/\/gist\.github\.com\/[^"?]+)\.js[^"]*"[^<>]*>\s*<\/script>/gi

function countOf(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}

/** A caption says what is shown where nothing else does; otherwise it stands below the picture. */
function imageOf(image: ArticleInput['image'], caption: string | undefined, told: string[]): ArticleInput['image'] {
  if (!image || !caption || caption === image.alt) return image
  if (!image.alt) return { ...image, alt: firstWords(caption, limits.summary) }
  if (caption.length <= limits.name) return { ...image, credit: caption }
  told.push(`the caption of its picture is too long: ${firstWords(caption, limits.name)}`)
  return image
}

/** Whether an address was one of the site's own; any is where nobody knows the site's. */
function isOfSite(address: string, url: string | undefined): boolean {
  const site = url && URL.parse(url)
  if (!site) return true
  const own = URL.parse(address, url)
  return own !== null && domainOf(own) === domainOf(site)
}
