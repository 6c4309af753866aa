import { readBody } from '../../worker/body/read-body.ts'
import { readIllustrated } from '../../worker/body/read-illustrated.ts'
import type { ArticleInput, ManuscriptInput } from '../../worker/contract.ts'
import { articleFromItem, baseOfItem, type ItemSource } from '../../worker/domain/article-from-item.ts'
import { unfiled } from '../../worker/domain/candidate.ts'
import { ownAddresses } from '../../worker/domain/canonical-address.ts'
import { domainOf } from '../../worker/domain/domain-of.ts'
import type { Item } from '../../worker/domain/item.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import type { Feed } from '../../worker/feeds/feed.ts'
import { parseFeed } from '../../worker/feeds/parse-feed.ts'
import type { Defaults } from './article-from-row.ts'
import type { Entry, Refusal } from './read-articles.ts'

export interface FeedFile {
  bytes: Uint8Array
  /** The file's name, for a feed that does not say who it is. */
  name: string
  /** Milliseconds: when the file was written, which dates items without a date. The hour of the import would change them. */
  savedAt: number
}

/** The articles of a feed file; the line of each is its number among the items. A file that is no feed is one refusal. */
export function* articlesFromFeed(file: FeedFile, defaults: Defaults): Generator<Entry> {
  const read = parseFeed(decodeText(file.bytes))
  if ('refusal' in read) {
    yield { line: 1, refusal: read.refusal }
    return
  }
  const { feed } = read
  const source = sourceOf(feed, file, defaults)
  const addresses = ownAddresses(feed.items, source.url)
  for (const [index, item] of feed.items.entries()) {
    const article = articleOf({ ...item, language: item.language ?? feed.language }, source)
    const told = unfiled({ tags: item.categories })
    const { kind = 'post' } = item
    const own = ownOf(article, addresses.has(item), defaults.from)
    yield {
      line: index + 1,
      title: article.title,
      ...(told.length ? { told } : {}),
      ...(kind === 'post' ? own : kind === 'draft' ? draftOf(own) : { skipped: withheld(kind) }),
    }
  }
}

/**
 * Of the site that moves in, what was its original becomes an address that leads to it. An item without an address of its
 * own names the site's page for its original, as many others do: neither is it known by that, nor does that lead to it.
 */
function ownOf(
  article: ArticleInput,
  hasAddress: boolean,
  from: string | undefined,
): { article: ArticleInput; oldAddresses?: string[] } {
  const { source, body, ...rest } = article
  if (!from || !source || domainOf(source.url) !== domainOf(from)) {
    const { origin } = rest
    return { article: hasAddress || !origin ? article : { ...article, origin: { ...origin, address: null } } }
  }
  const safe = body && readBody(body, source.url)
  return {
    article: { ...rest, ...(safe && !('refusal' in safe) ? { body: { html: safe.html } } : body ? { body } : {}) },
    oldAddresses: hasAddress ? [source.url] : [],
  }
}

function draftOf({ article: { publishedAt: _, ...draft } }: { article: ArticleInput }): { draft: ManuscriptInput } {
  return { draft }
}

function withheld(kind: string): Refusal {
  return { reason: kind, detail: `is of the kind "${kind}", no post` }
}

function sourceOf(feed: Feed, { name, savedAt }: FeedFile, { category = 'General', source }: Defaults): ItemSource {
  const url = feed.url ?? feed.selfUrl
  return {
    key: source ?? feed.selfUrl ?? feed.url ?? feed.title ?? name,
    url,
    publisher: feed.title || source || (url && URL.parse(url)?.hostname) || name,
    category,
    language: 'en',
    fetchedAt: savedAt,
  }
}

/** The instance takes the article's own address for the base of its body; the feed may name another. */
function articleOf(item: Item, source: ItemSource): ArticleInput {
  const article = articleFromItem(item, source)
  if (!article.body || !('html' in article.body)) return article
  const read = readIllustrated(article.body.html, article.image, baseOfItem(item, source) ?? article.source?.url)
  return 'refusal' in read ? article : { ...article, body: { html: read.body.html }, image: read.image }
}
