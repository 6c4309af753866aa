import { type Context, Hono } from 'hono'
import { labelsPage } from '../database/labels-page.ts'
import { listUrl } from '../domain/addresses.ts'
import { formatNames, formats } from '../domain/formats.ts'
import { presentCategories, presentTags } from '../domain/present.ts'
import { spellQuestion } from '../domain/spelling.ts'
import type { App } from '../env.ts'
import { freshHeaders, navigationCacheTag } from '../http/caching.ts'
import { defaultLimit } from '../http/question.ts'
import { readSearchForm } from '../http/search-form.ts'
import { renderAboutPage } from '../pages/about.ts'
import { renderFeedsPage } from '../pages/feeds.ts'
import type { Html } from '../pages/html.ts'
import { filledText, languageOf } from '../pages/words.ts'
import { answerPage } from './answer-page.ts'

const tagsShown = 24

/** What readers may want to know beside the news: which feeds there are, and what this is. */
export const readersGuide = new Hono<App>()
  .get('/feeds', async (c) => {
    const { site } = c.var
    const found = await findLabels(c)
    const form = readSearchForm((name) => c.req.query(name))
    const isComposed = Object.keys(form.given).length > 0 && Object.keys(form.wrong).length === 0
    const says = languageOf(site).pages
    const query = spellQuestion(form.question, wholeList, defaultLimit)
    const composed = isComposed
      ? formatNames.map((format) => ({ name: formats[format].name, url: listUrl(site, format) + query }))
      : []
    const frame = {
      site,
      categories: found.categories,
      canonical: `${site.url}/feeds`,
      title: says.frame.feeds,
      description: filledText(says.feeds.ofSite, { name: site.name }),
    }
    const categories = presentCategories(found.categories, site)
    const page = renderFeedsPage(frame, { form, composed, categories, tags: presentTags(found.tags, site) })
    return answer(c, page, found, Object.keys(form.wrong).length ? 400 : 200)
  })
  .get('/about', async (c) => {
    const { site } = c.var
    const found = await findLabels(c)
    const says = languageOf(site).pages.about
    const frame = {
      site,
      categories: found.categories,
      canonical: `${site.url}/about`,
      title: filledText(says.site, { name: site.name }),
      description: filledText(says.note, { name: site.name }),
    }
    return answer(c, renderAboutPage(frame, presentCategories(found.categories, site)), found, 200)
  })

const wholeList = { limit: defaultLimit, cursor: undefined, fields: [], facets: 0, locale: undefined }

function findLabels(c: Context<App>) {
  return labelsPage(c.var.db, tagsShown, c.var.horizon)
}

function answer(c: Context<App>, page: Html, found: Awaited<ReturnType<typeof labelsPage>>, status: 200 | 400) {
  const headers = {
    ...freshHeaders('kept', found.freshness, c.var.now),
    'Cache-Tag': ['list', navigationCacheTag].join(),
  }
  return answerPage(c, page, headers, status)
}
