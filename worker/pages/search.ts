import { html, raw } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import type { ListedCard, TagLabel } from '../contract.ts'
import { categoryField, type FilledForm, orderField, tagField, timeField, wordsField } from './form-fields.ts'
import type { Html } from './html.ts'
import { type PageFrame, renderPage } from './layout.ts'
import { type Pager, renderPager } from './list.ts'
import { tagChips } from './tag-chips.ts'

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
  return renderPage(
    frame,
    html`<div class="wide">
<div class="plain"><h1>Search</h1>${searchForm(frame, form)}</div>
${asked ? found(results, form.given.q) : ''}
${asked && narrower.length ? html`<section class="panel" aria-labelledby="narrower"><h2 id="narrower">Among these</h2>${tagChips(narrower)}</section>` : ''}
${asked ? renderPager(pager) : ''}
</div>`,
  )
}

function searchForm({ categories }: PageFrame, form: FilledForm): Html {
  const { q: _, ...filters } = form.given
  const isFiltered = Object.keys({ ...filters, ...form.wrong }).length > 0
  return html`<form class="sheet" action="/search" role="search" aria-label="Search with filters">
${wordsField(form, 'Search')}
<details ${isFiltered ? raw('open') : ''}><summary>Filters</summary>
<div class="fields">
${categoryField(form, categories)}
${tagField(form, 'all')}
${tagField(form, 'any')}
${tagField(form, 'none')}
${timeField(form, 'since')}
${timeField(form, 'until')}
${orderField(form)}
</div></details>
</form>`
}

function found(results: ListedCard[], words: string | undefined): Html {
  if (results.length === 0) {
    return html`<div class="results"><h2>Nothing was found</h2><p class="note">${
      words === undefined
        ? 'No article is of this kind. Fewer filters find more.'
        : html`No article has all of <q>${words}</q>. Fewer words find more, and <code>elect*</code> takes in every word that begins so.`
    }</p></div>`
  }
  return html`<ol class="results" role="list" aria-label="Results">${results.map((result) => html`<li>${resultOf(result)}</li>`)}</ol>`
}

/** Matches are marked in what the worker escaped (worker/domain/highlight.ts). */
function resultOf({
  title,
  url,
  summary,
  category,
  language,
  publishedAt,
  publishedText,
  source,
  sponsored,
  highlights,
}: ListedCard): Html {
  const { title: inTitle = null, summary: inSummary = null, body: inBody = null } = highlights ?? {}
  const excerpt = inSummary ?? inBody
  return html`<article lang="${language}" dir="auto" data-hue="${hueOf(category.slug)}">
<p part="label"><bdi>${category.name}</bdi>${sponsored ? html` <bdi part="sponsored">Sponsored</bdi>` : ''}</p>
<h2><a href="${url}">${inTitle === null ? title : raw(inTitle)}</a></h2>
<p class="found">${excerpt === null ? summary : raw(excerpt)}</p>
<p part="meta">${source ? html`<bdi part="source">${source.publisher}</bdi> ` : ''}<time datetime="${publishedAt}"><bdi>${publishedText}</bdi></time></p>
</article>`
}
