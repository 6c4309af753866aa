import { html } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import type { Card, ListWords, TagLabel } from '../contract.ts'
import { publisher } from './article-head.ts'
import { renderCards } from './cards.ts'
import { renderJsonLd } from './head.ts'
import type { Html } from './html.ts'
import { type PageFrame, renderPage } from './layout.ts'
import { type Pager, renderPager } from './list.ts'
import { tagChips } from './tag-chips.ts'
import { languageOf } from './words.ts'

export interface HomeContent {
  /** The first of them leads. */
  newest: Card[]
  /** The cards of one category each, and at least one. */
  sections: Card[][]
  /** Those that most of these articles carry. */
  tags: TagLabel[]
  pager: Pager
}

/** The front page: a story that leads, what is new beside it, each category below, and the tags that are used most. */
export function renderHomePage(frame: PageFrame, { newest, sections, tags, pager }: HomeContent): Html {
  const { site } = frame
  const { lists: words, pages } = languageOf(site)
  const [lead, ...others] = newest
  return renderPage(
    { ...frame, head: renderJsonLd([publisher(site), website(frame)]) },
    html`<div class="wide">
<h1 class="unseen">${site.name}</h1>
${lead ? front(lead, others, { words, latest: pages.lists.latest }) : html`<p class="note">${words.empty}</p>`}
<div class="sections">${sections.map((section) => categorySection(section, words))}${tags.length ? tagPanel(tags, pages.lists.popularTags) : ''}</div>
${renderPager(pager, pages.lists)}
</div>`,
  )
}

type CardWords = Pick<ListWords, 'newTab' | 'sponsored'>

function front(lead: Card, others: Card[], { words, latest }: { words: CardWords; latest: string }): Html {
  return html`<div class="front">
<div class="lead">${renderCards([lead], { place: 'lead', headingLevel: 2, words })}</div>
${
  others.length
    ? html`<section aria-labelledby="latest"><header class="section-head"><h2 id="latest">${latest}</h2></header>
${renderCards(others, { place: 'column', headingLevel: 3, words })}</section>`
    : ''
}
</div>`
}

function categorySection(cards: Card[], words: CardWords): Html | '' {
  const [first] = cards
  if (!first) return ''
  const { slug, name, url } = first.category
  return html`<section class="same" aria-labelledby="in-${slug}" data-hue="${hueOf(slug)}">
<header class="section-head"><h2 id="in-${slug}"><a href="${url}">${name}</a></h2></header>
${renderCards(cards, { place: 'section', headingLevel: 3, words })}</section>`
}

function tagPanel(tags: TagLabel[], heading: string): Html {
  return html`<section class="panel" aria-labelledby="popular"><h2 id="popular">${heading}</h2>
${tagChips(tags)}</section>`
}

function website({ site }: PageFrame): object {
  return {
    '@type': 'WebSite',
    name: site.name,
    url: `${site.url}/`,
    description: site.tagline,
    potentialAction: {
      '@type': 'SearchAction',
      target: `${site.url}/search?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  }
}
