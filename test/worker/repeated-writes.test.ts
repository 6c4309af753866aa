import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type {
  AuditList,
  MadeToken,
  MadeWebhook,
  ManuscriptCard,
  ManuscriptList,
  RevisionList,
  Source,
  SourceList,
  WebhookList,
} from '../../worker/contract.ts'
import { askWithCache } from '../support/cached-site.ts'
import { type Asked, edit, editJson, manuscript, readersSee, refusalOf, write } from '../support/editor.ts'
import { editorToken } from '../support/editor-token.ts'
import { type Fault, faultyDatabase } from '../support/faulty-database.ts'
import { craneItem, rss } from '../support/publishers.ts'
import { siteUrl } from '../support/site.ts'

const noon = Date.UTC(2026, 5, 1, 12)
const dayMs = 86_400_000
const crane = { title: 'Crane', slug: 'crane', tags: ['Harbour'] }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function once(key: string, asked: Asked = {}): Asked {
  return { ...asked, headers: { ...asked.headers, 'Idempotency-Key': key } }
}

async function told(response: Response) {
  const { status, headers } = response
  return [status, headers.get('ETag'), headers.get('Location'), await response.text()]
}

const slugs = async () => (await editJson<ManuscriptList>('GET', '/manuscripts')).manuscripts.map(({ slug }) => slug)

describe('a write that is repeated with its key', () => {
  it('is done once and answered the same, a day later too', async () => {
    const create = () => edit('POST', '/articles', once('a', { body: { title: 'Crane' } }))
    const first = await told(await create())
    expect(first[0]).toBe(201)
    vi.setSystemTime(noon + dayMs)
    await editJson('PATCH', '/articles/crane', { body: { title: 'Changed since' } })
    expect(await told(await create())).toEqual(first)
    expect(await slugs()).toEqual(['crane'])
  })

  it('without a key is done as often as it is asked for', async () => {
    for (let i = 0; i < 2; i++) await edit('POST', '/articles', { body: { title: 'Crane' } })
    expect(await slugs()).toEqual(['crane-2', 'crane'])
  })

  it.each<[string, string, string, Asked, string | undefined]>([
    ['editing', 'PATCH', '/articles/crane', { body: { title: 'Two' } }, undefined],
    ['publishing', 'PUT', '/articles/crane/publication', {}, undefined],
    ['scheduling', 'PUT', '/articles/crane/publication', { body: { publishedAt: '2026-06-02' } }, undefined],
    ['withdrawing', 'DELETE', '/articles/crane/publication', {}, '2026-05-01'],
    ['restoring', 'POST', '/articles/crane/revisions/1/restoration', {}, undefined],
    ['deleting', 'DELETE', '/articles/crane', {}, '2026-05-01'],
  ])(
    '%s, whose first answer was lost after its commit, is done exactly once',
    async (_, method, path, asked, publishedAt) => {
      await write(crane, publishedAt)
      await editJson('PATCH', '/articles/crane', { body: { summary: 'Blue.' } })
      const etag = (await edit('GET', '/articles/crane')).headers.get('ETag') ?? ''
      const { DB, told: counted } = faultyDatabase(['before', 'after'])
      const attempt = () => edit(method, path, once('k', { ...asked, headers: { 'If-Match': etag }, bindings: { DB } }))
      expect((await attempt()).status).toBe(503)
      expect((await attempt()).status).toBe(503)
      expect(counted.writes).toBe(1)
      vi.setSystemTime(noon + 1000)
      const answer = await told(await attempt())
      expect(answer[0]).toBe(method === 'DELETE' && path === '/articles/crane' ? 204 : 200)
      expect(await told(await attempt())).toEqual(answer)
      expect(counted.writes).toBe(1)
    },
  )

  it('tells the edge what the first attempt could not', async () => {
    await write(crane)
    const { DB } = faultyDatabase(['after'])
    const lost = await edit('PUT', '/articles/crane/publication', once('k', { bindings: { DB } }))
    expect(lost.status).toBe(503)
    expect(await readersSee('crane')).toEqual([200, 200, 200])
    const { told: edge } = await askWithCache(
      new Request(`${siteUrl}/api/v1/articles/crane/publication`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${editorToken}`, 'Idempotency-Key': 'k' },
      }),
    )
    expect(edge).toEqual([{ tags: ['list', 'navigation', 'category:general', 'tag:harbour'] }])
  })

  it('at the same moment is done once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(async () => told(await edit('POST', '/articles', once('a', { body: { title: 'Crane' } })))),
    )
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(await slugs()).toEqual(['crane'])
  })

  it('that changes nothing keeps its answer as well', async () => {
    await write(crane)
    const same = () => edit('PATCH', '/articles/crane', once('a', { body: { title: 'Crane' } }))
    const first = await told(await same())
    await editJson('PATCH', '/articles/crane', { body: { title: 'Changed since' } })
    expect(await told(await same())).toEqual(first)
    expect((await manuscript('crane')).title).toBe('Changed since')
  })

  it('is another one of another token, also of one that has taken the name of the first', async () => {
    const slugsOf = []
    for (let i = 0; i < 2; i++) {
      const { id, token } = await editJson<MadeToken>('POST', '/tokens', {
        body: { name: 'Ada', scopes: ['articles'] },
      })
      const headers = { Authorization: `Bearer ${token}` }
      slugsOf.push((await editJson('POST', '/articles', once('a', { body: { title: 'Crane' }, headers }))).slug)
      await edit('DELETE', `/tokens/${id}`)
    }
    expect(slugsOf).toEqual(['crane', 'crane-2'])
  })

  it('is another one with another body or at another address, and refused', async () => {
    await edit('POST', '/articles', once('a', { body: { title: 'Crane' } }))
    expect(await refusalOf(await edit('POST', '/articles', once('a', { body: { title: 'Other' } })))).toBe(
      '422 key-used',
    )
    expect(await refusalOf(await edit('DELETE', '/articles/crane', once('a')))).toBe('422 key-used')
    expect(await refusalOf(await edit('POST', '/articles', once('', { body: crane })))).toBe('400 header-invalid')
    expect(await slugs()).toEqual(['crane'])
  })

  it('after a refusal is decided anew: nothing was written', async () => {
    await write(crane)
    const create = () => edit('POST', '/articles', once('a', { body: crane }))
    expect((await create()).status).toBe(409)
    await edit('DELETE', '/articles/crane')
    expect((await create()).status).toBe(201)
  })

  it('is forgotten after two days', async () => {
    await edit('POST', '/articles', once('a', { body: { title: 'Crane' } }))
    vi.setSystemTime(noon + 2 * dayMs)
    expect((await edit('POST', '/articles', once('a', { body: { title: 'Other' } }))).status).toBe(201)
    const { results } = await env.DB.prepare('SELECT count(*) AS number FROM replies').all()
    expect(results).toEqual([{ number: 1 }])
  })
})

describe('what is made once, although its first answer was lost after its commit', () => {
  const feed = 'https://8.8.8.8/feed'
  const address = 'https://8.8.8.8/newsclip'

  beforeEach(() => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(rss([craneItem])))
  })

  const made = async () => ({
    webhooks: (await editJson<WebhookList>('GET', '/webhooks')).webhooks.length,
    sources: (await editJson<SourceList>('GET', '/sources')).sources.length,
    secret: (await env.DB.prepare('SELECT secret, previous_secret FROM receivers').all()).results,
  })

  it.each<[string, string, Asked, object | undefined]>([
    ['a webhook', '/webhooks', { body: { address } }, { address: `${address}/other` }],
    ['another secret', '/webhooks/1/secret', {}, undefined],
    ['a source', '/sources', { body: { url: feed } }, { url: `${feed}/other` }],
  ])('%s', async (_, path, asked, other) => {
    if (path.endsWith('/secret')) await editJson('POST', '/webhooks', { body: { address } })
    const { DB, told: counted } = faultyDatabase(['before', 'after'])
    const attempt = () => edit('POST', path, once('k', { ...asked, bindings: { DB } }))
    expect((await attempt()).status).toBe(503)
    expect((await attempt()).status).toBe(503)
    expect(counted.writes).toBe(1)
    const before = await made()
    expect(before.webhooks + before.sources).toBe(1)
    vi.setSystemTime(noon + 1000)
    const answer = await told(await attempt())
    expect(answer[0]).toBe(path.endsWith('/secret') ? 200 : 201)
    expect(await told(await attempt())).toEqual(answer)
    expect(await made()).toEqual(before)
    const { id, secret } = JSON.parse(String(answer[3])) as MadeWebhook
    if (path === '/sources') expect((await edit('GET', `/sources/${id}`)).status).toBe(200)
    else expect(before.secret).toMatchObject([{ secret }])

    if (other) expect(await refusalOf(await edit('POST', path, once('k', { body: other })))).toBe('422 key-used')
    expect(await refusalOf(await edit('POST', '/articles', once('k', { body: crane })))).toBe('422 key-used')
  })

  it.each<[string, string, Asked]>([
    ['a webhook', '/webhooks', { body: { address } }],
    ['a source', '/sources', { body: { url: feed } }],
  ])('%s is removed once as well, and told to be, with its key', async (_, path, asked) => {
    const { id } = await editJson<{ id: number }>('POST', path, asked)
    const { DB, told: counted } = faultyDatabase(['before', 'after'])
    const attempt = (key: string) => edit('DELETE', `${path}/${id}`, once(key, { bindings: { DB } }))
    expect((await attempt('k')).status).toBe(503)
    expect((await attempt('k')).status).toBe(503)
    expect((await attempt('k')).status).toBe(204)
    expect((await attempt('k')).status).toBe(204)
    expect((await attempt('other')).status).toBe(404)
    expect(counted.writes).toBe(1)
    const { entries } = await editJson<AuditList>('GET', '/audit')
    expect(entries.map(({ action }) => action)).toEqual([
      expect.stringMatching(/\.removed$/),
      expect.stringMatching(/\.(made|added)$/),
    ])
  })

  it('at the same moment as well, and with other keys as often as there are keys', async () => {
    const body = { address }
    const make = (key: string) => edit('POST', '/webhooks', once(key, { body }))
    const answers = await Promise.all([make('a'), make('a'), make('b')].map(async (answer) => told(await answer)))
    expect(answers.map(([status]) => status)).toEqual([201, 201, 201])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).not.toEqual(answers[0])
    expect((await made()).webhooks).toBe(2)
  })

  it('and sources that are added at once get numbers of their own, and are looked at once', async () => {
    const add = async (n: number) => editJson<Source>('POST', '/sources', { body: { url: `${feed}/${n}` } })
    const ids = (await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(add))).map(({ id }) => id)
    expect(new Set(ids).size).toBe(8)
    expect(fetch).toHaveBeenCalledTimes(8)
    await edit('DELETE', `/sources/${Math.max(...ids)}`)
    expect((await add(9)).id).toBeGreaterThan(Math.max(...ids))
  })
})

describe('a database that fails at every other write, half of the time after the commit', () => {
  it('publishes each article exactly once', async () => {
    const faults = Array.from({ length: 200 }, (_, n): Fault | undefined =>
      n % 4 === 0 ? 'before' : n % 4 === 2 ? 'after' : undefined,
    )
    const { DB, told: counted } = faultyDatabase(faults)
    const until = async (method: string, path: string, key: string, body?: object) => {
      for (;;) {
        const response = await edit(method, path, once(key, { ...(body && { body }), bindings: { DB } }))
        if (response.ok) return response.json<ManuscriptCard>()
        expect(response.status).toBe(503)
      }
    }
    for (let n = 1; n <= 12; n++) {
      const { slug } = await until('POST', '/articles', `create-${n}`, { title: `Crane ${n}` })
      await until('PUT', `/articles/${slug}/publication`, `publish-${n}`)
      const { revisions } = await editJson<RevisionList>('GET', `/articles/${slug}/revisions`)
      expect(revisions.map(({ action }) => action)).toEqual(['article.published', 'article.drafted'])
    }
    expect((await slugs()).length).toBe(12)
    expect(counted.writes).toBe(24)
    const notes = env.DB.prepare('SELECT action, count(*) AS number FROM audit GROUP BY action ORDER BY action')
    expect((await notes.all()).results).toEqual([
      { action: 'article.drafted', number: 12 },
      { action: 'article.published', number: 12 },
    ])
  })
})
