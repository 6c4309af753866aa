import { html } from 'hono/html'
import { cards } from '../../widget/card.ts'
import { piecesOf } from '../../widget/layouts.ts'
import type { Card, ListWords } from '../contract.ts'
import type { Html } from './html.ts'

interface CardsPlace {
  lead: boolean
  /** Of the headlines: one below the heading that they stand under. */
  headingLevel: 2 | 3
  words: Pick<ListWords, 'newTab' | 'sponsored'>
}

/** Cards, rendered by the widget's own template. On the first page of a list the first of them leads. */
export function renderCards(articles: Card[], { lead, headingLevel, words }: CardsPlace): Html {
  if (!lead) return cards<Html>(html, articles, { layout: 'auto', headingLevel, words })
  // The stylesheet leaves the summary to the first.
  return cards<Html>(html, articles, { layout: 'hero', show: [...piecesOf('hero'), 'summary'], headingLevel, words })
}
