import type { Context } from 'hono'
import type { App } from '../env.ts'
import { findObject } from '../storage/objects.ts'
import { cachePolicies } from './caching.ts'

/** Answers with a file that never changes at its address, or with 304 to whoever has it; undefined when there is none. */
export async function answerKeptFile(
  c: Context<App>,
  name: string,
  type: string,
  cacheTags: string[] = [],
): Promise<Response | undefined> {
  const found = await findObject(c.env.MEDIA, name, c.req.header('If-None-Match'))
  if (!found) return undefined
  const headers = { ...keptFileHeaders(type, cacheTags), ETag: found.etag }
  if (!found.body) return c.body(null, 304, headers)
  return c.body(found.body, 200, { ...headers, 'Content-Length': String(found.size) })
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
