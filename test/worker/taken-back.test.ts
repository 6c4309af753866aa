import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Article, ArticleList, Import, ImportList, ImportReport, SourceCheck } from '../../worker/contract.ts'
import { takeBackImports } from '../../worker/jobs/take-back-imports.ts'
import { askWithCache, contextWithCache } from '../support/cached-site.ts'
import { auditOf, edit, editJson, readersSee, refusalOf } from '../support/editor.ts'
import { editorToken } from '../support/editor-token.ts'
import { newsroom } from '../support/newsroom.ts'
import { addSource, craneItem, ferryItem, lastRunOf, publish, rss, runAt } from '../support/publishers.ts'
import { ask, askJson, importArticles, siteUrl } from '../support/site.ts'

const noon = Date.UTC(2026, 5, 1, 12)
const minute = 60_000
const day = 86_400_000
const { harbour, library, ferry } = newsroom

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
})

afterEach(() => {
  vi.useRealTimers()
})

async function importAs(name: string, ...articles: object[]): Promise<ImportReport> {
  const response = await ask(`/api/v1/imports?import=${name}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/x-ndjson' },
    body: articles.map((article) => JSON.stringify(article)).join('\n'),
  })
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return response.json()
}

const takeBack = (name: string) => editJson<Import>('DELETE', `/imports/${name}`)
const article = (slug: string) => askJson<Article>(`/api/v1/articles/${slug}`)

async function counts() {
  const { results } = await env.DB.prepare(
    'SELECT slug, article_count FROM tags WHERE article_count > 0 ORDER BY slug',
  ).all()
  return Object.fromEntries(results.map(({ slug, article_count }) => [slug, article_count]))
}

describe('an import', () => {
  it('is remembered by its name, however many requests it came in', async () => {
    expect((await importAs('move', harbour)).import).toBe('move')
    await importAs('move', library)
    await importAs('move', { ...library, title: 'Library opens on Saturdays' })
    expect(await editJson<ImportList>('GET', '/imports')).toEqual({
      imports: [
        {
          ...{ name: 'move', actor: 'EDITOR_TOKEN', source: null, state: 'kept', added: 2, updated: 1 },
          ...{ removed: 0, restored: 0, spared: 0, remaining: 0 },
          ...{ startedAt: '2026-06-01T12:00:00.000Z', savedAt: '2026-06-01T12:00:00.000Z' },
        },
      ],
      next: null,
    })
  })

  it('has a name made for it when it came without, and none when it wrote nothing', async () => {
    const { import: name } = await importArticles(harbour)
    expect(name).toMatch(/^import-\w+-\w+$/)
    expect(await editJson<Import>('GET', `/imports/${name}`)).toMatchObject({ added: 1 })
    expect((await importArticles(harbour)).import).toBeNull()
    expect((await editJson<ImportList>('GET', '/imports')).imports).toHaveLength(1)
  })

  it('has no name with blanks in it', async () => {
    const response = await edit('POST', '/imports?import=my%20import')
    expect(await refusalOf(response)).toBe('400 parameter-invalid')
  })
})

describe('an import that is taken back', () => {
  it('takes what it added with it, counts and addresses', async () => {
    await importArticles(library)
    await importAs('move', harbour, ferry)
    expect(await counts()).toEqual({ council: 2, harbour: 2, islands: 1, library: 1, trade: 1 })
    expect(await takeBack('move')).toMatchObject({ state: 'taken-back', removed: 2, spared: 0, remaining: 0 })
    expect(await counts()).toEqual({ council: 1, library: 1 })
    expect(await readersSee('harbour-crane')).toEqual([410, 410, 410])
    expect(await readersSee('library-sundays')).toEqual([200, 200, 200])
    expect(await auditOf('move')).toMatchObject([
      { action: 'import.taken-back', after: { removed: ['harbour-crane', 'ferry-returns'], restored: [] } },
    ])
    expect(await takeBack('move')).toMatchObject({ state: 'taken-back', removed: 2 })
  })

  it('makes what it changed what it was before', async () => {
    const image = { url: 'https://harbour.example/crane.jpg', width: 10, height: 10, alt: 'A crane' }
    await importArticles({ ...harbour, image }, library)
    const before = await article('harbour-crane')
    const changed = {
      ...harbour,
      title: 'Two cranes',
      category: 'Transport',
      tags: ['Trade'],
      publishedAt: '2026-04-01',
    }
    await importAs('move', changed, { ...changed, title: 'Three cranes' })
    await importAs('move', { ...changed, title: 'Four cranes' })
    expect((await article('harbour-crane')).category.name).toBe('Transport')
    expect(await takeBack('move')).toMatchObject({ state: 'taken-back', removed: 0, restored: 1, spared: 0 })
    expect(await article('harbour-crane')).toEqual(before)
    expect(await counts()).toEqual({ council: 2, harbour: 1, library: 1, trade: 1 })
    expect((await importArticles({ ...harbour, image })).unchanged).toBe(1)
  })

  it('stands in the log with all that it took away and made what it was', async () => {
    await importArticles(harbour)
    await importAs('move', { ...harbour, title: 'Two cranes', tags: ['Trade'] }, ferry)
    await takeBack('move')
    await takeBack('move')
    const [restored, removed] = await auditOf('move')
    expect(removed).toMatchObject({
      ...{ action: 'import.taken-back', actor: 'EDITOR_TOKEN' },
      before: { 'ferry-returns': { title: ferry.title, category: { name: 'Transport' }, author: ferry.author } },
      after: { removed: ['ferry-returns'], restored: [] },
    })
    expect(restored).toMatchObject({
      before: { 'harbour-crane': { title: 'Two cranes', tags: [{ name: 'Trade' }] } },
      after: {
        ...{ removed: [], restored: ['harbour-crane'] },
        changed: { 'harbour-crane': { title: harbour.title, tags: [{ slug: 'harbour' }, {}, {}] } },
      },
    })
    expect(JSON.stringify(restored)).not.toContain(harbour.author)
  })

  it('stands there by addresses alone, where all of it would be too long', async () => {
    const summary = 'A very long summary. '.repeat(48).slice(0, 1000)
    const articles = Array.from({ length: 300 }, (_, at) => ({
      ...{
        title: `Meeting ${at}${' on and on'.repeat(25)}`,
        slug: `meeting-${at}`,
        summary,
        publishedAt: '2026-03-01',
      },
      source: { url: `https://harbour.example/${'a'.repeat(300)}/${at}` },
    }))
    await importAs('move', ...articles)
    await takeBack('move')
    const [entry] = await auditOf('move')
    expect(entry).toMatchObject({ before: null, after: { removed: expect.arrayContaining(['meeting-7']) } })
  })

  it('leaves what an editor has touched since, and what a later import has changed', async () => {
    await importArticles(library)
    await importAs('move', harbour, ferry, { ...library, title: 'Changed' })
    await editJson('PATCH', '/articles/harbour-crane', { body: { title: 'Ours' } })
    await importArticles({ ...library, title: 'Changed again' }, { ...ferry, title: 'The ferry is back' })
    expect(await takeBack('move')).toMatchObject({ removed: 1, restored: 0, spared: 1, remaining: 1, state: 'leaving' })
    expect(await takeBack('move')).toMatchObject({ removed: 1, restored: 0, spared: 2, state: 'taken-back' })
    expect((await article('harbour-crane')).title).toBe('Ours')
    expect((await article('library-sundays')).title).toBe('Changed again')
    expect(await readersSee('ferry-returns')).toEqual([410, 410, 410])
  })

  it('can be taken back from the last one down', async () => {
    await importAs('one', harbour)
    await importAs('two', { ...harbour, title: 'Two cranes' })
    await importAs('three', { ...harbour, title: 'Three cranes' })
    await takeBack('three')
    expect((await article('harbour-crane')).title).toBe('Two cranes')
    await takeBack('two')
    expect((await article('harbour-crane')).title).toBe(harbour.title)
    expect(await takeBack('one')).toMatchObject({ removed: 1 })
  })

  it('takes nothing more in, and what it took comes back by another', async () => {
    await importAs('move', harbour)
    await takeBack('move')
    const line = JSON.stringify(ferry)
    const headers = { 'Content-Type': 'application/x-ndjson' }
    expect(await refusalOf(await edit('POST', '/imports?import=move', { body: line, headers }))).toBe(
      '409 import-taken-back',
    )
    expect(await importAs('again', harbour)).toMatchObject({ added: 1, left: 0 })
    expect(await readersSee('harbour-crane')).toEqual([200, 200, 200])
  })

  it('goes a portion at a time, which the clock goes on with', async () => {
    const articles = Array.from({ length: 350 }, (_, at) => ({ title: `Meeting ${at}`, publishedAt: '2026-03-01' }))
    await importAs('move', ...articles)
    expect(await takeBack('move')).toMatchObject({ state: 'leaving', removed: 300, remaining: 50 })
    const { ctx, how } = contextWithCache()
    await takeBackImports(env, ctx, noon)
    expect(how).toEqual(['purge'])
    expect(await editJson<Import>('GET', '/imports/move')).toMatchObject({ state: 'taken-back', removed: 350 })
    expect(await env.DB.prepare('SELECT count(*) AS n FROM articles').first()).toEqual({ n: 0 })
  })

  it('is taken back once by two who do so at once', async () => {
    const articles = Array.from({ length: 20 }, (_, at) => ({ title: `Meeting ${at}`, publishedAt: '2026-03-01' }))
    await importAs('move', ...articles)
    await Promise.all([takeBack('move'), takeBack('move')])
    expect(await editJson<Import>('GET', '/imports/move')).toMatchObject({ state: 'taken-back', removed: 20 })
  })

  it('makes the edge forget exactly what it touched', async () => {
    await importAs('move', ferry)
    const request = new Request(`${siteUrl}/api/v1/imports/move`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${editorToken}` },
    })
    const { told, how } = await askWithCache(request)
    expect(how).toEqual(['purge'])
    expect(told[0]?.tags?.map((tag) => tag.replace(/\d+/, 'N')).sort()).toEqual([
      ...['article:N', 'category:transport', 'list', 'navigation', 'tag:harbour', 'tag:islands'],
    ])
  })

  it('is another problem when nobody remembers it', async () => {
    expect(await refusalOf(await edit('DELETE', '/imports/unheard-of'))).toBe('404 import-not-found')
    await importAs('old', harbour)
    await takeBackImports(env, contextWithCache().ctx, noon + 29 * day)
    expect((await edit('GET', '/imports/old')).status).toBe(200)
    await takeBackImports(env, contextWithCache().ctx, noon + 31 * day)
    expect(await refusalOf(await edit('DELETE', '/imports/old'))).toBe('404 import-not-found')
    expect(await readersSee('harbour-crane')).toEqual([200, 200, 200])
  })
})

describe('an import of a source that is taken back', () => {
  async function takenBack(name: string) {
    const source = await addSource({ url: await publish(name, { body: rss([craneItem, ferryItem]) }) })
    await runAt(noon)
    const { imports } = await editJson<ImportList>('GET', `/imports?source=${source.id}`)
    expect(await takeBack(imports[0]?.name ?? '')).toMatchObject({ removed: 2, state: 'taken-back' })
    return source
  }

  it('is not brought back by the next check, nor when items change or all are looked at anew', async () => {
    const source = await takenBack('undone')
    // The same items in other bytes, or nobody would read them again.
    await publish('undone', { body: `${rss([craneItem, ferryItem])}\n` })
    await runAt(noon + day)
    expect(await lastRunOf(source)).toMatchObject({ outcome: 'read', added: 0, left: 0 })
    await publish('undone', { body: rss([{ ...craneItem, title: 'Two more cranes' }, ferryItem]) })
    await runAt(noon + 2 * day)
    expect(await lastRunOf(source)).toMatchObject({ added: 0, left: 1 })
    await editJson('PATCH', `/sources/${source.id}`, { body: { category: 'Transport' } })
    await runAt(noon + 2 * day)
    expect(await lastRunOf(source)).toMatchObject({ added: 0, left: 2 })
    expect(await readersSee('the-harbour-gets-a-second-crane')).toEqual([410, 410, 410])
  })

  it('before all of it was there is followed by another, with what waited', async () => {
    const words = `<p>${'The council talked of the harbour. '.repeat(150)}</p>`
    const items = [
      craneItem,
      ferryItem,
      { ...craneItem, guid: 'ebb', title: 'Ebb', link: 'https://harbour.example/ebb' },
    ]
    const body = rss(items.map((item) => ({ ...item, description: words })))
    const source = await addSource({ url: await publish('halfway', { body }) })
    await runAt(noon)
    const first = await lastRunOf(source)
    expect(first).toMatchObject({ added: 1, unread: 2 })
    await takeBack(first?.import ?? '')
    await runAt(noon + minute)
    await runAt(noon + 2 * minute)
    expect(await lastRunOf(source)).toMatchObject({ outcome: 'read', added: 1, unread: 0 })
    const { articles } = await askJson<ArticleList>('/api/v1/articles?fields=slug')
    expect(articles).toEqual([{ slug: 'ferry-to-the-islands-returns' }, { slug: 'ebb' }])
    const { imports } = await editJson<ImportList>('GET', `/imports?source=${source.id}`)
    expect(imports.map(({ state, added }) => [state, added])).toEqual([
      ['kept', 2],
      ['taken-back', 1],
    ])
  })

  it('is brought back when somebody wants it', async () => {
    const source = await takenBack('wanted')
    const { run } = await editJson<SourceCheck>('POST', `/sources/${source.id}/check?returning=true`)
    expect(run).toMatchObject({ added: 2, left: 0 })
    expect(await readersSee('the-harbour-gets-a-second-crane')).toEqual([200, 200, 200])
  })

  it('makes an item that it changed what it was, until its publisher changes it again', async () => {
    const source = await addSource({ url: await publish('restored', { body: rss([craneItem]) }) })
    await runAt(noon)
    await publish('restored', { body: rss([{ ...craneItem, title: 'Hacked' }]) })
    await runAt(noon + day)
    const { run } = { run: await lastRunOf(source) }
    await takeBack(run?.import ?? '')
    await runAt(noon + 2 * day)
    expect((await article('the-harbour-gets-a-second-crane')).title).toBe(craneItem.title)
    await publish('restored', { body: rss([{ ...craneItem, title: 'Two more cranes' }]) })
    await runAt(noon + 3 * day)
    expect((await article('the-harbour-gets-a-second-crane')).title).toBe('Two more cranes')
  })
})
