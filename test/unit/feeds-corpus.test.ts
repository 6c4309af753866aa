import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { articleFromItem } from '../../worker/domain/article-from-item.ts'
import type { Item } from '../../worker/domain/item.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import { parseFeed } from '../../worker/feeds/parse-feed.ts'

/** Feeds as publishers and test authors wrote them; not ours to copy, so a clone of the project does without. */
const folder = new URL('../../../shared/data/feeds/', import.meta.url)
const isThere = existsSync(new URL('index.ndjson', folder))
if (!isThere) console.info(`Skipped: the feeds of others are not here (${folder.pathname}).`)

interface Entry {
  file: string
  format: string
  items: number
}

const entries: Entry[] = isThere
  ? readFileSync(new URL('index.ndjson', folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry)
  : []

/** Where the index counts elements, and an element says nothing. */
const otherCounts: Record<string, { items: number; reason: string }> = {
  'picoFeed__atom_fallback_on_invalid_item_values.xml': { items: 2, reason: 'the first of three entries is empty' },
  'rss-parser__incomplete-fields.atom': { items: 0, reason: 'the one entry holds an empty author and nothing else' },
}

/** What the files without items come to. */
const withoutItems: Record<string, { title: string | undefined } | string> = {
  'FeedReader__Rss20DailyMail.xml': { title: 'World News Articles | Mail Online' },
  'feed-rs__rss2__rss_2.0_invalid_1.xml': 'it breaks off before its first item ends',
  'picoFeed__atom_empty_feed.xml': 'it has neither title nor items',
  'picoFeed__atom_fallback_on_invalid_feed_values.xml': { title: undefined },
  'picoFeed__rss_10_empty_channel.xml': 'it has neither title nor items',
  'picoFeed__rss_20_empty_channel.xml': 'it has neither title nor items',
  'rss-parser__incomplete-fields.atom': { title: undefined },
}

/** How many items have no absolute address, because the file has none for them. */
const withoutAddress: Record<string, { items: number; reason: string }> = {
  'FeedReader__Rss092FullSample.xml': { items: 22, reason: 'RSS 0.92 without links: the description is all' },
  'RSParser__jsonfeed-extension.json': { items: 3, reason: 'no url' },
  'feed-rs__rss0__rss_0.92_spec_1.xml': { items: 3, reason: 'RSS 0.92 without links: the description is all' },
  'feedjira__AtomEscapedHTMLInPreTag.xml': { items: 1, reason: 'no link' },
  'node-feedparser__rss-with-relative-urls.xml': { items: 2, reason: 'all links relative, the feed’s own too' },
  'picoFeed__atom.xml': { items: 2, reason: 'the last two entries hold only content' },
  'picoFeed__atom_extra.xml': { items: 2, reason: 'all links relative, the feed’s own too' },
  'picoFeed__atom_fallback_on_invalid_item_values.xml': { items: 1, reason: 'one entry holds only a summary' },
  'picoFeed__rss_20_extra.xml': { items: 3, reason: 'all links relative, the feed’s own too' },
  'rss-parser__missing-fields.atom': { items: 1, reason: 'an id and nothing else' },
}

/** The files that hold no date at all: neither an item nor the feed has one. */
const withoutDates = [
  'FeedReader__Rss20FinanzenNet.xml',
  'feedjira__AtomEscapedHTMLInPreTag.xml',
  'node-feedparser__rss-with-item-scoped-html-base.xml',
  'node-feedparser__rss-with-relative-html-urls-no-base.xml',
  'node-feedparser__rss-with-relative-html-urls.xml',
  'node-feedparser__rss-with-trailing-meta.xml',
  'picoFeed__atom_extra.xml',
  'picoFeed__atom_fallback_on_invalid_item_values.xml',
  'picoFeed__rss_0.91.xml',
  'picoFeed__rss_20_iso8859-15.xml',
  'rss-parser__missing-fields.atom',
]

const parse = (file: string) => parseFeed(decodeText(readFileSync(new URL(file, folder))))

function itemsOf(file: string): Item[] {
  const parsed = parse(file)
  if ('refusal' in parsed) throw new Error(`${parsed.refusal.reason}: ${parsed.refusal.detail}`)
  return parsed.feed.items
}

describe.skipIf(!isThere)('the feeds of others', () => {
  it('are 95', () => expect(entries).toHaveLength(95))

  it('are known to the tables above', () => {
    const tables = [otherCounts, withoutItems, withoutAddress].flatMap(Object.keys).concat(withoutDates)
    expect(tables.filter((file) => !entries.some((entry) => entry.file === file))).toEqual([])
  })

  const isEmpty = ({ file, items }: Entry) => (otherCounts[file]?.items ?? items) === 0

  it.each(entries.filter((entry) => !isEmpty(entry)))('give every item of $file ($format)', ({ file, items }) => {
    const found = itemsOf(file)
    expect(found).toHaveLength(otherCounts[file]?.items ?? items)
    for (const item of found) {
      expect(item.title).not.toBe('')
      expect(item.title).toBe(item.title.replaceAll(/\s+/g, ' ').trim())
      expect(item.guid.trim()).not.toBe('')
    }
    const unaddressed = found.filter(({ url }) => !/^https?:$/.test(URL.parse(url ?? '')?.protocol ?? ''))
    expect(unaddressed).toHaveLength(withoutAddress[file]?.items ?? 0)
    const undated = found.filter(({ publishedAt }) => publishedAt === undefined)
    expect(undated).toHaveLength(withoutDates.includes(file) ? found.length : 0)
  })

  it.each(entries.filter(isEmpty))('give none of $file, which has none', ({ file }) => {
    const expected = withoutItems[file]
    const parsed = parse(file)
    if (typeof expected === 'string') {
      expect(parsed).toEqual({ refusal: { reason: 'feed-unreadable', detail: expected } })
    } else {
      expect(parsed).toMatchObject({ feed: { items: [], ...expected } })
    }
  })

  it('become articles from the web, in a language, at a time', () => {
    const source = { key: 'k', publisher: 'P', category: 'General', language: 'en', fetchedAt: Date.UTC(2024, 5, 4) }
    const articles = entries
      .filter((entry) => !isEmpty(entry))
      .flatMap(({ file }) => itemsOf(file).map((item) => articleFromItem(item, source)))
    expect(articles.length).toBe(1085)
    for (const article of articles) {
      expect(article.title.length).toBeLessThanOrEqual(300)
      expect(article.summary?.length ?? 0).toBeLessThanOrEqual(300)
      expect(article.summary ?? '').not.toMatch(/<\/?(?:p|div|br|a|img|span)\b/)
      expect(article.language).toMatch(/^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/)
      expect(article.author ?? '').not.toContain('@')
      expect(article.tags?.some((tag) => /^#|:\/\//.test(tag))).toBe(false)
      expect(new Date(article.publishedAt).toISOString()).toBe(article.publishedAt)
    }
  })
})
