import type { Highlights, ListedCard, Card as WireCard } from '../contract.ts'
import type { Card } from './article.ts'
import { highlight, highlightExcerpt } from './highlight.ts'
import { presentCards } from './present.ts'
import type { Site } from './site.ts'
import type { Word } from './words.ts'

/** The parts of a card that `fields` may name. */
export const cardFields = [
  ...(['slug', 'url', 'title', 'summary', 'category', 'tags', 'image', 'author', 'language'] as const),
  ...([
    'publishedAt',
    'publishedText',
    'updatedAt',
    'updatedText',
    'source',
    'sponsored',
    'highlights',
    'body',
  ] as const),
] satisfies (keyof ListedCard)[]

export interface Listing {
  words: Word[]
  fields: string[]
  /** The site's, when undefined. */
  locale: string | undefined
}

/** Cards as a list gives them out: with the matches marked, with bodies where they have them, cut down to `fields`. */
export function presentListed(cards: Card[], site: Site, { words, fields, locale }: Listing): ListedCard[] {
  const marksMatches = words.length > 0 && (fields.length === 0 || fields.includes('highlights'))
  return presentCards(cards, site, locale).map((card, index) => {
    const body = cards[index]?.body
    const listed: ListedCard = card
    if (marksMatches) listed.highlights = highlightsIn(card, body, words)
    if (body) listed.body = body
    return fields.length ? (pick(listed, fields) as ListedCard) : listed
  })
}

function highlightsIn({ title, summary }: WireCard, body: Card['body'], words: Word[]): Highlights {
  return {
    title: highlight(title, words),
    summary: highlight(summary, words),
    ...(body ? { body: highlightExcerpt(body.text, words) } : {}),
  }
}

function pick(card: ListedCard, fields: string[]): object {
  return Object.fromEntries(Object.entries(card).filter(([field]) => fields.includes(field)))
}
