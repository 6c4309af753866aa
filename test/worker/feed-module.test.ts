import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { listUrl } from '../../widget/query.ts'
import { app } from '../../worker/app.ts'
import type { ArticleList } from '../../worker/contract.ts'
import type { Bindings } from '../../worker/env.ts'
import { bundle } from '../support/bundle.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askJson, importArticles, siteUrl } from '../support/site.ts'

const { harbour, library, ferry } = newsroom

const hostile = `</script><!-- "'\`\\ \${x} $& $' \u2028\u2029 __proto__`

beforeEach(async () => {
  await importArticles(harbour, library, ferry)
})

async function feed(query: string): Promise<string> {
  return (await ask(`/widget/feed.js${query}`)).text()
}

/** What the module brings along, read without running it: a worker compiles no text. */
async function inlineOf(query: string): Promise<{ query: string; lacks: string[]; list: Required<ArticleList> }> {
  const [before, after] = bundle.split('"newsclip:inline-list"') as [string, string]
  const module = await feed(query)
  expect(module.startsWith(`${before}JSON.parse('`)).toBe(true)
  expect(module.endsWith(`')${after}`)).toBe(true)
  const text = module.slice(`${before}JSON.parse('`.length, -`')${after}`.length)
  return JSON.parse(text.replace(/\\(['\\])/g, '$1'))
}

/** Asks a worker with these static files. */
async function askWith(ASSETS: (request: Request) => Promise<Response>, path: string): Promise<Response> {
  const assets = { fetch: (url: string, init: RequestInit) => ASSETS(new Request(url, init)) } as unknown as Fetcher
  return app.fetch(new Request(siteUrl + path), { ...env, ASSETS: assets } as Bindings, createExecutionContext())
}

describe('the script with its first feed inside', () => {
  it('is the script, with the list that the element would ask for', async () => {
    const { query, list } = await inlineOf('?category=general')
    expect(query).toBe('/api/v1/articles?category=general&limit=6')
    const { articles, title, next } = await askJson<ArticleList>(query)
    expect(list).toMatchObject({ title, next })
    expect(list.articles.map(({ slug }) => slug)).toEqual(articles.map(({ slug }) => slug))
    // The rest of the English words the element knows by itself.
    expect(list.words).toEqual({ locale: 'en', direction: 'ltr' })
  })

  it.each([
    ['q', '  Crane   HARBOUR "second  crane" '],
    ['lang', 'EN'],
  ])('is found by an element that asks in the same words, in whatever order and case: %s', async (name, text) => {
    const { query } = await inlineOf(`?${new URLSearchParams({ [name]: text })}`)
    const read = {
      all: '',
      any: '',
      author: '',
      category: '',
      exclude: '',
      lang: '',
      limit: 6,
      none: '',
      q: '',
      source: '',
    }
    const asked = {
      ...read,
      sort: 'newest',
      src: `${siteUrl}/api/v1/articles`,
      [name]: text.replace(/\s+/g, ' ').trim(),
    }
    expect(new URL(query, siteUrl).href).toBe(listUrl(asked as Parameters<typeof listUrl>[0]))
    expect((await ask(query)).status).toBe(200)
  })

  it('brings what a card shows, and nothing that every visitor would pay for in vain', async () => {
    const image = { url: 'https://pictures.example/crane.jpg', width: 800, height: 600, alt: 'A crane', credit: 'Ada' }
    await importArticles({ ...harbour, image })
    const { list } = await inlineOf('?all=trade')
    expect(list.articles).toEqual([
      {
        slug: 'harbour-crane',
        url: `${siteUrl}/articles/harbour-crane`,
        title: harbour.title,
        category: { slug: 'general', name: 'General', url: `${siteUrl}/categories/general` },
        image: { url: image.url, width: 800, height: 600, alt: 'A crane' },
        language: 'en',
        publishedAt: '2026-03-01T08:00:00.000Z',
        publishedText: 'March 1, 2026',
        source: { publisher: 'Harbour board' },
      },
    ])
    expect(list.words.heading).toBe('More on #Trade')
  })

  it('brings summaries and tags where its address says that they are shown, and says what it does not bring', async () => {
    const both = await inlineOf('?all=trade&show=tags,summary,label')
    expect([both.query, both.lacks]).toEqual(['/api/v1/articles?all=trade&limit=6', []])
    expect(both.list.articles[0]).toMatchObject({
      summary: harbour.summary,
      tags: [{ name: 'Harbour' }, { name: 'Trade' }, { name: 'Council' }],
    })
    expect((await inlineOf('?all=trade&show=tags')).lacks).toEqual(['summary'])
    expect((await inlineOf('?all=trade')).lacks).toEqual(['summary', 'tags'])
    const { headers } = await ask('/widget/feed.js?show=tags,summary,label&all=trade')
    expect(headers.get('Link')).toBe(`<${siteUrl}/widget/feed.js?all=trade&show=summary,tags>; rel="canonical"`)
  })

  it('keeps the question apart from how it was written, and the language as the page writes it', async () => {
    expect((await inlineOf('?limit=3&all=harbour')).query).toBe('/api/v1/articles?all=harbour&limit=3')
    expect((await inlineOf('?any=trade,library&limit=20')).query).toBe('/api/v1/articles?any=library,trade')
    const german = await inlineOf('?locale=de-AT')
    expect(german.query).toBe('/api/v1/articles?limit=6&locale=de-AT')
    expect(german.list.words).toMatchObject({ heading: 'Mehr von Newsclip', seeAll: 'Alle ansehen' })
    expect(german.list.words).not.toHaveProperty('loading')
    expect(german.list.articles[0]?.publishedText).toBe('3. März 2026')
  })

  it('carries any words whatever, and ends no script that it stands in', async () => {
    await importArticles({ title: hostile, slug: 'hostile', category: 'Odd', publishedAt: '2026-03-04T00:00:00Z' })
    const { list } = await inlineOf('?category=odd')
    expect(list.articles.map(({ title }) => title)).toEqual([
      (await askJson<ArticleList>('/api/v1/articles?category=odd')).articles[0]?.title,
    ])
    expect(list.articles[0]?.title).toContain('</script><!--')
    expect(await feed('?category=odd')).not.toMatch(/<|[\u2028\u2029]/)
  })

  it('is the same for everybody, for five minutes, under the tags of its question', async () => {
    const response = await ask('/widget/feed.js?category=general&limit=6', {
      headers: { Cookie: 'who=me', 'Accept-Language': 'de', Origin: 'https://host.example' },
    })
    expect(await response.text()).toBe(await feed('?category=general'))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400',
      'cache-tag': 'category:general',
      'access-control-allow-origin': '*',
      link: `<${siteUrl}/widget/feed.js?category=general>; rel="canonical"`,
    })
    expect(response.headers.has('Vary')).toBe(false)
    expect(response.headers.has('Set-Cookie')).toBe(false)
  })

  it('is not sent again to whoever has it', async () => {
    const etag = (await ask('/widget/feed.js')).headers.get('ETag') ?? ''
    const again = await ask('/widget/feed.js', { headers: { 'If-None-Match': etag } })
    expect({ status: again.status, tags: again.headers.get('Cache-Tag') }).toEqual({ status: 304, tags: 'list' })
    await importArticles({ ...library, title: 'Library opens on Saturdays' })
    expect((await ask('/widget/feed.js', { headers: { 'If-None-Match': etag } })).status).toBe(200)
  })

  it('ends with the moment at which a scheduled article appears', async () => {
    const dueAt = Date.now() + 100_000
    await importArticles({ title: 'Later', publishedAt: new Date(dueAt).toISOString() })
    const policy = (await ask('/widget/feed.js')).headers.get('Cache-Control') ?? ''
    expect(Number(/max-age=(\d+)/.exec(policy)?.[1])).toBeLessThanOrEqual(100)
  })

  it.each([
    ['?limit=abc', 'limit', 'limit: must be a whole number from 1 to 100'],
    ['?colour=red', 'colour', 'Known here: category, '],
    ['?fields=title', 'fields', 'Known here: category, '],
    ['?cursor=x', 'cursor', 'Known here: category, '],
  ])('works without a list where its address is wrong, and says so: %s', async (query, parameter, detail) => {
    const response = await ask(`/widget/feed.js${query}`)
    const text = await response.text()
    expect({ status: response.status, policy: response.headers.get('Cache-Control') }).toEqual({
      status: 200,
      policy: 'public, max-age=60',
    })
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(text.startsWith(`${bundle}\nconsole.warn("<newsclip-feed>",JSON.parse('`)).toBe(true)
    expect(text).toContain(`"parameter":"${parameter}"`)
    expect(text).toContain(`"detail":"${detail}`)
  })

  it('sends on who asks for a tag under another name', async () => {
    const synonyms = { headers: { Authorization: 'Bearer a-token-for-tests', 'Content-Type': 'application/json' } }
    await ask('/api/v1/tags/harbour/synonyms', { ...synonyms, method: 'PUT', body: '{"synonyms":["port"]}' })
    const moved = await ask('/widget/feed.js?all=port', { redirect: 'manual' })
    expect({ status: moved.status, to: moved.headers.get('Location') }).toEqual({
      status: 301,
      to: `${siteUrl}/widget/feed.js?all=harbour`,
    })
  })

  it('asks for the script’s text once, and takes a new one when there is one', async () => {
    const asked: (string | null)[] = []
    const serve = (text: string, etag: string) => async (request: Request) => {
      asked.push(request.headers.get('If-None-Match'))
      return request.headers.get('If-None-Match') === etag
        ? new Response(null, { status: 304 })
        : new Response(text, { headers: { ETag: etag } })
    }
    const path = '/widget/feed.js?limit=1'
    expect(await (await askWith(serve('one', '"first"'), path)).text()).toBe('one')
    expect(await (await askWith(serve('one', '"first"'), path)).text()).toBe('one')
    expect(await (await askWith(serve('two', '"second"'), path)).text()).toBe('two')
    expect(asked.slice(1)).toEqual(['"first"', '"first"'])
    await ask(path)
  })

  it('is a problem where the script was never built, and the edge goes on with what it has', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue()
    const missing = async () => new Response(null, { status: 404 })
    const response = await askWith(missing, '/widget/feed.js')
    expect({ status: response.status, policy: response.headers.get('Cache-Control') }).toEqual({
      status: 500,
      policy: 'no-store',
    })
    expect(String(logged.mock.lastCall?.[0])).toContain('npm run build')
  })
})
