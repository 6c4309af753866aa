import type { RootContent } from 'mdast'
import type { Article } from '../contract.ts'
import { aboutLine, closingLines } from './card-markdown.ts'
import { heading, link, paragraph, writeBlocks } from './markdown.ts'
import { headlineOf, pictureAbove } from './outgoing.ts'

/** A whole article as Markdown; `body` is the piece itself, as `blocksOf` reads it. `locale` is the site's. */
export function writeArticle(article: Article, body: RootContent[], locale: string): string {
  const { summary, url } = article
  const image = pictureAbove(article)
  return writeBlocks([
    heading(1, headlineOf(article, locale)),
    aboutLine(article),
    ...(summary ? [paragraph(summary)] : []),
    ...(image ? [paragraph({ type: 'image', url: image.url, alt: image.alt })] : []),
    ...(image?.credit ? [paragraph({ type: 'emphasis', children: [{ type: 'text', value: image.credit }] })] : []),
    ...body,
    { type: 'thematicBreak' },
    ...closingLines(article),
    paragraph('Address: ', link(url, url)),
  ])
}
