import { decodeHTMLStrict } from 'entities'
import { oneLine } from './one-line.ts'

/** The words of an item's HTML on one line: no tags, no scripts, entities decoded once. */
export function plainText(html: string): string {
  return oneLine(decodeHTMLStrict(html.includes('<') ? withoutTags(html) : html))
}

const tagOrDeclaration = /<(?:(\/?)([a-z][^\s/<>]*)(?:[^<>"']|"[^"]*"|'[^']*')*|[!?/][^>]*)>/iy

/** Elements within a line; all others part words. */
const withinLine =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/i

/** Elements whose text is none: each with what ends it. */
const wordless = new Map(['script', 'style', 'template', 'svg'].map((name) => [name, new RegExp(`</${name}`, 'gi')]))

/** By hand rather than by tree: a hostile text nests deeper than a stack is high, and a title needs no tree. */
function withoutTags(html: string): string {
  let text = ''
  let at = 0
  for (let start = html.indexOf('<'); start !== -1; start = html.indexOf('<', at)) {
    text += html.slice(at, start)
    at = start + 1
    if (html.startsWith('<!--', start)) {
      at = afterOrEnd(html.indexOf('-->', start + 4), 3, html)
      continue
    }
    tagOrDeclaration.lastIndex = start
    const [tag, slash, name = ''] = tagOrDeclaration.exec(html) ?? []
    if (tag === undefined) {
      text += '<'
      continue
    }
    if (!withinLine.test(name)) text += ' '
    at = start + tag.length
    const end = slash ? undefined : wordless.get(name.toLowerCase())
    if (end) {
      end.lastIndex = at
      at = afterOrEnd(end.exec(html)?.index ?? -1, 0, html)
    }
  }
  return text + html.slice(at)
}

function afterOrEnd(found: number, length: number, html: string): number {
  return found === -1 ? html.length : found + length
}
