import { html } from 'hono/html'
import type { Problem } from '../contract.ts'
import type { Site } from '../domain/site.ts'
import { type Html, renderPage } from './layout.ts'

/** What a reader sees when something is not there or not right. Made without the database, which may be what is broken. */
export function renderProblemPage(problem: Problem, site: Site): Html {
  return renderPage(
    { site, categories: [], title: problem.title, description: problem.detail },
    html`<div class="wide note-page"><p class="code">${problem.status}</p><h1>${problem.title}</h1>
<p>${problem.detail}</p><p><a href="/">Read the newest articles</a></p></div>`,
  )
}
