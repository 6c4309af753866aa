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
  const path = pathname
    .split('/')
    .map((part) => (decodeURIComponent(part) === slug ? encodeURIComponent(moved.slug) : part))
  return new MovedError(site.url + path.join('/') + search, [articleCacheTag(moved.id)])
}
