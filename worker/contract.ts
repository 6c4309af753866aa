/**
 * The wire types: what the API answers and what it accepts. Types only, so that the widget and the command line
 * may see them without pulling in the worker. Addresses are absolute, times are ISO 8601 in UTC.
 */

export interface CategoryLabel {
  slug: string
  name: string
  /** The category's page. */
  url: string
}

export interface TagLabel {
  slug: string
  /** As written by the editor, without the `#`. */
  name: string
  /** The tag's page. */
  url: string
}

export interface Image {
  url: string
  /** Pixels; null when the picture was never measured. */
  width: number | null
  height: number | null
  /** Empty when the picture says nothing that the title does not. */
  alt: string
  credit: string | null
}

/** Where the facts come from. */
export interface SourceReference {
  url: string
  publisher: string
  title: string | null
}

/** The small projection of an article that lists, the widget and share previews use. */
export interface Card {
  slug: string
  /** The article's page. */
  url: string
  title: string
  summary: string
  category: CategoryLabel
  tags: TagLabel[]
  image: Image | null
  author: string | null
  /** BCP 47. */
  language: string
  publishedAt: string
  /** `publishedAt` in words of the site's locale, ready to be shown. */
  publishedText: string
  /** Null while the article stands as first published. */
  updatedAt: string | null
  /** `updatedAt` in words, like `publishedText`. */
  updatedText: string | null
  source: SourceReference | null
}

/** Addresses that open a network's own composer with the article's link. */
export interface ShareLinks {
  x: string
  facebook: string
  linkedin: string
}

export interface Article extends Card {
  body: {
    /** Sanitised; safe to insert into a page as it is. */
    html: string
    text: string
  }
  share: ShareLinks
}

/** Where the words that were looked for stand, as HTML with the matches in `<mark>`; null where none stands. */
export interface Highlights {
  title: string | null
  summary: string | null
  /** The piece of the body around the first match; only where `fields` names `body`. */
  body?: string | null
}

/** A card in a list: all of it, or the parts that `fields` names. */
export type ListedCard = Card & {
  /** Only in answers to `q`. */
  highlights?: Highlights
  /** Only where `fields` names `body`. */
  body?: Article['body']
}

export interface ArticleList {
  /** What the list is of, in words: a category's or a tag's name, or the site's. */
  title: string
  /** In the order that was asked for; newest first when none was. */
  articles: ListedCard[]
  /** Give it as `cursor` to go on; null on the last page. */
  next: string | null
  /** Give it as `cursor` to go back; null on the first page. */
  prev: string | null
  /** Only where `facets` asks for it: the commonest tags among the newest answers. */
  facets?: Facets
}

export interface CountedCategory extends CategoryLabel {
  /** Published articles. */
  articleCount: number
}

export interface CountedTag extends TagLabel {
  articleCount: number
}

export interface CategoryList {
  /** Those with most articles first. */
  categories: CountedCategory[]
}

export interface TagList {
  tags: CountedTag[]
  /** Give it as `cursor` to go on; null on the last page. */
  next: string | null
}

/** The commonest tags of a sample of articles, with their counts in it. */
export interface Facets {
  tags: CountedTag[]
  /** The newest articles that were looked at. */
  sampleSize: number
}

/** A tag and the tags that occur together with it. */
export interface TagDetail extends CountedTag {
  together: Facets
}

/** What to read after an article, best first. */
export interface MoreList {
  /** The name of the article's category: more from there. */
  title: string
  articles: OfferedCard[]
}

export type OfferedCard = Card & {
  /** Why it was chosen: of the same category, for the tags (slugs) that both carry, or because it is new. */
  because: { kind: 'category' } | { kind: 'tags'; tags: string[] } | { kind: 'newest' }
}

/** An RFC 9457 problem document. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  /** The query parameter that was refused. */
  parameter?: string
}

/** An article as an editor or an importer hands it in. Everything but the title has a sensible absence. */
export interface ArticleInput {
  title: string
  /** Chosen from the title when absent. */
  slug?: string | undefined
  /** Taken from the start of the body when absent. */
  summary?: string | undefined
  /** Exactly one of the three; HTML is sanitised, Markdown is rendered, text becomes paragraphs. */
  body?: { html: string } | { markdown: string } | { text: string } | undefined
  /** A category's name; "General" when absent. */
  category?: string | undefined
  /** Names, with or without the leading `#`. */
  tags?: string[] | undefined
  image?:
    | {
        url: string
        width?: number | undefined
        height?: number | undefined
        alt?: string | undefined
        credit?: string | undefined
      }
    | undefined
  author?: string | undefined
  language?: string | undefined
  /** In the future: the article is scheduled. */
  publishedAt: string
  updatedAt?: string | undefined
  source?: { url: string; publisher?: string | undefined; title?: string | undefined } | undefined
  /** Who handed it in, and that one's own name for it: together they are the article's identity over repeated imports. */
  origin?: { source: string; guid: string } | undefined
}

/** What became of one article of an import. */
export type ImportOutcome =
  | { line: number; outcome: 'added' | 'updated' | 'unchanged'; slug: string }
  | { line: number; outcome: 'refused'; reason: string; detail: string }

export interface ImportReport {
  added: number
  updated: number
  unchanged: number
  refused: number
  /** One for each line that was sent, in that order; lines count from 1. */
  outcomes: ImportOutcome[]
}
