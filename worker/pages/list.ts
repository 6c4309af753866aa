import { html } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import type { Card, TagLabel } from '../contract.ts'
import { feedUrl } from '../domain/addresses.ts'
import { counted } from '../domain/counted.ts'
import { formats, subscriptionNames, subscriptions } from '../domain/formats.ts'
import type { PagePhrases } from '../domain/languages/language.ts'
import { resolveLocale } from '../domain/locale.ts'
import type { Site } from '../domain/site.ts'
import { renderCards } from './cards.ts'
import type { Html } from './html.ts'
import { type PageFrame, renderPage } from './layout.ts'
import { tagChips } from './tag-chips.ts'
import { filled, languageOf } from './words.ts'

export interface ListHeading {
  kind: 'category' | 'tag'
  name: string
  /** The slug of the category whose colour it has. */
  category: string | null
  articleCount: number
}

export interface ListContent extends Pager {
  /** Shown above the cards; null on the home page, whose masthead says it. */
  heading: ListHeading | null
  cards: Card[]
  /** Other tags that most of these articles carry. */
  related: TagLabel[]
}

export interface Pager {
  /** Whether this is the first page: its first card leads. */
  first: boolean
  /** The addresses of this list's first page and of the pages next to this one. */
  newestUrl: string
  newerUrl: string | null
  olderUrl: string | null
}

/** A page of cards: a category, a tag, what is older than the home page shows. */
export function renderListPage(frame: PageFrame, content: ListContent): Html {
  const { heading, cards, related, first } = content
  const { lists: words, pages } = languageOf(frame.site)
  return renderPage(
    frame,
    html`${heading ? headingOf(heading, content.newestUrl, frame.site) : html`<h1 class="unseen">${frame.site.name}</h1>`}
<div class="wide${heading?.category ? ' same' : ''}">
${cards.length === 0 ? emptyNote(content, words.empty, pages.lists) : renderCards(cards, { place: first ? 'first' : 'rest', headingLevel: 2, words })}
${heading && related.length ? html`<section class="panel list-foot" aria-labelledby="related"><h2 id="related">${filled(pages.lists.together, { name: heading.name })}</h2>${tagChips(related)}</section>` : ''}
${renderPager(content, pages.lists)}
</div>`,
  )
}

function headingOf({ kind, name, category, articleCount }: ListHeading, url: string, site: Site): Html {
  const says = languageOf(site).pages.lists
  const count = counted(resolveLocale(site.locale), says.articles, articleCount)
  return html`<header class="band cut" data-hue="${category === null ? '' : hueOf(category)}"><div class="wide"><p class="kind">${says[kind]}</p><h1>${name}</h1><p class="about"><span>${count}</span>${subscriptionNames.map((feed) => html`<a href="${feedUrl(url, feed)}">${formats[subscriptions[feed]].name}<span class="unseen">: ${name}</span></a>`)}</p></div></header>`
}

function emptyNote({ first, newestUrl }: ListContent, empty: string, says: PagePhrases['lists']): Html {
  return first
    ? html`<p class="note">${empty}</p>`
    : html`<p class="note">${says.noneOlder} <a href="${newestUrl}">${says.backToNewest}</a></p>`
}

export function renderPager({ first, newestUrl, newerUrl, olderUrl }: Pager, says: PagePhrases['lists']): Html | '' {
  if (first && !olderUrl) return ''
  return html`<nav class="pager" aria-label="${says.pages}">
${first ? '' : html`<a class="chip" href="${newestUrl}">${says.newest}</a>`}
${newerUrl ? html`<a rel="prev" href="${newerUrl}" class="chip">${says.newer}</a>` : ''}
${olderUrl ? html`<a rel="next" href="${olderUrl}" class="chip">${says.older}</a>` : ''}
</nav>`
}
