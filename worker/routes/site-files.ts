import { Hono } from 'hono'
import { directionOf } from '../domain/language.ts'
import type { App } from '../env.ts'
import { cachePolicies } from '../http/caching.ts'
import { ProblemError } from '../http/problems.ts'

const dayMs = 86_400_000
/** RFC 9116 wants a time less than a year ahead, after which nobody should rely on the file. */
const securityDays = 180

const headers = { 'Cache-Control': cachePolicies.documentation }

/** Small files that are made of the site's configuration. */
export const siteFiles = new Hono<App>()
  .get('/manifest.webmanifest', (c) => {
    const { name, tagline, locale } = c.var.site
    const manifest = {
      name,
      short_name: name,
      description: tagline,
      lang: locale,
      dir: directionOf(locale),
      start_url: '/',
      display: 'minimal-ui',
      background_color: '#fcfbf8',
      theme_color: '#fcfbf8',
      icons: [
        { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
        { src: '/icon-192.png', type: 'image/png', sizes: '192x192', purpose: 'any maskable' },
        { src: '/icon-512.png', type: 'image/png', sizes: '512x512', purpose: 'any maskable' },
      ],
    }
    return c.body(JSON.stringify(manifest), 200, { ...headers, 'Content-Type': 'application/manifest+json' })
  })
  .get('/:key{[A-Za-z0-9-]{8,128}\\.txt}', (c, next) => {
    const { indexNowKey } = c.var.site
    if (!indexNowKey || c.req.param('key') !== `${indexNowKey}.txt`) return next()
    return c.text(indexNowKey, 200, headers)
  })
  .get('/.well-known/security.txt', (c) => {
    const { url, locale, securityContact } = c.var.site
    if (!securityContact) throw new ProblemError('address-not-found', 'This site names no contact.')
    // To the day, so that it stays the same for a day.
    const expires = new Date((Math.floor(c.var.now / dayMs) + securityDays) * dayMs).toISOString()
    const lines = [
      `Contact: ${securityContact}`,
      `Expires: ${expires}`,
      `Preferred-Languages: ${locale}, en`,
      `Canonical: ${url}/.well-known/security.txt`,
    ]
    return c.text(`${lines.join('\n')}\n`, 200, headers)
  })
  .get('/.well-known/site.standard.publication', (c) => {
    const { standardSite } = c.var.site
    if (!standardSite) throw new ProblemError('address-not-found', 'This site has no record of its own.')
    return c.text(standardSite, 200, headers)
  })
