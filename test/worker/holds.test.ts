import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import { siteTables } from '../../worker/database/site-tables.ts'
import { holdMs, maxHoldMs } from '../../worker/domain/hold.ts'
import type { Bindings } from '../../worker/env.ts'
import worker from '../../worker/index.ts'
import { edit, editJson, refusalOf } from '../support/editor.ts'
import { newsroom, saveAt, today } from '../support/newsroom.ts'
import { furnish, requestOf, requests } from '../support/operations.ts'
import { receiverUrl, withoutQueue } from '../support/receiver.ts'
import { ask, siteUrl } from '../support/site.ts'
import { beforehand, noted, publishNews, writes } from '../support/writes.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const hold = (name = 'one') => edit('PUT', `/export/hold?export=${name}`)
const release = (name = 'one') => edit('DELETE', `/export/hold?export=${name}`)

/** Makes a hold older: it goes by the database's own clock, which no test sets. */
async function passTime(ms: number) {
  await env.DB.prepare('UPDATE holds SET began_at = began_at - ?1, ends_at = ends_at - ?1').bind(ms).run()
}

type Rows = Record<string, Record<string, unknown>[]>

async function rowsOf(tables: string[], columns: (table: string) => string = () => '*'): Promise<Rows> {
  const statements = tables.map((name) => env.DB.prepare(`SELECT ${columns(name)} FROM ${name}`))
  const results = await env.DB.batch<Record<string, unknown>>(statements)
  return Object.fromEntries(results.map((result, index) => [tables[index] ?? '', result.results]))
}

/** All that there is, but for a hold and when tokens were used. */
async function everything() {
  const { results } = await env.DB.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
      AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' AND name NOT IN ('d1_migrations', 'holds')`,
  ).all<{ name: string }>()
  const { objects } = await env.MEDIA.list()
  return { ...(await rowsOf(results.map(({ name }) => name))), objects: objects.map(({ key }) => key) }
}

/** What an export has, but for which check of a source is under way. */
async function exported() {
  const columns = new Map(siteTables.map((table) => [table.name, table.columns.map(({ name }) => name).join()]))
  const rows = await rowsOf([...columns.keys()], (name) => columns.get(name) ?? '')
  return { ...rows, sources: unclaimed(rows) }
}

function unclaimed({ sources }: Rows) {
  return sources?.map((source) => ({ ...source, lease: null, due_at: null }))
}

/** A database in which a hold begins the moment after somebody has looked whether there is one. */
function heldAfterLook(): D1Database {
  const withSession: D1Database['withSession'] = (constraint) => {
    const session = env.DB.withSession(constraint)
    const prepare = (sql: string) => {
      const statement = session.prepare(sql)
      if (!sql.startsWith('SELECT 1 FROM holds')) return statement
      const first = async () => {
        const found = await statement.first()
        await hold()
        return found
      }
      return { first } as unknown as D1PreparedStatement
    }
    return { prepare, batch: (statements) => session.batch(statements), getBookmark: () => session.getBookmark() }
  }
  return { withSession } as D1Database
}

async function tick(now: number, bindings: Partial<Bindings> = {}) {
  const ctx = createExecutionContext()
  const controller = createScheduledController({ scheduledTime: new Date(now) })
  await worker.scheduled(controller, { ...withoutQueue(), ...bindings }, ctx)
  await waitOnExecutionContext(ctx)
}

describe('while an export holds writes off', () => {
  const writing = writes.filter(({ scope, evenWhileHeld }) => scope && !evenWhileHeld)

  beforeEach(async () => {
    publishNews()
    await furnish()
  })

  it.each(writing)('$method $path is told so, and writes nothing', async (operation) => {
    await beforehand[operation.id]?.()
    expect((await hold()).status).toBe(204)
    const before = await everything()
    const answer = await ask(requests[operation.id]?.[0] ?? '', requestOf(operation))
    expect(answer.headers.get('Retry-After')).toBe('30')
    expect(await refusalOf(answer)).toBe('503 writes-held')
    expect(await everything()).toEqual(before)
    await release()
    expect((await ask(requests[operation.id]?.[0] ?? '', requestOf(operation))).ok).toBe(true)
  })

  it.each(writing.filter(({ id }) => id in noted))(
    '$method $path is, although it had begun before, and nothing of it is exported',
    async (operation) => {
      await beforehand[operation.id]?.()
      vi.spyOn(console, 'error').mockImplementation(() => {})
      const before = await exported()
      const request = new Request(`${siteUrl}${requests[operation.id]?.[0]}`, requestOf(operation))
      const ctx = createExecutionContext()
      const answer = await app.fetch(request, { ...env, DB: heldAfterLook() }, ctx)
      await waitOnExecutionContext(ctx)
      expect(await refusalOf(answer)).toBe('503 writes-held')
      expect(await exported()).toEqual(before)
      await release()
      expect((await ask(requests[operation.id]?.[0] ?? '', requestOf(operation))).ok).toBe(true)
    },
  )

  it('whoever reads notices nothing, with a token or without', async () => {
    const look = async () => {
      const [list, drafts] = [await ask('/api/v1/articles'), await edit('GET', '/manuscripts')]
      return [list.status, drafts.status, await list.text(), await drafts.text()]
    }
    const before = await look()
    await hold()
    expect(await look()).toEqual(before)
    expect(before.slice(0, 2)).toEqual([200, 200])
    expect((await edit('HEAD', '/manuscripts')).status).toBe(200)
    expect((await edit('GET', '/export')).status).toBe(200)
    expect((await ask('/api/v1/articles', { method: 'POST' })).status).toBe(401)
  })
})

describe('a hold', () => {
  const isWritable = async () => (await edit('POST', '/articles', { body: { title: 'Crane' } })).ok

  it('of which nothing more is heard runs out', async () => {
    await hold()
    await passTime(holdMs - 2000)
    expect(await isWritable()).toBe(false)
    await passTime(2000)
    expect(await isWritable()).toBe(true)
  })

  it('lasts for longer when it is asked for again', async () => {
    await hold()
    await passTime(holdMs - 2000)
    expect((await hold()).status).toBe(204)
    await passTime(holdMs - 2000)
    expect(await isWritable()).toBe(false)
  })

  it('is over after the longest time, however often it is asked for', async () => {
    await hold()
    for (let passed = 0; passed < maxHoldMs - holdMs; passed += holdMs / 2) {
      await passTime(holdMs / 2)
      await hold()
    }
    expect(await isWritable()).toBe(false)
    await passTime(holdMs)
    expect((await hold()).status).toBe(204)
    expect(await isWritable()).toBe(true)
    expect((await hold('two')).status).toBe(204)
    expect(await isWritable()).toBe(false)
  })

  it('belongs to one export at a time', async () => {
    await hold()
    expect(await refusalOf(await hold('two'))).toBe('503 writes-held')
    expect((await release('two')).status).toBe(204)
    expect(await isWritable()).toBe(false)
    expect((await release()).status).toBe(204)
    expect((await hold('two')).status).toBe(204)
    await passTime(holdMs)
    expect((await hold()).status).toBe(204)
  })

  it('is for operators only', async () => {
    for (const method of ['PUT', 'DELETE']) {
      expect((await ask('/api/v1/export/hold?export=one', { method })).status).toBe(401)
      expect(await refusalOf(await edit(method, '/export/hold?export=a%20b'))).toBe('400 parameter-invalid')
    }
  })
})

describe('the clock', () => {
  const appears = { ...newsroom.library, publishedAt: new Date(today + 60_000).toISOString() }
  const due = today + 120_000
  const state = async () => {
    const rows = await rowsOf(['articles', 'audit', 'imports', 'events', 'deliveries', 'unmeasured', 'sources'])
    return { ...rows, sources: unclaimed(rows) } as Rows
  }
  const dueSources = () =>
    env.DB.prepare('SELECT count(*) AS number FROM sources WHERE lease IS NULL AND due_at <= ?1')
      .bind(due)
      .first('number')

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(today)
    publishNews()
    await editJson('POST', '/sources', { body: { url: 'https://harbour.example/feed' } })
    await editJson('POST', '/webhooks', { body: { address: receiverUrl } })
    await saveAt(today, appears, newsroom.harbour, {
      ...newsroom.ferry,
      image: { url: 'https://harbour.example/a.png', alt: '' },
    })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  const isDone = async () => {
    const { articles, events } = await state()
    const isTold = (events ?? []).length > 0
    return { waiting: articles?.filter(({ counted }) => counted === 0).length, articles: articles?.length, isTold }
  }

  it('leaves everything for the minute in which nobody holds writes off', async () => {
    await hold()
    const before = await state()
    const asked = vi.mocked(fetch).mock.calls.length
    await tick(due)
    expect(await state()).toEqual(before)
    expect(vi.mocked(fetch).mock.calls.length).toBe(asked)
    expect(await dueSources()).toBe(1)
    await release()
    await tick(due)
    expect(await isDone()).toEqual({ waiting: 0, articles: 4, isTold: true })
  })

  it('records no failure when a hold begins while it works', async () => {
    const before = await state()
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    await tick(due, { DB: heldAfterLook() })
    const after = await state()
    for (const table of ['articles', 'audit', 'imports', 'sources']) expect(after[table]).toEqual(before[table])
    expect(await dueSources()).toBe(1)
    expect(complain).not.toHaveBeenCalled()
    await release()
    await tick(due)
    expect(await isDone()).toEqual({ waiting: 0, articles: 4, isTold: true })
  })
})
