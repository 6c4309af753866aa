import { decodeXML } from 'entities'
import { readTokens } from '../../../worker/feeds/xml-tokens.ts'

/** An element of XML: what stands in it as text, and the elements in it. */
export interface Element {
  /** In lower case, with its prefix. */
  name: string
  attributes: ReadonlyMap<string, string>
  text: string
  children: Element[]
}

/** Deeper than any part of an export that is looked at. */
const maxDepth = 16

/** Reads an element as forgivingly as feeds are read: whatever is not closed ends with what it is in. */
export function readElement(xml: string): Element {
  const top: Element = { name: '', attributes: new Map(), text: '', children: [] }
  const open = [top]
  for (const token of readTokens(xml)) {
    const current = open.at(-1) ?? top
    if (token.kind === 'text') current.text += copyOf(decodeXML(token.raw))
    else if (token.kind === 'cdata') current.text += copyOf(token.text)
    else if (token.kind === 'open') {
      const { name } = token
      const attributes = new Map([...token.attributes].map(([key, value]) => [key, decodeXML(value)]))
      const element = { name, attributes, text: '', children: [] }
      current.children.push(element)
      if (!token.empty && open.length < maxDepth) open.push(element)
    } else if (token.kind === 'close') {
      const last = open.findLastIndex(({ name }) => name === token.name)
      if (last > 0) open.length = last
    }
  }
  return top
}

/** V8 keeps the whole of a text in memory for as long as a part of it is: a title would hold its chunk of the file. */
function copyOf(text: string): string {
  return Buffer.from(text).toString()
}

export function childrenOf({ children }: Element, name: string): Element[] {
  return children.filter((child) => child.name === name)
}

/** The text of the first element of that name that has any. */
export function textOf(element: Element, name: string): string | undefined {
  return childrenOf(element, name)
    .map(({ text }) => text.trim())
    .find((text) => text !== '')
}
