import { articleMarkdownUrl } from '../domain/addresses.ts'
import { aboutLine, closingLines } from './card-markdown.ts'
import { heading, link, paragraph, separated, writeBlocks } from './markdown.ts'
import { headlineOf, type OutgoingFeed } from './outgoing.ts'

/** A page of a list as Markdown: cards, each of which leads to the whole article in Markdown. */
export function writeList({ site, locale, title, places, articles }: OutgoingFeed): string {
  const pages = [
    ...(places.first ? [link(places.first, 'First page')] : []),
    ...(places.prev ? [link(places.prev, 'Previous page')] : []),
    ...(places.next ? [link(places.next, 'Next page')] : []),
  ]
  return writeBlocks([
    heading(1, title),
    ...(articles.length ? [] : [paragraph('No article answers this.')]),
    ...articles.flatMap((card) => [
      heading(2, link(articleMarkdownUrl(site, card.slug), headlineOf(card, locale))),
      aboutLine(card),
      ...(card.summary ? [paragraph(card.summary)] : []),
      ...closingLines(card),
    ]),
    ...(pages.length ? [{ type: 'thematicBreak' as const }, paragraph(...separated(pages))] : []),
  ])
}
