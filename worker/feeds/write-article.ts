import type { Image } from 'mdast'
import type { Article } from '../contract.ts'
import { aboutLine, closingLines } from './card-markdown.ts'
import { emphasis, heading, link, paragraph, writeBlocks, written } from './markdown.ts'

/** A whole article as Markdown; `bodyMarkdown` is its body, which has been written already. */
export function writeArticle(article: Article, bodyMarkdown: string): string {
  const { title, summary, image, url } = article
  return writeBlocks([
    heading(1, title),
    paragraph(...aboutLine(article)),
    ...(summary ? [paragraph(summary)] : []),
    ...(image ? [paragraph(picture(image.url, image.alt))] : []),
    ...(image?.credit ? [paragraph(emphasis(image.credit))] : []),
    ...(bodyMarkdown ? [written(bodyMarkdown)] : []),
    { type: 'thematicBreak' },
    ...closingLines(article),
    paragraph('Address: ', link(url, url)),
  ])
}

function picture(url: string, alt: string): Image {
  return { type: 'image', url, alt }
}
