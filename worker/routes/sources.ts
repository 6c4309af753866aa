import { type Context, Hono } from 'hono'
import type { DryRun, SourceCheck, SourceList, SourceRunList } from '../contract.ts'
import { claimSource } from '../database/checks.ts'
import {
  findSource,
  findSourceAt,
  listSourceRuns,
  listSources,
  removeSource,
  saveSettings,
  saveSource,
} from '../database/sources.ts'
import { cutPage } from '../domain/cut-page.ts'
import { pauseAfterTrouble } from '../domain/next-check.ts'
import { presentForeseen, presentRun, presentSource } from '../domain/present-source.ts'
import { doneReply, numbered } from '../domain/reply.ts'
import { newSource, type Source } from '../domain/source.ts'
import { type Trouble, troubles } from '../domain/source-trouble.ts'
import type { App } from '../env.ts'
import { openOutside } from '../fetching/outside.ts'
import { invalidate } from '../http/caching.ts'
import { editorOnly } from '../http/editor.ts'
import { readJsonText } from '../http/json.ts'
import { answerOnce } from '../http/once.ts'
import { isRowNumber, noParameters } from '../http/parameters.ts'
import { ProblemError } from '../http/problems.ts'
import { queryOf, readQuery } from '../http/query.ts'
import {
  checkParameters,
  readSourceInput,
  readSourcePatch,
  settingsFrom,
  settingsWith,
  sourceParameters,
} from '../http/source-input.ts'
import { checkSource } from '../sources/check.ts'
import { discover } from '../sources/discover.ts'
import { foresee } from '../sources/dry-run.ts'
import { effortARun } from '../sources/effort.ts'

/** Feeds that are imported on a schedule. */
export const sources = new Hono<App>()
  .use(editorOnly('sources'))
  .get('/', async (c) => {
    const { state, limit, cursor } = readQuery(sourceParameters, queryOf(c.req))
    const found = await listSources(c.var.db, { state, below: cursor, limit: limit + 1 })
    const { shown, next } = cutPage(found, limit, ({ id }) => String(id))
    const list: SourceList = {
      sources: shown.map(presentSource),
      next,
    }
    return c.json(list)
  })
  .post('/', async (c) => {
    const { db, actor, now, site } = c.var
    readQuery(noParameters, queryOf(c.req))
    const body = await readJsonText(c)
    const input = readSourceInput(body)
    return answerOnce(c, body, async (once) => {
      const { url, look } = await findFeed(c, input.url)
      if (await findSourceAt(db, url)) throw sourceKnown(url)
      const feed = look.kind === 'feed' ? look.feed : undefined
      const trouble = look.kind === 'trouble' ? look.trouble : undefined
      const dueAt = trouble ? now + pauseAfterTrouble(1, look.wishes) : now
      const found = { siteUrl: feed?.url ?? null, trouble, dueAt }
      const source = newSource(settingsFrom(input, url, feed?.title), found, now)
      const reply = {
        status: 201,
        headers: { Location: `${site.url}/api/v1/sources/{id}` },
        body: JSON.stringify(presentSource(source)),
      }
      const id = await saveSource(db, source, actor, now, once && { once, reply })
      return id === undefined ? undefined : numbered(reply, id)
    })
  })
  .post('/dry-run', async (c) => {
    const { db, now, site } = c.var
    readQuery(noParameters, queryOf(c.req))
    const input = readSourceInput(await readJsonText(c))
    const { url, look } = await findFeed(c, input.url)
    if (look.kind !== 'feed') throw sourceRefused(look.kind === 'trouble' ? look.trouble : undefined)
    const settings = settingsFrom(input, url, look.feed.title)
    const key = (await findSourceAt(db, url))?.key ?? url
    const foreseen = await foresee(db, look.feed, { settings, key, base: look.place.url }, site, now)
    const run: DryRun = {
      ...{ url, title: settings.title, items: look.feed.items.length },
      outcomes: foreseen.map(presentForeseen),
    }
    return c.json(run)
  })
  .get('/:id', async (c) => {
    readQuery(noParameters, queryOf(c.req))
    return c.json(presentSource(await theSource(c)))
  })
  .patch('/:id', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    const patch = readSourcePatch(await readJsonText(c))
    const before = await theSource(c)
    const settings = settingsWith(before, patch)
    const saved = await saveSettings(db, before, settings, actor, now)
    if (saved === 'taken') throw sourceKnown(settings.url)
    return c.json(presentSource(saved))
  })
  .delete('/:id', async (c) => {
    const { db, actor, now } = c.var
    readQuery(noParameters, queryOf(c.req))
    return answerOnce(c, '', async (once) => {
      const removed = await removeSource(db, await theSource(c), actor, now, once && { once, reply: doneReply })
      return removed ? doneReply : undefined
    })
  })
  .post('/:id/check', async (c) => {
    const { db, actor, now, site } = c.var
    const { returning } = readQuery(checkParameters, queryOf(c.req))
    const { id } = await theSource(c)
    const claimed = await claimSource(db, id, { returning: returning === 'true' }, now)
    if (!claimed) throw sourceBusy()
    const moment = { db, site, outside: openOutside(c.env), by: actor, now }
    const { run, touched } = await checkSource(claimed, { ...moment, effort: effortARun, isCutShort: () => false })
    if (!run) throw sourceBusy()
    await invalidate(c.executionCtx as { cache?: CacheContext }, touched)
    const check: SourceCheck = { run: presentRun(run), source: presentSource(await theSource(c)) }
    return c.json(check)
  })
  .get('/:id/runs', async (c) => {
    readQuery(noParameters, queryOf(c.req))
    const runs = await listSourceRuns(c.var.db, idOf(c))
    if (!runs) throw sourceNotFound(c)
    const list: SourceRunList = { runs: runs.map(presentRun) }
    return c.json(list)
  })

/** What is at an address that an editor names. What may come right is told and kept; what never can is refused. */
async function findFeed(c: Context<App>, address: string) {
  const discovery = await discover(address, c.var.site, openOutside(c.env), c.var.now)
  if ('feeds' in discovery) {
    const { feeds } = discovery
    throw new ProblemError('feed-ambiguous', `Choose one of ${feeds.join(', ')}`, { feeds })
  }
  const { look } = discovery
  if (look.kind === 'trouble' && look.trouble.reason === 'address-refused') throw sourceRefused(look.trouble)
  return discovery
}

async function theSource(c: Context<App>): Promise<Source> {
  const found = await findSource(c.var.db, idOf(c))
  if (!found) throw sourceNotFound(c)
  return found
}

function idOf(c: Context<App>): number {
  const id = c.req.param('id') ?? ''
  if (!isRowNumber(id)) throw sourceNotFound(c)
  return Number(id)
}

function sourceNotFound(c: Context<App>): ProblemError {
  return new ProblemError('source-not-found', `No source has the number "${c.req.param('id')}".`)
}

function sourceBusy(): ProblemError {
  return new ProblemError('source-busy', 'A check of it is under way. Look again in a moment.')
}

function sourceKnown(url: string): ProblemError {
  return new ProblemError('source-known', `${url} is a source already, or was one before it moved.`)
}

function sourceRefused(trouble: Trouble | undefined): ProblemError {
  if (!trouble) return new ProblemError('source-refused', 'It answered nothing that could be read.')
  return new ProblemError('source-refused', `${troubles[trouble.reason]} ${trouble.detail}`.trim())
}
