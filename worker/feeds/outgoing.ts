import type { Article, Card } from '../contract.ts'
import { resolveLocale } from '../domain/locale.ts'
import { locales } from '../domain/locales.ts'
import { showsPicture } from '../domain/picture.ts'
import type { Site } from '../domain/site.ts'

/** A page of a list on its way out as a feed. Addresses are absolute. */
export interface OutgoingFeed {
  site: Site
  /** Of what is said around the articles. */
  locale: string
  /** What it is of, with the site's name. */
  title: string
  /** The page that shows readers the same. */
  pageUrl: string
  places: FeedPlaces
  /** Who tells subscribers of what is new in it (WebSub); undefined where nobody does. */
  hub?: string | undefined
  /** In the order that was asked for. */
  articles: OutgoingArticle[]
}

/** Where this page of the feed is, and its neighbours; null where there is none. */
export interface FeedPlaces {
  self: string
  first: string | null
  next: string | null
  prev: string | null
}

/** A card with the piece itself. */
export type OutgoingArticle = Card & Pick<Article, 'body'>

/**
 * When the feed last changed, which is when the last of its articles did: the time of the last write would change every
 * feed with every article. Undefined where there is none.
 */
export function changedAtOf({ articles }: OutgoingFeed): string | undefined {
  return articles
    .map(({ publishedAt, updatedAt }) => updatedAt ?? publishedAt)
    .toSorted()
    .at(-1)
}

/** The headline, with a word before it where somebody paid for the article: readers of feeds see no other sign of it. */
export function headlineOf({ title, sponsored }: Pick<Card, 'title' | 'sponsored'>, locale: string): string {
  return sponsored ? `${locales[resolveLocale(locale)].lists.sponsored}: ${title}` : title
}

/** The picture, unless the body shows it itself. */
export function pictureAbove({ image, body }: Pick<OutgoingArticle, 'image' | 'body'>): Card['image'] {
  return image && !showsPicture(body.html, image.url) ? image : null
}

/** Whom and what the facts are from, in a few words. */
export function creditOf({ publisher, title }: NonNullable<Card['source']>): string {
  return title ? `${publisher}: ${title}` : publisher
}

/**
 * Text without what XML cannot hold at all, however it is escaped (XML 1.0, 2.2), nor a halved character, of which JSON
 * readers make what they like.
 */
export function printable(text: string): string {
  return text.toWellFormed().replaceAll(unprintable, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
