import { html } from 'hono/html'
import type { Problem } from '../contract.ts'
import type { Site } from '../domain/site.ts'
import type { Html } from './html.ts'
import { renderPage } from './layout.ts'

/** What a reader sees when something is not there or not right. Made without the database, which may be what is broken. */
export function renderProblemPage(problem: Problem, site: Site): Html {
  return renderPage(
    { site, categories: [], title: problem.title, description: problem.detail, unlisted: true },
    html`<div class="wide"><div class="plain"><p class="code">${problem.status}</p><h1>${problem.title}</h1>
<p class="note">${problem.detail}</p><p class="chips"><a class="chip" href="/">Read the newest articles</a> <a class="chip" href="/search">Search</a></p></div></div>`,
  )
}
