import type { Context } from 'hono'
import { findMovedArticle } from '../database/moved.ts'
import type { App } from '../env.ts'
import { articleCacheTag } from '../http/caching.ts'
import { MovedError } from '../http/moved.ts'
import { ProblemError } from '../http/problems.ts'

/** Why no article is at this slug, to be thrown: it is at another one now, or there is none. */
export async function articleGone(c: Context<App>, slug: string): Promise<MovedError | ProblemError> {
  const { db, site, horizon } = c.var
  const moved = await findMovedArticle(db, slug, horizon)
  if (!moved) return new ProblemError('article-not-found', `No published article has the slug "${slug}".`)
  const { pathname, search } = new URL(c.req.url)
  const path = pathname.split('/').map((part) => withSlug(part, slug, moved.slug))
  return new MovedError(site.url + path.join('/') + search, [articleCacheTag(moved.id)])
}

/** The part of a path with the new slug, if it is the old one, with or without an extension: slugs have no dots. */
function withSlug(part: string, oldSlug: string, newSlug: string): string {
  const [name = '', ...extension] = part.split('.')
  return decodeURIComponent(name) === oldSlug ? [encodeURIComponent(newSlug), ...extension].join('.') : part
}
