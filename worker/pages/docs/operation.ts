import { html } from 'hono/html'
import type { Card } from '../../contract.ts'
import type { WrittenAnswer, WrittenContent, WrittenExample } from '../../openapi/shape.ts'
import type { Html } from '../html.ts'
import type { DocumentedOperation } from './content.ts'
import { type Prefilled, renderParameter } from './parameter.ts'
import { pretty, prose, sample } from './text.ts'

/** One operation: what it reads, a form to try it, what it answers. */
export function renderOperation(operation: DocumentedOperation, newest: Card | undefined): Html {
  const { operationId, method, path, summary, description, security, parameters, requestBody, responses } = operation
  // A file is looked at where it is shown.
  const isFile = Object.keys(responses[200]?.content ?? {}).every((type) => type.startsWith('image/'))
  const prefilled = method === 'get' && security.length === 0 && !isFile ? prefill(operation, newest) : undefined
  const rows = parameters.map((parameter) => renderParameter(parameter, operationId, prefilled))
  return html`<article class="docs-operation" id="${operationId}">
<h3>${summary}</h3>
<p class="docs-address"><span>${method.toUpperCase()}</span> <code>${path}</code></p>
<p>${prose(description)}</p>
${prefilled ? form(operationId, rows) : rows}
${requestBody ? renderBody(requestBody, `A body of ${summary}`) : ''}
<details><summary>Answers: ${Object.keys(responses).join(', ')}</summary>
<dl class="docs-answers">${Object.entries(responses).map(([status, answer]) => renderAnswer(status, answer))}</dl></details>
${Object.entries(responses).map(([status, { content = {} }]) =>
  status.startsWith('2')
    ? Object.entries(content).map(([type, shown]) =>
        examplesIn(shown).map(
          (example) =>
            html`<details><summary>${example.summary}</summary>${renderExample(example, type.includes('json') ? 'json' : 'text', example.summary)}</details>`,
        ),
      )
    : '',
)}
</article>`
}

function renderBody({ description, content }: NonNullable<DocumentedOperation['requestBody']>, label: string): Html {
  const examples = Object.values(content).flatMap(examplesIn)
  return html`<h4>Body</h4><p>${prose(description)} ${Object.keys(content).map((type) => html`<code>${type}</code> `)}</p>
${examples.map((example) => renderExample(example, 'json', label))}`
}

/** Those that are its own: an example that it shares is that of a problem, which has a page. */
function examplesIn({ examples = {} }: WrittenContent): WrittenExample[] {
  return Object.values(examples).flatMap((example) => ('$ref' in example ? [] : [example]))
}

function renderExample(example: WrittenExample, language: 'json' | 'text', label: string): Html {
  if ('value' in example) return sample(language, pretty(example.value), label)
  return html`<p>At <code>${example.externalValue}</code>.</p>`
}

/** Past this many, the rest is folded away behind the first few. */
const maxUnfolded = 6
const shownFirst = 4

function form(operationId: string, rows: Html[]): Html {
  const folded = rows.length > maxUnfolded ? rows.slice(shownFirst) : []
  const shown = rows.slice(0, rows.length - folded.length)
  return html`<form class="docs-try" action="/docs/try/${operationId}" method="get">
${shown}${folded.length ? html`<details><summary>${folded.length} more parameters</summary>${folded}</details>` : ''}
<p><button>Ask</button></p></form>`
}

/** With what the newest article is: its slug, its address, its category, a tag. */
function prefill({ path, parameters }: DocumentedOperation, newest: Card | undefined): Prefilled {
  const slug = path.includes('/tags/') ? newest?.tags[0]?.slug : newest?.slug
  const list = parameters.some(({ name }) => name === 'limit') && !path.includes('{')
  return {
    ...(slug ? { slug } : {}),
    ...(newest ? { url: newest.url } : {}),
    ...(list ? { limit: '3' } : {}),
    ...(list && newest ? { category: newest.category.slug } : {}),
  }
}

function renderAnswer(status: string, { description, headers, content = {} }: WrittenAnswer): Html {
  const types = Object.keys(content)
  return html`<dt>${status}</dt><dd>${prose(description)} ${types.map((type) => html`<code>${type}</code> `)}
<span class="docs-headers">${Object.keys(headers).join(', ')}</span></dd>`
}
