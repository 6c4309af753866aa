import { html, raw } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import type { ListedCard, TagLabel } from '../contract.ts'
import type { PagePhrases } from '../domain/languages/language.ts'
import type { ListPhrases } from '../domain/languages/list-phrases.ts'
import {
  categoryField,
  type Fields,
  type FilledForm,
  orderField,
  tagField,
  timeField,
  wordsField,
} from './form-fields.ts'
import type { Html } from './html.ts'
import { type PageFrame, renderPage } from './layout.ts'
import { type Pager, renderPager } from './list.ts'
import { tagChips } from './tag-chips.ts'
import { filled, languageOf } from './words.ts'

export interface SearchContent {
  form: FilledForm
  /** Whether anything was looked for. */
  asked: boolean
  results: ListedCard[]
  /** Tags of the results, each with the address of those results that carry it. */
  narrower: TagLabel[]
  pager: Pager
}

/** The search page: the form as it was filled in, and what was found. */
export function renderSearchPage(frame: PageFrame, content: SearchContent): Html {
  const { form, asked, results, narrower, pager } = content
  const { lists, pages: says } = languageOf(frame.site)
  return renderPage(
    frame,
    html`<div class="wide">
<div class="plain"><h1>${says.frame.search}</h1>${searchForm(frame, { form, says })}</div>
${asked ? (results.length ? listOf(results, says, lists) : nothing(says.search, form.given.q)) : ''}
${asked && narrower.length ? html`<section class="panel" aria-labelledby="narrower"><h2 id="narrower">${says.search.among}</h2>${tagChips(narrower)}</section>` : ''}
${asked ? renderPager(pager, says.lists) : ''}
</div>`,
  )
}

function searchForm({ categories }: PageFrame, fields: Fields): Html {
  const { form, says } = fields
  const { q: _, ...filters } = form.given
  const isFiltered = Object.keys({ ...filters, ...form.wrong }).length > 0
  return html`<form class="sheet" action="/search" role="search" aria-label="${says.frame.searchField}">
${wordsField(fields, says.frame.search)}
<details ${isFiltered ? raw('open') : ''}><summary>${says.search.filters}</summary>
<div class="fields">
${categoryField(fields, categories)}
${tagField(fields, 'all')}
${tagField(fields, 'any')}
${tagField(fields, 'none')}
${timeField(fields, 'since')}
${timeField(fields, 'until')}
${orderField(fields)}
</div></details>
</form>`
}

function nothing(says: PagePhrases['search'], words: string | undefined): Html {
  const gaps = { words: html`<q><bdi>${words}</bdi></q>`, example: html`<code>${says.example}</code>` }
  return html`<div class="results"><h2>${says.nothing}</h2><p class="note">${
    words === undefined ? says.noneOfKind : filled(says.noneWith, gaps)
  }</p></div>`
}

function listOf(results: ListedCard[], { search }: PagePhrases, lists: ListPhrases): Html {
  return html`<ol class="results" role="list" aria-label="${search.results}">${results.map((result) => html`<li>${resultOf(result, lists)}</li>`)}</ol>`
}

/** Matches are marked in what the worker escaped (worker/domain/highlight.ts). */
function resultOf(result: ListedCard, says: ListPhrases): Html {
  const { title, url, summary, category, language, publishedAt, publishedText, source, sponsored, highlights } = result
  const { title: inTitle = null, summary: inSummary = null, body: inBody = null } = highlights ?? {}
  const excerpt = inSummary ?? inBody
  return html`<article lang="${language}" dir="auto" data-hue="${hueOf(category.slug)}">
<p part="label"><bdi>${category.name}</bdi>${sponsored ? html` <bdi part="sponsored">${says.sponsored}</bdi>` : ''}</p>
<h2><a href="${url}">${inTitle === null ? title : raw(inTitle)}</a></h2>
<p class="found">${excerpt === null ? summary : raw(excerpt)}</p>
<p part="meta">${source ? html`<bdi part="source">${source.publisher}</bdi> ` : ''}<time datetime="${publishedAt}"><bdi>${publishedText}</bdi></time></p>
</article>`
}
