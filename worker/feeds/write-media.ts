import type { Card } from '../contract.ts'
import { empty, leaf, parent } from './xml.ts'

export const mediaNamespace = { 'xmlns:media': 'http://search.yahoo.com/mrss/' }

/**
 * An article's picture in the words of Media RSS, which Atom uses too. Never as an enclosure: that has to say how many
 * bytes it is long, and nobody has counted them.
 */
export function writeMedia(image: Card['image']): string[] {
  if (!image) return []
  const { url, width, height, alt, credit } = image
  return [
    parent('media:content', { url, medium: 'image', width, height }, [
      leaf('media:description', alt, { type: 'plain' }),
      leaf('media:credit', credit),
    ]),
    empty('media:thumbnail', { url, width, height }),
  ]
}
