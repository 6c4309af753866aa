import { html, raw } from 'hono/html'
import type { Label } from '../domain/article.ts'
import type { PagePhrases } from '../domain/languages/language.ts'
import type { Html } from './html.ts'

/** The fields of which our forms are made, named as the API's parameters are. */
export type FieldName = 'q' | 'category' | 'all' | 'any' | 'none' | 'since' | 'until' | 'sort'

/** A form as a reader filled it in. */
export interface FilledForm {
  given: Partial<Record<FieldName, string>>
  /** What is wrong with a field, in words that follow its name. */
  wrong: Partial<Record<FieldName, string>>
}

/** A form and the language in which it is written. */
export interface Fields {
  form: FilledForm
  says: PagePhrases
}

/** Words to look for, with the button of the form beside them. */
export function wordsField(fields: Fields, button: string): Html {
  const { form, says } = fields
  return html`<div class="words"><input type="search" name="q" value="${form.given.q ?? ''}" aria-label="${says.search.words}" placeholder="${says.search.wordsHint}" ${stateOf(form, 'q')}><button>${button}</button></div>
${complaintAbout(fields, 'q')}`
}

export function categoryField(fields: Fields, categories: Label[]): Html {
  const options = categories.map(({ slug, name }) => [slug, name] as const)
  return select(fields, 'category', [['', fields.says.search.anyCategory], ...options])
}

export function orderField(fields: Fields): Html {
  const { newestFirst, oldestFirst, bestFirst } = fields.says.search
  return select(fields, 'sort', [
    ['', newestFirst],
    ['oldest', oldestFirst],
    ['relevance', bestFirst],
  ])
}

export function tagField(fields: Fields, name: 'all' | 'any' | 'none'): Html {
  const { tagsHint } = fields.says.search
  return input(fields, name, html`placeholder="${tagsHint}" autocapitalize="none" spellcheck="false"`)
}

export function timeField(fields: Fields, name: 'since' | 'until'): Html {
  // A day that is none would only make the browser complain.
  const { given, wrong } = fields.form
  const form = wrong[name] ? { wrong, given: { ...given, [name]: '' } } : fields.form
  return input({ ...fields, form }, name, html`type="date"`)
}

function input(fields: Fields, name: FieldName, more: Html): Html {
  const { form, says } = fields
  return html`<label>${labelOf(says, name)} <input name="${name}" value="${form.given[name] ?? ''}" ${more} ${stateOf(form, name)}>${complaintAbout(fields, name)}</label>`
}

function select(fields: Fields, name: FieldName, options: (readonly [value: string, text: string])[]): Html {
  const { form, says } = fields
  const chosen = form.given[name] ?? ''
  return html`<label>${labelOf(says, name)} <select name="${name}" ${stateOf(form, name)}>${options.map(
    ([value, text]) => html`<option value="${value}" ${value === chosen ? raw('selected') : ''}>${text}</option>`,
  )}</select>${complaintAbout(fields, name)}</label>`
}

function labelOf({ search, lists }: PagePhrases, name: FieldName): string {
  const labels: Record<FieldName, string> = {
    q: search.words,
    category: lists.category,
    all: search.allTags,
    any: search.oneOfTags,
    none: search.noneOfTags,
    since: search.since,
    until: search.until,
    sort: search.order,
  }
  return labels[name]
}

function stateOf({ wrong }: FilledForm, name: FieldName): Html | '' {
  return wrong[name] === undefined ? '' : html`aria-invalid="true" aria-describedby="wrong-${name}"`
}

/** In the API's words, which are English. */
function complaintAbout({ form: { wrong }, says }: Fields, name: FieldName): Html | '' {
  return wrong[name] === undefined
    ? ''
    : html`<span class="wrong" id="wrong-${name}">${labelOf(says, name)}: <span lang="en">${wrong[name]}</span></span>`
}
