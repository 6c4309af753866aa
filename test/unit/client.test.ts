import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest'
import { type CardField, NewsclipProblem, newsclip, type Patience } from '../../widget/client/newsclip.ts'
import type { ArticleList, Card, ListedCard, Problem } from '../../worker/contract.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 5, 1) }))
afterEach(() => vi.useRealTimers())

type Reply = (init: RequestInit) => Response | Promise<Response>

const page = (next: string | null, ...slugs: string[]): Reply => {
  const articles = slugs.map((slug) => ({ slug }))
  return () => Response.json({ title: 'Newsclip', articles, next, prev: null })
}

const problem = (status: number, kind: string, headers: Record<string, string> = {}): Reply => {
  const told = { type: `https://news.example/problems/${kind}`, title: 'Not so', status, detail: 'Reason.' }
  return () => Response.json(told, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
}

const broken: Reply = () => Promise.reject(new TypeError('fetch failed'))

/** A client of a site that gives the replies in their order, the last one over and over. */
function clientOf(...replies: [Reply, ...Reply[]]) {
  const asked: string[] = []
  const times: number[] = []
  const fetch: Patience['fetch'] = async (url, init) => {
    const reply = replies[Math.min(asked.length, replies.length - 1)] as Reply
    asked.push(url.replace('https://news.example/api/v1/', ''))
    times.push(Date.now())
    return reply(init)
  }
  const waits = () => times.slice(1).map((time, index) => time - (times[index] ?? 0))
  return { site: newsclip('https://news.example/', { fetch }), fetch, asked, waits }
}

/** Lets all waits pass; what is awaited may reject. */
async function hurry<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  await vi.runAllTimersAsync()
  return promise
}

describe('a question', () => {
  it('is spelled as the site itself would', async () => {
    const { site, asked } = clientOf(page(null))
    await site.list()
    await site.list({ q: '"two words"', none: ['peace'], all: ['law', 'history'], limit: 5, category: undefined })
    await site.list({ since: new Date('2026-07-01T08:00:00Z'), fields: ['title', 'slug'], facets: 'tags:3' })
    await site.more('東京', { limit: 2 })
    await site.tags({ prefix: 'har', sort: 'name' })
    await site.tag('c++')
    await site.article('harbour-crane')
    await site.categories()
    expect(asked).toEqual([
      'articles',
      'articles?all=history,law&limit=5&none=peace&q=%22two%20words%22',
      'articles?facets=tags:3&fields=slug,title&since=2026-07-01T08:00:00.000Z',
      'articles/%E6%9D%B1%E4%BA%AC/more?limit=2',
      'tags?prefix=har&sort=name',
      'tags/c%2B%2B',
      'articles/harbour-crane',
      'categories',
    ])
  })

  it('leaves the lists that it was given as they were', async () => {
    const all = ['law', 'history']
    await clientOf(page(null)).site.list({ all })
    expect(all).toEqual(['law', 'history'])
  })
})

describe('pages', () => {
  it('are asked for one after the other, each when it is wanted', async () => {
    const { site, asked } = clientOf(page('p2', 'a', 'b'), page('p3', 'c'), page(null, 'd'))
    const seen: string[][] = []
    for await (const { articles } of site.pages({ category: 'general' })) {
      seen.push(articles.map(({ slug }) => slug))
      expect(asked).toHaveLength(seen.length)
    }
    expect(seen).toEqual([['a', 'b'], ['c'], ['d']])
    expect(asked).toEqual([
      'articles?category=general',
      'articles?category=general&cursor=p2',
      'articles?category=general&cursor=p3',
    ])
  })

  it('give their articles one by one, and no page is asked for after the last that was wanted', async () => {
    const { site, asked } = clientOf(page('p2', 'a', 'b'), page(null, 'c'))
    const seen: string[] = []
    for await (const { slug } of site.articles()) {
      seen.push(slug)
      if (slug === 'b') break
    }
    expect(seen).toEqual(['a', 'b'])
    expect(asked).toHaveLength(1)
  })

  it('begin where the query says', async () => {
    const { site, asked } = clientOf(page(null))
    for await (const _ of site.pages({ cursor: 'p7' }));
    expect(asked).toEqual(['articles?cursor=p7'])
  })
})

describe('trouble', () => {
  it('is a problem with its kind and document, and is not tried again when it will not pass', async () => {
    const { site, asked } = clientOf(problem(404, 'article-not-found'))
    const failure = await hurry(site.article('unheard-of').catch((error: unknown) => error))
    if (!(failure instanceof NewsclipProblem)) throw failure
    expect(failure.kind).toBe('article-not-found')
    expect(failure.problem).toEqual({
      type: 'https://news.example/problems/article-not-found',
      title: 'Not so',
      status: 404,
      detail: 'Reason.',
    } satisfies Problem)
    expect(failure.message).toBe('Not so: Reason.')
    expect(asked).toHaveLength(1)
  })

  it('is a problem also when somebody in between answers', async () => {
    const { site } = clientOf(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    await expect(hurry(site.list())).rejects.toMatchObject({
      name: 'NewsclipProblem',
      problem: { type: 'about:blank', title: 'No answer but 502', status: 502 },
    })
  })

  it.each(['null', '"Not found"', '[404]', '{"type":null,"title":404,"detail":{},"status":200}'])(
    'is a problem also when somebody in between answers JSON of another kind: %s',
    async (text) => {
      const { site, asked } = clientOf(() => new Response(text, { status: 404 }))
      await expect(hurry(site.list())).rejects.toMatchObject({
        kind: 'about:blank',
        problem: { type: 'about:blank', title: 'No answer but 404', detail: '', status: 404 },
      })
      expect(asked).toHaveLength(1)
    },
  )

  it.each([
    ['a broken connection', broken],
    ['an answer that breaks off', () => new Response('{"title":')],
    ['500', problem(500, 'internal-error')],
    ['503', problem(503, 'database-unavailable')],
    ['429', problem(429, 'too-many-requests')],
  ])('that may pass is tried again: %s', async (_, reply) => {
    const { site, asked } = clientOf(reply, reply, page(null, 'a'))
    expect((await hurry(site.list())).articles).toHaveLength(1)
    expect(asked).toHaveLength(3)
  })

  it('is told when it does not pass', async () => {
    const { site, asked } = clientOf(broken)
    await expect(hurry(site.list())).rejects.toThrow('fetch failed')
    expect(asked).toHaveLength(3)
  })

  it('is tried again as often as was wished', async () => {
    const { fetch, asked } = clientOf(broken)
    await expect(hurry(newsclip('https://news.example', { fetch, retries: 0 }).list())).rejects.toThrow('fetch failed')
    expect(asked).toHaveLength(1)
  })

  it('is waited out longer each time, by chance', async () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(0.999)
    const { site, waits } = clientOf(broken, broken, page(null))
    await hurry(site.list())
    expect(waits()).toEqual([250, 1499])
  })

  it.each([
    ['7', 7000],
    ['60', 60_000],
    ['Mon, 01 Jun 2026 00:00:20 GMT', 20_000],
  ])('is waited out for as long as the site asks, and a little longer: %s', async (told, ms) => {
    const { site, waits } = clientOf(problem(429, 'too-many-requests', { 'Retry-After': told }), page(null))
    await hurry(site.list())
    expect(waits()[0]).toBeGreaterThanOrEqual(ms + 250)
    expect(waits()[0]).toBeLessThanOrEqual(ms + 750)
  })

  it('is not waited out when the site asks for more than a minute', async () => {
    const { site, asked } = clientOf(problem(503, 'editing-closed', { 'Retry-After': '3600' }))
    await expect(hurry(site.list())).rejects.toMatchObject({ kind: 'editing-closed' })
    expect(asked).toHaveLength(1)
  })
})

describe('patience', () => {
  const silent: Reply = ({ signal }) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))

  it('ends with the caller’s signal, in mid-request, with its reason and without another try', async () => {
    const stop = new AbortController()
    const { site, asked } = clientOf(silent)
    const asking = site.list({}, { signal: stop.signal })
    stop.abort(new Error('The reader has gone.'))
    await expect(asking).rejects.toThrow('The reader has gone.')
    expect(asked).toHaveLength(1)
  })

  it('ends with the caller’s signal, while the site says what it has against the request', async () => {
    const stop = new AbortController()
    const { site, asked } = clientOf(({ signal }) => {
      const body = new ReadableStream({
        start: (stream) => signal?.addEventListener('abort', () => stream.error(signal.reason)),
      })
      return new Response(body, { status: 404 })
    })
    const asking = site.list({}, { signal: stop.signal })
    asking.catch(() => undefined)
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toHaveLength(1)
    stop.abort(new Error('The reader has gone.'))
    await expect(asking).rejects.toThrow('The reader has gone.')
  })

  it('ends with the caller’s signal, in mid-wait', async () => {
    const stop = new AbortController()
    const { site, asked } = clientOf(problem(429, 'too-many-requests', { 'Retry-After': '30' }), page(null))
    const asking = site.list({}, { signal: stop.signal })
    asking.catch(() => undefined)
    await vi.advanceTimersByTimeAsync(1000)
    expect(vi.getTimerCount()).toBe(1)
    stop.abort(new Error('The reader has gone.'))
    await expect(asking).rejects.toThrow('The reader has gone.')
    expect(vi.getTimerCount()).toBe(0)
    expect(asked).toHaveLength(1)
  })

  it('ends by itself when no answer comes', async () => {
    const { fetch } = clientOf(silent)
    const asking = newsclip('https://news.example', { fetch, timeoutMs: 1, retries: 0 }).list()
    await expect(asking).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})

describe('types', () => {
  it('tell exactly the parts that were asked for', async () => {
    const { site } = clientOf(page(null, 'a'))
    expectTypeOf(await site.list()).toEqualTypeOf<ArticleList>()
    const { articles } = await site.list({ fields: ['slug', 'title'] })
    expectTypeOf(articles).toEqualTypeOf<Pick<ListedCard, 'slug' | 'title'>[]>()
    for await (const article of site.articles({ fields: ['url'] }))
      expectTypeOf(article).toEqualTypeOf<{ url: string }>()
    expectTypeOf<CardField>().toEqualTypeOf<keyof Card | 'highlights' | 'body'>()
    // @ts-expect-error There is no such part of a question.
    await site.list({ categry: 'general' })
  })
})
