import { Hono } from 'hono'
import { extraPieces } from '../../widget/layouts.ts'
import { writeFeedModule, writeWarningModule } from '../domain/feed-module.ts'
import { oneLine } from '../domain/one-line.ts'
import { partsOf, spellParts } from '../domain/spelling.ts'
import type { App } from '../env.ts'
import { findBundle } from '../http/bundle.ts'
import { cachePolicies } from '../http/caching.ts'
import { moduleParameters } from '../http/look.ts'
import { readMeasured } from '../http/measured.ts'
import { ProblemError, writeProblem } from '../http/problems.ts'
import { queryOf, readQuery, refuseUnknown } from '../http/query.ts'
import { defaultLimit, feedParameters } from '../http/question.ts'
import { sendLimit } from '../http/read-limit.ts'
import { findFeed } from './find-feed.ts'

const javascript = { 'Content-Type': 'text/javascript; charset=utf-8' }

/** What `<newsclip-feed>` asks of its site beside the API. */
export const widget = new Hono<App>()
  .get('/feed.js', async (c) => {
    refuseUnknown(queryOf(c.req), Object.keys({ ...feedParameters.entries, ...moduleParameters.entries }))
    const { show: shown, ...rest } = queryOf(c.req)
    const { show } = readQuery(moduleParameters, shown ? { show: shown } : {})
    const extras = extraPieces.filter((piece) => show.includes(piece)).join()
    const [bundle, { asked, list, headers }] = await Promise.all([
      findBundle(c.env.ASSETS),
      findFeed(c, rest, { show: extras }),
    ])
    // The element asks in the words of its page, and knows its list by them: `en-US`, not the `en` that comes of it.
    const { q, lang, locale } = c.req.query()
    const own = { q: q && oneLine(q), lang, locale }
    const query = `/api/v1/articles${spellParts({ ...partsOf(asked.question, asked, defaultLimit), ...own })}`
    return c.body(writeFeedModule(bundle, { query, list, show }), 200, { ...headers, ...javascript })
  })
  .post('/measure', sendLimit, async (c) => {
    const { event, slug, category } = await readMeasured(c)
    // The element asks the browser the same before it sends anything; others may send, too.
    const objects = c.req.header('Sec-GPC') === '1' || c.req.header('DNT') === '1'
    if (!objects) c.env.MEASURE?.writeDataPoint({ indexes: [event], blobs: [event, slug, category] })
    return c.body(null, 204, { 'Cache-Control': cachePolicies.never })
  })
  // A script that is refused defines no element, and all that the page has of us stays a link. So what is wrong with the
  // address is told where its developer looks. What is wrong with us is answered as everywhere: the edge then goes on
  // with the script that it has.
  .onError(async (error, c) => {
    if (c.req.path !== '/widget/feed.js' || !(error instanceof ProblemError)) throw error
    const warning = writeWarningModule(await findBundle(c.env.ASSETS), writeProblem(error, c.var.site))
    return c.body(warning, 200, { 'Cache-Control': cachePolicies.refused, ...javascript })
  })
