import type { Context } from 'hono'
import type { App } from '../env.ts'
import { findObject } from '../storage/objects.ts'
import { cachePolicies } from './caching.ts'

/**
 * Answers with a file that never changes at its address; undefined when there is none. Whether the caller has it already
 * is compared where it is for every answer: the storage throws at an `If-None-Match` that it cannot read.
 */
export async function answerKeptFile(
  c: Context<App>,
  name: string,
  type: string,
  cacheTags: string[] = [],
): Promise<Response | undefined> {
  const found = await findObject(c.env.MEDIA, name)
  if (!found) return undefined
  const { body, etag, size } = found
  return c.body(body, 200, { ...keptFileHeaders(type, cacheTags), ETag: etag, 'Content-Length': String(size) })
}

/**
 * Its type holds whatever the bytes look like, and nothing in it runs if somebody opens it as a document: a picture can
 * be a page at the same time.
 */
export function keptFileHeaders(type: string, cacheTags: string[] = []): Record<string, string> {
  return {
    ...(cacheTags.length ? { 'Cache-Tag': cacheTags.join() } : {}),
    'Content-Type': type,
    'Cache-Control': cachePolicies.forever,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  }
}
