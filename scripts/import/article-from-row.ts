import { articleLimits as limits } from '../../worker/contract/import.ts'
import type { ArticleInput } from '../../worker/contract.ts'
import { domainOf } from '../../worker/domain/domain-of.ts'
import { firstWords, oneLine } from '../../worker/domain/one-line.ts'
import { plainText } from '../../worker/domain/plain-text.ts'
import type { Told } from './post.ts'
import type { Refusal } from './read-articles.ts'

/** What the command line says about every article that does not say it itself. */
export interface Defaults extends Told {
  category: string | undefined
  source: string | undefined
}

type Row = Record<string, unknown>

/**
 * One line's value as an article. A row with `url` or `published_at` is somebody's export and is adapted; any other is
 * taken for an article as we spell it, and the instance says what is wrong with it.
 */
export function articleFromRow(row: Row, { category, source }: Pick<Defaults, 'category' | 'source'>): ArticleInput {
  if (!isOfAnExport(row)) {
    return { ...row, ...(category && row.category === undefined ? { category } : {}) } as unknown as ArticleInput
  }
  const url = text(row.url)
  const publisher = url === undefined ? undefined : domainOf(url)
  const title = firstWords(oneLine(text(row.title) ?? ''), limits.title)
  return {
    title,
    summary: shortened(text(row.summary), limits.summary),
    body: bodyOf(row),
    category: shortened(text(row.category), limits.name) ?? category,
    tags: tagsOf(row.tags),
    image: imageOf(row, url),
    author: shortened(text(row.author), limits.name),
    language: text(row.lang),
    publishedAt: text(row.published_at) ?? '',
    updatedAt: text(row.updated_at),
    source: url ? { url, publisher, title: title || undefined } : undefined,
    origin: originOf(source ?? publisher, text(row.id) ?? url),
  }
}

const kept =
  /^(?:(?:auto-)?draft|pending|private|hidden|unlisted|unpublished|protected|trash(?:ed)?|deleted|direct|members?|subscribers?|tiers|paid)$/i
/** As databases without such a type write them out, too. */
const yes = /^(?:true|1|yes)$/i
const no = /^(?:false|0|no)$/i

/** What such a row says of itself that keeps it from the public; rows as we spell them have no words for that. */
export function withheldRow(row: Row): Refusal | undefined {
  if (!isOfAnExport(row)) return undefined
  const { draft, private: isPrivate, published, status, visibility } = row
  const said = Object.entries({ status, visibility }).find(([, value]) => typeof value === 'string' && kept.test(value))
  if (said) return { reason: 'not-public', detail: `has the ${said[0]} "${said[1]}"` }
  if (![draft, isPrivate].some((value) => yes.test(`${value}`)) && !no.test(`${published}`)) return undefined
  return { reason: 'not-public', detail: 'says that it is not public' }
}

function isOfAnExport(row: Row): boolean {
  return 'url' in row || 'published_at' in row
}

/** Undefined for null, for empty text and for anything that is no text. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined
}

/** The words of what may be HTML; undefined when it has none. */
function shortened(html: string | undefined, maxLength: number): string | undefined {
  return (html && firstWords(plainText(html), maxLength)) || undefined
}

function bodyOf(row: Row): ArticleInput['body'] {
  const html = text(row.body_html)
  if (html) return { html }
  const words = text(row.body_text)
  return words ? { text: words } : undefined
}

function tagsOf(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const tags = value.flatMap((tag) => text(tag) ?? []).filter((tag) => tag.length <= limits.name)
  return tags.slice(0, limits.tags)
}

/** With an address as absolute as the article's own; pictures that stand in the row itself (`data:`) are left out. */
function imageOf({ image, image_alt: alt }: Row, base: string | undefined): ArticleInput['image'] {
  const address = text(image)
  const url = address && URL.parse(address, base)
  if (!url || !/^https?:$/.test(url.protocol) || url.href.length > limits.address) return undefined
  return { url: url.href, alt: shortened(text(alt), limits.summary) }
}

function originOf(source: string | undefined, guid: string | undefined): ArticleInput['origin'] {
  return source && guid ? { source, guid } : undefined
}
