import type { Element, Root } from 'hast'
import { toText } from 'hast-util-to-text'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { EXIT, SKIP, visit } from 'unist-util-visit'
import type { ItemImage } from '../../worker/domain/item.ts'
import { oneLine } from '../../worker/domain/one-line.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import { type Files, readWhole } from './files.ts'
import type { Export, Post } from './post.ts'
import type { Refusal } from './read-articles.ts'

const maxPostBytes = 16 * 1024 * 1024
const reader = unified().use(rehypeParse)
const writer = unified().use(rehypeStringify)

/** A post of Medium, as its export writes each into a file of its own; other files are lists of what was read and liked. */
export function isMedium(start: string): boolean {
  return /\bclass="h-entry"/.test(start) && /\be-content\b|\bp-name\b/.test(start)
}

export function readMedium(files: Files, names: string[]): Export {
  return { key: 'medium.com', url: undefined, language: undefined, count: names.length, posts: readPosts(files, names) }
}

async function* readPosts(files: Files, names: string[]): AsyncGenerator<Post | { refusal: Refusal }> {
  for (const name of names) {
    const bytes = await readWhole(files, name, maxPostBytes)
    if (bytes === undefined) yield { refusal: { reason: 'too-large', detail: `${name} is longer than any post` } }
    else {
      const text = decodeText(bytes)
      if (isMedium(text)) yield postFromPage(name, reader.parse(text))
    }
  }
}

function postFromPage(name: string, page: Root): Post {
  const title = wordsOf(find(page, 'p-name'))
  const subtitle = wordsOf(find(page, 'p-summary'))
  const canonical = hrefOf(find(page, 'p-canonical'))
  const published = find(page, 'dt-published')?.properties.dateTime
  const isDraft = /(?:^|\/)draft_/.test(name) || (canonical === undefined && published === undefined)
  const content = find(page, 'e-content')
  const isResponse = content !== undefined && !isDraft && isAnswer(content)
  const picture = content && takePicture(content)
  if (content) dropHeading(content, title, subtitle)
  const id = idOf(name)
  return {
    written: {
      guid: id ? `https://medium.com/p/${id}` : name.replace(/^.*\//, ''),
      addresses: [canonical],
      title,
      summary: subtitle,
      content: content && writer.stringify({ type: 'root', children: content.children }),
      published: [typeof published === 'string' ? published : undefined],
      updated: [],
      author: wordsOf(find(page, 'p-author')),
      categories: list(page, 'p-tag').flatMap((tag) => wordsOf(tag) ?? []),
      images: picture ? [picture.image] : [],
      language: undefined,
      base: undefined,
      textBase: undefined,
    },
    slug: slugOf(canonical) ?? slugOf(name.replace(/\.html$/, '')),
    categories: [],
    caption: picture?.caption,
    standing: isResponse
      ? { reason: 'response', detail: 'is a response to somebody, no post' }
      : isDraft
        ? 'draft'
        : 'published',
    oldAddresses: [...(canonical ? [canonical] : []), ...(id ? [`/p/${id}`] : [])],
    told: [],
  }
}

/** Responses have neither heading nor picture: Medium takes the first words for the title. */
function isAnswer(content: Element): boolean {
  const first = list(content, 'graf')[0]
  return (
    first !== undefined &&
    classesOf(first).includes('graf--p') &&
    !find(content, 'graf--title') &&
    list(content, 'section').length < 2 &&
    list(content, 'graf').every((graf) => classesOf(graf).includes('graf--p'))
  )
}

/** The picture that stands above all text, or is marked as the one: it is the article's and not repeated in it. */
function takePicture(content: Element): { image: ItemImage; caption: string | undefined } | undefined {
  let found: { figure: Element; image: Element } | undefined
  let isTop = true
  visit(content, 'element', (element) => {
    if (element.tagName === 'p' || element.tagName === 'blockquote') isTop = false
    if (element.tagName !== 'figure') return
    const image = firstOf(element, ({ tagName }) => tagName === 'img')
    const isMarked = image?.properties.dataIsFeatured === 'true' || image?.properties.dataIsFeatured === true
    if (image && (isMarked || (isTop && !found))) found = { figure: element, image }
    return isMarked ? EXIT : SKIP
  })
  const url = found?.image.properties.src
  if (!found || typeof url !== 'string') return undefined
  const { figure, image } = found
  const caption = wordsOf(firstOf(figure, ({ tagName }) => tagName === 'figcaption'))
  remove(content, (element) => element === figure)
  const { alt, dataWidth, dataHeight } = image.properties
  return {
    image: { url, alt: textOf(alt), width: Number(dataWidth) || undefined, height: Number(dataHeight) || undefined },
    caption,
  }
}

/** Title and subtitle stand once more above the text, and a line above them. */
function dropHeading(content: Element, title: string | undefined, subtitle: string | undefined): void {
  let isFirst = true
  remove(content, (element) => {
    const words = wordsOf(element)
    if (/^h[1-6]$/.test(element.tagName)) {
      const repeats = words !== undefined && [title, subtitle].some((one) => one && alike(one, words))
      if (repeats && (isFirst || classesOf(element).includes('graf--subtitle'))) return true
      isFirst = false
    }
    return classesOf(element).includes('section-divider') && element.tagName === 'div' && isFirst
  })
}

function alike(one: string, other: string): boolean {
  const bare = (text: string) => text.replaceAll(/[\s‘’“”'".…]/g, '').toLowerCase()
  return bare(one) === bare(other) || (one.endsWith('…') && bare(other).startsWith(bare(one)))
}

/** Medium's own name for a post, which ends the names of its files: `2026-03-02_Harbour-reopens-efefef121212.html`. */
function idOf(name: string): string | undefined {
  return /(?:^|[-/_])([0-9a-f]{8,16})\.html$/.exec(name)?.[1]
}

function slugOf(address: string | undefined): string | undefined {
  return /(?:^|\/|_)([^/_?#]+)-[0-9a-f]{6,16}(?:[?#]|$)/.exec(address ?? '')?.[1]
}

function find(within: Root | Element, className: string): Element | undefined {
  return firstOf(within, (element) => classesOf(element).includes(className))
}

function firstOf(within: Root | Element, wanted: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined
  visit(within, 'element', (element) => {
    if (!wanted(element)) return
    found = element
    return EXIT
  })
  return found
}

function list(within: Root | Element, className: string): Element[] {
  const found: Element[] = []
  visit(within, 'element', (element) => {
    if (classesOf(element).includes(className)) found.push(element)
  })
  return found
}

function remove(within: Element, unwanted: (element: Element) => boolean): void {
  visit(within, 'element', (element, index, parent) => {
    if (!parent || index === undefined || !unwanted(element)) return
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : []
}

function wordsOf(element: Element | undefined): string | undefined {
  return (element && oneLine(toText(element))) || undefined
}

function hrefOf(element: Element | undefined): string | undefined {
  return textOf(element?.properties.href)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined
}
