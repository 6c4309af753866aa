import { appendFile, readFile } from 'node:fs/promises'
import type { Element, Root } from 'hast'
import { readHtml } from '../../worker/body/read-html.ts'
import type { KeptMedia } from '../../worker/contract.ts'
import { fetchOutside } from '../../worker/fetching/fetch-outside.ts'
import { mediaLimits } from '../../worker/images/media.ts'
import type { Ask } from '../newsclip/instance.ts'
import { openOutside } from '../outside.ts'
import { listElements, writeHtml } from './html-tree.ts'
import { objectIn, parseValues, textIn } from './json.ts'
import type { Entry, Move } from './read-articles.ts'

interface Means {
  /** The export; what was copied is noted beside it. */
  file: string
  /** The site that it is of: its pictures may be on this machine. */
  from: string | undefined
  /** The site that the pictures are copied to. */
  site: string
  ask: Ask
  stop: AbortSignal
}

type Copied = { url: string } | { refusal: string }

const timeoutMs = 30_000
/** So many pictures of one article are fetched at once. */
const atOnce = 4

/** Entries whose pictures are the instance's own. One that cannot be copied stays where it is, and that is told. */
export async function* copyPictures(entries: AsyncIterable<Entry>, means: Means): AsyncGenerator<Entry> {
  const copy = await openCopier(means)
  for await (const entry of entries) {
    if (means.stop.aborted) return
    yield 'article' in entry || 'draft' in entry ? await withOwnPictures(entry, copy) : entry
  }
}

type Sent = Extract<Entry, { article: unknown } | { draft: unknown }>

async function withOwnPictures(entry: Sent, copy: (address: string) => Promise<Copied>): Promise<Entry> {
  const written = 'article' in entry ? entry.article : entry.draft
  const { image, body } = written
  const tree = body && 'html' in body ? readHtml(body.html) : undefined
  const addresses = [...new Set([...(image ? [image.url] : []), ...(tree ? picturesIn(tree).map(sourceOf) : [])])]
  const copied = new Map<string, string>()
  const told = [...(entry.told ?? [])]
  for (let at = 0; at < addresses.length; at += atOnce) {
    const some = addresses.slice(at, at + atOnce)
    for (const [index, outcome] of (await Promise.all(some.map(copy))).entries()) {
      const address = some[index] as string
      if ('url' in outcome) copied.set(address, outcome.url)
      else told.push(`the picture ${address} ${outcome.refusal}`)
    }
  }
  if (tree) for (const one of picturesIn(tree)) one.properties.src = copied.get(sourceOf(one)) ?? sourceOf(one)
  const own = {
    ...written,
    ...(image ? { image: { ...image, url: copied.get(image.url) ?? image.url } } : {}),
    ...(tree ? { body: { html: writeHtml(tree) } } : {}),
  }
  const ownHosts = new Set('oldAddresses' in entry ? (entry.oldAddresses ?? []).map(hostOf) : [])
  const moves = [...copied].flatMap(([from, url]): Move[] =>
    ownHosts.has(hostOf(from)) ? [{ from, to: new URL(url).pathname }] : [],
  )
  return { ...entry, told, moves, ...('article' in entry ? { article: own as typeof entry.article } : { draft: own }) }
}

function picturesIn(tree: Root): Element[] {
  return listElements(tree, (element) => element.tagName === 'img' && sourceOf(element) !== '')
}

/** Undefined for a path. */
function hostOf(address: string): string | undefined {
  return URL.parse(address)?.host
}

function sourceOf({ properties: { src } }: Element): string {
  return typeof src === 'string' ? src : ''
}

/** Copies a picture to a site once, over all runs: where it went is noted, a line each, as soon as it is there. */
async function openCopier({ file, from, site, ask }: Means): Promise<(address: string) => Promise<Copied>> {
  const notes = `${file.replace(/\/+$/, '')}.pictures.ndjson`
  const known = await readNotes(notes, site)
  const outside = openOutside(from === undefined ? [] : [from])
  return async (address) => {
    const url = known.get(address)
    if (url !== undefined) return { url }
    const fetched = await fetchOutside(address, { limits: { maxBytes: mediaLimits.bytes, timeoutMs } }, outside)
    if ('refusal' in fetched) return { refusal: `cannot be fetched (${fetched.refusal})` }
    const { status, bytes } = fetched.fetched
    if (status !== 200) return { refusal: `answers ${status}` }
    const type = 'application/octet-stream'
    const kept = await ask<KeptMedia>({ method: 'POST', path: '/media', file: { type, bytes } })
    if ('failure' in kept) return { refusal: `was refused: ${kept.failure.problem?.detail ?? kept.failure.sentence}` }
    known.set(address, kept.value.url)
    await appendFile(notes, `${JSON.stringify({ site, from: address, to: kept.value.url })}\n`)
    return { url: kept.value.url }
  }
}

/**
 * Where the pictures of that site went: one file may go into several. Of a line that has broken off, or does not say of which
 * site it is, the picture is copied again, to the same address.
 */
async function readNotes(notes: string, site: string): Promise<Map<string, string>> {
  const text = await readFile(notes, 'utf8').catch(() => '')
  return new Map(
    text.split('\n').flatMap((line) => {
      const note = objectIn(parseValues(line)?.[0])
      const [from, to] = [textIn(note.from), textIn(note.to)]
      return note.site === site && from && to ? [[from, to] as const] : []
    }),
  )
}
