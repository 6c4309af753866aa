import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { KeptMedia } from '../../worker/contract.ts'
import type { WrittenParts } from './front-matter.ts'
import type { Ask, Failure } from './instance.ts'

const reader = unified().use(remarkParse)

interface Means {
  /** The article's file, to which addresses are relative. */
  file: string
  ask: Ask
}

/**
 * The article with its pictures handed in that are files beside it: its own, and those in a text that is Markdown. The same
 * picture has the same address, so that doing it again changes nothing.
 */
export async function withFilesKept(
  written: WrittenParts,
  { file, ask }: Means,
): Promise<{ written: WrittenParts } | { refusal: string } | { failure: Failure }> {
  const { image, body } = written
  const markdown = 'markdown' in body ? body.markdown : ''
  const places = placesOf(markdown)
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
      ...(markdown ? { body: { markdown: replaced(markdown, places, kept) } } : {}),
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
  return 'failure' in answer ? answer : { url: answer.value.url }
}

/** Where in a text the address of a picture stands. */
interface Place {
  address: string
  start: number
  end: number
}

const addressIn = {
  image: /\]\(\s*<?([^\s<>)]+)/,
  definition: /\]:\s*<?([^\s<>]+)/,
  html: /<img\b[^<>]*?\ssrc\s*=\s*["']([^"']+)["']/,
}

function placesOf(markdown: string): Place[] {
  const places: Place[] = []
  visit(reader.parse(markdown), ['image', 'definition', 'html'], (node) => {
    const from = node.position?.start.offset ?? 0
    const written = markdown.slice(from, node.position?.end.offset)
    const match = addressIn[node.type as keyof typeof addressIn].exec(written)
    if (!match?.[1]) return
    const start = from + match.index + match[0].lastIndexOf(match[1])
    const isPicture = node.type !== 'definition' || /\.(?:jpe?g|png|webp|avif|gif)$/i.test(match[1])
    if (isPicture) places.push({ address: match[1], start, end: start + match[1].length })
  })
  return places
}

function replaced(markdown: string, places: Place[], kept: Map<string, string>): string {
  let text = ''
  let at = 0
  for (const { address, start, end } of places.toSorted((one, other) => one.start - other.start)) {
    text += markdown.slice(at, start) + (kept.get(address) ?? address)
    at = end
  }
  return text + markdown.slice(at)
}
