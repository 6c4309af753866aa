import { Hono } from 'hono'
import type { CategoryList, TagDetail, TagList } from '../contract.ts'
import { findTagAndTogether, listTags, selectCategories } from '../database/labels.ts'
import { writeLabelPlace } from '../domain/label-page.ts'
import { presentCategories, presentFacets, presentTags } from '../domain/present.ts'
import type { App } from '../env.ts'
import { cachePolicies, labelCacheTag } from '../http/caching.ts'
import { noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { readQuery } from '../http/query.ts'
import { tagParameters } from '../http/tag-parameters.ts'

const maxCategories = 1000
const maxTogether = 20

export const tags = new Hono<App>()
  .get('/', async (c) => {
    const { db, site } = c.var
    const { prefix = '', category, sort, limit, cursor } = readQuery(tagParameters, c.req.queries())
    const found = await listTags(db, { prefix, category, sort, limit: limit + 1, after: cursor })
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    const list: TagList = {
      tags: presentTags(shown, site),
      next: last && found.length > limit ? writeLabelPlace(last) : null,
    }
    return c.json(list, 200, {
      'Cache-Control': cachePolicies.list,
      'Cache-Tag': category ? labelCacheTag('category', category) : 'list',
    })
  })
  .get('/:slug', async (c) => {
    const { db, site, horizon } = c.var
    readQuery(noParameters, c.req.queries())
    const wanted = c.req.param('slug')
    const { tag, together } = await findTagAndTogether(db, wanted, horizon, maxTogether)
    if (!tag) throw new ProblemError('tag-not-found', `No article ever carried the tag "${wanted}".`)
    const [label] = presentTags([tag], site)
    const detail = { ...label, together: presentFacets(together, site, [wanted]) } as TagDetail
    return c.json(detail, 200, { 'Cache-Control': cachePolicies.list, 'Cache-Tag': labelCacheTag('tag', wanted) })
  })

export const categories = new Hono<App>().get('/', async (c) => {
  const { db, site } = c.var
  readQuery(noParameters, c.req.queries())
  const list: CategoryList = { categories: presentCategories(await selectCategories(db, maxCategories), site) }
  return c.json(list, 200, { 'Cache-Control': cachePolicies.list, 'Cache-Tag': 'list' })
})
