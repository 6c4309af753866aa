import type { Context } from 'hono'
import { mediaUrl } from '../domain/addresses.ts'
import type { App } from '../env.ts'
import { fetchOutside } from '../fetching/fetch-outside.ts'
import { openOutside } from '../fetching/outside.ts'
import { mediaObject } from '../images/media.ts'
import { readObject } from '../storage/objects.ts'

const limits = { maxBytes: 5_000_000, timeoutMs: 5000 }
const headers = { Accept: 'image/webp,image/jpeg,image/png,image/gif' }

export type FoundHero =
  | { bytes: Uint8Array }
  /** There is none at that address, and there will hardly be one later. */
  | { refusal: 'no-hero' }
  /** It may be there another time. */
  | { refusal: 'not-now' }

/** The bytes of an article's picture: out of our own storage, from among our static files, or from where it is. */
export async function findHero(c: Context<App>, url: string): Promise<FoundHero> {
  const { site } = c.var
  const own = mediaUrl(site, '')
  if (url.startsWith(own)) {
    const bytes = await readObject(c.env.MEDIA, mediaObject(url.slice(own.length)))
    return bytes ? { bytes } : { refusal: 'no-hero' }
  }
  // A worker does not reach itself by its own address.
  if (url.startsWith(`${site.url}/`)) {
    const response = await c.env.ASSETS.fetch(url)
    return response.ok ? { bytes: new Uint8Array(await response.arrayBuffer()) } : { refusal: 'no-hero' }
  }
  const result = await fetchOutside(url, { headers, limits }, openOutside(c.env))
  if ('refusal' in result) {
    const passes = result.refusal === 'too-slow' || result.refusal === 'unreachable'
    return { refusal: passes ? 'not-now' : 'no-hero' }
  }
  const { status, bytes } = result.fetched
  if (status === 429 || status >= 500) return { refusal: 'not-now' }
  return status === 200 ? { bytes } : { refusal: 'no-hero' }
}
