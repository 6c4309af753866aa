import { Hono } from 'hono'
import type { ArticleList, MoreList } from '../contract.ts'
import { findBodies } from '../database/cards.ts'
import { findArticle, findArticleAndMore } from '../database/find-article.ts'
import { presentListed } from '../domain/listed.ts'
import { moreAfter } from '../domain/more.ts'
import { presentArticle, presentCards, presentFacets } from '../domain/present.ts'
import type { App } from '../env.ts'
import { articleCacheTag, freshHeaders, moreCacheTags } from '../http/caching.ts'
import { articleLinks } from '../http/links.ts'
import { moreParameters, noParameters } from '../http/parameters.ts'
import { readQuery } from '../http/query.ts'
import { articleGone } from './article-gone.ts'
import { findList } from './find-list.ts'

export const articles = new Hono<App>()
  .get('/', async (c) => {
    const { db, site } = c.var
    const { asked, title, cards, next, prev, tags, headers } = await findList(c)
    const { question, fields } = asked
    const bodies = fields.includes('body') ? await findBodies(db, cards) : undefined
    const list: ArticleList = {
      title,
      articles: presentListed(cards, site, { words: question.words, bodies, fields }),
      next,
      prev,
      ...(tags ? { facets: presentFacets(tags, site, []) } : {}),
    }
    return c.json(list, 200, headers)
  })
  .get('/:slug', async (c) => {
    const { db, site, now, horizon } = c.var
    const slug = c.req.param('slug')
    readQuery(noParameters, c.req.queries())
    const { article, freshness } = await findArticle(db, slug, horizon)
    if (!article) throw await articleGone(c, slug)
    return c.json(presentArticle(article, site), 200, {
      ...freshHeaders('kept', freshness, now),
      'Cache-Tag': articleCacheTag(article.id),
      Link: articleLinks(site, article),
    })
  })
  .get('/:slug/more', async (c) => {
    const { db, site, now, horizon } = c.var
    const slug = c.req.param('slug')
    const { limit } = readQuery(moreParameters, c.req.queries())
    const found = await findArticleAndMore(db, slug, horizon, limit)
    if (!found) throw await articleGone(c, slug)
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
      ...freshHeaders('timeline', found.freshness, now),
      'Cache-Tag': moreCacheTags(found.article, more, limit).join(),
    })
  })
