import { printable } from './outgoing.ts'

type Attributes = Record<string, string | number | null | undefined>

/** An element that holds elements, one a line; those that are empty texts were left out by whoever wrote them. */
export function parent(name: string, attributes: Attributes, children: string[]): string {
  return `${opening(name, attributes)}>\n${children.filter(Boolean).join('\n')}\n</${name}>`
}

/** An element that holds text; nothing where there is none. */
export function leaf(name: string, text: string | null | undefined, attributes: Attributes = {}): string {
  return text ? `${opening(name, attributes)}>${escapeText(text)}</${name}>` : ''
}

/** An element that says all by its attributes. */
export function empty(name: string, attributes: Attributes): string {
  return `${opening(name, attributes)}/>`
}

export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`
}

function opening(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === null || value === undefined ? [] : [` ${attribute}="${escapeAttribute(String(value))}"`],
  )
  return `<${name}${written.join('')}`
}

/** Escaped rather than put into CDATA sections: nothing in a text can end what it stands in. */
function escapeText(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(blanks, byNumber)
}

/** What a reader would take for the end of a line (XML 1.0 and 1.1, 2.11), and what XML 1.1 will not have as it is. */
const blanks = /[\r\x7f-\x9f\u2028\u2029]/g

/** Within attributes a reader would take any blank for a space (XML 1.0, 3.3.3). */
function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n]/g, byNumber)
}

function byNumber(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}
