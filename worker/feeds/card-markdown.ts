import type { Link, Paragraph, PhrasingContent } from 'mdast'
import type { Card } from '../contract.ts'
import { link, paragraph } from './markdown.ts'

// The parts of a card that lists and articles write alike.

/** When, where and by whom: one line. */
export function aboutLine({ publishedText, updatedText, category, author }: Card): PhrasingContent[] {
  const when = updatedText && updatedText !== publishedText ? `${publishedText}, updated ${updatedText}` : publishedText
  return separated([text(when), link(category.url, category.name), ...(author ? [text(author)] : [])])
}

/** The tags, each a link, and where the facts come from; none of the two that the card does not have. */
export function closingLines({ tags, source }: Card): Paragraph[] {
  return [
    ...(tags.length ? [paragraph('Tags: ', ...separated(tags.map(({ name, url }) => link(url, `#${name}`))))] : []),
    ...(source ? [paragraph('Source: ', link(source.url, source.title ?? source.url), `, ${source.publisher}`)] : []),
  ]
}

function separated(parts: (Link | PhrasingContent)[]): PhrasingContent[] {
  return parts.flatMap((part, index) => (index ? [text(' · '), part] : [part]))
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}
