/** One entry of a feed as its publisher wrote it, in one shape for all formats. Times are milliseconds. */
export interface Item {
  /** The publisher's own name for it; never empty. */
  guid: string
  /** As absolute as the feed allows: relative when nothing in the feed says what to. Never a `javascript:` or `mailto:`. */
  url: string | undefined
  /** Plain text on one line; never empty. */
  title: string
  /** HTML; plain text is escaped where HTML would misread it. */
  summary: string | undefined
  /** HTML. */
  content: string | undefined
  publishedAt: number | undefined
  updatedAt: number | undefined
  /** With whatever address stands next to the name. */
  author: string | undefined
  categories: string[]
  image: ItemImage | undefined
  /** As written: not necessarily BCP 47. */
  language: string | undefined
  /** What the addresses in summary and content are relative to. */
  base: string | undefined
}

export interface ItemImage {
  url: string
  /** Pixels. */
  width?: number | undefined
  height?: number | undefined
  alt?: string | undefined
}
