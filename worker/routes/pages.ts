import { type Context, Hono } from 'hono'
import { findArticleAndMore } from '../database/find-article.ts'
import { type ListPage, listPage } from '../database/list-page.ts'
import { categoryUrl, tagUrl } from '../domain/addresses.ts'
import { writeCursor } from '../domain/cursor.ts'
import { moreAfter } from '../domain/more.ts'
import { pageOf, stretchFor } from '../domain/page.ts'
import { presentArticle, presentCards } from '../domain/present.ts'
import { everything, type Question } from '../domain/question.ts'
import type { App } from '../env.ts'
import { freshHeaders, labelCacheTag, listCacheTags, moreCacheTags, navigationCacheTag } from '../http/caching.ts'
import { MovedError } from '../http/moved.ts'
import { ProblemError } from '../http/problems.ts'
import { readCursor } from '../http/question.ts'
import { renderArticlePage } from '../pages/article.ts'
import { type ListHeading, renderListPage } from '../pages/list.ts'
import { articleGone } from './article-gone.ts'

/** A lead and four rows of three. */
const cardsAPage = 13
const moreCards = 6

export const pages = new Hono<App>()
  .get('/', (c) => {
    const { site } = c.var
    return answerList(c, everything, () => ({ heading: null, url: `${site.url}/`, description: site.tagline }))
  })
  .get('/categories/:slug', (c) =>
    answerList(c, { ...everything, category: c.req.param('slug') }, ({ category }) => {
      if (!category) throw new ProblemError('category-not-found', 'Nothing was ever published under this name.')
      return {
        heading: { kind: 'Category', ...category, category: category.slug },
        url: categoryUrl(c.var.site, category.slug),
        description: `The newest articles from ${category.name}.`,
      }
    }),
  )
  .get('/tags/:slug', (c) =>
    answerList(c, { ...everything, all: [c.req.param('slug')] }, ({ tag }) => {
      if (!tag) throw new ProblemError('tag-not-found', 'No article ever carried this tag.')
      return {
        heading: { kind: 'Tag', ...tag, name: `#${tag.name}`, category: null },
        url: tagUrl(c.var.site, tag.slug),
        description: `The newest articles tagged #${tag.name}.`,
      }
    }),
  )
  .get('/articles/:slug', async (c) => {
    const { db, site, now, horizon } = c.var
    const slug = c.req.param('slug')
    const found = await findArticleAndMore(db, slug, horizon, moreCards)
    if (!found) throw await articleGone(c, slug)
    const { article, categories } = found
    const offered = moreAfter(article, found.found, moreCards)
    const more = presentCards(
      offered.map((one) => one.card),
      site,
    )
    return c.html(renderArticlePage({ site, categories }, presentArticle(article, site), more), 200, {
      ...freshHeaders('timeline', found.freshness, now),
      'Cache-Tag': [...moreCacheTags(article, offered, moreCards), navigationCacheTag].join(),
    })
  })

interface Described {
  /** Null on the home page, whose masthead says it. */
  heading: ListHeading | null
  url: string
  description: string
}

async function answerList(c: Context<App>, question: Question, describe: (found: ListPage) => Described) {
  const { db, site, now, horizon } = c.var
  const cursor = readCursor(c.req.query('cursor'))
  const found = await listPage(db, question, stretchFor(question, cursor, cardsAPage, horizon), horizon)
  if (found.synonymOf) {
    throw new MovedError(
      tagUrl(site, found.synonymOf),
      question.all.map((slug) => labelCacheTag('tag', slug)),
    )
  }
  const { heading, url, description } = describe(found)
  const { cards, next, prev } = pageOf(found.cards, question, cursor, cardsAPage)
  const frame = {
    site,
    categories: found.categories,
    current: question.category,
    description,
    canonical: cursor ? `${url}?cursor=${writeCursor(cursor)}` : url,
    ...(heading ? { title: heading.name } : {}),
  }
  const content = {
    heading,
    cards: presentCards(cards, site),
    first: cursor === undefined,
    newestUrl: url,
    newerUrl: prev && `${url}?cursor=${prev}`,
    olderUrl: next && `${url}?cursor=${next}`,
  }
  return c.html(renderListPage(frame, content), 200, {
    ...freshHeaders('timeline', found.freshness, now),
    'Cache-Tag': [...listCacheTags(question), navigationCacheTag].join(),
  })
}
