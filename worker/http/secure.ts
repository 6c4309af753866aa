import type { MiddlewareHandler } from 'hono'
import type { App } from '../env.ts'

/**
 * What every answer tells a browser: to come by HTTPS only, to take a type at its word, to say no more than our origin to
 * the pages that we link to. Two years are what browsers ask of a site; `includeSubDomains` is not ours to promise.
 */
const always = {
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
}

const unwanted = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics']

/** What pages say beside it. They ask a browser for nothing but to copy a link and to share it. */
export const pageHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': `clipboard-write=(self), ${unwanted.map((name) => `${name}=()`).join(', ')}`,
}

export const secure: MiddlewareHandler<App> = async (c, next) => {
  await next()
  // Not by `c.header`, which copies a finished answer for each.
  for (const [name, value] of Object.entries(always)) c.res.headers.set(name, value)
}
