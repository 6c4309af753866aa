import { type OutgoingArticle, pictureAbove } from './outgoing.ts'
import { empty, leaf, parent } from './xml.ts'

/** The piece as feed readers show it: its picture above it, as on our page. Empty for an article that is only a card. */
export function writeContent(article: Pick<OutgoingArticle, 'image' | 'body'>): string {
  const { html } = article.body
  const image = html ? pictureAbove(article) : null
  if (!image) return html
  const { url, alt, width, height, credit } = image
  return `${parent('figure', {}, [empty('img', { src: url, alt, width, height }), leaf('figcaption', credit)])}\n${html}`
}
