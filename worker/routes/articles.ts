import { Hono } from 'hono'
import type { MoreList } from '../contract.ts'
import { findArticleAndMore } from '../database/find-article.ts'
import { articleMarkdownUrl } from '../domain/addresses.ts'
import type { FormatName } from '../domain/formats.ts'
import { writeListWords } from '../domain/list-words.ts'
import { resolveLocale } from '../domain/locale.ts'
import { moreAfter } from '../domain/more.ts'
import { presentCards } from '../domain/present.ts'
import { spellParts } from '../domain/spelling.ts'
import type { App } from '../env.ts'
import { freshHeaders, moreCacheTags } from '../http/caching.ts'
import { canonicalLink } from '../http/links.ts'
import { chooseFormat } from '../http/negotiation.ts'
import { moreParameters, noParameters } from '../http/parameters.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { answerArticle } from './answer-article.ts'
import { articleGone } from './article-gone.ts'

/** What an article can be answered in, our preference first. */
const articleFormats = ['json', 'md'] as const satisfies FormatName[]

export const articles = new Hono<App>()
  .get('/:slug{[^/.]+\\.md}', (c) => {
    readQuery(noParameters, queryOf(c.req))
    return answerArticle(c, c.req.param('slug').slice(0, -'.md'.length), 'md')
  })
  .get('/:slug', (c) => {
    const format = chooseFormat(c, articleFormats)
    readQuery(noParameters, queryOf(c.req))
    const slug = c.req.param('slug')
    const headers = format === 'md' ? { 'Content-Location': articleMarkdownUrl(c.var.site, slug) } : {}
    return answerArticle(c, slug, format, headers)
  })
  .get('/:slug/more', async (c) => {
    const { db, site, now, horizon } = c.var
    const slug = c.req.param('slug')
    const { limit, locale: wished } = readQuery(moreParameters, queryOf(c.req))
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
    const parts = { limit: String(limit) === moreParameters.entries.limit.default ? undefined : String(limit), locale }
    return c.json(list, 200, {
      ...freshHeaders('timeline', found.freshness, now),
      'Cache-Tag': moreCacheTags(found.article, more, limit).join(),
      Link: canonicalLink(`${site.url}/api/v1/articles/${encodeURIComponent(slug)}/more${spellParts(parts)}`),
    })
  })
