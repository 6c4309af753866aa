import type { HtmlTag } from './html-tag.ts'

export type HeadingLevel = 2 | 3 | 4 | 5 | 6

/** A template is known by its strings, and cannot take a tag's name as a value: so each level has strings of its own. */
const templates: Partial<Record<HeadingLevel, TemplateStringsArray>> = {}

/** A heading of any level. */
export function heading<T>(html: HtmlTag<T>, level: HeadingLevel, part: string, content: unknown): T {
  templates[level] ??= templateOf([`<h${level} part="`, '">', `</h${level}>`])
  return html(templates[level], part, content)
}

function templateOf(raw: string[]): TemplateStringsArray {
  return Object.assign(raw, { raw })
}
