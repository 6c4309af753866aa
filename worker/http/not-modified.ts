import type { MiddlewareHandler } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import type { App } from '../env.ts'

/** What a 304 says: all that tells how to keep the answer, and who may read it. */
const retainedHeaders = [
  ...RETAINED_304_HEADERS,
  ...['cache-tag', 'last-modified', 'link', 'access-control-allow-origin', 'access-control-expose-headers'],
]

const tagged = etag({ retainedHeaders })

/**
 * Gives each answer a strong validator, made of its bytes, and answers 304 to whoever has it already; or, where a caller
 * names no validator, to whoever has seen it since it last changed.
 */
export const notModified: MiddlewareHandler<App> = async (c, next) => {
  await tagged(c, next)
  if (c.res.status !== 200 || c.req.header('If-None-Match') !== undefined) return
  const changed = Date.parse(c.res.headers.get('Last-Modified') ?? '')
  const seen = Date.parse(c.req.header('If-Modified-Since') ?? '')
  if (!(changed <= seen)) return
  const kept = [...c.res.headers].filter(([name]) => retainedHeaders.includes(name.toLowerCase()))
  await c.res.body?.cancel()
  // Emptied first: Hono adds the headers of an answer to those of the one that takes its place.
  c.res = undefined
  c.res = new Response(null, { status: 304, headers: kept })
}
