import type { Context, MiddlewareHandler } from 'hono'
import type { App } from '../env.ts'
import { entityTag } from './entity-tag.ts'

/** What a 304 says: all that tells how to keep the answer, and who may read it (RFC 9110, 15.4.5). */
const retainedHeaders = new Set([
  ...['cache-control', 'content-location', 'date', 'etag', 'expires', 'vary'],
  ...['cache-tag', 'last-modified', 'link', 'access-control-allow-origin', 'access-control-expose-headers'],
])

/**
 * Gives each answer that has none a strong validator, made of its bytes, and answers 304 to whoever has it already; or, where a caller
 * names no validator, to whoever has seen it since it last changed.
 *
 * Hono's own reads a copy of the body piece by piece, which took as long as everything else that is done for a list.
 */
export const notModified: MiddlewareHandler<App> = async (c, next) => {
  await next()
  if (!c.res.ok || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return
  const { status, headers } = c.res
  const bytes = headers.has('ETag') ? undefined : await c.res.arrayBuffer()
  if (bytes) headers.set('ETag', await entityTag(bytes))
  if (isKnown(c, headers.get('ETag'), headers.get('Last-Modified'))) {
    if (!bytes) await c.res.body?.cancel()
    replace(c, new Response(null, { status: 304, headers: retained(headers) }))
  } else if (bytes) {
    replace(c, new Response(bytes, { status, headers }))
  }
}

/** The 304 for whoever has the answer with these headers already. */
export function answerIfKnown(c: Context<App>, said: Record<string, string>): Response | undefined {
  if (!isKnown(c, said.ETag, said['Last-Modified'])) return undefined
  return c.body(null, 304, Object.fromEntries(retained(new Headers(said))))
}

function retained(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => retainedHeaders.has(name))
}

/** Each of its three forms begins with the day of the week (RFC 9110, 5.6.7); much else would be read as some date. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/

/** `If-Modified-Since` counts only where there is no `If-None-Match` (RFC 9110, 13.1.3). */
function isKnown(c: Context<App>, etag: string | null = null, changed: string | null = null): boolean {
  const known = c.req.header('If-None-Match')
  if (known !== undefined) {
    const tags: string[] = known.match(/"[^"]*"/g) ?? []
    return known.trim() === '*' || tags.includes(etag?.replace(/^W\//, '') ?? '')
  }
  const seen = c.req.header('If-Modified-Since') ?? ''
  return httpDate.test(seen) && Date.parse(changed ?? '') <= Date.parse(seen)
}

function replace(c: Context<App>, answer: Response) {
  // Emptied first: Hono adds the headers of an answer to those of the one that takes its place.
  c.res = undefined
  c.res = answer
}
