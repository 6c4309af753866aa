/** A piece of XML. Names are lower-case; texts and attribute values are as written, entity references and all. */
export type Token =
  | { kind: 'open'; name: string; attributes: Map<string, string>; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; raw: string }
  | { kind: 'cdata'; text: string }
  /** The text ends within a tag, a comment or a CDATA section. */
  | { kind: 'cut' }

export type Open = Token & { kind: 'open' }

/**
 * Reads XML as feeds have it, never refusing any: a `<` that begins nothing is text, quotes may be missing, tags need not
 * match. Comments, processing instructions and the DOCTYPE with all that it declares are passed over, so no entity of a
 * feed's own is ever expanded. Takes time in proportion to the text, whatever the text.
 */
export function* readTokens(text: string): Generator<Token> {
  const find = finder(text)
  let at = 0
  let textFrom = 0
  while (at < text.length) {
    const start = beginningFrom(text, at)
    if (start === -1) break
    const markup = readMarkup(text, start, find)
    if (!markup) {
      at = start + 1
      continue
    }
    if (start > textFrom) yield { kind: 'text', raw: text.slice(textFrom, start) }
    if (markup.token) yield markup.token
    if (markup.token?.kind === 'cut') return
    at = textFrom = markup.end
  }
  if (textFrom < text.length) yield { kind: 'text', raw: text.slice(textFrom) }
}

type Find = (needle: string, from: number) => number

interface Markup {
  /** Nothing for what is passed over. */
  token?: Token
  end: number
}

const cut: Markup = { token: { kind: 'cut' }, end: Number.POSITIVE_INFINITY }

/** What begins with the `<` at `start`, or undefined when nothing does. */
function readMarkup(text: string, start: number, find: Find): Markup | undefined {
  if (text.startsWith('<![CDATA[', start)) {
    const end = find(']]>', start + 9)
    return end === -1 ? cut : { token: { kind: 'cdata', text: text.slice(start + 9, end) }, end: end + 3 }
  }
  if (text.startsWith('<!--', start)) return passedOver(find('-->', start + 4), 3)
  if (text.startsWith('<!', start)) return passedOver(declarationEnd(text, start, find), 1)
  if (text.startsWith('<?', start)) {
    const end = find('?>', start)
    return end === -1 ? passedOver(find('>', start), 1) : passedOver(end, 2)
  }
  return readTag(text, start, find)
}

function passedOver(end: number, length: number): Markup {
  return end === -1 ? cut : { end: end + length }
}

const subsetEnd = /\]\s*>/g

function declarationEnd(text: string, start: number, find: Find): number {
  const end = find('>', start)
  const subset = find('[', start)
  if (subset === -1 || subset > end) return end
  subsetEnd.lastIndex = subset
  return subsetEnd.test(text) ? subsetEnd.lastIndex - 1 : -1
}

/** The next `<`, or -1; most that are no markup show it by what follows them. */
function beginningFrom(text: string, from: number): number {
  let at = text.indexOf('<', from)
  while (at !== -1 && !(ascii.test(text.charAt(at + 1)) || letter.test(characterAt(text, at + 1)))) {
    at = text.indexOf('<', at + 1)
  }
  return at
}

const ascii = /^[/!?:_A-Za-z]/
const letter = /^\p{L}/u

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** Nearly all names are the former, which is tried ten times as fast. */
const plainName = /<(\/?)([A-Za-z_:][\w:.-]*)(?=[\s/>]|$)/y
const anyName = /<(\/?)([\p{L}_:][\p{L}\p{M}\p{N}_:.·-]*)(?=[\s/>]|$)/uy

function readTag(text: string, start: number, find: Find): Markup | undefined {
  plainName.lastIndex = anyName.lastIndex = start
  const [opening, slash, written] = plainName.exec(text) ?? anyName.exec(text) ?? []
  if (opening === undefined || written === undefined) return undefined
  const from = start + opening.length
  const end = text.charAt(from) === '>' ? from : tagEnd(text, from, find)
  if (end === 'cut') return cut
  if (end === undefined) return undefined

  const name = written.toLowerCase()
  if (slash) return { token: { kind: 'close', name }, end: end + 1 }
  const inside = text.slice(from, end)
  const empty = inside.endsWith('/')
  const attributes = readAttributes(empty ? inside.slice(0, -1) : inside)
  return { token: { kind: 'open', name, attributes, empty }, end: end + 1 }
}

const turning = /[<>"']/g

/** Where the tag's `>` is; undefined when another tag begins first, so that this was none. */
function tagEnd(text: string, from: number, find: Find): number | 'cut' | undefined {
  for (let at = nextOf(turning, text, from); at !== -1; ) {
    const sign = text.charAt(at)
    if (sign === '>') return at
    if (sign === '<') return undefined
    const closing = find(sign, at + 1)
    at = nextOf(turning, text, (closing === -1 ? at : closing) + 1)
  }
  return 'cut'
}

/** Nobody writes more; namespaces are attributes too. */
const maxAttributes = 100

const attribute = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g

function readAttributes(inside: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of inside.matchAll(attribute)) {
    const lower = name.toLowerCase()
    if (!attributes.has(lower)) attributes.set(lower, double ?? single ?? bare ?? '')
    if (attributes.size === maxAttributes) break
  }
  return attributes
}

/** `indexOf` for a pattern. */
function nextOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}

/** `indexOf` that remembers its last answer for each needle: text full of unfinished markup is not searched over and over. */
function finder(text: string): Find {
  const last = new Map<string, { from: number; found: number }>()
  return (needle, from) => {
    const known = last.get(needle)
    if (known && known.from <= from && (known.found === -1 || from <= known.found)) return known.found
    const found = text.indexOf(needle, from)
    last.set(needle, { from, found })
    return found
  }
}
