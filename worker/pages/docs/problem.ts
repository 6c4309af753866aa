import { html } from 'hono/html'
import type { OpenApi } from '../../openapi/shape.ts'
import type { Html } from '../html.ts'
import { type PageFrame, renderPage } from '../layout.ts'
import { answersOf } from './content.ts'
import { pretty, prose, sample } from './text.ts'

export interface ExplainedProblem {
  name: string
  title: string
  status: number
  meaning: string
  remedy: string
  /** A whole answer. */
  example: unknown
  /** A request that has this problem, as a command; absent where it cannot be had at will. */
  command: string | undefined
}

/** What a problem means and what to do about it: the page at the address that is its type. */
export function renderProblemExplained(
  frame: Pick<PageFrame, 'site' | 'categories' | 'canonical'>,
  problem: ExplainedProblem,
  document: OpenApi,
): Html {
  const { name, title, status, meaning, remedy, example, command } = problem
  const askers = operationsWith(document, name)
  return renderPage(
    { ...frame, title, description: meaning, sheet: 'docs', inEnglish: true },
    html`<div class="wide docs docs-alone"><div class="docs-main"><header class="docs-head"><p><a href="/docs#problems">Problems</a></p><h1>${title}</h1>
<p><code>${name}</code>, status ${status}</p></header>
<section aria-labelledby="meaning"><h2 id="meaning">What has happened</h2><p>${prose(meaning)}</p></section>
<section aria-labelledby="remedy"><h2 id="remedy">What to do</h2><p>${prose(remedy)}</p></section>
<section aria-labelledby="example"><h2 id="example">Example</h2>
${command ? sample('sh', command, 'A request that has this problem') : ''}
${sample('json', pretty(example), 'The problem document')}</section>
${
  askers.length
    ? html`<section aria-labelledby="where"><h2 id="where">Where it occurs</h2><ul>${askers.map(
        ({ operationId, summary }) => html`<li><a href="/docs#${operationId}">${summary}</a></li>`,
      )}</ul></section>`
    : ''
}</div></div>`,
  )
}

function operationsWith(document: OpenApi, name: string) {
  return Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .filter((operation) =>
      Object.values(answersOf(document, operation)).some(
        ({ content }) => content?.['application/problem+json']?.examples?.[name],
      ),
    )
}
