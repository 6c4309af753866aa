import { exposedHeaders } from '../http/open-to-all.ts'
import type { WrittenHeader } from './shape.ts'

/** Every header that an answer may carry beside its type and length. */
const headers = {
  'Access-Control-Allow-Origin': ['Every origin may read the answer.', '*'],
  'Access-Control-Expose-Headers': ['The headers that a script of another origin may read.', exposedHeaders.join()],
  'Cache-Control': [
    'How long the answer may be kept, and shown while it is looked up anew (RFC 9111, RFC 5861).',
    'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
  ],
  'Cache-Tag': [
    'Under which tags the edge cache keeps the answer; a write drops exactly the tags that it touched.',
    'category:general',
  ],
  'Content-Location': [
    'The address of the format that was chosen by `Accept`; absent for JSON, which is at home on the address that was asked.',
    'https://news.example/api/v1/articles.atom?category=general',
  ],
  'Content-Security-Policy': [
    'What a page may load and who may put it in a frame: anybody. Of a picture, that nothing in it runs.',
    "default-src 'none'; img-src *; frame-ancestors *",
  ],
  'Cross-Origin-Resource-Policy': ['Pages of every origin may show the picture.', 'cross-origin'],
  ETag: [
    'A strong validator of the body: give it as `If-None-Match` to hear 304 while nothing has changed.',
    '"5f2c1e0b9c3d4a7e"',
  ],
  'Last-Modified': [
    'When the answer last became what it is, by a write or because a scheduled article’s time came; absent within that very second.',
    'Wed, 29 Jul 2026 04:37:00 GMT',
  ],
  Link: [
    'Related addresses (RFC 8288): the `canonical` spelling, the `next` and `prev` page of a list, the same in other formats as `alternate`.',
    '<https://news.example/api/v1/articles?limit=2>; rel="canonical"',
  ],
  Location: ['Where to ask instead; absolute.', 'https://news.example/api/v1/tags/law'],
  RateLimit: [
    'What is left of the allowance: told when it is nothing, for the platform knows no more. `Retry-After` says how long it lasts at most.',
    '"reads";r=0',
  ],
  'RateLimit-Policy': [
    'The allowance, the same for every caller: requests in a window of seconds. Absent where the site has no limit.',
    '"reads";q=600;w=60',
  ],
  'Referrer-Policy': ['What a browser tells of where it comes from.', 'strict-origin-when-cross-origin'],
  'Retry-After': ['Seconds after which trying again makes sense (RFC 9110, 10.2.3).', '60'],
  'Strict-Transport-Security': ['A browser comes by HTTPS only (RFC 6797).', 'max-age=63072000'],
  Vary: ['The headers of the request on which the answer depends.', 'Accept'],
  'WWW-Authenticate': ['How to show that one may write (RFC 6750).', 'Bearer realm="Newsclip"'],
  'X-Content-Type-Options': ['The type is as it is said to be.', 'nosniff'],
} as const satisfies Record<string, [description: string, example: string]>

export type HeaderName = keyof typeof headers

export function writeHeaders(): Record<string, WrittenHeader> {
  const written = Object.entries(headers).map(([name, [description, example]]) => [
    name,
    { description, schema: { type: 'string' }, example },
  ])
  return Object.fromEntries(written)
}

/** References to headers, for an answer that carries them. */
export function referToHeaders(names: readonly HeaderName[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}
