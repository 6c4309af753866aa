import { html } from 'hono/html'
import type { Site } from '../../domain/site.ts'
import type { Html } from '../html.ts'
import type { DocsContent } from './content.ts'
import { questionsAbout } from './questions.ts'
import { sample } from './text.ts'

/** The guide: one's first answer, what can be asked, and how to be a good guest. */
export function renderGuide(site: Site, { newest, manners }: DocsContent): Html {
  const first = `${site.url}/api/v1/articles?limit=3`
  return html`<section aria-labelledby="start"><h2 id="start">In a minute</h2>
<p>No key, no sign-up, from any origin.</p>
${sample('sh', `curl '${first}'`, 'The first request in a shell')}
${sample('ts', `const response = await fetch('${first}')\nconst { articles } = await response.json()\nfor (const { title, url } of articles) console.log(title, url)`, 'The first request in a script')}
</section>
<section aria-labelledby="questions"><h2 id="questions">Questions</h2>
<p>One vocabulary everywhere: in the API, in feeds, and as attributes of the widget. Parts may be combined as you like; each narrows the answer.</p>
<ul class="docs-questions">${questionsAbout(newest).map(
    ({ meaning, query }) =>
      html`<li><span>${meaning}</span><a href="/api/v1/articles${query}"><code>${query}</code></a></li>`,
  )}</ul>
<p>A parameter that is not known, or a value that cannot be read, is a <a href="#problems">problem</a> that names it: a filter is never ignored. A tag or category that is not there is no problem, but an empty list. <code>next</code> and <code>prev</code> of an answer are cursors: each article is met once, while others, and it itself, come, go and are dated anew.</p>
</section>
<section aria-labelledby="caching"><h2 id="caching">Caching</h2>
<p>Answers come from the edge and say with <code>Cache-Control</code> how long they may be kept. After that, ask with the <code>ETag</code> of what you have: 304 without a body means that it is still right.</p>
${sample('sh', `curl --head '${first}'`, 'Looking at the headers of an answer')}
<p>A question has one canonical spelling, which the header <code>Link</code> tells: parameters and slugs in alphabetical order, nothing that is the default. Caches keep one answer for it.</p>
</section>
<section aria-labelledby="limits"><h2 id="limits">Limits</h2>
<p>${manners.requests} requests in ${manners.windowSeconds} seconds from one address; answers of the edge cache are not counted. <code>RateLimit-Policy</code> says so on each answer. Past it, the answer is 429: wait for the seconds in <code>Retry-After</code>. A list has at most 100 articles a page.</p>
</section>
<section aria-labelledby="client"><h2 id="client">Client</h2>
<p><code>newsclip/client</code> of the package does all this in browsers, Node and Workers, in less than 2 KB and typed to the last field: paging, timeouts, an <code>AbortSignal</code>, retries that wait as long as the site asks, problems as a typed error.</p>
${sample('ts', clientExample(site), 'The client')}
</section>`
}

function clientExample(site: Site): string {
  return `import { newsclip, NewsclipProblem } from 'newsclip/client'

const site = newsclip('${site.url}')

const { articles } = await site.list({ limit: 3, fields: ['title', 'url'] })
for (const { title, url } of articles) console.log(title, url)

for await (const article of site.articles({ q: 'water', sort: 'oldest' })) console.log(article.publishedText)

try {
  await site.article('unheard-of')
} catch (error) {
  if (error instanceof NewsclipProblem) console.log(error.kind, error.problem.detail)
}`
}
