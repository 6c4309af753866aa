import { Hono } from 'hono'
import type { ArticleList, MoreList } from '../contract.ts'
import { findBodies, listCards } from '../database/cards.ts'
import { findArticle, findArticleAndMore } from '../database/find-article.ts'
import { selectTagsOf } from '../database/labels.ts'
import { presentListed } from '../domain/listed.ts'
import { moreAfter } from '../domain/more.ts'
import { pageOf, stretchFor } from '../domain/page.ts'
import { presentArticle, presentCards, presentFacets } from '../domain/present.ts'
import { titleOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { articleCacheTag, cachePolicies, listCacheTags, moreCacheTags } from '../http/caching.ts'
import { articleLinks, listLinks } from '../http/links.ts'
import { moreParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { readQuery } from '../http/query.ts'
import { readQuestion } from '../http/question.ts'

export const articles = new Hono<App>()
  .get('/', async (c) => {
    const { db, site, horizon } = c.var
    const asked = readQuestion(c.req.queries())
    const { question, cursor, limit, fields } = asked
    const [found, tagsFound] = await Promise.all([
      listCards(db, question, stretchFor(question, cursor, limit, horizon)),
      asked.facets ? selectTagsOf(db, question, horizon, asked.facets) : undefined,
    ])
    const { cards, next, prev } = pageOf(found, question, cursor, limit)
    const bodies = fields.includes('body') ? await findBodies(db, cards) : undefined
    const list: ArticleList = {
      title: titleOf(question, found, site),
      articles: presentListed(cards, site, { words: question.words, bodies, fields }),
      next,
      prev,
      ...(tagsFound ? { facets: presentFacets(tagsFound, site, []) } : {}),
    }
    return c.json(list, 200, {
      'Cache-Control': cachePolicies.list,
      'Cache-Tag': listCacheTags(question).join(),
      Link: listLinks(`${site.url}${c.req.path}`, asked, { next, prev }),
    })
  })
  .get('/:slug', async (c) => {
    const { db, site, horizon } = c.var
    const slug = c.req.param('slug')
    const article = await findArticle(db, slug, horizon)
    if (!article) throw articleNotFound(slug)
    return c.json(presentArticle(article, site), 200, {
      'Cache-Control': cachePolicies.article,
      'Cache-Tag': articleCacheTag(article.id),
      Link: articleLinks(site, article),
    })
  })
  .get('/:slug/more', async (c) => {
    const { db, site, horizon } = c.var
    const slug = c.req.param('slug')
    const { limit } = readQuery(moreParameters, c.req.queries())
    const found = await findArticleAndMore(db, slug, horizon, limit)
    if (!found) throw articleNotFound(slug)
    const more = moreAfter(found.article, found.found, limit)
    const cards = presentCards(
      more.map((offered) => offered.card),
      site,
    )
    const list: MoreList = {
      title: found.article.category.name,
      articles: cards.map((card, index) => ({ ...card, because: more[index]?.because ?? { kind: 'newest' } })),
    }
    return c.json(list, 200, {
      'Cache-Control': cachePolicies.list,
      'Cache-Tag': moreCacheTags(found.article, more, limit).join(),
    })
  })

function articleNotFound(slug: string): ProblemError {
  return new ProblemError('article-not-found', `No published article has the slug "${slug}".`)
}
