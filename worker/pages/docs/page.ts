import { html } from 'hono/html'
import type { OpenApi } from '../../openapi/shape.ts'
import type { Html } from '../html.ts'
import { type PageFrame, renderPage } from '../layout.ts'
import { type DocsContent, operationsOf } from './content.ts'
import { renderFormats } from './formats.ts'
import { renderGuide } from './guide.ts'
import { renderOperation } from './operation.ts'

const description =
  'Any question about short, well-sourced articles, answered at the edge: without a key, from any origin, in one request.'

/** The documentation of the API: a guide by example, then every operation, to be tried out without script. */
export function renderDocsPage(
  frame: Pick<PageFrame, 'site' | 'categories' | 'canonical'>,
  content: DocsContent,
): Html {
  const { document, newest, problems } = content
  const { title } = document.info
  return renderPage(
    { ...frame, title, description, sheet: 'docs', inEnglish: true },
    html`<div class="wide docs">
<header class="docs-head"><h1>${title}</h1><p class="standfirst">${description}</p>
<p><a href="/openapi.json">OpenAPI 3.1 document</a></p></header>
${contents(document)}
<div class="docs-main">
${renderGuide(frame.site, content)}
${document.tags.map(({ name, description }) => {
  const operations = operationsOf(document, name)
  return html`<section aria-labelledby="tag-${name}"><h2 id="tag-${name}">${name}</h2><p>${description}</p>
${name === 'Formats' ? renderFormats(frame.site, operations, newest) : operations.map((operation) => renderOperation(operation, newest))}</section>`
})}
${problemTable(problems)}
</div>
</div>`,
  )
}

function contents(document: OpenApi): Html {
  return html`<nav class="docs-contents" aria-label="On this page"><ul>
<li><a href="#start">In a minute</a></li><li><a href="#questions">Questions</a></li>
<li><a href="#caching">Caching</a></li><li><a href="#limits">Limits</a></li><li><a href="#client">Client</a></li></ul>
${document.tags.map(
  ({ name }) =>
    html`<p>${name}</p><ul>${contentsOf(document, name).map(
      ({ operationId, summary }) => html`<li><a href="#${operationId}">${summary}</a></li>`,
    )}</ul>`,
)}
<p>Trouble</p><ul><li><a href="#problems">Problems</a></li></ul></nav>`
}

/** Formats are one table. */
function contentsOf(document: OpenApi, tag: string): { operationId: string; summary: string }[] {
  return tag === 'Formats' ? [{ operationId: 'tag-Formats', summary: 'All formats' }] : operationsOf(document, tag)
}

function problemTable(problems: DocsContent['problems']): Html {
  return html`<section aria-labelledby="problems"><h2 id="problems">Problems</h2>
<p>Whatever goes wrong is answered with a problem document (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>) as <code>application/problem+json</code>. Its <code>type</code> is an address that explains it, <code>detail</code> says what is wrong with the very request, and <code>parameter</code> names the parameter at fault.</p>
<div class="docs-scroll" tabindex="0" role="region" aria-label="All problems"><table><thead><tr><th scope="col">Status</th><th scope="col">Problem</th><th scope="col">Meaning</th></tr></thead><tbody>
${problems.map(
  ({ name, status, title }) =>
    html`<tr><td>${status}</td><td><a href="/problems/${name}"><code>${name}</code></a></td><td>${title}</td></tr>`,
)}
</tbody></table></div></section>`
}
