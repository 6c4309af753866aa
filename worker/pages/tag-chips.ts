import { html } from 'hono/html'
import type { TagLabel } from '../contract.ts'
import type { Html } from './html.ts'

/** Tags as links to their pages. */
export function tagChips(tags: TagLabel[], label?: string): Html {
  return html`<ul class="chips" role="list" ${label ? html`aria-label="${label}"` : ''}>
${tags.map((tag) => html`<li><a class="chip" rel="tag" href="${tag.url}"><bdi>#${tag.name}</bdi></a></li>`)}
</ul>`
}
