import type { Written } from '../../worker/feeds/complete-item.ts'
import type { Refusal } from './read-articles.ts'

/** One entry of another program's export as it stands there, in one shape for all formats. */
export interface Post {
  written: Written
  /** As written: perhaps with signs for letters, perhaps with `.html` behind it. */
  slug: string | undefined
  /** Names; the first becomes the article's category, the others tags. */
  categories: string[]
  /** Of its picture, as plain text. */
  caption: string | undefined
  standing: 'published' | 'draft' | Withheld
  /** Where readers knew it: absolute, or from the root of its site. */
  oldAddresses: string[]
  /** What of it could not be taken along, each a few words. */
  told: string[]
}

/** Why an entry is none of the public's business, or no article at all. */
export type Withheld = Refusal

/** A whole export. */
export interface Export {
  /** Who hands its articles in, one half of their identity: always the same for one site, whatever the command line says. */
  key: string
  /** The site's address, where the export tells it. */
  url: string | undefined
  /** As written: not necessarily BCP 47. */
  language: string | undefined
  /** How many of them there are. */
  count: number
  /** In the export's order; a refusal stands for an entry that cannot be read. */
  posts: AsyncIterable<Post | { refusal: Refusal }>
}

/** What the command line says of an export that does not say it itself. */
export interface Told {
  /** The site's address. */
  from: string | undefined
  /** Kinds of posts, beside `post`, that are articles as well: WordPress lets its sites invent some. */
  types: string[]
}
