import { Hono } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { App } from './env.ts'
import { context } from './http/context.ts'
import { handOverAfterWrites } from './http/hand-over.ts'
import { notModified } from './http/not-modified.ts'
import { openToAll } from './http/open-to-all.ts'
import { ProblemError } from './http/problems.ts'
import { readLimit } from './http/read-limit.ts'
import { secure } from './http/secure.ts'
import { answerAbsent, answerError } from './routes/answer-error.ts'
import { answerProblem } from './routes/answer-problem.ts'
import { articles } from './routes/articles.ts'
import { builder } from './routes/builder.ts'
import { crawlers } from './routes/crawlers.ts'
import { docs } from './routes/docs.ts'
import { audit, tokens } from './routes/editors.ts'
import { embed } from './routes/embed.ts'
import { siteExport } from './routes/export.ts'
import { feeds } from './routes/feeds.ts'
import { imports } from './routes/imports.ts'
import { categories, tags } from './routes/labels.ts'
import { lists } from './routes/lists.ts'
import { llms } from './routes/llms.ts'
import { editing, manuscripts } from './routes/manuscripts.ts'
import { mastodon } from './routes/mastodon.ts'
import { media, mediaFiles } from './routes/media.ts'
import { oembed } from './routes/oembed.ts'
import { pages } from './routes/pages.ts'
import { previews } from './routes/previews.ts'
import { purges } from './routes/purges.ts'
import { readersGuide } from './routes/readers-guide.ts'
import { redirects } from './routes/redirects.ts'
import { restore } from './routes/restore.ts'
import { search } from './routes/search.ts'
import { sharePictureFiles, sharePictures } from './routes/share-pictures.ts'
import { siteFiles } from './routes/site-files.ts'
import { sources } from './routes/sources.ts'
import { webhooks } from './routes/webhooks.ts'
import { widget } from './routes/widget.ts'

export const app = new Hono<App>()

app
  .use(context)
  .use(secure)
  .use(openToAll)
  .use(notModified)
  .use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        // It was answered that nothing is here, and what that said of type and keeping would be said of this as well.
        c.res = undefined
        const allow = [...methods, 'OPTIONS'].join(', ')
        if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow })
        const detail = `Known here: ${allow}.`
        return answerProblem(c, new ProblemError('method-not-allowed', detail, { headers: { Allow: allow } }))
      },
    }),
  )
  .use(readLimit)
  .use(handOverAfterWrites)

app.route('/api/v1', lists)
app.route('/api/v1/articles', editing)
app.route('/api/v1/articles', articles)
app.route('/api/v1/manuscripts', manuscripts)
app.route('/api/v1/tags', tags)
app.route('/api/v1/categories', categories)
app.route('/api/v1/imports', imports)
app.route('/api/v1/sources', sources)
app.route('/', docs)
app.route('/widget', widget)
app.route('/api/v1/tokens', tokens)
app.route('/api/v1/audit', audit)
app.route('/api/v1/redirects', redirects)
app.route('/api/v1/purge', purges)
app.route('/api/v1/export', siteExport)
app.route('/api/v1/restore', restore)
app.route('/api/v1/webhooks', webhooks)
app.route('/api/v1/media', media)
app.route('/media', mediaFiles)
app.route('/api/v1/articles', sharePictures)
app.route('/share', sharePictureFiles)
app.route('/embed', builder)
app.route('/embed', embed)
app.route('/oembed', oembed)
app.route('/', feeds)
app.route('/', llms)
app.route('/previews', previews)
app.route('/search', search)
app.route('/share/mastodon', mastodon)
app.route('/', readersGuide)
app.route('/', crawlers)
app.route('/', siteFiles)
app.route('/', pages)

app.notFound((c) => answerAbsent(c, new ProblemError('address-not-found', `Nothing is at ${c.req.path}.`)))
app.onError((error, c) => answerError(c, error))
