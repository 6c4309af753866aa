import type { Context } from 'hono'
import { findWhereabouts } from '../database/moved.ts'
import type { App } from '../env.ts'
import { articleCacheTag } from '../http/caching.ts'
import { MovedError } from '../http/moved.ts'
import { ProblemError } from '../http/problems.ts'

/** Why no article is at this slug, to be thrown: it is at another one now, or gone, or there was none. */
export async function articleGone(c: Context<App>, slug: string): Promise<MovedError | ProblemError> {
  const { db, site, horizon } = c.var
  const { movedTo, gone } = await findWhereabouts(db, slug, horizon)
  if (!movedTo) {
    return gone
      ? new ProblemError('article-gone', `The article that was at "${slug}" is published no longer.`)
      : new ProblemError('article-not-found', `No published article has the slug "${slug}".`)
  }
  // No redirect: a client would repeat a write as a read, or drop the token on the way.
  if (c.req.header('Authorization') !== undefined) {
    return new ProblemError('article-moved', `What was at "${slug}" is at "${movedTo.slug}" now.`)
  }
  const { pathname, search } = new URL(c.req.url)
  const path = pathname.split('/').map((part) => withSlug(part, slug, movedTo.slug))
  return new MovedError(site.url + path.join('/') + search, [articleCacheTag(movedTo.id)])
}

/** The part of a path with the new slug, if it is the old one, with or without an extension: slugs have no dots. */
function withSlug(part: string, oldSlug: string, newSlug: string): string {
  const [name = '', ...extension] = part.split('.')
  return decodeURIComponent(name) === oldSlug ? [encodeURIComponent(newSlug), ...extension].join('.') : part
}
