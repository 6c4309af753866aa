import { articlePreviewUrl } from './addresses.ts'
import type { Manuscript } from './manuscript.ts'
import type { Site } from './site.ts'

/** What a link opens: the manuscript at this slug and no later one there. */
type Previewed = Pick<Manuscript, 'slug' | 'createdAt'>

/** The address that shows the manuscript until a time, to whoever has it. Times are milliseconds, to the second. */
export async function signPreview(key: string, manuscript: Previewed, until: number, site: Site): Promise<string> {
  const signature = await crypto.subtle.sign(algorithm, await signingKey(key), messageOf(manuscript, until))
  const query = new URLSearchParams({ until: String(secondOf(until)), signature: hexFrom(signature) })
  return `${articlePreviewUrl(site, manuscript.slug)}?${query}`
}

/** Whether a link was signed for this manuscript, and has not ended. */
export async function isPreviewOpen(
  key: string,
  manuscript: Previewed,
  { until, signature }: { until: string; signature: string },
  now: number,
): Promise<boolean> {
  if (!/^\d{1,11}$/.test(until) || !/^[\da-f]{64}$/.test(signature)) return false
  const end = Number(until) * 1000
  if (end <= now) return false
  return crypto.subtle.verify(algorithm, await signingKey(key), bytesFrom(signature), messageOf(manuscript, end))
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' }

function signingKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(key), algorithm, false, ['sign', 'verify'])
}

function messageOf({ slug, createdAt }: Previewed, until: number): BufferSource {
  return new TextEncoder().encode(`preview ${slug} ${createdAt} ${secondOf(until)}`)
}

function secondOf(time: number): number {
  return Math.floor(time / 1000)
}

function hexFrom(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytesFrom(hex: string): Uint8Array<ArrayBuffer> {
  const pairs: string[] = hex.match(/../g) ?? []
  return new Uint8Array(pairs.map((pair) => Number.parseInt(pair, 16)))
}
