import { decodeText } from './decode-text.ts'
import { localName } from './vocabulary.ts'
import type { Open } from './xml-tokens.ts'

type Attributes = ReadonlyMap<string, string>

/** Deeper than any text; what is nested deeper loses its tags. */
const maxDepth = 200

/** Characters, escaped: of a text that goes on after these, more is left than anybody may publish. */
const maxLength = 1_000_000

/** Elements of HTML that never have an end tag. */
const endless = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

/**
 * What stands between the tags of one element that holds no parts: text, escaped markup, or markup as it is. Collects it
 * piece by piece and gives it back in one spelling: escaped, whatever it was.
 */
export class ElementText {
  /** Read as text that happens to contain tags, and as markup that happens to contain text. */
  #text = ''
  #markup = ''
  #hasTags = false
  #hasEscapedTags = false
  #wrapper: Attributes | undefined
  readonly #declared: string
  readonly #isBase64: boolean
  /** The elements that are open, each with the end tag that it will get. */
  readonly #open: { tag: string; end: string }[] = []

  constructor(attributes: Attributes) {
    this.#declared = (attributes.get('type') ?? '').trim().toLowerCase().split(';')[0] ?? ''
    this.#isBase64 = attributes.get('mode') === 'base64' || this.#declared === 'application/octet-stream'
  }

  addText(raw: string): void {
    if (this.#text.length > maxLength) return
    const sound = soundText(raw.slice(0, maxLength)).slice(0, maxLength)
    this.#hasEscapedTags ||= escapedTag.test(sound)
    this.#text += sound
    this.#markup += sound
  }

  addSection(text: string): void {
    this.addText(escapeText(text))
  }

  addOpen(token: Open): void {
    if (this.#open.length === maxDepth) return
    const name = localName(token.name)
    this.#hasTags = true
    if (name === 'div' && isXhtml(this.#declared) && !this.#wrapper && this.#open.length === 0) {
      this.#wrapper = token.attributes
      this.#open.push({ tag: token.name, end: '' })
    } else {
      this.#addTag(`<${name}${htmlAttributes(token.attributes)}>`)
      this.#open.push({ tag: token.name, end: endless.has(name) ? '' : `</${name}>` })
    }
    if (token.empty) this.addClose(token.name)
  }

  /** False when the element that ends did not begin in here. */
  addClose(tag: string): boolean {
    const last = this.#open.findLastIndex((element) => element.tag === tag)
    if (last === -1) return false
    for (const { end } of this.#open.splice(last).toReversed()) this.#addTag(end)
    return true
  }

  /** The attributes of XHTML's `div` around the text: there, and yet not part of it. */
  get wrapper(): Attributes {
    return this.#wrapper ?? new Map()
  }

  /** Of an RSS element, whose text is markup in one way or the other. */
  asWritten(): string {
    return this.#hasTags && !this.#hasEscapedTags ? escapeText(this.#markup) : this.#text
  }

  /** Of an Atom text (RFC 4287, 3.1 and 4.1.3; Atom 0.3 has a `mode`). Undefined when it is a picture or the like. */
  asDeclared(): { type: 'text' | 'html'; value: string } | undefined {
    const isHtml = this.#declared === 'html' || this.#declared === 'text/html'
    const isText = this.#declared === '' || (/^text(\/|$)/.test(this.#declared) && this.#declared !== 'text/xml')
    if (this.#isBase64) return fromBase64(this.#text, isHtml)
    if (!isHtml && !isText && !isXhtml(this.#declared)) return undefined
    if (isHtml) return { type: 'html', value: this.asWritten() }
    return this.#hasTags ? { type: 'html', value: escapeText(this.#markup) } : { type: 'text', value: this.#text }
  }

  #addTag(tag: string): void {
    this.#text += escapeText(tag)
    this.#markup += tag
  }
}

/** Text as it is written in XML. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** An attribute's value as it was written, fit for double quotes. */
function soundAttribute(raw: string): string {
  return soundText(raw).replaceAll('"', '&quot;')
}

/** `&` that refers to nothing is just an ampersand. */
const strayAmpersand = /&(?!#\d+;|#x[\da-f]+;|[a-z][a-z\d]*;)/gi
const escapedTag = /&(?:lt|#60|#x3c);[/!]?[a-z]/i

function soundText(raw: string): string {
  return raw.replace(strayAmpersand, '&amp;').replaceAll('<', '&lt;')
}

function isXhtml(type: string): boolean {
  return type === 'xhtml' || type === 'application/xhtml+xml'
}

function htmlAttributes(attributes: Attributes): string {
  return [...attributes]
    .filter(([name]) => /^[a-z][a-z\d-]*$/.test(name) && name !== 'xmlns')
    .map(([name, value]) => ` ${name}="${soundAttribute(value)}"`)
    .join('')
}

/** Without a type it is HTML where it looks so. */
function fromBase64(text: string, isHtml: boolean): { type: 'text' | 'html'; value: string } {
  try {
    const value = decodeText(Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0)))
    return { type: isHtml || /<[a-z][^<>]*>/i.test(value) ? 'html' : 'text', value: escapeText(value) }
  } catch {
    return { type: isHtml ? 'html' : 'text', value: text }
  }
}
