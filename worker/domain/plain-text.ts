import { decodeHTMLStrict } from 'entities'
import { oneLine } from './one-line.ts'

/** The words of an item's HTML on one line: no tags, no scripts, entities decoded once. */
export function plainText(html: string): string {
  return oneLine(decodeHTMLStrict(html.includes('<') ? withoutTags(html) : html))
}

const beginning = /<(?:!--|(\/?)([a-z][^\s/<>]*)|[!?/])/gi

/** What ends a tag, or shows that it was none, and what begins a value in which neither does. */
const turning = /[<>]|=\s*(["'])/g

/** Elements within a line; all others part words. */
const withinLine =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/i

/** Elements whose text is none: each with what ends it. */
const wordless = new Map(['script', 'style', 'template', 'svg'].map((name) => [name, new RegExp(`</${name}`, 'gi')]))

/** By hand rather than by tree: a hostile text nests deeper than a stack is high, and a title needs no tree. */
function withoutTags(html: string): string {
  let text = ''
  let from = 0
  beginning.lastIndex = 0
  for (let found = beginning.exec(html); found; found = beginning.exec(html)) {
    const { index: start, 0: tag, 1: slash, 2: name = '' } = found
    const end = endOf(html, start, tag, name)
    // Nothing ends any more: the rest is text.
    if (end === -1) break
    if (end === undefined) continue
    text += html.slice(from, start)
    if (tag !== '<!--' && !withinLine.test(name)) text += ' '
    const wordsEnd = slash ? undefined : wordless.get(name.toLowerCase())
    from = wordsEnd ? (indexOf(wordsEnd, html, end) ?? html.length) : end
    beginning.lastIndex = from
  }
  return text + html.slice(from)
}

/** Behind a comment, a declaration or a tag; undefined when it was none, and -1 when it never ends. Takes no text twice. */
function endOf(html: string, start: number, tag: string, name: string): number | undefined {
  const from = start + tag.length
  if (tag === '<!--') return (indexOf(/-->/g, html, from) ?? html.length - 3) + 3
  if (!name) return html.indexOf('>', from) + 1 || -1
  turning.lastIndex = from
  for (let turn = turning.exec(html); turn; turn = turning.exec(html)) {
    const [sign, quote] = turn
    if (!quote) return sign === '>' ? turn.index + 1 : undefined
    const end = html.indexOf(quote, turning.lastIndex)
    // A value that never ends is as long as the tag.
    if (end !== -1) turning.lastIndex = end + 1
  }
  return -1
}

function indexOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from
  return pattern.exec(text)?.index
}
