import { html, raw } from 'hono/html'
import { cards } from '../../widget/card.ts'
import { type Layout, type Piece, piecesOf } from '../../widget/layouts.ts'
import type { Card, ListWords } from '../contract.ts'
import type { Html } from './html.ts'

interface CardsPlace {
  place: keyof typeof places
  /** Of the headlines: one below the heading that they stand under. */
  headingLevel: 2 | 3
  words: Pick<ListWords, 'newTab' | 'sponsored'>
}

/** How cards stand in each place of our pages. Where a summary is shown, the stylesheet leaves it to the first card. */
const places = {
  /** A card by itself. */
  lead: { layout: 'grid', show: [...piecesOf('grid'), 'summary'] },
  /** The first page of a list, whose first card leads. */
  first: { layout: 'hero', show: [...piecesOf('hero'), 'summary'] },
  /** One card above rows, of one category. */
  section: { layout: 'hero', show: ['image', 'source', 'time'] },
  /** Rows beside something larger. */
  column: { layout: 'list', show: ['image', 'label', 'time'] },
  /** All alike. */
  rest: { layout: 'auto', show: piecesOf('auto') },
} satisfies Record<string, { layout: Layout; show: readonly Piece[] }>

/** The places at the top of a page: the picture of their first card is the largest thing in sight. */
const leading: ReadonlySet<keyof typeof places> = new Set(['lead', 'first'])

/** Cards, rendered by the widget's own template. */
export function renderCards(articles: Card[], { place, headingLevel, words }: CardsPlace): Html {
  const rendered = cards<Html>(html, articles, { ...places[place], headingLevel, words })
  return leading.has(place) ? raw(hasten(String(rendered))) : rendered
}

/**
 * Has the first picture fetched at once. Here, because the template's bytes are every host page's, where no card leads.
 * No text can be taken for these attributes: its quotes are escaped. A picture that does not wait has no width yet to
 * choose a size by (`sizes=auto`).
 */
function hasten(list: string): string {
  return list
    .replace(' loading="lazy"', ' fetchpriority="high"')
    .replace('sizes="auto, 24em"', 'sizes="(min-width: 60rem) 48rem, 100vw"')
}
