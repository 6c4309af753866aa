import { feedFromAtom } from './atom-feed.ts'
import { visible } from './complete-item.ts'
import type { Feed } from './feed.ts'
import { feedFromJson, isJsonFeed } from './json-feed.ts'
import { valuesIn } from './json-values.ts'
import type { Reading } from './rewriting.ts'
import { feedFromRss } from './rss-feed.ts'
import { tidyFeed } from './tidy-feed.ts'

export interface FeedRefusal {
  /** Something else altogether; or a feed, but too broken to give a single item or so much as a title. */
  reason: 'not-a-feed' | 'feed-unreadable'
  detail: string
}

export type ParsedFeed = { feed: Feed } | { refusal: FeedRefusal }

/**
 * Reads what a publisher wrote: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed. A feed that breaks off gives the items
 * that are whole. What the items mean to us is `articleFromItem`'s to say.
 */
export function parseFeed(text: string, reading: Reading = {}): ParsedFeed {
  const start = text.trimStart()
  if (start === '') return refused('not-a-feed', 'it is empty')
  if (start.startsWith('{')) return parseJson(start, reading.place)

  const tidy = tidyFeed(text, reading)
  if (!tidy) return refused('not-a-feed', /<html[\s>]/i.test(start) ? 'it is an HTML page' : 'no feed begins in it')
  if (!tidy.whole && tidy.items === 0) return refused('feed-unreadable', 'it breaks off before its first item ends')
  const { kind, feed } = tidy
  if (feed.isEmpty) return refused('feed-unreadable', nothingInIt)
  return named(kind === 'atom' ? feedFromAtom(feed, reading.place) : feedFromRss(kind, feed, reading.place))
}

const nothingInIt = 'it has neither title nor items'

function parseJson(text: string, place: string | undefined): ParsedFeed {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = text.includes('jsonfeed.org/version') ? 'feed-unreadable' : 'not-a-feed'
    return refused(reason, error instanceof Error ? error.message : String(error))
  }
  const values = valuesIn(value)
  if (!values || !isJsonFeed(values)) return refused('not-a-feed', 'it is JSON, but no JSON Feed')
  const feed = feedFromJson(values, place)
  return feed.title || feed.items.length > 0 ? named(feed) : refused('feed-unreadable', nothingInIt)
}

/** By nothing that nobody can see. */
function named(feed: Feed): ParsedFeed {
  return { feed: { ...feed, title: visible(feed.title) } }
}

function refused(reason: FeedRefusal['reason'], detail: string): ParsedFeed {
  return { refusal: { reason, detail } }
}
