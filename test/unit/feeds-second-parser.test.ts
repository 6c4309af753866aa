import { existsSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import FeedParser, { type Item as TheirItem } from 'feedparser'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../worker/domain/item.ts'
import { plainText } from '../../worker/domain/plain-text.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import { parseFeed } from '../../worker/feeds/parse-feed.ts'

/** Feeds as publishers and test authors wrote them; not ours to copy, so a clone of the project does without. */
const folder = new URL('../../../shared/data/feeds/', import.meta.url)
const isThere = existsSync(new URL('index.ndjson', folder))
if (!isThere) console.info(`Skipped: the feeds of others are not here (${folder.pathname}).`)

/** In XML: the other parser knows nothing else. */
const files: string[] = isThere
  ? readFileSync(new URL('index.ndjson', folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { file: string }).file)
      .filter((file) => !file.endsWith('.json'))
  : []

/** Where the two count otherwise, and why we are right. */
const otherCounts: Record<string, { ours: number; theirs: number; because: string }> = {
  'fastfeedparser__malformed_rss_namespaced.xml': {
    ours: 2,
    theirs: 0,
    because: 'they take its prefixed root for none',
  },
  'fastfeedparser__osm-pl.xml': { ours: 8, theirs: 7, because: 'it breaks off in its eighth item, which says enough' },
  'picoFeed__atom_fallback_on_invalid_item_values.xml': { ours: 2, theirs: 3, because: 'one entry is empty' },
  'rss-parser__incomplete-fields.atom': {
    ours: 0,
    theirs: 1,
    because: 'the entry holds an empty author and nothing else',
  },
}

/** What the other parser reads. What it finds wrong ends it; the items before that count. */
async function theirsOf(text: string): Promise<TheirItem[]> {
  const parser = new FeedParser({ addmeta: false })
  const items: TheirItem[] = []
  await new Promise<void>((resolve) => {
    parser.on('error', () => resolve())
    parser.on('end', () => resolve())
    parser.on('readable', () => {
      for (let item = parser.read(); item; item = parser.read()) items.push(item)
    })
    Readable.from([text]).pipe(parser)
  })
  return items
}

type Part = 'title' | 'link' | 'date'

const ours: Record<Part, (item: Item) => string | number | undefined> = {
  title: ({ title }) => plainText(title),
  link: ({ url }) => URL.parse(url ?? '')?.href ?? url,
  date: ({ publishedAt }) => publishedAt,
}

/** An item that it cannot make sense of has none of these, not even as null. */
const theirs: Record<Part, (item: Partial<TheirItem>) => string | number | undefined> = {
  title: ({ title }) => (title ? plainText(title) : undefined),
  link: ({ origlink, link }) => URL.parse(origlink ?? link ?? '')?.href ?? link ?? undefined,
  date: ({ pubdate, date }) => (pubdate ?? date)?.getTime() || undefined,
}

interface Score {
  same: number
  /**
   * They find nothing, and we do: a title in the text where an item has none (RSS 0.92), the feed's date where it has none,
   * a relative link, one under a prefix of the feed's own, and all of one feed whose namespace is not declared.
   */
  oursAlone: number
  /** `file: ours | theirs`. */
  others: string[]
}

describe.skipIf(!isThere)('the feeds of others, read by a second parser', () => {
  it('have the same titles, links and dates wherever it finds any', { timeout: 30_000 }, async () => {
    const scores: Record<Part, Score> = {
      title: { same: 0, oursAlone: 0, others: [] },
      link: { same: 0, oursAlone: 0, others: [] },
      date: { same: 0, oursAlone: 0, others: [] },
    }
    const counts: typeof otherCounts = {}
    for (const file of files) {
      const text = decodeText(readFileSync(new URL(file, folder)))
      const parsed = parseFeed(text)
      const items = 'feed' in parsed ? parsed.feed.items : []
      const theirItems = await theirsOf(text)
      if (items.length !== theirItems.length) {
        const { because = 'nobody knows' } = otherCounts[file] ?? {}
        counts[file] = { ours: items.length, theirs: theirItems.length, because }
        continue
      }
      for (const [index, item] of items.entries()) {
        for (const part of ['title', 'link', 'date'] as const) {
          const [own, their] = [ours[part](item), theirs[part](theirItems[index] ?? {})]
          if (own === their) scores[part].same += 1
          else if (their === undefined) scores[part].oursAlone += 1
          else scores[part].others.push(`${file}: ${own} | ${their}`)
        }
      }
    }
    expect(counts).toEqual(otherCounts)
    expect(files.length - Object.keys(counts).length).toBe(86)
    expect(scores).toEqual({
      title: { same: 904, oursAlone: 48, others: [] },
      link: { same: 935, oursAlone: 17, others: [] },
      date: { same: 788, oursAlone: 164, others: [] },
    })
  })
})
