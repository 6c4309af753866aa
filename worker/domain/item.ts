/** One entry of a feed as its publisher wrote it, in one shape for all formats. Times are milliseconds. */
export interface Item {
  /** The publisher's own name for it; never empty. */
  guid: string
  /** http or https. Relative only when nothing in the feed says to what. */
  url: string | undefined
  /** Plain text on one line; never empty. */
  title: string
  /** HTML, or text that reads the same as HTML. */
  summary: string | undefined
  /** HTML. */
  content: string | undefined
  publishedAt: number | undefined
  updatedAt: number | undefined
  /** As written: there may be an e-mail address in it. */
  author: string | undefined
  categories: string[]
  image: ItemImage | undefined
  /** As written: not necessarily BCP 47. */
  language: string | undefined
  /** What the addresses in summary and content are relative to. */
  base: string | undefined
  /** What its publisher calls what is a draft, or no post: `draft`, `page`, `comment` and the like. Absent for all others. */
  kind?: string
}

export interface ItemImage {
  url: string
  /** Pixels. */
  width?: number | undefined
  height?: number | undefined
  alt?: string | undefined
}
