import { html } from 'hono/html'
import cardCss from '../../widget/card.css'
import { cards } from '../../widget/card.ts'
import feedCss from '../../widget/feed.css'
import { type HeadingLevel, heading } from '../../widget/heading.ts'
import type { Layout, Piece } from '../../widget/layouts.ts'
import { opensElsewhere } from '../../widget/new-tab.ts'
import { withUtm } from '../../widget/utm.ts'
import type { Card, ListWords } from '../contract.ts'
import type { Html } from './html.ts'

/** A list for somebody else's page, as `<newsclip-feed>` shows it when its cards are there. */
export interface FeedBox {
  title: string
  articles: Card[]
  words: Omit<ListWords, 'heading'>
  /** '' for none: the box is named all the same. */
  heading: string
  headingLevel: HeadingLevel
  layout: Layout
  show: readonly Piece[]
  theme: string
  target: string
  /** The page that has the whole list; none is offered when undefined. */
  moreUrl: string | undefined
  /** What links tell of where the reader came from; '' for nothing. */
  utm: string
}

/** The element's own: the same marks, the same look. */
export const boxCss = cardCss + feedCss

/** The parts that the element has (widget/feed-view.ts), without those that need a script. */
export function renderFeedBox(box: FeedBox): Html {
  const { title, articles, words, headingLevel, layout, show, theme, target, moreUrl, utm } = box
  const stories = articles.map((story) => ({ ...story, url: withUtm(story.url, utm) }))
  const options = { layout, show, target, words, headingLevel: (headingLevel + 1) as HeadingLevel }
  return html`<section part="root" data-theme="${theme}" lang="${words.locale}" dir="${words.direction}" aria-labelledby="title"><header part="header"><div id="title">${heading<Html>(html, headingLevel, 'heading', box.heading)}</div>${
    moreUrl === undefined
      ? ''
      : html`<a part="more-link" href="${withUtm(moreUrl, utm)}" target="${target}">${words.seeAll}<span> ${title}${opensElsewhere(target) ? ` ${words.newTab}` : ''}</span></a>`
  }</header>${articles.length ? cards<Html>(html, stories, options) : html`<p>${words.empty}</p>`}</section>`
}
