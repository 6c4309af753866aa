import type { Site } from '../domain/site.ts'
import { feedAddress } from '../domain/source.ts'
import type { Outside } from '../fetching/outside.ts'
import { type Look, lookAt, nothingKnown } from './look.ts'

export type Discovery =
  /** What was found at the address, or at that of the only feed which the page there names. */
  | { url: string; look: Look & { kind: 'feed' | 'trouble' | 'unchanged' } }
  /** A page with several feeds, of which somebody has to choose one. */
  | { feeds: string[] }

/** Finds the feed that somebody means who names an address: of the feed itself, or of a page. */
export async function discover(address: string, site: Site, outside: Outside, now: number): Promise<Discovery> {
  const href = feedAddress(address)
  const look = await lookAt(href, nothingKnown, site, outside, now)
  if (look.kind !== 'page') return { url: placeOf(look) ?? href, look }
  const [feed, ...others] = look.feeds
  if (!feed || others.length) return { feeds: look.feeds }
  const found = await lookAt(feed, nothingKnown, site, outside, now)
  if (found.kind === 'page') return { feeds: found.feeds }
  return { url: placeOf(found) ?? feed, look: found }
}

function placeOf(look: Look): string | undefined {
  return look.kind === 'feed' ? look.place.permanentUrl : undefined
}
