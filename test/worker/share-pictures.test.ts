import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import type { SharePicture } from '../../worker/contract.ts'
import type { Drawing, WantedPicture } from '../../worker/domain/share-picture.ts'
import type { Bindings } from '../../worker/env.ts'
import { publishDue } from '../../worker/jobs/publish-due.ts'
import { editorToken } from '../support/editor-token.ts'
import { newsroom } from '../support/newsroom.ts'
import { blankSharePicture, redPictures } from '../support/pictures.ts'
import { ask, importArticles, siteUrl } from '../support/site.ts'

const png = await blankSharePicture()
const editor = { Authorization: `Bearer ${editorToken}` }

/** Stands for the worker that draws; remembers what was wanted of it. */
function easel(draw: Drawing['sharePicture'] = async () => png) {
  const asked: { name: string; wanted: WantedPicture; hero: Uint8Array | null }[] = []
  const drawing: Drawing = {
    sharePicture: (name, wanted, hero) => {
      asked.push({ name, wanted, hero })
      return draw(name, wanted, hero)
    },
    colourOf: async () => undefined,
  }
  return { asked, drawing }
}

type Changes = { [name in keyof Bindings]?: Bindings[name] | undefined }

async function askOf(bindings: Changes, path: string): Promise<Response> {
  const ctx = createExecutionContext()
  const response = await app.fetch(new Request(siteUrl + path), { ...env, ...bindings } as Bindings, ctx)
  await waitOnExecutionContext(ctx)
  return response
}

async function stateOf(slug: string): Promise<SharePicture & { path: string }> {
  const response = await ask(`/api/v1/articles/${slug}/share-picture`, { headers: editor })
  const state = await response.json<SharePicture>()
  return { ...state, path: new URL(state.url).pathname }
}

function handIn(version: string, bytes: Uint8Array<ArrayBuffer>) {
  return ask(`/api/v1/articles/harbour-crane/share-picture/${version}`, {
    method: 'PUT',
    headers: { ...editor, 'Content-Type': 'image/png' },
    body: bytes,
  })
}

async function isDefault(response: Response): Promise<boolean> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const own = new Uint8Array(await (await env.ASSETS.fetch(`${siteUrl}/share.png`)).arrayBuffer())
  return response.status === 200 && response.headers.get('Content-Type') === 'image/png' && bytes.join() === own.join()
}

beforeEach(async () => {
  await importArticles(newsroom.harbour, { ...newsroom.library, image: { url: 'http://10.0.0.1/secret.png' } })
})

describe('a share picture', () => {
  it('is drawn when it is first asked for, kept, and the same for good', async () => {
    const { drawing, asked } = easel()
    const { path } = await stateOf('harbour-crane')
    const first = await askOf({ DRAWING: drawing }, path)
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cache-tag': expect.stringMatching(/^article:\d+$/),
    })
    expect(new Uint8Array(await first.arrayBuffer())).toEqual(png)
    const again = await askOf({ DRAWING: drawing }, path)
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(png)
    expect(asked).toMatchObject([
      {
        name: path.slice(1),
        wanted: { siteName: 'Newsclip', title: newsroom.harbour.title, language: 'en', dateText: 'March 1, 2026' },
        hero: null,
      },
    ])
    expect((await stateOf('harbour-crane')).isKept).toBe(true)
  })

  it('is given out without the one who draws, once it is there', async () => {
    const { path } = await stateOf('harbour-crane')
    await (await askOf({ DRAWING: easel().drawing }, path)).arrayBuffer()
    expect(new Uint8Array(await (await askOf({ DRAWING: undefined }, path)).arrayBuffer())).toEqual(png)
  })

  it('has another address when the article looks otherwise; the former leads there', async () => {
    const { drawing } = easel()
    const { path: former } = await stateOf('harbour-crane')
    await importArticles({ ...newsroom.harbour, title: 'The harbour gets a third crane' })
    const { path, url } = await stateOf('harbour-crane')
    expect(path).not.toBe(former)
    const moved = await askOf({ DRAWING: drawing }, former)
    expect([moved.status, moved.headers.get('Location')]).toEqual([301, url])
  })

  it('stays where it is when only the body changes', async () => {
    const { path } = await stateOf('harbour-crane')
    await importArticles({ ...newsroom.harbour, body: { text: 'Another body.' } })
    expect((await stateOf('harbour-crane')).path).toBe(path)
  })

  it('is given out no longer once the article is withdrawn', async () => {
    const { path } = await stateOf('harbour-crane')
    await (await askOf({ DRAWING: easel().drawing }, path)).arrayBuffer()
    const withdrawn = await ask('/api/v1/articles/harbour-crane/publication', { method: 'DELETE', headers: editor })
    expect(withdrawn.ok).toBe(true)
    expect((await askOf({ DRAWING: easel().drawing }, path)).status).toBe(410)
  })

  it('is not there for an article that is not, or not yet', async () => {
    expect((await ask('/share/unheard-of/1a2b3c.png')).status).toBe(404)
    await importArticles({ ...newsroom.ferry, publishedAt: '2199-01-01' })
    expect((await ask('/share/ferry-returns/1a2b3c.png')).status).toBe(404)
  })
})

describe('in advance, a share picture', () => {
  /** Writes with the editor token to a site that has this easel; resolves when nothing is left to be done. */
  async function write(method: string, path: string, body: object, drawing: Drawing): Promise<Response> {
    const ctx = createExecutionContext()
    const type = path.endsWith('/imports') ? 'application/x-ndjson' : 'application/json'
    const headers = { ...editor, 'Content-Type': type }
    const request = new Request(siteUrl + path, { method, headers, body: JSON.stringify(body) })
    const response = await app.fetch(request, { ...env, DRAWING: drawing } as Bindings, ctx)
    await waitOnExecutionContext(ctx)
    return response
  }

  const place = '/api/v1/articles/council-votes'

  it('is drawn of what an editor publishes, and not of a draft', async () => {
    const { drawing, asked } = easel()
    const draft = { title: 'The council votes', slug: 'council-votes', category: 'General' }
    expect((await write('POST', '/api/v1/articles', draft, drawing)).status).toBe(201)
    expect(asked).toEqual([])
    expect((await write('PUT', `${place}/publication`, {}, drawing)).status).toBe(200)
    expect((await stateOf('council-votes')).isKept).toBe(true)
    expect((await write('PATCH', place, { title: 'The council votes again' }, drawing)).status).toBe(200)
    expect((await stateOf('council-votes')).isKept).toBe(true)
    expect((await write('PATCH', place, { body: { text: 'Another body.' } }, drawing)).status).toBe(200)
    expect(asked.map(({ wanted }) => wanted.title)).toEqual(['The council votes', 'The council votes again'])
  })

  it('is drawn of the newest that an import brings, and of nothing old', async () => {
    const { drawing, asked } = easel()
    const now = Date.now()
    const lines = Array.from({ length: 5 }, (_, minutes) => ({
      title: `${minutes} minutes ago`,
      publishedAt: new Date(now - minutes * 60_000).toISOString(),
    }))
    const response = await write('POST', '/api/v1/imports', lines[0] as object, drawing)
    expect(await response.json()).toMatchObject({ added: 1 })
    await importArticles(...lines.slice(1))
    await write('POST', '/api/v1/imports', newsroom.ferry, drawing)
    expect(asked.map(({ wanted }) => wanted.title).toSorted()).toEqual([0, 1, 2].map((one) => `${one} minutes ago`))
  })

  it('is drawn of what was scheduled, when its minute has come', async () => {
    const { drawing, asked } = easel()
    const due = Date.now() + 86_400_000
    await importArticles({ ...newsroom.ferry, publishedAt: new Date(due).toISOString() })
    const ctx = createExecutionContext()
    await publishDue({ ...env, DRAWING: drawing } as Bindings, ctx, due - 60_000)
    expect(asked).toEqual([])
    await publishDue({ ...env, DRAWING: drawing } as Bindings, ctx, due)
    expect(asked.map(({ wanted }) => wanted.title)).toEqual([newsroom.ferry.title])
  })

  it('that cannot be drawn fails no publication', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { drawing } = easel(async () => {
      throw new Error('Worker exceeded CPU time limit.')
    })
    await write('POST', '/api/v1/articles', { title: 'The council votes', slug: 'council-votes' }, drawing)
    expect((await write('PUT', `${place}/publication`, {}, drawing)).status).toBe(200)
    expect((await stateOf('council-votes')).isKept).toBe(false)
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })
})

describe('a hero', () => {
  it('is read out of our own storage', async () => {
    const kept = await ask('/api/v1/media', { method: 'POST', headers: editor, body: redPictures['image/webp'] })
    const { url } = await kept.json<{ url: string }>()
    await importArticles({ ...newsroom.ferry, image: { url } })
    const { drawing, asked } = easel()
    await (await askOf({ DRAWING: drawing }, (await stateOf('ferry-returns')).path)).arrayBuffer()
    expect(asked[0]?.hero).toEqual(redPictures['image/webp'])
  })

  it('on a private network is never fetched, and the picture is drawn without', async () => {
    const { drawing, asked } = easel()
    const fetched = vi.spyOn(globalThis, 'fetch')
    const response = await askOf({ DRAWING: drawing }, (await stateOf('library-sundays')).path)
    expect(response.headers.get('Cache-Control')).toContain('immutable')
    expect(asked[0]?.hero).toBeNull()
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  })

  it('that does not answer leaves a picture that is not kept: the next one who asks may have better luck', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(null, { status: 503 }))
    await importArticles({ ...newsroom.ferry, image: { url: 'https://8.8.8.8/ferry.jpg' } })
    const { drawing, asked } = easel()
    const { path } = await stateOf('ferry-returns')
    const response = await askOf({ DRAWING: drawing }, path)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60')
    expect((await stateOf('ferry-returns')).isKept).toBe(false)

    fetched.mockImplementation(async () => new Response(redPictures['image/jpeg']))
    expect((await askOf({ DRAWING: drawing }, path)).headers.get('Cache-Control')).toContain('immutable')
    expect(asked.map(({ hero }) => hero?.length ?? null)).toEqual([null, redPictures['image/jpeg'].length])
    expect(new Set(asked.map(({ name }) => name)).size).toBe(2)
    fetched.mockRestore()
  })
})

describe('the site’s own picture stands in, for a minute', () => {
  const fail = async (): Promise<never> => {
    throw new Error('Worker exceeded CPU time limit.')
  }

  const statement = { raw: fail, all: fail, bind: () => statement }
  const away = { withSession: () => ({ prepare: () => statement, batch: fail }) } as unknown as D1Database

  it.each<[string, Changes]>([
    ['where nobody draws', { DRAWING: undefined }],
    ['when drawing fails', { DRAWING: easel(fail).drawing }],
    ['when no font has the letters', { DRAWING: easel(async () => undefined).drawing }],
    ['when the storage is away', { DRAWING: easel().drawing, MEDIA: { get: fail, put: fail } as unknown as R2Bucket }],
    ['when the database is away', { DB: away }],
  ])('%s', async (_, bindings) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { path } = await stateOf('harbour-crane')
    const response = await askOf(bindings, path)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60')
    expect(await isDefault(response)).toBe(true)
    log.mockRestore()
  })
})

describe('a picture that was drawn in advance', () => {
  it('is handed in by an editor, and given out', async () => {
    const { version, path } = await stateOf('harbour-crane')
    for (const _ of ['once', 'twice']) expect((await handIn(version, png)).status).toBe(204)
    const given = await askOf({ DRAWING: undefined }, path)
    expect(new Uint8Array(await given.arrayBuffer())).toEqual(png)
  })

  it('is refused when it is of another state, of another size, no PNG or too heavy', async () => {
    const { version } = await stateOf('harbour-crane')
    expect((await handIn('1a2b3c', png)).status).toBe(422)
    expect((await handIn(version, redPictures['image/png'])).status).toBe(422)
    expect((await handIn(version, redPictures['image/jpeg'])).status).toBe(422)
    expect((await handIn(version, png.slice(0, -12))).status).toBe(422)
    expect((await handIn(version, new Uint8Array(100_001))).status).toBe(413)
    expect((await stateOf('harbour-crane')).isKept).toBe(false)
  })
})
