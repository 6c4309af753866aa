import { Hono } from 'hono'
import { findArticle } from '../database/find-article.ts'
import { articleUrl } from '../domain/addresses.ts'
import { mastodonComposer, parseServer } from '../domain/share.ts'
import type { App } from '../env.ts'
import { cachePolicies } from '../http/caching.ts'
import { renderMastodonPage } from '../pages/mastodon.ts'
import { answerPage } from './answer-page.ts'
import { articleGone } from './article-gone.ts'

/**
 * Passes an article on to the Mastodon server of whoever shares it. Our own form leads straight there; any other link to
 * this address is shown where it would lead, so that nobody can send readers anywhere in our name.
 */
export const mastodon = new Hono<App>().get('/', async (c) => {
  const { db, site, horizon } = c.var
  const slug = c.req.query('article') ?? ''
  const given = c.req.query('server')?.trim() ?? ''
  const { article } = await findArticle(db, slug, horizon)
  if (!article) throw await articleGone(c, slug)
  const server = parseServer(given)
  const composer = server && mastodonComposer(server, { slug, title: article.title, url: articleUrl(site, slug) })
  const headers = { 'Cache-Control': cachePolicies.never }
  if (composer && c.req.header('Sec-Fetch-Site') === 'same-origin') {
    return c.body(null, 303, { ...headers, Location: composer })
  }
  const refused = given !== '' && !server
  const content = { slug, title: article.title, given, server, composer, refused }
  return answerPage(c, renderMastodonPage(site, content), headers, refused ? 400 : 200)
})
