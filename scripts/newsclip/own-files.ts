import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import rehypeParse from 'rehype-parse'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { KeptMedia } from '../../worker/contract.ts'
import type { WrittenParts } from './front-matter.ts'
import type { Ask, Failure } from './instance.ts'

const htmlReader = unified().use(rehypeParse, { fragment: true, verbose: true })

/** Notes where each address stands: it may be written in more ways than one, and its node has what it means. */
const markdownReader = unified()
  .use(remarkParse)
  .data('fromMarkdownExtensions', [
    {
      enter: {
        resourceDestination(token) {
          noteSpan(this.stack.at(-1), token)
        },
        definitionDestination(token) {
          noteSpan(this.stack.at(-1), token)
        },
      },
    },
  ])

function noteSpan(node: object = {}, { start, end }: Record<'start' | 'end', { offset: number }>): void {
  Object.assign(node, { data: { start: start.offset, end: end.offset } })
}

interface Means {
  /** The article's file, to which addresses are relative. */
  file: string
  ask: Ask
}

/**
 * The article with its pictures handed in that are files beside it: its own, and those in its text. The same picture has the
 * same address, so that doing it again changes nothing.
 */
export async function withFilesKept(
  written: WrittenParts,
  { file, ask }: Means,
): Promise<{ written: WrittenParts } | { refusal: string } | { failure: Failure }> {
  const { image, body } = written
  const places = 'markdown' in body ? placesInMarkdown(body.markdown) : 'html' in body ? placesInHtml(body.html) : []
  const kept = new Map<string, string>()
  for (const address of new Set([...(image ? [image.url] : []), ...places.map((place) => place.address)])) {
    if (!isFile(address)) continue
    const outcome = await keep(resolve(dirname(file), pathFrom(address)), ask)
    if (!('url' in outcome)) return outcome
    kept.set(address, outcome.url)
  }
  if (kept.size === 0) return { written }
  return {
    written: {
      ...written,
      ...(image ? { image: { ...image, url: kept.get(image.url) ?? image.url } } : {}),
      ...('markdown' in body ? { body: { markdown: replaced(body.markdown, places, kept) } } : {}),
      ...('html' in body ? { body: { html: replaced(body.html, places, kept) } } : {}),
    },
  }
}

/** Neither with a scheme nor from the root of some site. */
export function isFile(address: string): boolean {
  return !/^(?:[a-z][a-z\d+.-]*:|\/|#)/i.test(address)
}

/** A `%` that begins no code stands for itself: a file may well be called `100%.jpg`. */
function pathFrom(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

async function keep(path: string, ask: Ask): Promise<{ url: string } | { refusal: string } | { failure: Failure }> {
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) return { refusal: `has a picture that cannot be read: ${path}.` }
  const file = { type: 'application/octet-stream', bytes: new Uint8Array(bytes) }
  const answer = await ask<KeptMedia>({ method: 'POST', path: '/media', file })
  if (!('failure' in answer)) return { url: answer.value.url }
  const { problem, final } = answer.failure
  // Of the picture itself, and there may be many.
  return problem && !final ? { refusal: `has a picture that is not taken: ${path}. ${problem.detail}` } : answer
}

/** Where in a text the address of a picture stands, and what comes before and after another one there. */
interface Place {
  address: string
  start: number
  end: number
  around: [string, string]
}

const around = { markdown: ['', ''], html: ['src="', '"'] } satisfies Record<string, [string, string]>

function placesInMarkdown(markdown: string): Place[] {
  const tree = markdownReader.parse(markdown)
  const shown = new Set<string>()
  visit(tree, 'imageReference', ({ identifier }) => {
    shown.add(identifier)
  })
  const places: Place[] = []
  visit(tree, (node) => {
    if (node.type === 'html') {
      const from = node.position?.start.offset ?? 0
      const html = markdown.slice(from, node.position?.end.offset)
      places.push(
        ...placesInHtml(html).map((place) => ({ ...place, start: place.start + from, end: place.end + from })),
      )
    }
    const isPicture = node.type === 'image' || (node.type === 'definition' && shown.has(node.identifier))
    const { start, end } = (node.data ?? {}) as Partial<Place>
    if (isPicture && start !== undefined && end !== undefined) {
      places.push({ address: node.url, start, end, around: around.markdown })
    }
  })
  return places
}

function placesInHtml(html: string): Place[] {
  const places: Place[] = []
  visit(htmlReader.parse(html), 'element', ({ tagName, properties: { src }, data }) => {
    const { start, end } = data?.position?.properties?.src ?? {}
    if (tagName !== 'img' || typeof src !== 'string' || start?.offset === undefined || end?.offset === undefined) return
    places.push({ address: src, start: start.offset, end: end.offset, around: around.html })
  })
  return places
}

function replaced(text: string, places: Place[], kept: Map<string, string>): string {
  let written = ''
  let at = 0
  for (const { address, start, end, around } of places.toSorted((one, other) => one.start - other.start)) {
    const url = kept.get(address)
    if (url === undefined) continue
    written += text.slice(at, start) + around.join(url)
    at = end
  }
  return written + text.slice(at)
}
