import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Article } from '../../worker/contract.ts'
import type { Drawing } from '../../worker/domain/share-picture.ts'
import type { Bindings } from '../../worker/env.ts'
import { measurePictures } from '../../worker/jobs/measure-pictures.ts'
import { contextWithCache } from '../support/cached-site.ts'
import { editorToken } from '../support/editor-token.ts'
import { newsroom } from '../support/newsroom.ts'
import { redPictures } from '../support/pictures.ts'
import { ask, askIn, askJson, importArticles } from '../support/site.ts'

const minute = 60_000
const now = Date.UTC(2026, 5, 1)
const craneUrl = 'https://8.8.8.8/crane.jpg'
const withCrane = { ...newsroom.harbour, image: { url: craneUrl, alt: 'A crane' } }
const drawing: Drawing = { colourOf: async () => '#cc3333', sharePicture: async () => undefined }

const fetched = vi.spyOn(globalThis, 'fetch')

beforeEach(() => {
  fetched.mockReset()
  fetched.mockImplementation(async () => new Response(redPictures['image/jpeg']))
})
afterEach(() => {
  fetched.mockReset()
})

async function run(at = now, bindings: Partial<Bindings> = {}) {
  const ctx = createExecutionContext()
  await measurePictures({ ...env, DRAWING: drawing, ...bindings }, ctx, at)
  await waitOnExecutionContext(ctx)
}

async function imageOf(slug = 'harbour-crane') {
  return (await askJson<Article>(`/api/v1/articles/${slug}`)).image
}

async function waitingCount(): Promise<unknown> {
  return (await env.DB.prepare('SELECT count(*) AS number FROM unmeasured').first())?.number
}

describe('a picture that came without its measures', () => {
  it('gets size and colour from the beginning of its bytes', async () => {
    await importArticles(withCrane)
    expect(await imageOf()).toMatchObject({ width: null, height: null, color: null })
    await run()
    expect(await imageOf()).toEqual({
      url: craneUrl,
      width: 3,
      height: 2,
      alt: 'A crane',
      credit: null,
      color: '#cc3333',
      srcset: null,
    })
    const [request] = fetched.mock.calls[0] as [Request]
    expect([request.url, request.headers.get('Range'), request.redirect]).toEqual([
      craneUrl,
      'bytes=0-4999999',
      'manual',
    ])
    expect(await waitingCount()).toBe(0)
  })

  it('keeps its size even where nobody can tell its colour', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await importArticles(withCrane)
    const fail = async (): Promise<never> => {
      throw new Error('Worker exceeded CPU time limit.')
    }
    await run(now, { DRAWING: { ...drawing, colourOf: fail } })
    expect(await imageOf()).toMatchObject({ width: 3, height: 2, color: null })
    expect(await waitingCount()).toBe(0)
    log.mockRestore()
  })

  it('is read out of our own storage', async () => {
    const headers = { Authorization: `Bearer ${editorToken}` }
    const kept = await ask('/api/v1/media', { method: 'POST', headers, body: redPictures['image/gif'] })
    const { url } = await kept.json<{ url: string }>()
    await importArticles({ ...newsroom.harbour, image: { url } })
    await run()
    expect(await imageOf()).toMatchObject({ url, width: 3, height: 2, color: '#cc3333' })
    expect(fetched).not.toHaveBeenCalled()
  })

  it('makes the edge forget where it was shown without', async () => {
    await importArticles(withCrane)
    const { ctx, told } = contextWithCache()
    await measurePictures({ ...env, DRAWING: drawing }, ctx, now)
    expect(told).toMatchObject([{ tags: expect.arrayContaining(['list', 'category:general', 'tag:harbour']) }])
  })

  it('keeps its measures when the article is sent again, and is measured anew when it is another', async () => {
    await importArticles(withCrane)
    await run()
    expect((await importArticles(withCrane)).unchanged).toBe(1)
    expect((await imageOf())?.color).toBe('#cc3333')

    await importArticles({ ...withCrane, title: 'The harbour gets a third crane' })
    await run(now + minute)
    expect((await imageOf())?.color).toBe('#cc3333')

    fetched.mockImplementation(async () => new Response(redPictures['image/png']))
    await importArticles({ ...withCrane, image: { url: 'https://8.8.4.4/other.png' } })
    await run(now + 2 * minute)
    expect(await imageOf()).toMatchObject({ url: 'https://8.8.4.4/other.png', width: 3, color: '#cc3333' })
    expect(await waitingCount()).toBe(0)
  })
})

describe('a picture that cannot be had', () => {
  it.each([
    ['is on a private network', 'http://169.254.169.254/a.png', undefined],
    ['is not there', craneUrl, () => new Response(null, { status: 404 })],
    ['is none', craneUrl, () => new Response('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])('is not tried again when it %s', async (_, url, answer) => {
    if (answer) fetched.mockImplementation(async () => answer())
    await importArticles({ ...newsroom.harbour, image: { url } })
    await run()
    expect(await imageOf()).toMatchObject({ url, width: null, color: null })
    expect(await waitingCount()).toBe(0)
    expect(fetched).toHaveBeenCalledTimes(answer ? 1 : 0)
  })

  it('is tried again after a growing while when it does not answer, and holds up no other', async () => {
    fetched.mockImplementation(async (request) => {
      if ((request as Request).url === craneUrl) return new Response(null, { status: 503 })
      return new Response(redPictures['image/jpeg'])
    })
    await importArticles(withCrane, { ...newsroom.ferry, image: { url: 'https://8.8.4.4/ferry.jpg' } })
    await run()
    expect((await imageOf('ferry-returns'))?.color).toBe('#cc3333')
    await run(now + 9 * minute)
    expect(fetched).toHaveBeenCalledTimes(2)
    fetched.mockImplementation(async () => new Response(redPictures['image/jpeg']))
    await run(now + 10 * minute)
    expect((await imageOf())?.color).toBe('#cc3333')
  })

  it('is given up after a day', async () => {
    fetched.mockImplementation(async () => new Response(null, { status: 503 }))
    await importArticles(withCrane)
    let at = now
    for (let attempt = 0; attempt < 7; attempt++) {
      await run(at)
      at += 10 * minute * 2 ** attempt
    }
    expect(fetched).toHaveBeenCalledTimes(7)
    expect(await waitingCount()).toBe(0)
  })
})

it('is taken in a few each minute, the newest articles first', async () => {
  const articles = Array.from({ length: 6 }, (_, index) => ({
    title: `Crane ${index}`,
    slug: `crane-${index}`,
    publishedAt: '2026-03-01',
    image: { url: `https://8.8.8.8/${index}.jpg` },
  }))
  await importArticles(...articles)
  await run()
  expect([await waitingCount(), (await imageOf('crane-5'))?.width, (await imageOf('crane-0'))?.width]).toEqual([
    2,
    3,
    null,
  ])
})

describe('a picture in several widths', () => {
  it('is offered where the platform makes them, on the page and in cards', async () => {
    await importArticles({ ...newsroom.harbour, image: { url: craneUrl, width: 1000, height: 500 } })
    const page = await (await askIn({ IMAGE_TRANSFORMATIONS: 'on' }, '/articles/harbour-crane')).text()
    const offered = (width: number) => `/cdn-cgi/image/width=${width},fit=scale-down,format=auto/${craneUrl} ${width}w`
    expect(page).toContain(` srcset="https://news.example${offered(400)}, https://news.example${offered(800)}" sizes="`)
    expect(page).not.toContain('width=1200')
    const home = await (await askIn({ IMAGE_TRANSFORMATIONS: 'on' }, '/')).text()
    expect(home).toContain(offered(400))
    expect(await (await ask('/articles/harbour-crane')).text()).not.toContain('srcset')
  })
})
