import type { Context } from 'hono'
import type { App } from '../env.ts'
import { findObject } from '../storage/objects.ts'
import { cachePolicies } from './caching.ts'

/**
 * Answers with a file that never changes at its address, or with 304 to whoever has it; undefined when there is none.
 * Its type holds whatever the bytes look like, and nothing in it runs if somebody opens it as a document: a picture can
 * be a page at the same time.
 */
export async function answerKeptFile(c: Context<App>, name: string, type: string): Promise<Response | undefined> {
  const found = await findObject(c.env.MEDIA, name, c.req.header('If-None-Match'))
  if (!found) return undefined
  const headers = {
    'Cache-Control': cachePolicies.forever,
    ETag: found.etag,
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
  if (!found.body) return c.body(null, 304, headers)
  return c.body(found.body, 200, {
    ...headers,
    'Content-Type': type,
    'Content-Length': String(found.size),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  })
}
