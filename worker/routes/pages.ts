import { type Context, Hono } from 'hono'
import { findArticlePage } from '../database/find-article.ts'
import { articleMarkdownUrl, categoryUrl, feedsOf, homeUrl, tagUrl } from '../domain/addresses.ts'
import { commonTags } from '../domain/common-tags.ts'
import { writeCursor } from '../domain/cursor.ts'
import { formats } from '../domain/formats.ts'
import { moreAfter } from '../domain/more.ts'
import { namesArticleByNumber } from '../domain/old-address.ts'
import { presentArticle, presentCards, presentTagLabels } from '../domain/present.ts'
import { everything, type Question } from '../domain/question.ts'
import { fullTitle } from '../domain/title.ts'
import type { App } from '../env.ts'
import { freshHeaders, listCacheTags, moreCacheTags, navigationCacheTag } from '../http/caching.ts'
import { negotiate } from '../http/negotiation.ts'
import { readCursor } from '../http/question.ts'
import { renderArticlePage } from '../pages/article.ts'
import { type ListHeading, renderListPage } from '../pages/list.ts'
import { filledText, languageOf } from '../pages/words.ts'
import { answerArticle, answerMarkdown } from './answer-article.ts'
import { answerHome } from './answer-home.ts'
import { answerPage } from './answer-page.ts'
import { articleGone } from './article-gone.ts'
import { categoryOf, type FoundPage, findPage, tagOf } from './find-page.ts'
import { movedHere } from './redirects.ts'

/** A lead and four rows of three. */
const cardsAPage = 13
const moreCards = 6
const relatedTags = 12

export const pages = new Hono<App>()
  .get('/', async (c) => {
    const { site } = c.var
    const moved = namesArticleByNumber(new URL(c.req.url)) ? await movedHere(c) : undefined
    if (moved) throw moved
    if (c.req.query('cursor') === undefined) return answerHome(c)
    return answerList(c, everything, () => ({ heading: null, url: homeUrl(site), description: site.tagline }))
  })
  .get('/categories/:slug', (c) =>
    answerList(c, { ...everything, category: c.req.param('slug') }, (found) => {
      const category = categoryOf(found)
      return {
        heading: { kind: 'category', ...category, category: category.slug },
        url: categoryUrl(c.var.site, category.slug),
        description: filledText(languageOf(c.var.site).pages.lists.inCategory, { name: category.name }),
      }
    }),
  )
  .get('/tags/:slug', (c) =>
    answerList(c, { ...everything, all: [c.req.param('slug')] }, (found) => {
      const tag = tagOf(found)
      return {
        heading: { kind: 'tag', ...tag, name: `#${tag.name}`, category: null },
        url: tagUrl(c.var.site, tag.slug),
        description: filledText(languageOf(c.var.site).pages.lists.underTag, { name: `#${tag.name}` }),
      }
    }),
  )
  .get('/articles/:slug{[^/.]+\\.md}', (c) => answerArticle(c, c.req.param('slug').slice(0, -'.md'.length), 'md'))
  .get('/articles/:slug', async (c) => {
    const { db, site, now, horizon } = c.var
    const slug = c.req.param('slug')
    const wanted = negotiate(c, ['text/html', formats.md.mediaType])
    const found = await findArticlePage(db, slug, horizon, moreCards)
    if (!found) throw await articleGone(c, slug)
    const { article, categories } = found
    const offered = moreAfter(article, found.found, moreCards)
    const headers = {
      ...freshHeaders('timeline', found.freshness, now),
      // Of the Markdown too: the edge purges all that it has of an address by the tags of one.
      'Cache-Tag': [...moreCacheTags(article, offered, moreCards), navigationCacheTag].join(),
    }
    if (wanted === formats.md.mediaType) {
      return answerMarkdown(c, article, { ...headers, 'Content-Location': articleMarkdownUrl(site, slug) })
    }
    const more = presentCards(
      offered.map((one) => one.card),
      site,
    )
    const content = { article: presentArticle(article, site), previous: found.previous, next: found.next, more }
    return answerPage(c, renderArticlePage({ site, categories }, content), headers)
  })

interface Described {
  /** Null on the home page, whose masthead says it. */
  heading: ListHeading | null
  url: string
  description: string
}

async function answerList(c: Context<App>, question: Question, describe: (found: FoundPage) => Described) {
  const { site, now } = c.var
  const cursor = readCursor(c.req.query('cursor'))
  const found = await findPage(c, question, cursor, cardsAPage)
  const { cards, next, prev } = found
  const { heading, url, description } = describe(found)
  const frame = {
    site,
    categories: found.categories,
    current: question.category,
    description,
    canonical: cursor ? `${url}?cursor=${writeCursor(cursor)}` : url,
    ...(heading ? { title: heading.name } : {}),
    alternates: feedsOf(url, fullTitle(heading?.name ?? site.name, site)),
  }
  const content = {
    heading,
    cards: presentCards(cards, site),
    related: presentTagLabels(commonTags(cards, relatedTags, question.all), site),
    first: cursor === undefined,
    newestUrl: url,
    newerUrl: prev && `${url}?cursor=${prev}`,
    olderUrl: next && `${url}?cursor=${next}`,
  }
  return answerPage(c, renderListPage(frame, content), {
    ...freshHeaders('timeline', found.freshness, now),
    'Cache-Tag': [...listCacheTags(question), navigationCacheTag].join(),
  })
}
