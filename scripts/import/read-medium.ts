import type { Element, Root } from 'hast'
import type { ItemImage } from '../../worker/domain/item.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import { type Files, readWhole } from './files.ts'
import {
  classesOf,
  findElement,
  hasClass,
  listElements,
  parsePage,
  removeElements,
  wordsIn,
  writeHtml,
} from './html-tree.ts'
import type { Export, Post } from './post.ts'
import type { Refusal } from './read-articles.ts'

const maxPostBytes = 16 * 1024 * 1024

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
      if (isMedium(text)) yield postFromPage(name, parsePage(text))
    }
  }
}

function postFromPage(name: string, page: Root): Post {
  const title = wordsIn(findElement(page, hasClass('p-name')))
  const subtitle = wordsIn(findElement(page, hasClass('p-summary')))
  const canonical = hrefOf(findElement(page, hasClass('p-canonical')))
  const published = findElement(page, hasClass('dt-published'))?.properties.dateTime
  const isDraft = /(?:^|\/)draft_/.test(name) || (canonical === undefined && published === undefined)
  const content = findElement(page, hasClass('e-content'))
  const isResponse = content !== undefined && !isDraft && isAnswer(content, title)
  const picture = content && takePicture(content)
  if (content) dropHeading(content, title, subtitle)
  const id = idOf(name)
  return {
    written: {
      guid: id ? `https://medium.com/p/${id}` : name.replace(/^.*\//, ''),
      addresses: [canonical],
      title,
      summary: subtitle,
      content: content && writeHtml(content),
      published: [typeof published === 'string' ? published : undefined],
      updated: [],
      author: wordsIn(findElement(page, hasClass('p-author'))),
      categories: listElements(page, hasClass('p-tag')).flatMap((tag) => wordsIn(tag) ?? []),
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

/** Responses have neither heading nor picture, and Medium takes their first words for the title. */
function isAnswer(content: Element, title: string | undefined): boolean {
  const grafs = listElements(content, hasClass('graf'))
  const [first] = grafs
  const begins = title !== undefined && bare(wordsIn(first) ?? '').startsWith(bare(title))
  return (
    begins && grafs.every((graf) => classesOf(graf).includes('graf--p') && !classesOf(graf).includes('graf--title'))
  )
}

/** The picture that is marked as the one, or stands above all text: it is the article's and not repeated in it. */
function takePicture(content: Element): { image: ItemImage; caption: string | undefined } | undefined {
  const pieces = listElements(content, ({ tagName }) => ['p', 'blockquote', 'figure'].includes(tagName))
  const figures = pieces.filter((piece) => pictureIn(piece) !== undefined)
  const marked = figures.find((figure) => pictureIn(figure)?.properties.dataIsFeatured !== undefined)
  const figure = marked ?? (figures[0] === pieces[0] ? figures[0] : undefined)
  const url = textOf(figure && pictureIn(figure)?.properties.src)
  if (!figure || !url) return undefined
  const { alt, dataWidth, dataHeight } = pictureIn(figure)?.properties ?? {}
  const caption = wordsIn(findElement(figure, ({ tagName }) => tagName === 'figcaption'))
  removeElements(content, (element) => element === figure)
  const size = { width: Number(dataWidth) || undefined, height: Number(dataHeight) || undefined }
  return { image: { url, alt: textOf(alt), ...size }, caption }
}

function pictureIn(figure: Element): Element | undefined {
  return figure.tagName === 'figure' ? findElement(figure, ({ tagName }) => tagName === 'img') : undefined
}

/** Title and subtitle stand once more above the text, and a line above them. */
function dropHeading(content: Element, title: string | undefined, subtitle: string | undefined): void {
  let isFirst = true
  removeElements(content, (element) => {
    const words = wordsIn(element)
    if (/^h[1-6]$/.test(element.tagName)) {
      const repeats = words !== undefined && [title, subtitle].some((one) => one && alike(one, words))
      if (repeats && (isFirst || classesOf(element).includes('graf--subtitle'))) return true
      isFirst = false
    }
    return classesOf(element).includes('section-divider') && element.tagName === 'div' && isFirst
  })
}

function alike(one: string, other: string): boolean {
  return bare(one) === bare(other) || (one.endsWith('…') && bare(other).startsWith(bare(one)))
}

/** Quotation marks and blanks are written in several ways. */
function bare(text: string): string {
  return text.replaceAll(/[\s‘’“”'".…]/g, '').toLowerCase()
}

/** Medium's own name for a post, which ends the names of its files: `2026-03-02_Harbour-reopens-efefef121212.html`. */
function idOf(name: string): string | undefined {
  return /(?:^|[-/_])([0-9a-f]{8,16})\.html$/.exec(name)?.[1]
}

function slugOf(address: string | undefined): string | undefined {
  return /(?:^|\/|_)([^/_?#]+)-[0-9a-f]{6,16}(?:[?#]|$)/.exec(address ?? '')?.[1]
}

function hrefOf(element: Element | undefined): string | undefined {
  return textOf(element?.properties.href)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value : undefined
}
