import type { Element, Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { toText } from 'hast-util-to-text'
import { parse } from 'parse5'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { EXIT, SKIP, visit } from 'unist-util-visit'
import { oneLine } from '../../worker/domain/one-line.ts'

type Wanted = (element: Element) => boolean

const writer = unified().use(rehypeStringify)

export function parsePage(html: string): Root {
  return fromParse5(parse(html, { scriptingEnabled: false })) as Root
}

export function writeHtml(tree: Root | Element): string {
  return writer.stringify({ type: 'root', children: tree.children } as Root)
}

export function hasClass(name: string): Wanted {
  return (element) => classesOf(element).includes(name)
}

export function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : []
}

export function findElement(within: Root | Element, wanted: Wanted): Element | undefined {
  let found: Element | undefined
  visit(within, 'element', (element) => {
    if (!wanted(element)) return undefined
    found = element
    return EXIT
  })
  return found
}

export function listElements(within: Root | Element, wanted: Wanted): Element[] {
  const found: Element[] = []
  visit(within, 'element', (element) => {
    if (wanted(element)) found.push(element)
  })
  return found
}

export function removeElements(within: Root | Element, unwanted: Wanted): void {
  visit(within, 'element', (element, index, parent) => {
    if (!parent || index === undefined || !unwanted(element)) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

/** Takes away an element and all that stands behind it, to the end. Whether there was one. */
export function cutAt(within: Root | Element, wanted: Wanted): boolean {
  for (const [index, child] of within.children.entries()) {
    if (child.type !== 'element') continue
    if (wanted(child)) {
      within.children.length = index
      return true
    }
    if (cutAt(child, wanted)) {
      within.children.length = index + 1
      return true
    }
  }
  return false
}

/** The words of an element on one line; undefined where there are none. */
export function wordsIn(element: Element | undefined): string | undefined {
  return (element && oneLine(toText(element))) || undefined
}
