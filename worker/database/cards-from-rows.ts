import type { Image, SourceReference } from '../contract.ts'
import type { Card, Label } from '../domain/article.ts'
import { Recent } from '../domain/recent.ts'
import { cardColumns } from './cards.ts'

/** The parts of a row that make a card, in the order of `cardColumns`, and null each where no article stands. */
type CardParts = [
  id: number | null,
  position: number,
  slug: string,
  title: string,
  summary: string,
  categorySlug: string,
  categoryName: string,
  tags: string,
  image: string | null,
  author: string | null,
  language: string,
  publishedAt: number,
  updatedAt: number | null,
  source: string | null,
  sponsored: 0 | 1,
]

/** How a row begins that can be made a card; the body is null where it was not asked for. */
export type CardRowStart = [...CardParts, html: string | null, text: string | null]

type Row = [...CardRowStart, ...unknown[]]

/**
 * The articles of those rows in which one stands. A row that says what it said lately gives the very card that it gave then
 * (docs/decisions/0020-a-card-is-written-once.md), but for one with a body, which is too much to remember.
 */
export function cardsFromRows(rows: Row[]): Card[] {
  const standing = rows.filter(([id]) => id !== null)
  const known = standing.map(recall)
  const made = makeCards(standing.filter((_, at) => known[at] === undefined)).values()
  return standing.map((row, at) => known[at] ?? remember(row, made.next().value as Card))
}

const remembered = new Recent<number, { row: Row; card: Card }>(400)
const cardCells = Object.keys(cardColumns).length

function recall(row: Row): Card | undefined {
  const known = remembered.get(row[0] as number)
  if (!known || hasBody(row)) return undefined
  for (let at = 0; at < cardCells; at++) if (row[at] !== known.row[at]) return undefined
  return known.card
}

function remember(row: Row, card: Card): Card {
  // Others will be given it.
  if (!hasBody(row)) remembered.set(card.id, { row, card: Object.freeze(card) })
  return card
}

function hasBody(row: Row): boolean {
  return row[15] !== null && row[16] !== null
}

/** What is JSON in the rows is parsed for all at once: to begin parsing takes longer than such short texts do. */
function makeCards(standing: Row[]): Card[] {
  const tags = parseAll<Label[]>(standing.map((row) => row[7]))
  const images = parseAll<Image | null>(standing.map((row) => row[8]))
  const sources = parseAll<SourceReference | null>(standing.map((row) => row[13]))
  return standing.map((row, at) => ({
    id: row[0] as number,
    position: row[1],
    slug: row[2],
    title: row[3],
    summary: row[4],
    category: { slug: row[5], name: row[6] },
    tags: tags[at] as Label[],
    image: images[at] ?? null,
    author: row[9],
    language: row[10],
    publishedAt: row[11],
    updatedAt: row[12],
    source: sources[at] ?? null,
    sponsored: row[14] === 1,
    ...(hasBody(row) ? { body: { html: row[15] as string, text: row[16] as string } } : {}),
  }))
}

function parseAll<Value>(texts: (string | null)[]): Value[] {
  return JSON.parse(`[${texts.map((text) => text ?? 'null').join()}]`) as Value[]
}
