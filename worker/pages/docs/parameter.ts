import { html, raw } from 'hono/html'
import type { Schema, WrittenParameter } from '../../openapi/shape.ts'
import type { Html } from '../html.ts'
import { prose } from './text.ts'

/** What a form begins with, so that sending it as it is finds something. */
export type Prefilled = Record<string, string>

/** A parameter with its description and, in a form, the field to fill in. */
export function renderParameter(parameter: WrittenParameter, form: string, prefilled: Prefilled | undefined): Html {
  const { name, description, required } = parameter
  const id = `${form}-${name}`
  return html`<div class="docs-parameter">
<p>${prefilled ? html`<label for="${id}"><code>${name}</code></label>` : html`<code>${name}</code>`} <span>${kindOf(parameter)}${required ? '; required' : ''}</span></p>
${prefilled ? field(parameter, id, prefilled[name] ?? '') : ''}
<p id="${id}-told">${prose(description)}${exampleOf(parameter)}</p></div>`
}

function field({ name, schema, required }: WrittenParameter, id: string, value: string): Html {
  const options = schema.enum as string[] | undefined
  if (options) {
    return html`<select id="${id}" name="${name}" aria-describedby="${id}-told"><option value="">${String(schema.default ?? '')}</option>${options
      .filter((option) => option !== schema.default)
      .map((option) => html`<option>${option}</option>`)}</select>`
  }
  const { minimum, maximum } = schema
  const range =
    minimum === undefined ? html`type="text"` : html`type="number" min="${String(minimum)}" max="${String(maximum)}"`
  return html`<input ${range} id="${id}" name="${name}" value="${value}" placeholder="${String(schema.default ?? '')}" ${required ? raw('required') : ''} autocapitalize="off" autocomplete="off" spellcheck="false" aria-describedby="${id}-told">`
}

function kindOf({ schema }: WrittenParameter): string {
  const { type, minimum, maximum, maxLength, maxItems, items } = schema
  const bounds = [
    minimum === undefined ? '' : `${minimum} to ${maximum}`,
    maxLength === undefined || schema.pattern ? '' : `at most ${maxLength} characters`,
    maxItems === undefined ? '' : `at most ${maxItems}`,
    schema.default === undefined ? '' : `${schema.default} when absent`,
  ]
  return [nounOf(type, items as Schema | undefined, schema), ...bounds].filter(Boolean).join('; ')
}

function nounOf(type: unknown, items: Schema | undefined, schema: Schema): string {
  if (type === 'array') return items?.enum ? 'words with commas between' : 'slugs with commas between'
  if (schema.enum) return `one of ${(schema.enum as string[]).join(', ')}`
  if (schema.anyOf) return 'day or time'
  return type === 'integer' ? 'number' : 'text'
}

function exampleOf({ example, examples = {} }: WrittenParameter): Html | '' {
  const values = [example, ...Object.values(examples).map(({ value }) => value)].filter((one) => one !== undefined)
  if (values.length === 0) return ''
  return html` <span>Such as ${values.map((value, index) => html`${index ? ' or ' : ''}<code>${String(value)}</code>`)}</span>`
}
