import type { Element, ElementContent, Root } from 'hast'
import { visitElements } from './visit-elements.ts'

const embeds = new Set(['iframe', 'embed', 'video', 'audio'])

/** A frame or a player becomes a plain link to what it would have shown, in a paragraph of its own where it is in none. */
export function linksForEmbeds(tree: Root): void {
  visitElements(tree, (element, index, parent) => {
    if (!embeds.has(element.tagName)) return
    const address = addressOf(element)
    if (!address) {
      parent.children.splice(index, 1)
      return index
    }
    const link = linkTo(address, element.properties.title)
    const isInParagraph = parent.type === 'element' && parent.tagName === 'p'
    parent.children[index] = isInParagraph ? link : paragraph(link)
    return index + 1
  })
}

/** The page has the only first-level heading; a body's own begin below it and go three levels deep. */
export function pageHeadings(tree: Root): void {
  visitElements(tree, (element) => {
    if (element.tagName === 'h1') element.tagName = 'h2'
    if (element.tagName === 'h5' || element.tagName === 'h6') element.tagName = 'h4'
  })
}

const addressProperties = ['href', 'src', 'cite']

/** A body is read on our page and in feeds, where a relative address would lead nowhere; without a base it is dropped. */
export function absoluteAddresses(tree: Root, base: string | undefined): void {
  visitElements(tree, (element) => {
    for (const property of addressProperties) {
      const value = element.properties[property]
      if (typeof value !== 'string') continue
      const absolute = URL.parse(value.trim(), base)
      if (absolute) element.properties[property] = absolute.href
      else delete element.properties[property]
    }
  })
}

/** A picture without an address, or whose address is not allowed, is none; nor is one that only counts who looks at it. */
export function withoutDeadPictures(tree: Root): void {
  visitElements(tree, (element, index, parent) => {
    if (element.tagName !== 'img' || (element.properties.src && !isCounter(element))) return
    parent.children.splice(index, 1)
    return index
  })
}

/** Pixels. */
const maxCounterSide = 2

function isCounter({ properties: { width, height } }: Element): boolean {
  return Number(width ?? height) <= maxCounterSide && Number(height ?? width) <= maxCounterSide
}

/** Editors and feeds leave paragraphs that hold nothing but a space. */
export function withoutEmptyParagraphs(tree: Root): void {
  visitElements(tree, (element, index, parent) => {
    if (element.tagName !== 'p' || !isBlank(element)) return
    parent.children.splice(index, 1)
    return index
  })
}

/** Paragraphs come to stand in each other where what stood between them was not allowed. */
function isBlank(element: Element): boolean {
  return element.children.every((child) =>
    child.type === 'text'
      ? child.value.trim() === ''
      : child.type === 'element' && child.tagName === 'p' && isBlank(child),
  )
}

/** What stood between two texts is gone, and a parser would read one: spaces that meet are one then. */
export function joinTexts(parent: Root | Element): void {
  const joined: ElementContent[] = []
  for (const child of parent.children as ElementContent[]) {
    const last = joined.at(-1)
    if (child.type === 'text' && last?.type === 'text') last.value += child.value
    else joined.push(child)
    if (child.type === 'element') joinTexts(child)
  }
  parent.children = joined
}

function addressOf(element: Element): string | undefined {
  const own = element.properties.src
  if (typeof own === 'string') return own
  const source = element.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'source',
  )
  return typeof source?.properties.src === 'string' ? source.properties.src : undefined
}

function paragraph(child: Element): Element {
  return { type: 'element', tagName: 'p', properties: {}, children: [child] }
}

/** Says where it leads, and what is there if the embed has a title. */
function linkTo(address: string, title: unknown): Element {
  const name = URL.parse(address, 'https://unknown.invalid')?.hostname
  const host = name && !name.endsWith('.invalid') ? name : address
  const value = typeof title === 'string' && title.trim() ? `${title.trim()} (${host})` : host
  return { type: 'element', tagName: 'a', properties: { href: address }, children: [{ type: 'text', value }] }
}

/** A link that has lost its address leaves its words. */
export function withoutDeadLinks(tree: Root): void {
  visitElements(tree, (element, index, parent) => {
    if (element.tagName !== 'a' || element.properties.href) return
    parent.children.splice(index, 1, ...element.children)
    return index
  })
}
