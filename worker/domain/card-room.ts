import type { Layout, Piece } from '../../widget/layouts.ts'

// The room that cards take, in em of the text around them: what widget/card.css and widget/feed.css say of sizes, in numbers.
// test/page/builder.test.ts holds it against the element itself, to the pixel, at a dozen widths.

/** Of a line of text, in em of its own size. */
export const line = 1.3
const bodyGap = 0.4
/** A line of small text. */
const smallLine = 0.8125 * line
/** Between a picture and the words below it. */
export const tileGap = 0.8
/** Above a row, inside its rule. */
export const rowPadding = 0.95
/** Between cards; between rows of them a quarter more. */
const usualGap = 1.5
/** What a card with a ground of its own has on all sides. */
export const cardPadding = 0.8
/** The same of a box with a ground of its own. */
export const boxPadding = 1.25
/** A line of the box's heading. */
const headingLine = 1.375 * 1.25

/** So wide a box is when its heading, of usual length, stands in one line beside the link to all. */
const oneLineFrom = 22

/** The box's heading, and what is above and below it; its rule is two pixels more. */
export function headerHeight(width: number): number {
  return 0.7 + headingLine * (width < oneLineFrom ? 2 : 1) + 1.3
}

/** From this width of the list on tiles stand beside each other. */
export const wide = 35.5

interface Words {
  /** Size and lines of the headline. */
  headline: number
  lines: number
  /** Lines of what stands at the bottom. */
  meta: number
}

interface Row extends Words {
  /** Height of the picture. */
  image: number
}

export const tileWords: Words = { headline: 1.2, lines: 3, meta: 1 }
export const slimRow: Row = { headline: 1, lines: 3, meta: 2, image: 6.25 }
export const broadRow: Row = { headline: 1.2, lines: 2, meta: 1, image: 13 * (9 / 16) }
export const plainRow: Row = { headline: 1, lines: 2, meta: 1, image: 0 }
/** A hero's lead at its narrowest; wider ones have larger headlines, and still larger pictures. */
export const leadWords: Words = { headline: 1.35, lines: 5, meta: 1 }
/** Height of its picture, of the list's width: 58 % of it at 16:9. */
export const leadPicture = 0.58 * (9 / 16)

/** How much of a carousel's width a card takes, from that width of the list on. */
export const carouselShares = [
  { from: 0, share: 0.8 },
  { from: wide, share: 0.41 },
  { from: 55, share: 0.28 },
]

export type Shown = readonly Piece[]

/** The words of a card, from the label to the line below. */
export function wordsHeight({ headline, lines, meta }: Words, show: Shown): number {
  const has = (piece: Piece) => Number(show.includes(piece))
  return (
    headline * lines * line +
    (bodyGap + smallLine) * (has('label') + has('tags')) +
    (bodyGap + 3 * line) * has('summary') +
    bodyGap +
    smallLine * meta
  )
}

/** A row without what is above it. */
export function rowHeight({ image, ...words }: Row, show: Shown): number {
  return Math.max(show.includes('image') ? image : 0, wordsHeight(words, show))
}

type Properties = [name: string, value: string][]

/** Whether a box has a ground of its own, and with it room inside (widget/feed.css). */
export function isPadded({ theme, properties }: { theme: string; properties: Properties }): boolean {
  return theme !== 'inherit' || properties.some(([name]) => name === '--newsclip-surface')
}

/** What a site's owner has chosen of a list's sizes. */
export interface Spacing {
  columns: number
  /** Between cards. */
  gap: number
  /** How narrow a card may become; undefined for what the layout says. */
  least: number | undefined
  /** Within a card. */
  padding: number
}

/** Reads it out of custom properties. Lengths are in pixels, in text of 16. */
export function spacingOf(properties: Properties): Spacing {
  const chosen = Object.fromEntries(properties)
  const em = (name: string) => (chosen[name] === undefined ? undefined : Number.parseInt(chosen[name], 10) / 16)
  return {
    columns: Number(chosen['--newsclip-columns'] ?? 3),
    gap: em('--newsclip-gap') ?? usualGap,
    least: em('--newsclip-card-min'),
    padding: chosen['--newsclip-card'] === undefined ? 0 : cardPadding,
  }
}

/** A list of so many cards in so much width. */
export function listHeight(layout: Layout, count: number, width: number, show: Shown, spacing: Spacing): number {
  const { columns: most, gap, least, padding } = spacing
  const below = gap * 1.25
  const track = Math.min(width, Math.max(least ?? 17, width / (most + 1)))
  const columns = Math.max(1, Math.floor((width + gap) / (track + gap)))
  const tileAt = (across: number) =>
    (show.includes('image') ? (across - 2 * padding) * (9 / 16) + tileGap : 0) +
    wordsHeight(tileWords, show) +
    2 * padding
  const rowOf = (row: Row) => rowHeight(row, show) + 2 * padding
  /** So many rows, with the gap above each. */
  const under = (height: number, rows: number) => Math.ceil(rows) * (height + below)
  const piled = (height: number, rows: number) => under(height, rows) - below
  const tile = tileAt((width - (columns - 1) * gap) / columns)
  const isWide = width >= wide
  switch (layout) {
    case 'grid':
      return piled(tile, count / columns)
    case 'auto':
      return isWide ? piled(tile, count / columns) : piled(rowOf(slimRow), count / columns)
    case 'list':
      return piled(rowOf(isWide ? broadRow : slimRow), count)
    case 'compact':
      return piled(rowOf(plainRow), count / columns)
    case 'hero': {
      const picture = show.includes('image') ? leadPicture * (width - 2 * padding) : 0
      const lead = Math.max(picture, wordsHeight(leadWords, show)) + 2 * padding
      return isWide ? lead + under(tile, (count - 1) / columns) : tileAt(width) + under(rowOf(slimRow), count - 1)
    }
    case 'carousel': {
      const { share } = carouselShares.findLast(({ from }) => width >= from) ?? { share: 1 }
      return tileAt(Math.min(0.8 * width, least ?? share * width))
    }
  }
}
