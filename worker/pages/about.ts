import { html } from 'hono/html'
import type { CountedCategory } from '../contract.ts'
import { resolveLocale } from '../domain/locale.ts'
import { publisher } from './article-head.ts'
import { renderJsonLd } from './head.ts'
import type { Html } from './html.ts'
import { type PageFrame, renderPage } from './layout.ts'
import { filled, languageOf } from './words.ts'

/** What the site is, for people who came by a link and wonder. */
export function renderAboutPage(frame: PageFrame, categories: CountedCategory[]): Html {
  const { site } = frame
  const { frame: names, about: says } = languageOf(site).pages
  const count = categories.reduce((sum, category) => sum + category.articleCount, 0)
  const gaps = {
    name: site.name,
    count: count.toLocaleString(resolveLocale(site.locale)),
    search: html`<a href="/search">${names.search}</a>`,
    feeds: html`<a href="/feeds">${names.feeds}</a>`,
    developers: html`<a href="/docs">${names.forDevelopers}</a>`,
  }
  return renderPage(
    { ...frame, head: renderJsonLd([publisher(site)]) },
    html`<div class="wide"><div class="plain"><h1>${filled(says.site, gaps)}</h1>
<p class="note" dir="auto">${site.tagline}.</p>
<p>${filled(says.articles, gaps)}</p>
<h2>${says.reading}</h2>
<ul class="chips" role="list">${categories.map(({ name, url, articleCount }) => html`<li><a class="chip" href="${url}"><bdi>${name}</bdi> <small>${articleCount}</small></a></li>`)}</ul>
<p>${filled(says.ways, gaps)}</p>
<h2>${says.passingOn}</h2>
<p>${says.sharing}</p>
<h2>${says.using}</h2>
<p>${filled(says.programs, gaps)}</p>
</div></div>`,
  )
}
