import { Hono } from 'hono'
import { findManuscript } from '../database/find-manuscript.ts'
import { listPage } from '../database/list-page.ts'
import { openDatabase } from '../database/open.ts'
import { findPreviewKey } from '../database/signing-keys.ts'
import { articleUrl } from '../domain/addresses.ts'
import { stateAt } from '../domain/manuscript.ts'
import { stretchFor } from '../domain/page.ts'
import { presentArticle, presentCards } from '../domain/present.ts'
import { isPreviewOpen } from '../domain/preview.ts'
import { everything } from '../domain/question.ts'
import type { App } from '../env.ts'
import { cachePolicies } from '../http/caching.ts'
import { ProblemError } from '../http/problems.ts'
import { renderArticlePage } from '../pages/article.ts'
import { answerPage } from './answer-page.ts'
import { candidateOf } from './write-manuscript.ts'

const moreCards = 6

/** Nobody keeps the page, and no search engine lists it. */
const headers = { 'Cache-Control': cachePolicies.never, 'X-Robots-Tag': 'noindex, nofollow, noarchive' }

/** The page of an article as it will be, for whoever has a link that an editor signed. */
export const previews = new Hono<App>().get('/:slug', async (c) => {
  const { site, now, horizon } = c.var
  const db = openDatabase(c.env.DB, 'first-primary')
  const slug = c.req.param('slug')
  const manuscript = await findManuscript(db, slug)
  const { until = '', signature = '' } = c.req.query()
  const open = manuscript && (await isPreviewOpen(await findPreviewKey(db), manuscript, { until, signature }, now))
  if (!open) throw new ProblemError('preview-not-found', 'The link is not right, or has ended.')
  if (stateAt(manuscript, now) === 'published') {
    return c.body(null, 302, { ...headers, Location: articleUrl(site, slug) })
  }
  const { article } = await candidateOf(c, manuscript)
  const question = { ...everything, category: article.category.slug }
  const { cards, categories } = await listPage(
    db,
    question,
    stretchFor(question, undefined, moreCards, horizon),
    horizon,
  )
  const content = {
    article: presentArticle({ ...article, slug, id: 0, position: 0 }, site),
    previous: undefined,
    next: undefined,
    more: presentCards(cards, site),
  }
  return answerPage(c, renderArticlePage({ site, categories }, content), headers)
})
