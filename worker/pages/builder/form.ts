import { html, raw } from 'hono/html'
import type { Layout } from '../../../widget/layouts.ts'
import type { CountedLabel } from '../../domain/label-page.ts'
import { surroundings } from '../../domain/surroundings.ts'
import type { Html } from '../html.ts'

/** What the form offers and what is in it. */
export interface FormContent {
  /** What was given, by the names of the address; what is not there is the default. */
  given: Record<string, string>
  categories: CountedLabel[]
  /** Tags to begin with; a browser with script looks up what is typed. */
  tags: CountedLabel[]
  locales: string[]
  /** The parameter that could not be understood, and why. */
  refusal: { parameter: string; detail: string } | undefined
}

const layoutNames = ['auto', 'grid', 'list', 'compact', 'carousel', 'hero'] satisfies Layout[]

const tagFields = [
  ['all', 'All of these tags'],
  ['any', 'Any of these'],
  ['none', 'None of these'],
] as const

const colours = [
  ['accent', 'Accent'],
  ['text', 'Text'],
  ['muted', 'Muted text'],
  ['surface', 'Ground'],
  ['card', 'Card'],
  ['line', 'Rules'],
] as const

const sizes = [
  ['radius', 'Corner', 0, 100],
  ['gap', 'Gap', 0, 100],
  ['card-min', 'Least width of a card', 100, 1000],
] as const

/** Every choice as a plain form: without script it is sent, and the page comes back with the answer. */
export function renderForm(content: FormContent): Html {
  const { given, categories, tags, locales, refusal } = content
  const value = (name: string) => given[name] ?? ''
  const invalid = (name: string) =>
    refusal?.parameter === name ? raw('aria-invalid="true" aria-describedby="refusal"') : ''
  const field = (name: string, label: string, attributes = '') =>
    html`<label><span>${label}</span><input name="${name}" value="${value(name)}" ${raw(attributes)} ${invalid(name)}></label>`
  return html`<form class="builder-form" action="/embed" id="choice">
<fieldset><legend>Which articles</legend>
<label><span>Category</span><select name="category" ${invalid('category')}><option value="">All</option>${options(
    categories.map(({ slug, name }) => [slug, name]),
    value('category'),
  )}</select></label>
${tagFields.map(([name, label]) => field(name, label, 'list="tags" data-tags autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="law, history"'))}
<datalist id="tags">${tags.map(({ slug, name }) => html`<option value="${slug}">${name}</option>`)}</datalist>
${field('q', 'Words', 'placeholder="election &quot;free press&quot;"')}
<details ${isOpen(given, ['source', 'author', 'lang', 'exclude', 'sort'])}><summary>More questions</summary>
${field('source', 'Domain of the source', 'placeholder="example.org" autocapitalize="none"')}
${field('author', 'Author')}
${field('lang', 'Language of the articles', 'placeholder="en" autocapitalize="none"')}
${field('exclude', 'Articles to leave out', 'placeholder="slugs, with commas"')}
<label><span>Order</span><select name="sort" ${invalid('sort')}>${options(
    [
      ['', 'Newest first'],
      ['oldest', 'Oldest first'],
      ['relevance', 'By the words'],
    ],
    value('sort'),
  )}</select></label></details>
${field('limit', 'How many', 'type="number" min="1" max="100" placeholder="6"')}
</fieldset>
<fieldset><legend>Layout</legend>
<div class="builder-choices" role="group" aria-label="Layout">${layoutNames.map(
    (layout) =>
      html`<label><input type="radio" name="layout" value="${layout === 'auto' ? '' : layout}" ${checked(value('layout') === (layout === 'auto' ? '' : layout))}><span>${layout}</span></label>`,
  )}</div>
${field('columns', 'Columns at most', 'type="number" min="1" max="12" placeholder="3"')}
${field('reserve', 'Room until they are there', 'placeholder="auto, none or pixels" autocapitalize="none"')}
<div class="builder-choices" role="group" aria-label="Pieces to show as well">${piecesOf(content, 'show', ['summary', 'tags', 'label'])}</div>
<div class="builder-choices" role="group" aria-label="Pieces to hide">${piecesOf(content, 'hide', ['image', 'source', 'time', 'label'])}</div>
</fieldset>
<fieldset><legend>Looks</legend>
<label><span>Theme</span><select name="theme">${options(
    [
      ['', 'As the page'],
      ['auto', 'As the reader’s system'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
    value('theme'),
  )}</select></label>
<details ${isOpen(
    given,
    [...colours, ...sizes].map(([name]) => name),
  )}><summary>Colours and sizes</summary>
${colours.map(([name, label]) => html`<label class="builder-colour"><span>${label}</span><input name="${name}" value="${value(name)}" placeholder="c2331f" pattern="#?[0-9a-fA-F]{3,8}" autocapitalize="none" spellcheck="false" ${invalid(name)}></label>`)}
${sizes.map(([name, label, min, max]) => field(name, `${label}, pixels`, `type="number" min="${min}" max="${max}"`))}
</details>
</fieldset>
<fieldset><legend>Words</legend>
<label><span>Language</span><select name="locale"><option value="">The site’s</option>${options(
    locales.map((locale) => [locale, nameOf(locale)]),
    value('locale'),
  )}</select></label>
${field('heading', 'Heading', 'placeholder="More from …" maxlength="200"')}
<label><span>Heading level</span><select name="heading-level">${options(
    ['', '3', '4', '5'].map((level) => [level, level || '2']),
    value('heading-level'),
  )}</select></label>
<label><span>At the end</span><select name="more">${options(
    [
      ['', 'A link to all'],
      ['button', 'A button for more'],
      ['none', 'Nothing'],
    ],
    value('more'),
  )}</select></label>
</fieldset>
<fieldset><legend>Try it in</legend>
<label><span>Surroundings</span><select name="around">${options(Object.entries(surroundings), value('around') || 'plain')}</select></label>
</fieldset>
<button data-submit>Show</button>
</form>`
}

function options(known: (readonly [value: string, label: string])[], chosen: string): Html[] {
  return known.map(
    ([value, label]) => html`<option value="${value}" ${value === chosen ? raw('selected') : ''}>${label}</option>`,
  )
}

function piecesOf({ given }: FormContent, name: 'show' | 'hide', pieces: string[]): Html[] {
  const chosen = (given[name] ?? '').split(',')
  return pieces.map(
    (piece) =>
      html`<label><input type="checkbox" name="${name}" value="${piece}" ${checked(chosen.includes(piece))}><span>${name} ${piece}</span></label>`,
  )
}

function checked(is: boolean): ReturnType<typeof raw> | '' {
  return is ? raw('checked') : ''
}

/** What somebody has used stays open when the page comes back. */
function isOpen(given: Record<string, string>, names: string[]): ReturnType<typeof raw> | '' {
  return names.some((name) => given[name]) ? raw('open') : ''
}

/** Languages in their own words. */
function nameOf(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale
}
