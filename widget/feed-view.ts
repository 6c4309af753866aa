import { html, type TemplateResult } from 'lit'
import { type CardsOptions, cards } from './card.ts'
import type { FeedController } from './feed-controller.ts'
import { ghost } from './ghost.ts'
import { type HeadingLevel, heading } from './heading.ts'
import { opensElsewhere } from './new-tab.ts'
import { safeUrl } from './safe-url.ts'
import type { Settings } from './settings.ts'
import { withUtm } from './utm.ts'
import { headingOf, type Words } from './words.ts'

/** What the element looks like depends on this and nothing else. */
export interface View {
  feed: Pick<FeedController, 'state' | 'list'>
  settings: Settings
  words: Words
  /** Of the page around it. */
  locale: string
  /** Whether the page put a link, or more, into the element. */
  fallback: boolean
  /** Said to those who listen, after they did something; a failure is shown to all. */
  status: string
  /** Whether no other list of the page is a landmark under the same name. */
  isLandmark: boolean
}

export function feedView(view: View): TemplateResult | '' {
  const { feed, settings, words, locale, fallback, status, isLandmark } = view
  const { state, list } = feed
  const none = !list.articles.length
  if (none && settings.onError === 'hide' && (state === 'error' || state === 'offline')) return ''
  const level = settings.headingLevel as HeadingLevel
  const options = { ...settings, words, headingLevel: (level + 1) as HeadingLevel }
  const title =
    settings.heading ||
    words.heading ||
    (list.title && headingOf(list.title)) ||
    (none && (fallback || state === 'loading') ? '' : words.moreArticles)
  // Told to all. Of cards that are the ones from before, their state has its words.
  const trouble = !none && (status === words.failed ? status : words[state as 'stale' | 'offline'])
  const stories = list.articles.map((story) => ({ ...story, url: withUtm(story.url, settings.utm) }))
  return html`<section part="root" lang="${words.locale ?? locale}" dir="${words.direction ?? ''}" data-theme="${settings.theme}" aria-labelledby="${isLandmark ? 'title' : ''}" aria-busy="${state === 'loading'}"><header part="header"><div id="title"><slot name="heading">${
    title && heading(html, level, 'heading', title)
  }</slot>${none ? html`<slot></slot>` : ''}</div>${moreLink(view)}</header>${none ? instead(view, options) : cards(html, stories, options)}${
    list.next && settings.more === 'button' ? html`<button part="load-more">${words.loadMore}</button>` : ''
  }<p part="${trouble ? 'error' : 'status'}" role="status">${trouble || status}</p><slot name="footer"></slot></section>`
}

/** What stands where the cards would. The page's own link is above it, in the title. */
function instead({ feed, settings, fallback, words }: View, options: CardsOptions): TemplateResult | '' {
  if (feed.state === 'loading') {
    if (settings.reserve === 'none') return ''
    const ghosts = Array(settings.limit).fill(ghost)
    return html`<slot name="loading"><div part="skeleton" inert>${cards(html, ghosts, options)}</div></slot>`
  }
  if (feed.state === 'empty') return html`<slot name="empty"><p>${words.empty}</p></slot>`
  if (fallback && settings.onError === 'fallback') return ''
  return html`<slot name="error"><p part="error">${words[feed.state as 'offline'] ?? words.failed}</p><button part="retry">${words.retry}</button></slot>`
}

/** To the category's page, the one list whose address the cards know. */
function moreLink({ feed, settings, words }: View): TemplateResult | '' {
  if (settings.more !== 'link') return ''
  const category = feed.list.articles[0]?.category
  // Its room is kept, where one is likely: beside it the title may need a second line.
  if (feed.state === 'loading' && !category && settings.category && settings.reserve !== 'none') {
    return html`<a part="more-link">${words.seeAll}</a>`
  }
  if (category?.slug !== settings.category || !safeUrl(category.url)) return ''
  return html`<a part="more-link" href="${withUtm(category.url, settings.utm)}" target="${settings.target}">${words.seeAll}<span> ${category.name}${opensElsewhere(settings.target) ? ` ${words.newTab}` : ''}</span></a>`
}
