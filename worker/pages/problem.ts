import { html, raw } from 'hono/html'
import type { Problem } from '../contract.ts'
import type { Site } from '../domain/site.ts'
import type { Html } from './html.ts'
import { renderPage } from './layout.ts'
import { languageOf } from './words.ts'

/**
 * What a reader sees when something is not there or not right. Made without the database, which may be what is broken.
 * What readers meet is said in their language; the rest, and every detail, in the API's words, which are English.
 */
export function renderProblemPage(problem: Problem, site: Site): Html {
  const { frame, lists, problems } = languageOf(site).pages
  const named: Record<string, string> = problems
  const said = named[problem.type.slice(problem.type.lastIndexOf('/') + 1)]
  const title = said ?? problem.title
  return renderPage(
    { site, categories: [], title, description: problem.detail, unlisted: true },
    html`<div class="wide"><div class="plain"><p class="code">${problem.status}</p><h1${said ? '' : raw(' lang="en"')}>${title}</h1>
<p class="note" lang="en" dir="auto">${problem.detail}</p><p class="chips"><a class="chip" href="/">${lists.readNewest}</a> <a class="chip" href="/search">${frame.search}</a></p></div></div>`,
  )
}
