import { Hono } from 'hono'
import type { ArticleList } from '../contract.ts'
import { listCards } from '../database/cards.ts'
import { findArticle } from '../database/find-article.ts'
import { pageOf, stretchFor } from '../domain/page.ts'
import { presentArticle, presentCards } from '../domain/present.ts'
import { titleOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { articleCacheTag, cachePolicies, listCacheTags } from '../http/caching.ts'
import { ProblemError } from '../http/problems.ts'
import { readQuestion } from '../http/question.ts'

export const articles = new Hono<App>()
  .get('/', async (c) => {
    const { question, cursor, limit } = readQuestion(c.req.queries())
    const found = await listCards(c.var.db, question, stretchFor(question, cursor, limit, c.var.horizon))
    const { cards, next, prev } = pageOf(found, question, cursor, limit)
    const list: ArticleList = {
      title: titleOf(question, found, c.var.site),
      articles: presentCards(cards, c.var.site),
      next,
      prev,
    }
    return c.json(list, 200, {
      'Cache-Control': cachePolicies.list,
      'Cache-Tag': listCacheTags(question).join(),
    })
  })
  .get('/:slug', async (c) => {
    const slug = c.req.param('slug')
    const article = await findArticle(c.var.db, slug, c.var.horizon)
    if (!article) throw new ProblemError('article-not-found', `No published article has the slug "${slug}".`)
    return c.json(presentArticle(article, c.var.site), 200, {
      'Cache-Control': cachePolicies.article,
      'Cache-Tag': articleCacheTag(article.id),
    })
  })
