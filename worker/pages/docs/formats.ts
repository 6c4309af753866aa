import { html } from 'hono/html'
import type { Card } from '../../contract.ts'
import type { Site } from '../../domain/site.ts'
import type { Html } from '../html.ts'
import type { DocumentedOperation } from './content.ts'
import { prose, sample } from './text.ts'

/** The same lists and articles at addresses of their own, one line a format: what they read is told elsewhere. */
export function renderFormats(site: Site, operations: DocumentedOperation[], newest: Card | undefined): Html {
  return html`<p>${prose('An address without an extension answers in the format that the header `Accept` prefers, and JSON to whoever has no preference.')}</p>
${sample('sh', `curl --header 'Accept: application/atom+xml' '${site.url}/api/v1/articles?limit=3'`, 'Asking for a format')}
<div class="docs-scroll" tabindex="0" role="region" aria-label="All formats"><table><thead><tr><th scope="col">Address</th><th scope="col">What it is</th><th scope="col">Type</th></tr></thead><tbody>
${operations.map(
  ({ operationId, path, summary, responses }) =>
    html`<tr id="${operationId}"><td><a href="${addressOf(path, newest)}"><code>${path}</code></a></td><td>${summary}</td><td><code>${Object.keys(responses[200]?.content ?? {}).join(', ')}</code></td></tr>`,
)}
</tbody></table></div>`
}

/** Where the format can be seen: of the newest article, its category or a tag of it. */
function addressOf(path: string, newest: Card | undefined): string {
  const kind = path.startsWith('/tags/') ? newest?.tags[0] : path.startsWith('/categories/') ? newest?.category : newest
  return path.replace('{slug}', encodeURIComponent(kind?.slug ?? 'slug'))
}
