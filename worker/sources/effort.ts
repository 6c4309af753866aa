import type { Item } from '../domain/item.ts'
import type { SourceSettings } from '../domain/source.ts'

// Processor time cannot be read while it is used: a worker's clock stands still. So it is estimated, in microseconds, by
// what takes most of it, as it was measured over runs of all sizes (docs/sources.md).

/** What a run may take on beyond the 1.4 ms that it cannot do without. The free plan gives 10, and is not always as quick. */
export const effortARun = 2600

/** With less than this left no further source is begun: a feed and one article of it may take as much. */
export const effortOfAnother = effortARun / 2

const perLook = 200
const perByte = 0.02
const perItem = 700
/** Parsing, sanitising and writing HTML. */
const perBodyCharacter = 0.1

/** Asking a publisher, and reading what came; it may be nothing. */
export function effortOfLook(bytes: number): number {
  return perLook + perByte * bytes
}

/** Making an article of an item. */
export function effortOfItem(item: Item, kept: SourceSettings['content']): number {
  const { length } = item.content ?? item.summary ?? ''
  const isParsed = kept === 'full' || hiddenPictureIn(item, item.image) !== undefined
  return perItem + (isParsed ? perBodyCharacter : perByte) * length
}

/** The text that has to be parsed for its picture alone, because nobody names one. */
export function hiddenPictureIn({ content, summary }: Item, image: object | undefined): string | undefined {
  const html = content ?? summary
  return !image && html && /<(?:amp-)?img\b/i.test(html) ? html : undefined
}
