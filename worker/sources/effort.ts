import type { Item } from '../domain/item.ts'
import type { SourceSettings } from '../domain/source.ts'

// Processor time cannot be read while it is used: a worker's clock stands still. So it is estimated by what takes most of
// it. One unit is what reading a character of a feed takes; the others were measured against that (bench/sources.ts).

/** What a run may take on beyond what it cannot do without: about 7 of the 10 ms that the free plan gives. */
export const effortARun = 38_000

/** With less than this left no further source is begun: a feed and one article of it may take as much. */
export const effortOfAnother = effortARun / 2

const perItem = 5000
/** Parsing, sanitising and writing HTML. */
const perBodyCharacter = 3

/** Making an article of an item. */
export function effortOfItem(item: Item, kept: SourceSettings['content']): number {
  const { length } = item.content ?? item.summary ?? ''
  const isParsed = kept === 'full' || hiddenPictureIn(item, item.image) !== undefined
  return perItem + (isParsed ? perBodyCharacter * length : length)
}

/** The text that has to be parsed for its picture alone, because nobody names one. */
export function hiddenPictureIn({ content, summary }: Item, image: object | undefined): string | undefined {
  const html = content ?? summary
  return !image && html && /<(?:amp-)?img\b/i.test(html) ? html : undefined
}
