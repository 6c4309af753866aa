import { mediaUrl } from '../domain/addresses.ts'
import type { Site } from '../domain/site.ts'
import { mediaObject } from '../images/media.ts'
import { readObject } from '../storage/objects.ts'
import { fetchOutside } from './fetch-outside.ts'
import { type OutsideSettings, openOutside } from './outside.ts'

/** Where pictures may be: our own storage, our static files, or out in the world. */
export interface PicturePlaces extends OutsideSettings {
  MEDIA: R2Bucket
  ASSETS: Fetcher
}

export type FoundPicture =
  /** Perhaps only the beginning of them. */
  | { bytes: Uint8Array }
  /** There is none at that address, and there will hardly be one later. */
  | { refusal: 'no-picture' }
  /** It may be there another time. */
  | { refusal: 'not-now' }

/** Bytes and milliseconds; a picture that is larger is cut off, which its bytes tell. */
const limits = { maxBytes: 5_000_000, timeoutMs: 5000, beginningIsEnough: true }

/** The bytes of an article's picture. */
export async function findPicture(url: string, site: Site, places: PicturePlaces): Promise<FoundPicture> {
  const own = mediaUrl(site, '')
  if (url.startsWith(own)) {
    const bytes = await readObject(places.MEDIA, mediaObject(url.slice(own.length)))
    return bytes ? { bytes } : { refusal: 'no-picture' }
  }
  // A worker does not reach itself by its own address.
  if (url.startsWith(`${site.url}/`)) {
    const response = await places.ASSETS.fetch(url)
    return response.ok ? { bytes: new Uint8Array(await response.arrayBuffer()) } : { refusal: 'no-picture' }
  }
  const headers = {
    Accept: 'image/webp,image/jpeg,image/png,image/gif,image/avif;q=0.5',
    Range: `bytes=0-${limits.maxBytes - 1}`,
  }
  const result = await fetchOutside(url, { headers, limits }, openOutside(places))
  if ('refusal' in result) {
    const passes = result.refusal === 'too-slow' || result.refusal === 'unreachable'
    return { refusal: passes ? 'not-now' : 'no-picture' }
  }
  const { status, bytes } = result.fetched
  if (status === 429 || status >= 500) return { refusal: 'not-now' }
  return status === 200 || status === 206 ? { bytes } : { refusal: 'no-picture' }
}
