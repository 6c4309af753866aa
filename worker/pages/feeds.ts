import { html } from 'hono/html'
import type { CountedCategory, CountedTag } from '../contract.ts'
import { feedUrl, homeUrl } from '../domain/addresses.ts'
import { formats, subscriptionNames, subscriptions } from '../domain/formats.ts'
import { categoryField, type FilledForm, tagField, wordsField } from './form-fields.ts'
import type { Html } from './html.ts'
import { type PageFrame, renderPage } from './layout.ts'
import { filled, languageOf } from './words.ts'

export interface FeedsContent {
  form: FilledForm
  /** The feed that the form asks for, in every format; empty while nothing was asked for. */
  composed: { name: string; url: string }[]
  categories: CountedCategory[]
  tags: CountedTag[]
}

/** Every feed there is, and a form that puts together one of the reader's own. */
export function renderFeedsPage(frame: PageFrame, { form, composed, categories, tags }: FeedsContent): Html {
  const says = languageOf(frame.site).pages
  const fields = { form, says }
  return renderPage(
    frame,
    html`<div class="wide"><div class="plain"><h1>${says.frame.feeds}</h1>
<p class="note">${filled(says.feeds.note, { name: frame.site.name })}</p>
<h2>${says.feeds.own}</h2>
<form class="sheet" action="/feeds">
${wordsField(fields, says.feeds.make)}
<div class="fields">${categoryField(fields, frame.categories)}
${tagField(fields, 'all')}
${tagField(fields, 'any')}
${tagField(fields, 'none')}</div>
</form>
${composed.length ? composedFeed(composed, says.feeds.made) : ''}
<h2>${says.feeds.everything}</h2>
${feedList([{ name: frame.site.name, url: homeUrl(frame.site) }])}
<h2>${says.frame.categories}</h2>
${feedList(categories)}
${tags.length ? html`<h2>${says.article.tags}</h2>${feedList(tags.map(({ name, url }) => ({ name: `#${name}`, url })))}<p>${says.feeds.otherTags}</p>` : ''}
</div></div>`,
  )
}

function composedFeed(composed: FeedsContent['composed'], made: string): Html {
  return html`<div class="panel" role="status"><p>${made}</p>
<ul>${composed.map(({ name, url }) => html`<li><a href="${url}">${name}</a> <code>${url}</code></li>`)}</ul></div>`
}

function feedList(pages: { name: string; url: string }[]): Html {
  return html`<ul class="feeds" role="list">${pages.map(
    ({ name, url }) =>
      html`<li><a href="${url}"><bdi>${name}</bdi></a>${subscriptionNames.map(
        (feed) =>
          html`<a href="${feedUrl(url, feed)}">${formats[subscriptions[feed]].name}<span class="unseen">: ${name}</span></a>`,
      )}</li>`,
  )}</ul>`
}
