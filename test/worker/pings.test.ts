import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebhookList } from '../../worker/contract.ts'
import { edit, editJson, write } from '../support/editor.ts'
import { newsroom } from '../support/newsroom.ts'
import { receiveAll, ring } from '../support/receiver.ts'
import { askIn, importArticles, siteUrl } from '../support/site.ts'

const noon = Date.UTC(2026, 5, 1, 12)
const minute = 60_000
const hub = 'https://8.8.8.8/hub'
const endpoint = 'https://8.8.4.4/indexnow'
const key = 'b0a1c2d3-e4f5'
const withHub = { WEBSUB_HUB: hub }
const withIndexNow = { INDEXNOW_KEY: key, INDEXNOW_ENDPOINT: endpoint }

let world: ReturnType<typeof receiveAll>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
  vi.spyOn(Math, 'random').mockReturnValue(0)
  world = receiveAll()
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const feedsOf = (page: string) => ['rss', 'atom', 'json'].map((format) => `${siteUrl}${page}/feed.${format}`)

describe('a hub', () => {
  it('is told which feeds have news, in one form, and only when it is configured', async () => {
    await write({ title: 'Crane' }, null)
    await ring(noon)
    await ring(noon, withHub)
    expect(world.received).toEqual([])

    await importArticles(newsroom.harbour, newsroom.ferry)
    await editJson('PATCH', '/articles/crane', { body: { title: 'A second crane' } })
    const purged = await ring(noon, withHub)
    expect(world.received.map(({ url }) => url)).toEqual([hub])
    const [ping] = world.received
    expect(ping?.headers.get('Content-Type')).toBe('application/x-www-form-urlencoded')
    expect(ping?.headers.get('User-Agent')).toBe(`Newsclip (+${siteUrl}/about)`)
    const form = new URLSearchParams(ping?.body)
    expect(form.getAll('hub.mode')).toEqual(['publish'])
    const pages = ['', '/categories/general', '/categories/transport']
    const tags = ['harbour', 'trade', 'council', 'islands'].map((tag) => `/tags/${tag}`)
    expect(form.getAll('hub.url').toSorted()).toEqual([...pages, ...tags].flatMap(feedsOf).toSorted())
    expect(purged).toEqual([{ tags: expect.arrayContaining(['list', 'category:transport', 'tag:islands']) }])

    await edit('DELETE', '/articles/crane')
    await ring(noon + minute, withHub)
    expect(world.received.length).toBe(1)
  })

  it('is told of a large import in requests that are not large', async () => {
    await ring(noon, withHub)
    const tags = Array.from({ length: 30 }, (_, n) => n)
    const articles = Array.from({ length: 250 }, (_, n) => ({
      ...{ title: `Crane ${n}`, publishedAt: '2026-05-01', tags: tags.map((tag) => `Crane ${n} of ${tag}`) },
    }))
    await importArticles(...articles)
    for (const minutes of [0, 1, 2, 3]) await ring(noon + minutes * minute, withHub)
    const told = world.received.map(({ body }) => new URLSearchParams(body).getAll('hub.url'))
    expect(told.map(({ length }) => length)).toEqual([9006, 9006, 4506])
    expect(new Set(told.flat()).size).toBe(22_506)
  })

  it('is told nothing any more, and nothing is written down for it, when the configuration names it no more', async () => {
    await ring(noon, withHub)
    await ring(noon)
    await write({ title: 'Crane' }, null)
    expect(await env.DB.prepare('SELECT count(*) AS number FROM untold').first()).toEqual({ number: 0 })
    await ring(noon, withHub)
    expect(world.received).toEqual([])
  })

  it('is named by the very feeds that it is told of', async () => {
    await importArticles(newsroom.harbour)
    for (const page of ['', '/categories/general', '/tags/harbour']) {
      for (const topic of feedsOf(page)) {
        const response = await askIn(withHub, topic.slice(siteUrl.length))
        expect(response.headers.get('Link')).toContain(`, <${hub}>; rel="hub", <${topic}>; rel="self"`)
        const feed = await response.text()
        expect(feed).toMatch(
          /<(atom:)?link rel="hub" href="https:\/\/8\.8\.8\.8\/hub"\/>|"hubs":\[{"type":"WebSub","url":"https:\/\/8\.8\.8\.8\/hub"}\]/,
        )
        expect(feed).toContain(topic)
      }
    }
  })

  it.each(['/feed.rss?limit=1', '/api/v1/articles.atom', '/api/v1/articles.jsonfeed?all=harbour'])(
    'is not named by %s, of which it is not told',
    async (path) => {
      await importArticles(newsroom.harbour, newsroom.library)
      const response = await askIn(withHub, path)
      expect(response.headers.get('Link')).not.toContain('rel="hub"')
      expect(await response.text()).not.toContain(hub)
    },
  )

  it('is named by no feed unless it is configured', async () => {
    await importArticles(newsroom.harbour)
    const response = await askIn({}, '/feed.atom')
    expect(response.headers.get('Link')).not.toContain('rel="self"')
    expect(await response.text()).not.toContain('rel="hub"')
  })
})

describe('IndexNow', () => {
  it('is told every address at which something is another now, in one request', async () => {
    await ring(noon, withIndexNow)
    await write({ title: 'Crane' }, null)
    await write({ title: 'Ferry' }, null)
    await editJson('PATCH', '/articles/crane', { body: { slug: 'blue-crane' } })
    await edit('DELETE', '/articles/ferry/publication')
    await ring(noon, withIndexNow)
    expect(world.received.map(({ url }) => url)).toEqual([endpoint])
    expect(world.received[0]?.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
    expect(JSON.parse(world.received[0]?.body ?? '')).toEqual({
      host: 'news.example',
      key,
      keyLocation: `${siteUrl}/${key}.txt`,
      urlList: ['crane', 'ferry', 'blue-crane'].map((slug) => `${siteUrl}/articles/${slug}`),
    })
    await ring(noon + minute, withIndexNow)
    expect(world.received.length).toBe(1)
  })

  it('finds the key at the address that it is told, and nobody else anything like it', async () => {
    const found = await askIn(withIndexNow, `/${key}.txt`)
    expect([found.status, await found.text()]).toEqual([200, key])
    expect((await askIn(withIndexNow, '/another-key.txt')).status).toBe(404)
    expect((await askIn({}, `/${key}.txt`)).status).toBe(404)
    expect((await askIn({}, '/.txt')).status).toBe(404)
  })

  it('is told of a thousand imported articles in one request, and holds up no webhook', async () => {
    await ring(noon, withIndexNow)
    for (const half of [0, 1]) {
      const articles = Array.from({ length: 500 }, (_, n) => ({
        title: `Crane ${half} ${n}`,
        publishedAt: '2026-05-01',
      }))
      await importArticles(...articles)
    }
    await ring(noon, withIndexNow)
    const [ping] = world.received
    expect(JSON.parse(ping?.body ?? '').urlList).toHaveLength(1000)
  })

  it('that fails is told five times in all, with whatever has come meanwhile', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    world.answer(() => new Response(null, { status: 403 }))
    await ring(noon, withIndexNow)
    await write({ title: 'Crane' }, null)
    let at = noon
    for (const minutes of [0, 1, 5, 30, 120, 300, 600]) {
      at += minutes * minute
      await ring(at, withIndexNow)
    }
    expect(world.received.length).toBe(5)
    expect(log).toHaveBeenCalledOnce()
    world.answer(() => new Response(null, { status: 202 }))
    vi.setSystemTime(at)
    await write({ title: 'Ferry' }, null)
    await ring(at, withIndexNow)
    expect(JSON.parse(world.received.at(-1)?.body ?? '').urlList).toEqual([`${siteUrl}/articles/ferry`])
  })
})

it('what the configuration names is no webhook', async () => {
  await ring(noon, { ...withHub, ...withIndexNow })
  expect((await editJson<WebhookList>('GET', '/webhooks')).webhooks).toEqual([])
  const { results } = await env.DB.prepare('SELECT id FROM receivers').all<{ id: number }>()
  expect(results.length).toBe(2)
  for (const { id } of results) expect((await edit('GET', `/webhooks/${id}`)).status).toBe(404)
})
