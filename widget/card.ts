import type { Card, Image, ListWords } from '../worker/contract.ts'
import { type HeadingLevel, heading } from './heading.ts'
import type { HtmlTag } from './html-tag.ts'
import { hueOf } from './hue.ts'
import { type Layout, type Piece, piecesOf } from './layouts.ts'
import { opensElsewhere } from './new-tab.ts'
import { safeUrl } from './safe-url.ts'
import { english } from './words.ts'

export interface CardOptions {
  /** The headline's. */
  headingLevel: HeadingLevel
  show: readonly Piece[]
  /** Where the article opens, as in `<a target>`. */
  target?: string
  /** English when absent. */
  words?: Pick<ListWords, 'newTab' | 'sponsored'>
}

export interface CardsOptions extends Omit<CardOptions, 'show'> {
  layout: Layout
  /** What the layout usually shows, when absent. */
  show?: readonly Piece[]
}

/** A list of cards; card.css lays it out by its own width. */
export function cards<T>(html: HtmlTag<T>, stories: readonly Card[], options: CardsOptions): T {
  const all = { show: piecesOf(options.layout), ...options }
  return html`<ul role="list" part="list" data-layout="${options.layout}">${stories.map(
    (story) => html`<li>${card(html, story, all)}</li>`,
  )}</ul>`
}

/**
 * One card: a pure function, rendered by Lit on a host page and by Hono at the edge, equal but for the order of
 * attributes. The only link is the headline's; card.css stretches it over the card.
 */
export function card<T>(html: HtmlTag<T>, story: Card, options: CardOptions): T {
  const { headingLevel, show } = options
  const has = (piece: Piece) => show.includes(piece)
  // Names sit in <bdi>, which also keeps them from deciding the card's direction: that is the headline's to say.
  return html`<article part="card" data-hue="${hueOf(story.category.slug)}" lang="${story.language}" dir="auto">${
    has('image')
      ? html`<div part="image" data-color="${story.image?.color ?? ''}">${story.image ? picture(html, story.image) : ''}</div>`
      : ''
  }<div part="body">${
    has('label') ? html`<p part="label"><bdi>${story.category.name}</bdi></p>` : ''
  }${heading(html, headingLevel, 'headline', link(html, story, options))}${
    has('summary') && story.summary ? html`<p part="summary">${story.summary}</p>` : ''
  }${
    has('tags') && story.tags?.length
      ? html`<p part="tags">${story.tags.map((tag) => html`<bdi>#${tag.name}</bdi> `)}</p>`
      : ''
  }<p part="meta">${has('source') && story.source ? html`<bdi part="source">${story.source.publisher}</bdi> ` : ''}${
    has('time') ? html`<time part="time" datetime="${story.publishedAt}"><bdi>${story.publishedText}</bdi></time>` : ''
  }</p></div></article>`
}

function link<T>(
  html: HtmlTag<T>,
  { url, title, sponsored }: Card,
  { target = '_self', words = english }: CardOptions,
): T | string {
  return safeUrl(url)
    ? html`<a part="link" href="${url}" target="${target}">${
        sponsored ? html`<bdi part="sponsored">${words.sponsored}</bdi> ` : ''
      }${title}${opensElsewhere(target) ? html`<span> ${words.newTab}</span>` : ''}</a>`
    : title
}

/** Lies over the category's colour, which is what remains when it does not come. Unmeasured, it has its box's ratio. */
function picture<T>(html: HtmlTag<T>, { url, alt, width, height, srcset }: Image): T | '' {
  if (!safeUrl(url)) return ''
  return srcset
    ? html`<img loading="lazy" decoding="async" width="${width ?? 16}" height="${height ?? 9}" alt="${alt}" sizes="auto, 24em" srcset="${srcset}" src="${url}">`
    : html`<img loading="lazy" decoding="async" width="${width ?? 16}" height="${height ?? 9}" alt="${alt}" src="${url}">`
}
