import { everything, type Question } from './question.ts'
import type { Site } from './site.ts'

/** What of the site an address shows, as far as it can be shown in pages of others. */
export type Embeddable =
  | { kind: 'article'; slug: string }
  /** A page of the site: home, a category, a tag. */
  | { kind: 'page'; question: Question }
  /** A frame, by what its address asks for. */
  | { kind: 'frame'; query: URLSearchParams }

/** Reads an address of the site; undefined when it is none or shows nothing that can be embedded. */
export function parseEmbeddable(address: string, site: Site): Embeddable | undefined {
  const url = URL.parse(address)
  const home = new URL(`${site.url}/`)
  // People paste what their browser shows, with and without the s.
  if (!url || !/^https?:$/.test(url.protocol) || url.host !== home.host) return undefined
  if (!url.pathname.startsWith(home.pathname)) return undefined
  const path = url.pathname.slice(home.pathname.length - 1).replace(/\/$/, '')
  const [, room, name, ...more] = path.split('/').map(decode)
  if (room === 'embed' && name === 'feed') return more.length ? undefined : { kind: 'frame', query: url.searchParams }
  if (room === 'embed' && name === 'article') {
    return more[0] && more.length === 1 ? { kind: 'article', slug: more[0] } : undefined
  }
  if (more.length) return undefined
  if (!room) return { kind: 'page', question: everything }
  if (!name) return undefined
  if (room === 'articles') return { kind: 'article', slug: name }
  if (room === 'categories') return { kind: 'page', question: { ...everything, category: name } }
  return room === 'tags' ? { kind: 'page', question: { ...everything, all: [name] } } : undefined
}

/** A part of a path; one that is wrongly escaped is no name of ours and stays as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
