import { Hono } from 'hono'
import type { CategoryList, TagDetail, TagList } from '../contract.ts'
import { findTag, listCategories, listTags } from '../database/labels.ts'
import { saveSynonyms } from '../database/save-synonyms.ts'
import { writeLabelPlace } from '../domain/label-page.ts'
import { presentCategories, presentFacets, presentTags } from '../domain/present.ts'
import type { App } from '../env.ts'
import { freshHeaders, invalidate, labelCacheTag } from '../http/caching.ts'
import { editorOnly } from '../http/editor.ts'
import { readJson } from '../http/json.ts'
import { placeLinks } from '../http/links.ts'
import { MovedError } from '../http/moved.ts'
import { noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import { synonymsInput } from '../http/synonyms-input.ts'
import { spellTags, tagParameters } from '../http/tag-parameters.ts'

const maxCategories = 1000
const maxTogether = 20

export const tags = new Hono<App>()
  .get('/', async (c) => {
    const { db, site, now, horizon } = c.var
    const { prefix = '', category, sort, limit, cursor } = readQuery(tagParameters, queryOf(c.req))
    const asked = { prefix, category, sort, limit: limit + 1, after: cursor }
    const { labels, freshness } = await listTags(db, asked, horizon)
    const shown = labels.slice(0, limit)
    const last = shown.at(-1)
    const next = last && labels.length > limit ? writeLabelPlace(last) : null
    const list: TagList = { tags: presentTags(shown, site), next }
    const at = (place: string | undefined) => `${site.url}/api/v1/tags${spellTags({ ...asked, limit }, place)}`
    const self = at(cursor && writeLabelPlace(cursor))
    return c.json(list, 200, {
      ...freshHeaders('kept', freshness, now),
      'Cache-Tag': category ? labelCacheTag('category', category) : 'list',
      Link: placeLinks({ self, next: next && at(next), prev: null }),
    })
  })
  .get('/:slug', async (c) => {
    const { db, site, now, horizon } = c.var
    readQuery(noParameters, queryOf(c.req))
    const wanted = c.req.param('slug')
    const { tag, together, synonyms, synonymOf, freshness } = await findTag(db, wanted, horizon, maxTogether)
    const cacheTag = labelCacheTag('tag', wanted)
    if (synonymOf) throw new MovedError(`${site.url}/api/v1/tags/${encodeURIComponent(synonymOf)}`, [cacheTag])
    if (!tag) throw tagNotFound(wanted)
    const [label] = presentTags([tag], site)
    const detail = { ...label, synonyms, together: presentFacets(together, site, [wanted]) } as TagDetail
    return c.json(detail, 200, { ...freshHeaders('timeline', freshness, now), 'Cache-Tag': cacheTag })
  })
  .put('/:slug/synonyms', editorOnly('articles'), async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const slug = c.req.param('slug')
    const synonyms = [...new Set((await readJson(c, synonymsInput)).synonyms)]
    if (synonyms.includes(slug)) throw new ProblemError('body-invalid', `synonyms: "${slug}" is the tag itself`)
    const outcome = await saveSynonyms(c.var.db, slug, synonyms, c.var.actor, c.var.now)
    if ('refusal' in outcome) {
      if (outcome.refusal === 'tag-not-found') throw tagNotFound(slug)
      throw new ProblemError('tag-in-use', `Articles carry "${outcome.slug}".`)
    }
    await invalidate(c.executionCtx as { cache?: CacheContext }, outcome.touched)
    return c.body(null, 204)
  })

export const categories = new Hono<App>().get('/', async (c) => {
  const { db, site, now, horizon } = c.var
  readQuery(noParameters, queryOf(c.req))
  const { labels, freshness } = await listCategories(db, maxCategories, horizon)
  const list: CategoryList = { categories: presentCategories(labels, site) }
  return c.json(list, 200, { ...freshHeaders('kept', freshness, now), 'Cache-Tag': 'list' })
})

function tagNotFound(slug: string): ProblemError {
  return new ProblemError('tag-not-found', `No published article carries the tag "${slug}".`)
}
