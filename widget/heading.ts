import type { HtmlTag } from './html-tag.ts'

export type HeadingLevel = 2 | 3 | 4 | 5 | 6

/** A heading of any level. Written out, because Lit's templates cannot take a tag's name as a value. */
export function heading<T>(html: HtmlTag<T>, level: HeadingLevel, part: string, content: unknown): T {
  switch (level) {
    case 2:
      return html`<h2 part="${part}">${content}</h2>`
    case 3:
      return html`<h3 part="${part}">${content}</h3>`
    case 4:
      return html`<h4 part="${part}">${content}</h4>`
    case 5:
      return html`<h5 part="${part}">${content}</h5>`
    case 6:
      return html`<h6 part="${part}">${content}</h6>`
  }
}
