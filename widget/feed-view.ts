import { html, type TemplateResult } from 'lit'
import { type CardsOptions, cards } from './card.ts'
import type { FeedController } from './feed-controller.ts'
import { ghost } from './ghost.ts'
import { type HeadingLevel, heading } from './heading.ts'
import { safeUrl } from './safe-url.ts'
import type { Settings } from './settings.ts'
import { words } from './words.ts'

/** What the element looks like depends on this and nothing else. */
export interface View {
  feed: Pick<FeedController, 'state' | 'list'>
  settings: Settings
  /** Whether the page put a link, or more, into the element. */
  fallback: boolean
  /** Said to those who listen, after they did something; a failure is shown to all. */
  status: string
  clicked: (event: Event) => void
}

export function feedView(view: View): TemplateResult | '' {
  const { feed, settings, fallback, status, clicked } = view
  const { state, list } = feed
  const none = !list.articles.length
  if (none && settings.onError === 'hide' && (state === 'error' || state === 'offline')) return ''
  const level = Number(settings.headingLevel) as HeadingLevel
  const options = { ...settings, headingLevel: (level + 1) as HeadingLevel }
  const title =
    settings.heading ||
    (list.title && words.moreFrom + list.title) ||
    (none && (fallback || state === 'loading') ? '' : words.moreArticles)
  return html`<section part="root" data-theme=${settings.theme} aria-labelledby="title" aria-busy=${state === 'loading'} @click=${clicked}><header part="header"><div id="title" part="title"><slot name="heading">${
    title && heading(html, level, 'heading', title)
  }</slot>${none ? html`<slot></slot>` : ''}</div>${moreLink(view)}</header>${
    none ? instead(view, options) : cards(html, list.articles, options)
  }${
    list.next && settings.more === 'button' ? html`<button part="load-more">${words.loadMore}</button>` : ''
  }<p part="status" role="status" class=${none || status !== words.failed ? 'newsclip-unseen' : ''}>${status}</p><slot name="footer"></slot></section>`
}

/** What stands where the cards would. The page's own link is above it, in the title. */
function instead({ feed, settings, fallback }: View, options: CardsOptions): TemplateResult | '' {
  if (feed.state === 'loading') {
    const ghosts = Array(settings.limit).fill(ghost)
    return html`<slot name="loading"><div part="skeleton" aria-hidden="true">${cards(html, ghosts, options)}</div></slot>`
  }
  if (feed.state === 'empty') return html`<slot name="empty"><p>${words.empty}</p></slot>`
  if (fallback && settings.onError === 'fallback') return ''
  return html`<slot name="error"><p part="error">${words.failed}</p><button part="retry">${words.retry}</button></slot>`
}

/** To the category's page, the one list whose address the cards know. */
function moreLink({ feed, settings }: View): TemplateResult | '' {
  const category = feed.list.articles[0]?.category
  if (settings.more !== 'link' || category?.slug !== settings.category || !safeUrl(category.url)) return ''
  return html`<a part="more-link" href=${category.url} target=${settings.target}>${words.seeAll}<span class="newsclip-unseen"> ${category.name}</span></a>`
}
