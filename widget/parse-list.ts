import type { Card } from '../worker/contract.ts'
import { card } from './card.ts'
import type { HtmlTag } from './html-tag.ts'
import { type Piece, pieces } from './layouts.ts'
import { safeUrl } from './safe-url.ts'
import type { Words } from './words.ts'

/** What the element needs of the API's list. */
export interface CardList {
  title: string
  articles: Card[]
  next: string | null
  words: Partial<Words>
  /** The pieces that its cards came without, though the articles may have them. */
  lacks?: readonly Piece[]
}

/** Reads an answer as a list; undefined when it is none. A broken story is left out, the others stay. */
export function parseList(answer: unknown): CardList | undefined {
  const { title, articles, next, words } = Object(answer)
  return Array.isArray(articles)
    ? { title: isText(title) ? title : '', articles: parseCards(articles), next, words: parseWords(words) }
    : undefined
}

/** The stories that are cards, with a headline and an address that a reader may be sent to. */
export function parseCards(stories: readonly unknown[]): Card[] {
  return (stories as Card[]).filter((story) => isCard(story) && story.title && safeUrl(story.url))
}

/** A story is a card when the card's template finds everything in it, and text where text is meant. */
function isCard(story: Card): boolean {
  try {
    return card(proof, story, { headingLevel: 3, show: pieces }) === ''
  } catch {
    // A part is missing that has parts itself.
    return false
  }
}

/** Renders nothing where every value is fit to be shown; null, which is not, where one is not. */
const proof: HtmlTag<'' | null> = (_, ...values) => (values.flat().every(isText) ? '' : null)

function parseWords(words: unknown): Partial<Words> {
  return Object.fromEntries(Object.entries(Object(words)).filter(([, word]) => isText(word)))
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number'
}
