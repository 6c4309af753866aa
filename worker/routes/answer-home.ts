import type { Context } from 'hono'
import { type HomePage, homePage } from '../database/home-page.ts'
import { feedsOf, homeUrl } from '../domain/addresses.ts'
import { commonTags } from '../domain/common-tags.ts'
import { pageOf } from '../domain/page.ts'
import { presentCards, presentTagLabels } from '../domain/present.ts'
import { everything } from '../domain/question.ts'
import type { App } from '../env.ts'
import { freshHeaders, listCacheTags, navigationCacheTag } from '../http/caching.ts'
import { renderHomePage } from '../pages/home.ts'
import { answerPage } from './answer-page.ts'

/** A story that leads and a column beside it; then a grid of categories and tags. It reads 58 rows of the database. */
const limits = { newest: 5, categories: 5, inCategory: 2 }
const tagsShown = 12

/** The front page. What is older than it shows follows as a list. */
export async function answerHome(c: Context<App>): Promise<Response> {
  const { db, site, now, horizon } = c.var
  const found = await homePage(db, horizon, limits)
  const { cards, next } = pageOf({ ...found, cards: found.newest }, everything, undefined, limits.newest)
  const url = homeUrl(site)
  const { categories } = found
  const frame = { site, categories, description: site.tagline, canonical: url, alternates: feedsOf(url, site.name) }
  const content = {
    newest: presentCards(cards, site),
    sections: sectionsOf(found).map((section) => presentCards(section, site)),
    tags: presentTagLabels(commonTags([...cards, ...found.byCategory], tagsShown), site),
    pager: { first: true, newestUrl: url, newerUrl: null, olderUrl: next && `${url}?cursor=${next}` },
  }
  return answerPage(c, renderHomePage(frame, content), {
    ...freshHeaders('timeline', found.freshness, now),
    'Cache-Tag': [...listCacheTags(everything), navigationCacheTag].join(),
  })
}

/** The cards of each category, newest first; the largest category first. */
function sectionsOf({ categories, byCategory }: HomePage) {
  return categories
    .map(({ slug }) =>
      byCategory.filter((card) => card.category.slug === slug).toSorted((one, other) => other.position - one.position),
    )
    .filter((cards) => cards.length > 0)
}
