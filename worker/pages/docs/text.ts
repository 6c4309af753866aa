import { html } from 'hono/html'
import type { Html } from '../html.ts'

/** A description's text, with what stands in backticks as code. */
export function prose(text: string): Html {
  const pieces = text.split('`')
  return html`${pieces.map((piece, index) => (index % 2 ? html`<code>${piece}</code>` : piece))}`
}

/** An example to be read and copied; long ones scroll, by keyboard too. */
export function sample(language: 'sh' | 'ts' | 'json' | 'text', text: string, label: string): Html {
  return html`<pre class="docs-code" tabindex="0" role="region" aria-label="${label}"><code data-language="${language}">${text}</code></pre>`
}

export function pretty(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
}
