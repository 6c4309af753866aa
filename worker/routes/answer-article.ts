import type { Context } from 'hono'
import { blocksOf } from '../body/blocks-of.ts'
import { type FoundArticle, findArticle } from '../database/find-article.ts'
import { contentType } from '../domain/formats.ts'
import { presentArticle } from '../domain/present.ts'
import type { App } from '../env.ts'
import { writeArticle } from '../feeds/write-article.ts'
import { articleCacheTag, freshHeaders } from '../http/caching.ts'
import { articleLinks } from '../http/links.ts'
import { articleGone } from './article-gone.ts'

/**
 * Answers the article of that slug, as JSON or as Markdown. `place` says where the answer is at home, if not where it was
 * asked for.
 *
 * @throws ProblemError when there is none; MovedError when it has another slug now.
 */
export async function answerArticle(
  c: Context<App>,
  slug: string,
  format: 'json' | 'md',
  place: Record<string, string> = {},
): Promise<Response> {
  const { db, site, now, horizon } = c.var
  const { article, freshness } = await findArticle(db, slug, horizon)
  if (!article) throw await articleGone(c, slug)
  const headers = { ...freshHeaders('kept', freshness, now), 'Cache-Tag': articleCacheTag(article.id), ...place }
  if (format === 'md') return answerMarkdown(c, article, headers)
  return c.json(presentArticle(article, site), 200, { ...headers, Link: articleLinks(site, article, format) })
}

/** Answers an article that was found already as Markdown. */
export function answerMarkdown(c: Context<App>, article: FoundArticle, headers: Record<string, string>): Response {
  const { site } = c.var
  return c.body(writeArticle(presentArticle(article, site), blocksOf(article.body), site.locale), 200, {
    'Content-Type': contentType('md'),
    Link: articleLinks(site, article, 'md'),
    ...headers,
  })
}
