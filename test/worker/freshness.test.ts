import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { publishDue } from '../../worker/jobs/publish-due.ts'
import { contextWithCache } from '../support/cached-site.ts'
import { newsroom, saveAt } from '../support/newsroom.ts'
import { ask } from '../support/site.ts'

const nine = Date.UTC(2026, 5, 1, 9)
const saved = 'Mon, 01 Jun 2026 09:00:00 GMT'

/** Every kind of answer in which a scheduled article will appear. */
const timelines = [
  '/api/v1/articles.rss',
  '/categories/general/feed.atom',
  '/llms.txt',
  '/api/v1/articles/harbour-crane/more',
  '/api/v1/tags/council',
  '/',
  '/categories/general',
  '/tags/council',
  '/search?q=crane',
  '/search?all=council',
  '/articles/harbour-crane',
]

/** Those of them that pages of others show. */
const embedded = ['/api/v1/articles', '/api/v1/articles?category=general', '/embed/feed', '/widget/feed.js']

const others = ['/api/v1/articles/harbour-crane', '/api/v1/tags', '/api/v1/categories']

function clockAt(time: number) {
  vi.setSystemTime(time)
}

async function cacheControl(path: string) {
  return (await ask(path)).headers.get('Cache-Control')
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  clockAt(nine)
  await env.DB.prepare('UPDATE last_write SET saved_at = 0').run()
  await saveAt(nine, newsroom.harbour, newsroom.library)
})

afterEach(() => {
  vi.useRealTimers()
})

describe('Last-Modified', () => {
  it.each([...timelines, ...embedded, ...others])(
    'is the time of the last write, and answers 304 to it: %s',
    async (path) => {
      clockAt(nine + 60_000)
      const first = await ask(path)
      expect(first.headers.get('Last-Modified')).toBe(saved)
      const again = await ask(path, { headers: { 'If-Modified-Since': saved } })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      for (const name of ['ETag', 'Cache-Control', 'Cache-Tag', 'Last-Modified', 'Access-Control-Allow-Origin']) {
        expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)])
      }
      expect(again.headers.get('Content-Type')).toBeNull()
    },
  )

  it.each([
    ['Sun, 01 Jun 2036 09:00:00 GMT', 304],
    ['Sunday, 01-Jun-36 09:00:00 GMT', 304],
    ['Sun Jun  1 09:00:00 2036', 304],
    ['2036-06-01', 200],
    ['99999', 200],
    ['tomorrow', 200],
    ['', 200],
  ])('is compared with a date of HTTP, and with nothing else: "%s"', async (seen, status) => {
    clockAt(nine + 60_000)
    expect((await ask('/api/v1/articles', { headers: { 'If-Modified-Since': seen } })).status).toBe(status)
  })

  it('gives way to the stronger validator where a caller has both', async () => {
    clockAt(nine + 60_000)
    const headers = { 'If-Modified-Since': saved, 'If-None-Match': '"another"' }
    expect((await ask('/api/v1/articles', { headers })).status).toBe(200)
  })

  it('is not given in the second of the write: there may be another in it', async () => {
    clockAt(nine + 999)
    expect((await ask('/api/v1/articles')).headers.get('Last-Modified')).toBeNull()
  })

  it('moves on when a scheduled article appears, before the clock has counted it', async () => {
    await saveAt(nine, { ...newsroom.ferry, publishedAt: '2026-06-01T09:00:10Z' })
    clockAt(nine + 12_000)
    const response = await ask('/api/v1/articles', { headers: { 'If-Modified-Since': saved } })
    expect(response.status).toBe(200)
    expect(response.headers.get('Last-Modified')).toBe('Mon, 01 Jun 2026 09:00:10 GMT')
  })
})

describe('an answer in which a scheduled article will appear', () => {
  const due = Date.UTC(2026, 5, 1, 10)

  beforeEach(async () => {
    await saveAt(nine, { ...newsroom.ferry, publishedAt: new Date(due).toISOString(), tags: ['Council'] })
  })

  it.each(timelines)('is kept no longer than until then: %s', async (path) => {
    clockAt(due - 3_600_000)
    expect(await cacheControl(path)).toBe('public, max-age=60, stale-while-revalidate=600, stale-if-error=86400')
    clockAt(due - 100_500)
    expect(await cacheControl(path)).toBe('public, max-age=60, stale-while-revalidate=41, stale-if-error=86400')
    clockAt(due - 30_000)
    expect(await cacheControl(path)).toBe('public, max-age=30, stale-while-revalidate=0, stale-if-error=86400')
    clockAt(due)
    expect(await cacheControl(path)).toBe('public, max-age=60, stale-while-revalidate=600, stale-if-error=86400')
  })

  it.each(embedded)(
    'is kept no longer than until then on pages of others, and before it for five minutes: %s',
    async (path) => {
      clockAt(due - 7_200_000)
      expect(await cacheControl(path)).toBe('public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400')
      clockAt(due - 400_500)
      expect(await cacheControl(path)).toBe('public, max-age=300, stale-while-revalidate=101, stale-if-error=86400')
      clockAt(due - 30_000)
      expect(await cacheControl(path)).toBe('public, max-age=30, stale-while-revalidate=0, stale-if-error=86400')
      clockAt(due)
      expect(await cacheControl(path)).toBe('public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400')
    },
  )

  it('has it at its minute', async () => {
    clockAt(due - 1)
    expect(await (await ask('/api/v1/articles')).text()).not.toContain('ferry-returns')
    clockAt(due)
    expect(await (await ask('/api/v1/articles')).text()).toContain('ferry-returns')
  })

  it('is told to the edge at that minute too, for what is counted then', async () => {
    clockAt(due)
    const { ctx, told } = contextWithCache()
    await publishDue(env, ctx, due)
    expect(told.flatMap(({ tags }) => tags)).toEqual(expect.arrayContaining(['list', 'category:transport']))
  })
})
