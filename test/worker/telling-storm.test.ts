import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EventMessage } from '../../worker/contract.ts'
import type { Errand } from '../../worker/env.ts'
import { edit } from '../support/editor.ts'
import { errandQueue, logOf, makeWebhook, receiveAll, ring, run } from '../support/receiver.ts'

const noon = Date.UTC(2026, 5, 1, 12)
const minute = 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The database, of which one call in three breaks, half of those after the commit; `breaks` ends it. */
function weakDatabase(roll: () => number) {
  const weather = { breaks: true, broken: 0 }
  const weak = async <T>(call: () => Promise<T>): Promise<T> => {
    const fate = weather.breaks ? roll() : 1
    if (fate >= 0.3) return call()
    weather.broken++
    if (fate >= 0.15) await call()
    throw new Error('D1_ERROR: Network connection lost.')
  }
  const withSession: D1Database['withSession'] = (constraint) => {
    const session = env.DB.withSession(constraint)
    const batch = <T>(statements: D1PreparedStatement[]) => weak(() => session.batch<T>(statements))
    return { prepare: (sql) => session.prepare(sql), batch, getBookmark: () => session.getBookmark() }
  }
  return { DB: { withSession } as D1Database, weather }
}

it.each([1, 2])(
  'tells each change at least once, and under one identifier, whatever breaks (seed %i)',
  async (seed) => {
    const roll = dice(seed)
    const { received, answer } = receiveAll()
    let receiverFails = true
    answer(() => new Response(null, { status: receiverFails && roll() < 0.3 ? 500 : 204 }))
    const webhook = await makeWebhook()
    const { DB, weather } = weakDatabase(roll)
    const { queue, errands } = errandQueue()
    const bindings = { DB, ERRANDS: queue }
    let now = noon

    // Each write is repeated with its key until it is answered; each minute the queue repeats, forgets and shuffles.
    const until = async (method: string, path: string, key: string, body?: object) => {
      for (;;) {
        const headers = { 'Idempotency-Key': key }
        const response = await edit(method, path, { headers, bindings, ...(body && { body }) })
        if (response.ok) return
        expect(response.status).toBe(503)
      }
    }
    const serve = async () => {
      now += minute
      vi.setSystemTime(now)
      await ring(now, bindings).catch(() => {})
      const heard: Errand[] = errands
        .splice(0)
        .flatMap((errand) => Array.from({ length: Math.floor(roll() * 4) }, () => errand))
      await Promise.allSettled(heard.map((errand) => run(errand, now, bindings)))
    }

    vi.setSystemTime(now)
    for (let n = 0; n < 5; n++) {
      await until('POST', '/articles', `make-${n}`, { title: `Crane ${n}` })
      await until('PUT', `/articles/crane-${n}/publication`, `publish-${n}`)
      await serve()
      await until('DELETE', `/articles/crane-${n}/publication`, `withdraw-${n}`)
    }
    expect(weather.broken).toBeGreaterThan(5)
    weather.breaks = false
    receiverFails = false
    for (let rest = 0; rest < 40 && (await logOf(webhook)).some(({ state }) => state === 'waiting'); rest++) {
      now += 20 * minute
      await ring(now)
    }

    const wanted = Array.from({ length: 5 }, (_, n) => [
      `articles.published crane-${n}`,
      `articles.withdrawn crane-${n}`,
    ])
    const told = new Map<string, Set<string>>()
    for (const { headers, body } of received) {
      const { type, data } = JSON.parse(body) as EventMessage
      for (const { slug } of data.articles) {
        const change = `${type} ${slug}`
        told.set(change, (told.get(change) ?? new Set()).add(headers.get('webhook-id') ?? ''))
      }
    }
    expect([...told.keys()].toSorted()).toEqual(wanted.flat().toSorted())
    expect([...told.values()].filter(({ size }) => size !== 1)).toEqual([])
    expect((await logOf(webhook)).filter(({ state }) => state !== 'delivered')).toEqual([])
  },
  60_000,
)
