import { Hono } from 'hono'
import { presentCards, presentCategories } from '../domain/present.ts'
import { everything } from '../domain/question.ts'
import type { App } from '../env.ts'
import { writeLlms } from '../feeds/write-llms.ts'
import { freshHeaders, listCacheTags, navigationCacheTag } from '../http/caching.ts'
import { noParameters } from '../http/parameters.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { findPage } from './find-page.ts'

const newest = 10

/** Where a program that knows nothing of us begins. Plain text by its name, Markdown by its form. */
export const llms = new Hono<App>().get('/llms.txt', async (c) => {
  const { site, now } = c.var
  readQuery(noParameters, queryOf(c.req))
  const { categories, cards, freshness } = await findPage(c, everything, undefined, newest)
  return c.text(writeLlms(site, presentCategories(categories, site), presentCards(cards, site)), 200, {
    ...freshHeaders('timeline', freshness, now),
    'Cache-Tag': [...listCacheTags(everything), navigationCacheTag].join(),
  })
})
