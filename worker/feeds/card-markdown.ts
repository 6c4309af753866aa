import type { Paragraph } from 'mdast'
import type { Card } from '../contract.ts'
import { link, paragraph, separated } from './markdown.ts'

// The parts of a card that lists and articles write alike.

/** When, where and by whom: one line. */
export function aboutLine({ publishedText, updatedText, category, author }: Card): Paragraph {
  const when = updatedText && updatedText !== publishedText ? `${publishedText}, updated ${updatedText}` : publishedText
  return paragraph(...separated([when, link(category.url, category.name), ...(author ? [author] : [])]))
}

/** The tags, each a link, and where the facts come from; neither where the card does not have it. */
export function closingLines({ tags, source }: Card): Paragraph[] {
  return [
    ...(tags.length ? [paragraph('Tags: ', ...separated(tags.map(({ name, url }) => link(url, `#${name}`))))] : []),
    ...(source ? [paragraph('Source: ', link(source.url, source.title ?? source.url), `, ${source.publisher}`)] : []),
  ]
}
