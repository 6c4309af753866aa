import { html, raw } from 'hono/html'
import type { Label } from '../domain/article.ts'
import type { Html } from './html.ts'

/** The fields of which our forms are made, named as the API's parameters are. */
export type FieldName = 'q' | 'category' | 'all' | 'any' | 'none' | 'since' | 'until' | 'sort'

/** A form as a reader filled it in. */
export interface FilledForm {
  given: Partial<Record<FieldName, string>>
  /** What is wrong with a field, in words that follow its name. */
  wrong: Partial<Record<FieldName, string>>
}

const labels: Record<FieldName, string> = {
  q: 'Words',
  category: 'Category',
  all: 'All of these tags',
  any: 'One of these tags',
  none: 'None of these tags',
  since: 'Since',
  until: 'Until',
  sort: 'Order',
}

/** Words to look for, with the button of the form beside them. */
export function wordsField(form: FilledForm, button: string): Html {
  return html`<div class="words"><input type="search" name="q" value="${form.given.q ?? ''}" aria-label="${labels.q}" placeholder="Words, or &quot;a phrase&quot;" ${stateOf(form, 'q')}><button>${button}</button></div>
${complaintAbout(form, 'q')}`
}

export function categoryField(form: FilledForm, categories: Label[]): Html {
  return select(form, 'category', [['', 'All'], ...categories.map(({ slug, name }) => [slug, name] as const)])
}

export function orderField(form: FilledForm): Html {
  return select(form, 'sort', [
    ['', 'Newest first'],
    ['oldest', 'Oldest first'],
    ['relevance', 'Best match first'],
  ])
}

export function tagField(form: FilledForm, name: 'all' | 'any' | 'none'): Html {
  return input(form, name, html`placeholder="Water, Health" autocapitalize="none" spellcheck="false"`)
}

export function timeField(form: FilledForm, name: 'since' | 'until'): Html {
  // A day that is none would only make the browser complain.
  const { given, wrong } = form
  return input(wrong[name] ? { wrong, given: { ...given, [name]: '' } } : form, name, html`type="date"`)
}

function input(form: FilledForm, name: FieldName, more: Html): Html {
  return html`<label>${labels[name]} <input name="${name}" value="${form.given[name] ?? ''}" ${more} ${stateOf(form, name)}>${complaintAbout(form, name)}</label>`
}

function select(form: FilledForm, name: FieldName, options: (readonly [value: string, text: string])[]): Html {
  const chosen = form.given[name] ?? ''
  return html`<label>${labels[name]} <select name="${name}" ${stateOf(form, name)}>${options.map(
    ([value, text]) => html`<option value="${value}" ${value === chosen ? raw('selected') : ''}>${text}</option>`,
  )}</select>${complaintAbout(form, name)}</label>`
}

function stateOf({ wrong }: FilledForm, name: FieldName): Html | '' {
  return wrong[name] === undefined ? '' : html`aria-invalid="true" aria-describedby="wrong-${name}"`
}

function complaintAbout({ wrong }: FilledForm, name: FieldName): Html | '' {
  return wrong[name] === undefined
    ? ''
    : html`<span class="wrong" id="wrong-${name}">${labels[name]}: ${wrong[name]}</span>`
}
