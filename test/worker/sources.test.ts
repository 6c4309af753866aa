import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DryRun, Problem, Source, SourceCheck, SourceList } from '../../worker/contract.ts'
import { auditOf, edit, editJson, refusalOf } from '../support/editor.ts'
import { addressOf, addSource, craneItem, ferryItem, publish, rss, runAt, sourceOf } from '../support/publishers.ts'
import { ask } from '../support/site.ts'

const noon = Date.UTC(2026, 2, 4, 12)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
})

afterEach(() => {
  vi.useRealTimers()
})

const page = (...links: string[]) => ({
  headers: { 'Content-Type': 'text/html' },
  body: `<!doctype html><html><head><title>Harbour</title><script>"<div>"</script>${links.join('')}</head><body>Hello</body></html>`,
})
const link = (href: string, type = 'application/rss+xml') => `<link rel="alternate" type="${type}" href="${href}">`

describe('a source that is added', () => {
  it('has sensible settings, and waits for its first check', async () => {
    const url = await publish('plain', { body: rss([craneItem]) })
    const response = await edit('POST', '/sources', { body: { url } })
    const source = await response.json<Source>()
    expect([response.status, response.headers.get('Location')]).toEqual([
      201,
      `https://news.example/api/v1/sources/${source.id}`,
    ])
    expect(source).toEqual({
      ...{ id: source.id, url, title: 'Harbour board', siteUrl: 'https://harbour.example/', category: 'General' },
      ...{ tags: [], tagMap: {}, content: 'full', language: null, active: true, added: 0, updated: 0 },
      createdAt: '2026-03-04T12:00:00.000Z',
      status: {
        ...{ state: 'waiting', says: 'It waits for its first check.', checkedAt: null, succeededAt: null },
        ...{ nextCheckAt: '2026-03-04T12:00:00.000Z', failures: 0, reason: null, detail: null, unread: 0 },
      },
    })
    expect(await sourceOf(source)).toEqual(source)
    expect(await auditOf(encodeURIComponent(url))).toMatchObject([{ action: 'source.added', actor: 'EDITOR_TOKEN' }])
  })

  it('by its page is found by the feed that the page names', async () => {
    await publish('news.rss', { body: rss([craneItem]) })
    const url = await publish('page', page(link('/news.rss'), link('/wp-json/x', 'application/json')))
    expect(await addSource({ url })).toMatchObject({ url: addressOf('news.rss'), title: 'Harbour board' })
  })

  it('by a page with several feeds has to be chosen', async () => {
    const url = await publish('choice', page(link('/news.rss'), link('/comments.atom', 'application/atom+xml')))
    const response = await edit('POST', '/sources', { body: { url } })
    const { type, status, feeds } = await response.json<Problem>()
    expect([type, status]).toEqual(['https://news.example/problems/feed-ambiguous', 422])
    expect(feeds).toEqual([addressOf('news.rss'), addressOf('comments.atom')])
  })

  it('though it cannot be read just now is kept, and says why', async () => {
    const url = await publish('ill', { status: 503 })
    expect(await addSource({ url })).toMatchObject({
      ...{ url, title: '127.0.0.1' },
      status: {
        ...{ state: 'failing', reason: 'http-status', detail: 'It was 503.', failures: 1 },
        says: 'The answer’s status says that there is no feed. It failed once.',
        nextCheckAt: '2026-03-04T12:15:00.000Z',
      },
    })
    await publish('ill', { body: rss([craneItem]) })
    await runAt(noon + 900_000)
    expect((await editJson<SourceList>('GET', '/sources')).sources).toMatchObject([
      { title: 'Harbour board', added: 1 },
    ])
  })

  it('twice is refused', async () => {
    const url = await publish('known', { body: rss([]) })
    await addSource({ url })
    for (const again of [url, `${url}#top`]) {
      expect(await refusalOf(await edit('POST', '/sources', { body: { url: again } }))).toBe('409 source-known')
    }
  })

  it.each([
    ['http://169.254.169.254/feed', '422 source-refused'],
    ['http://localhost/feed', '422 source-refused'],
    ['ftp://harbour.example/feed', '400 body-invalid'],
    ['harbour.example', '400 body-invalid'],
  ])('at %s is refused', async (url, refusal) => {
    expect(await refusalOf(await edit('POST', '/sources', { body: { url } }))).toBe(refusal)
  })

  it.each([
    [{}, 'url is missing'],
    [{ content: 'some' }, 'content must be ("full" | "excerpt")'],
    [{ tagMap: { Trade: 7 } }, 'tagMap.Trade must be string'],
    [{ category: '—' }, 'category has no letter or digit'],
    [{ tags: ['Trade', '!'] }, 'tags.1 has no letter or digit'],
    [{ tagMap: { Trade: '***' } }, 'tagMap has a name without letter or digit'],
    [{ tagMap: { '***': null } }, 'tagMap has a name without letter or digit'],
    [{ colour: 'red' }, 'colour is not a part of a source'],
  ])('with settings that make no sense is told so: %j', async (settings, detail) => {
    const url = 'url is missing' === detail ? {} : { url: 'https://harbour.example/' }
    const response = await edit('POST', '/sources', { body: { ...url, ...settings } })
    expect((await response.json<Problem>()).detail).toBe(detail)
  })
})

describe('sources', () => {
  it('are listed a page at a time, those that were added last first, and by their state', async () => {
    for (const name of ['one', 'two', 'three']) await addSource({ url: await publish(name, { body: rss([]) }) })
    await addSource({ url: await publish('four', { status: 500 }) })
    const first = await editJson<SourceList>('GET', '/sources?limit=3')
    const second = await editJson<SourceList>('GET', `/sources?limit=3&cursor=${first.next}`)
    const names = [...first.sources, ...second.sources].map(({ url }) => url.split('/').at(-1))
    expect([names, second.next]).toEqual([['four', 'three', 'two', 'one'], null])
    const count = async (state: string) => (await editJson<SourceList>('GET', `/sources?state=${state}`)).sources.length
    expect(await Promise.all(['waiting', 'failing', 'fine', 'gone', 'paused'].map(count))).toEqual([3, 1, 0, 0, 0])
  })

  it('are for tokens of their own scope', async () => {
    const { token } = await editJson<{ token: string }>('POST', '/tokens', {
      body: { name: 'Bo', scopes: ['articles'] },
    })
    const response = await ask('/api/v1/sources', { headers: { Authorization: `Bearer ${token}` } })
    expect(await refusalOf(response)).toBe('403 scope-missing')
  })

  it.each([
    ['GET', '/sources/7'],
    ['PATCH', '/sources/7'],
    ['DELETE', '/sources/7'],
    ['POST', '/sources/7/check'],
    ['GET', '/sources/seven/runs'],
  ])('that are not there are told so: %s %s', async (method, path) => {
    const body = method === 'PATCH' ? { body: {} } : {}
    expect(await refusalOf(await edit(method, path, body))).toBe('404 source-not-found')
  })
})

describe('a source that is changed', () => {
  it('makes what it has brought what its settings say', async () => {
    const source = await addSource({ url: await publish('changed', { body: rss([craneItem]) }) })
    await runAt(noon)
    await editJson('PATCH', `/sources/${source.id}`, { body: { category: 'Transport', tags: ['Harbour'] } })
    await runAt(noon + 60_000)
    expect(await sourceOf(source)).toMatchObject({ category: 'Transport', added: 1, updated: 1 })
  })

  it('to a category that has no address is told so', async () => {
    const source = await addSource({ url: await publish('filed', { body: rss([craneItem]) }) })
    const response = await edit('PATCH', `/sources/${source.id}`, { body: { category: '!' } })
    expect((await response.json<Problem>()).detail).toBe('category has no letter or digit')
  })

  it('to a paused one is not checked, but when somebody asks for it', async () => {
    const source = await addSource({ url: await publish('paused', { body: rss([craneItem]) }) })
    const paused = await editJson<Source>('PATCH', `/sources/${source.id}`, { body: { active: false } })
    expect(paused.status).toMatchObject({ state: 'paused', nextCheckAt: null })
    await runAt(noon + 60_000)
    expect((await sourceOf(source)).added).toBe(0)
    const check = await editJson<SourceCheck>('POST', `/sources/${source.id}/check`)
    expect(check).toMatchObject({ run: { by: 'EDITOR_TOKEN', added: 1 }, source: { added: 1 } })
    expect(check.source.status).toMatchObject({ state: 'paused', nextCheckAt: null })
  })

  it('to the address of another is refused', async () => {
    const one = await addSource({ url: await publish('one', { body: rss([]) }) })
    const other = await addSource({ url: await publish('other', { body: rss([]) }) })
    const response = await edit('PATCH', `/sources/${other.id}`, { body: { url: one.url } })
    expect(await refusalOf(response)).toBe('409 source-known')
  })

  it('and ended is checked no more, and knows its articles when it is added again', async () => {
    const url = await publish('ended', { body: rss([craneItem]) })
    const source = await addSource({ url })
    await runAt(noon)
    expect((await edit('DELETE', `/sources/${source.id}`)).status).toBe(204)
    const again = await addSource({ url })
    expect(again.id).not.toBe(source.id)
    const { run } = await editJson<SourceCheck>('POST', `/sources/${again.id}/check`)
    expect(run).toMatchObject({ added: 0, unchanged: 1, import: null })
  })
})

describe('a dry run', () => {
  it('says what would become of each item, and writes nothing', async () => {
    const url = await publish('dry', { body: rss([craneItem]) })
    await addSource({ url })
    await runAt(noon)
    await publish('dry', { body: rss([{ ...craneItem, title: 'Two more cranes' }, ferryItem]) })
    const run = await editJson<DryRun>('POST', '/sources/dry-run', { body: { url, tags: ['Harbour'] } })
    expect(run).toEqual({
      ...{ url, title: 'Harbour board', items: 2 },
      outcomes: [
        {
          ...{ title: 'Two more cranes', url: 'https://harbour.example/crane', tags: ['Harbour'], reason: null },
          ...{ publishedAt: '2026-03-01T08:00:00.000Z', outcome: 'updated', slug: 'the-harbour-gets-a-second-crane' },
        },
        {
          ...{ title: ferryItem.title, url: 'https://harbour.example/ferry', tags: ['Harbour'], reason: null },
          ...{ publishedAt: '2026-03-03T08:00:00.000Z', outcome: 'added', slug: 'ferry-to-the-islands-returns' },
        },
      ],
    })
    expect((await ask('/api/v1/articles/ferry-to-the-islands-returns')).status).toBe(404)
    expect(await editJson('GET', '/imports')).toMatchObject({ imports: [{ added: 1 }] })
  })

  it('of what is no feed says so', async () => {
    const response = await edit('POST', '/sources/dry-run', { body: { url: addressOf('hostile/page') } })
    const { status, detail } = await response.json<Problem>()
    expect([status, detail]).toEqual([
      422,
      'There is something else at the address, perhaps a page. Instead of a feed, it is an HTML page.',
    ])
  })
})
