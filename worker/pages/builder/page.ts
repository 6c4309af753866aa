import { html, raw } from 'hono/html'
import type { Html } from '../html.ts'
import { inlined } from '../inlined.ts'
import { type PageFrame, renderPage } from '../layout.ts'
import { type FormContent, renderForm } from './form.ts'
import type { Snippet } from './snippets.ts'

export interface BuilderContent extends FormContent {
  result: BuilderResult | undefined
}

/** What came of a choice that could be understood. */
export interface BuilderResult {
  previewUrl: string
  snippets: Snippet[]
  policies: Snippet[]
  weight: Weight
}

/** What the choice costs a page that has it. */
export interface Weight {
  /** The script with its first list, after brotli; but for a few dozen. */
  bytes: number
  /** Pictures in the first list; they come when they are near the window. */
  pictures: number
  articles: number
}

const description = 'Choose which articles, see them on your page as it is, and take the lines that put them there.'

/** The builder: choices at the side, the box in a page of somebody's, and below it what to paste. */
export function renderBuilderPage(
  frame: Pick<PageFrame, 'site' | 'categories' | 'canonical'>,
  content: BuilderContent,
): Html {
  const { refusal, result } = content
  return renderPage(
    { ...frame, title: 'Embed', description, sheet: 'builder', inEnglish: true },
    html`<div class="wide builder">
<header class="builder-head"><h1>${frame.site.name} on your site</h1><p class="standfirst">${description}</p><p class="builder-jump"><a href="#result">To the preview and the lines to paste</a></p></header>
${renderForm(content)}
<div class="builder-result" id="result">
${refusal ? html`<p class="builder-refusal" id="refusal" role="alert"><strong>${refusal.parameter}</strong> ${refusal.detail}</p>` : ''}
${result ? resultOf(result) : ''}
</div>
<p class="unseen" role="status" data-said></p>
</div>
<script type="module">${raw(inlined.builderScript)}</script>`,
  )
}

function resultOf({ previewUrl, snippets, policies, weight }: BuilderResult): Html {
  return html`<section aria-labelledby="preview-title"><h2 id="preview-title">Preview</h2>
<p class="builder-weight">${weightText(weight)}</p>
<label class="builder-width" hidden><span>Width</span><input type="range" min="240" max="1200" step="10" data-width><output></output></label>
<div class="builder-stage" data-stage><iframe title="Preview" src="${previewUrl}" data-preview></iframe></div></section>
<section aria-labelledby="snippets-title"><h2 id="snippets-title">What to paste</h2>${snippets.map(snippetOf)}</section>
<section aria-labelledby="csp-title"><h2 id="csp-title">If your page has a content security policy</h2>${policies.map(snippetOf)}</section>`
}

function weightText({ bytes, pictures, articles }: Weight): string {
  const kilobytes = (bytes / 1000).toFixed(1)
  const list = articles === 1 ? '1 article' : `${articles} articles`
  const images = pictures === 1 ? '1 picture' : `${pictures} pictures`
  return articles
    ? `About ${kilobytes} kB (brotli) in 1 request bring the element and ${list}; ${images} follow when they are near the window.`
    : `Nothing answers this question yet. The element weighs ${kilobytes} kB (brotli), in 1 request.`
}

function snippetOf({ id, name, note, code }: Snippet): Html {
  return html`<article class="builder-snippet" aria-labelledby="${id}"><header><h3 id="${id}">${name}</h3><button type="button" data-copy="${id}-code" hidden>Copy<span class="unseen"> ${name}</span></button></header>
<p>${note}</p><pre tabindex="0" aria-labelledby="${id}"><code id="${id}-code">${code}</code></pre></article>`
}
