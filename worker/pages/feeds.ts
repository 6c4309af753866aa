import { html } from 'hono/html'
import type { CountedCategory, CountedTag } from '../contract.ts'
import { feedUrl, homeUrl } from '../domain/addresses.ts'
import { formats, subscriptionNames, subscriptions } from '../domain/formats.ts'
import { categoryField, type FilledForm, tagField, wordsField } from './form-fields.ts'
import type { Html } from './html.ts'
import { type PageFrame, renderPage } from './layout.ts'

export interface FeedsContent {
  form: FilledForm
  /** The feed that the form asks for, in every format; empty while nothing was asked for. */
  composed: { name: string; url: string }[]
  categories: CountedCategory[]
  tags: CountedTag[]
}

/** Every feed there is, and a form that puts together one of the reader's own. */
export function renderFeedsPage(frame: PageFrame, { form, composed, categories, tags }: FeedsContent): Html {
  return renderPage(
    frame,
    html`<div class="wide"><div class="plain"><h1>Feeds</h1>
<p class="note">Follow all of ${frame.site.name}, a category, a tag, or any combination of them in your feed reader. Feeds carry whole articles, and nobody is counted.</p>
<h2>A feed of your own</h2>
<form class="sheet" action="/feeds">
${wordsField(form, 'Make the feed')}
<div class="fields">${categoryField(form, frame.categories)}
${tagField(form, 'all')}
${tagField(form, 'any')}
${tagField(form, 'none')}</div>
</form>
${composed.length ? composedFeed(composed) : ''}
<h2>Everything</h2>
${feedList([{ name: frame.site.name, url: homeUrl(frame.site) }])}
<h2>Categories</h2>
${feedList(categories)}
${tags.length ? html`<h2>Tags</h2>${feedList(tags.map(({ name, url }) => ({ name: `#${name}`, url })))}<p>Every other tag has its feeds as well: its page links to them.</p>` : ''}
</div></div>`,
  )
}

function composedFeed(composed: FeedsContent['composed']): Html {
  return html`<div class="panel" role="status"><p>This is your feed. Give one of its addresses to your reader.</p>
<ul>${composed.map(({ name, url }) => html`<li><a href="${url}">${name}</a> <code>${url}</code></li>`)}</ul></div>`
}

function feedList(pages: { name: string; url: string }[]): Html {
  return html`<ul class="feeds" role="list">${pages.map(
    ({ name, url }) =>
      html`<li><a href="${url}"><bdi>${name}</bdi></a>${subscriptionNames.map(
        (feed) =>
          html`<a href="${feedUrl(url, feed)}">${formats[subscriptions[feed]].name}<span class="unseen"> of ${name}</span></a>`,
      )}</li>`,
  )}</ul>`
}
