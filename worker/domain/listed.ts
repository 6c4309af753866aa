import type { ListedCard } from '../contract.ts'
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
  return presentCards(cards, site, locale).map((card, index) => {
    const body = cards[index]?.body
    const highlights = {
      title: highlight(card.title, words),
      summary: highlight(card.summary, words),
      ...(body ? { body: highlightExcerpt(body.text, words) } : {}),
    }
    const listed = { ...card, ...(words.length ? { highlights } : {}), ...(body ? { body } : {}) }
    return fields.length ? (pick(listed, fields) as ListedCard) : listed
  })
}

function pick(card: ListedCard, fields: string[]): object {
  return Object.fromEntries(Object.entries(card).filter(([field]) => fields.includes(field)))
}
