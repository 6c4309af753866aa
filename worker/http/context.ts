import type { MiddlewareHandler } from 'hono'
import { openDatabase } from '../database/open.ts'
import { lastPositionAt } from '../domain/position.ts'
import type { Site } from '../domain/site.ts'
import type { App, Bindings } from '../env.ts'

/** Puts database, site and clock at the request's disposal. */
export const context: MiddlewareHandler<App> = async (c, next) => {
  const now = Date.now()
  c.set('db', openDatabase(c.env.DB))
  c.set('site', siteFrom(c.env))
  c.set('now', now)
  c.set('horizon', lastPositionAt(now) + 1)
  await next()
}

/** The publication as its variables describe it. */
export function siteFrom(bindings: Bindings): Site {
  return {
    url: bindings.SITE_URL.replace(/\/+$/, ''),
    name: bindings.SITE_NAME,
    tagline: bindings.SITE_TAGLINE,
    locale: bindings.SITE_LOCALE,
    transformsImages: bindings.IMAGE_TRANSFORMATIONS === 'on',
    xHandle: bindings.X_HANDLE.replace(/^@/, ''),
    fediverseCreator: bindings.FEDIVERSE_CREATOR,
    standardSite: bindings.STANDARD_SITE,
    securityContact: bindings.SECURITY_CONTACT,
    hub: bindings.WEBSUB_HUB,
    indexNowKey: bindings.INDEXNOW_KEY,
  }
}
