import type { Item } from '../domain/item.ts'

/** A feed as its publisher wrote it. */
export interface Feed {
  kind: 'rss' | 'rdf' | 'atom' | 'json'
  /** Plain text. */
  title: string | undefined
  /** The site that the feed is of. */
  url: string | undefined
  /** Where the feed says that it is. */
  selfUrl: string | undefined
  /** As written: not necessarily BCP 47. */
  language: string | undefined
  /** In the feed's order. */
  items: Item[]
}
