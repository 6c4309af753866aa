import { Hono } from 'hono'
import type { ArticleList, MoreList } from '../contract.ts'
import { findArticle, findArticleAndMore } from '../database/find-article.ts'
import { writeListWords } from '../domain/list-words.ts'
import { presentListed } from '../domain/listed.ts'
import { resolveLocale } from '../domain/locale.ts'
import { moreAfter } from '../domain/more.ts'
import { presentArticle, presentCards, presentFacets } from '../domain/present.ts'
import { listKindOf } from '../domain/title.ts'
import type { App } from '../env.ts'
import { articleCacheTag, freshHeaders, moreCacheTags } from '../http/caching.ts'
import { articleLinks } from '../http/links.ts'
import { moreParameters, noParameters } from '../http/parameters.ts'
import { readQuery } from '../http/query.ts'
import { articleGone } from './article-gone.ts'
import { findList } from './find-list.ts'

export const articles = new Hono<App>()
  .get('/', async (c) => {
    const { site } = c.var
    const { asked, title, cards, next, prev, tags, headers } = await findList(c)
    const { question, fields, locale } = asked
    const words = locale && writeListWords(locale, { kind: listKindOf(question), title, articleCount: cards.length })
    const list: ArticleList = {
      title,
      articles: presentListed(cards, site, { words: question.words, fields, locale }),
      next,
      prev,
      ...(tags ? { facets: presentFacets(tags, site, []) } : {}),
      ...(words ? { words } : {}),
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
    const { limit, locale: wished } = readQuery(moreParameters, c.req.queries())
    const locale = wished === undefined ? undefined : resolveLocale(wished, site.locale)
    const found = await findArticleAndMore(db, slug, horizon, limit)
    if (!found) throw await articleGone(c, slug)
    const more = moreAfter(found.article, found.found, limit)
    const cards = presentCards(
      more.map((offered) => offered.card),
      site,
      locale,
    )
    const title = found.article.category.name
    const words = locale && writeListWords(locale, { kind: 'category', title, articleCount: cards.length })
    const list: MoreList = {
      title,
      articles: cards.map((card, index) => ({ ...card, because: more[index]?.because ?? { kind: 'newest' } })),
      ...(words ? { words } : {}),
    }
    return c.json(list, 200, {
      ...freshHeaders('timeline', found.freshness, now),
      'Cache-Tag': moreCacheTags(found.article, more, limit).join(),
    })
  })
