import { html } from 'hono/html'
import type { CountedCategory } from '../contract.ts'
import { publisher } from './article-head.ts'
import { renderJsonLd } from './head.ts'
import type { Html } from './html.ts'
import { type PageFrame, renderPage } from './layout.ts'

/** What the site is, for people who came by a link and wonder. */
export function renderAboutPage(frame: PageFrame, categories: CountedCategory[]): Html {
  const { site } = frame
  const articleCount = categories.reduce((sum, category) => sum + category.articleCount, 0)
  return renderPage(
    { ...frame, head: renderJsonLd([publisher(site)]) },
    html`<div class="wide"><div class="plain"><h1>About ${site.name}</h1>
<p class="note">${site.tagline}.</p>
<p>${site.name} publishes short articles, ${articleCount.toLocaleString('en')} so far, each in one category and under any number of tags. Whatever an article says rests on a source, which stands below it with its publisher and title: read it there at full length.</p>
<h2>Reading</h2>
<ul class="chips" role="list">${categories.map(({ name, url, articleCount }) => html`<li><a class="chip" href="${url}"><bdi>${name}</bdi> <small>${articleCount}</small></a></li>`)}</ul>
<p><a href="/search">Search</a> looks through titles, summaries and texts. <a href="/feeds">Feeds</a> bring a category, a tag or any combination of them to your reader.</p>
<h2>Passing on</h2>
<p>Every article can be shared by plain links. Nobody’s script runs here, no cookie is set, and the address that you share is the article’s own, without anything added.</p>
<h2>Using</h2>
<p>Everything can be asked for by programs, in five formats and without a key: <a href="/docs">for developers</a>. One tag shows the articles on any other site. What was paid for says so, here and there.</p>
</div></div>`,
  )
}
