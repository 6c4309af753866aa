import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Article, ArticleList, ManuscriptList, Problem, Revision, RevisionList } from '../../worker/contract.ts'
import { auditOf, edit, editJson, manuscript, readersSee, refusalOf, write } from '../support/editor.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askJson, askProblem, importArticles, siteUrl } from '../support/site.ts'

const noon = Date.UTC(2026, 5, 1, 12)
const hourMs = 3_600_000

const crane = {
  title: 'The harbour gets a second crane',
  slug: 'harbour-crane',
  body: { markdown: 'The council voted **for** it.' },
  tags: ['Harbour', 'Council'],
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a draft', () => {
  it('is kept as it was written, and shown so to its editors', async () => {
    const response = await edit('POST', '/articles', { body: crane })
    expect(response.status).toBe(201)
    expect(response.headers.get('Location')).toBe(`${siteUrl}/api/v1/articles/harbour-crane`)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.json()).toEqual({
      ...{ slug: 'harbour-crane', url: `${siteUrl}/articles/harbour-crane`, state: 'draft', version: 1 },
      ...{ title: crane.title, publishedAt: null, editedBy: 'EDITOR_TOKEN' },
      ...{ createdAt: '2026-06-01T12:00:00.000Z', editedAt: '2026-06-01T12:00:00.000Z' },
    })
    const { slug, ...written } = crane
    expect((await manuscript(slug)).written).toEqual(written)
  })

  it.each([
    [{ category: '???' }, 'category has no letter or digit'],
    [{ tags: ['Harbour', '#!'] }, 'tags.1 has no letter or digit'],
  ])('is not filed under what has no address: %j', async (part, detail) => {
    const response = await edit('POST', '/articles', { body: { ...crane, ...part } })
    expect([response.status, (await response.json<Problem>()).detail]).toEqual([400, detail])
    await write(crane)
    const edited = await edit('PATCH', '/articles/harbour-crane', { body: part })
    expect([edited.status, (await edited.json<Problem>()).detail]).toEqual([400, detail])
    const without = { category: null, tags: null }
    expect((await edit('PATCH', '/articles/harbour-crane', { body: without })).status).toBe(200)
  })

  it('is nothing to readers: not by its slug, in no list, count, sitemap or time', async () => {
    await importArticles(newsroom.library)
    vi.setSystemTime(noon + 5000)
    const addresses = ['/api/v1/articles', '/api/v1/tags', '/api/v1/categories', '/', '/feed.rss', '/llms.txt']
    const told = () =>
      Promise.all(
        addresses.map(async (path) => {
          const answer = await ask(path)
          return [answer.headers.get('Last-Modified'), await answer.text()]
        }),
      )
    const before = await told()
    await write({ ...crane, category: 'Secrets', tags: ['Secrets'] })
    await edit('PATCH', '/articles/harbour-crane', { body: { title: 'Other', slug: 'other-crane' } })
    expect(await told()).toEqual(before)
    expect(await readersSee('harbour-crane')).toEqual([404, 404, 404])
    expect(await readersSee('other-crane')).toEqual([404, 404, 404])
    expect((await askProblem('/api/v1/tags/secrets')).status).toBe(404)
  })

  it('answers strangers as an address that is not there', async () => {
    await write(crane)
    for (const slug of ['harbour-crane', 'unheard-of']) {
      const { status, headers, detail } = await askProblem(`/api/v1/articles/${slug}`)
      expect([status, headers.get('Cache-Control'), detail.replace(slug, 'SLUG')]).toEqual([
        404,
        'public, max-age=10',
        'No published article has the slug "SLUG".',
      ])
      for (const method of ['PATCH', 'DELETE']) {
        expect((await askProblem(`/api/v1/articles/${slug}`, { method })).status).toBe(401)
      }
    }
  })

  it('gets a slug of its title that is nobody else’s', async () => {
    const { title } = crane
    await importArticles({ title, publishedAt: '2026-03-01' })
    expect((await write({ title })).slug).toBe('the-harbour-gets-a-second-crane-2')
    expect((await write({ title })).slug).toBe('the-harbour-gets-a-second-crane-3')
    expect((await write({ title: '!!!' })).slug).toMatch(/^article-\w+$/)
  })

  it('does not take the slug of an article or of another draft', async () => {
    await importArticles(newsroom.library)
    await write(crane)
    for (const slug of ['library-sundays', 'harbour-crane']) {
      expect(await refusalOf(await edit('POST', '/articles', { body: { ...crane, slug } }))).toBe('409 slug-taken')
    }
    const { slug } = await write({ title: 'Third' })
    const response = await edit('PATCH', `/articles/${slug}`, { body: { slug: 'harbour-crane' } })
    expect(await refusalOf(response)).toBe('409 slug-taken')
  })

  it('is written in UTF-8, and holds no half of a character', async () => {
    const latin = new Uint8Array([...'{"title":"Caf'].map((sign) => sign.charCodeAt(0)).concat(0xe9, 0x22, 0x7d))
    const drafted = await edit('POST', '/articles', { body: latin })
    expect([drafted.status, (await drafted.json<{ detail: string }>()).detail]).toEqual([400, 'The body is not UTF-8.'])
    const headers = { 'Content-Type': 'application/x-ndjson' }
    expect((await edit('POST', '/imports', { body: latin, headers })).status).toBe(400)

    const image = { url: 'https://harbour.example/a.png', alt: 'A\0 crane\ud800' }
    const { slug } = await write({ title: 'A \ud83d crane \ud83d\ude80', image }, null)
    expect(await askJson<Article>(`/api/v1/articles/${slug}`)).toMatchObject({
      title: 'A crane \ud83d\ude80',
      image: { alt: 'A crane' },
    })
  })

  it.each([
    [{ title: '' }, 'title is empty'],
    [{ title: 'x'.repeat(301) }, 'title is longer than 300 characters'],
    [{ slug: 'x' }, 'title is missing'],
    [{ title: 'A', tags: Array(31).fill('x') }, 'tags has more than 30 tags'],
    [{ title: 'A', category: '' }, 'category is empty'],
    [{ title: 'A', slug: 'Not A Slug' }, 'slug is not a slug: lower-case words joined by hyphens'],
    [{ title: 'A', body: { rtf: 'x' } }, 'body must be one of {"html"}, {"markdown"}, {"text"}'],
    [{ title: 'A', publishedAt: '2026-03-01' }, 'publishedAt is not a part of an article'],
    [{ title: 'A', body: { html: '<b>'.repeat(20_000) } }, 'body is nested too deeply'],
    [{ title: 'A', body: { text: '港'.repeat(200_000) } }, 'body is too long to be kept'],
    ['{', "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
  ])('is not made of what is wrong (%$)', async (body, complaint) => {
    const response = await edit('POST', '/articles', { body })
    expect(response.status).toBe(400)
    expect((await response.json<{ detail: string }>()).detail).toBe(complaint)
  })

  it('is not published by a list, nor edited, nor anything else', async () => {
    await write(crane)
    for (const [method, path] of [
      ['PUT', '/articles/harbour-crane/publication'],
      ['PATCH', '/articles/harbour-crane'],
      ['POST', '/articles/harbour-crane/previews'],
      ['POST', '/tokens'],
    ] as const) {
      const response = await edit(method, path, { body: [] })
      expect(response.status).toBe(400)
      expect((await response.json<{ detail: string }>()).detail).toBe('body: must be an object')
    }
  })

  it('is refused when it is too large or no JSON', async () => {
    const html = 'x'.repeat(1_800_000)
    expect(await refusalOf(await edit('POST', '/articles', { body: { ...crane, body: { html } } }))).toBe(
      '413 request-too-large',
    )
    const headers = { 'Content-Type': 'text/plain' }
    expect(await refusalOf(await edit('POST', '/articles', { body: crane, headers }))).toBe(
      '415 media-type-unsupported',
    )
  })
})

describe('publishing', () => {
  it('puts the article before readers, made safe', async () => {
    await write({ ...crane, body: { markdown: '**Now**<script>alert(1)</script>' } }, null)
    expect(await readersSee('harbour-crane')).toEqual([200, 200, 200])
    const { body, publishedAt, tags } = await askJson<Article>('/api/v1/articles/harbour-crane')
    expect([body.html, publishedAt, tags.map(({ name }) => name)]).toEqual([
      '<p><strong>Now</strong></p>',
      '2026-06-01T12:00:00.000Z',
      ['Harbour', 'Council'],
    ])
    expect((await manuscript('harbour-crane')).written.body).toEqual({
      markdown: '**Now**<script>alert(1)</script>',
    })
  })

  it('done again changes nothing', async () => {
    const first = await write(crane, null)
    vi.setSystemTime(noon + hourMs)
    expect(await editJson('PUT', '/articles/harbour-crane/publication')).toEqual(first)
    expect(await auditOf('harbour-crane')).toHaveLength(2)
  })

  it('at a time ahead shows the article from that very time on', async () => {
    const at = '2026-06-01T13:00:00.000Z'
    expect(await write(crane, at)).toMatchObject({ state: 'scheduled', publishedAt: at })
    vi.setSystemTime(noon + hourMs - 1)
    expect(await readersSee('harbour-crane')).toEqual([404, 404, 404])
    expect((await askJson<ArticleList>('/api/v1/articles')).articles).toEqual([])
    vi.setSystemTime(noon + hourMs)
    expect(await readersSee('harbour-crane')).toEqual([200, 200, 200])
    expect(await manuscript('harbour-crane')).toMatchObject({ state: 'published', version: 2 })
  })

  it('without a time shows what is scheduled now, also what was before readers and was put off', async () => {
    for (const first of ['2026-06-02', null]) {
      const { slug } = await write({ title: 'The ferry returns' }, first)
      await editJson('PUT', `/articles/${slug}/publication`, { body: { publishedAt: '2026-07-01' } })
      expect(await editJson('PUT', `/articles/${slug}/publication`)).toMatchObject({
        ...{ state: 'published', publishedAt: '2026-06-01T12:00:00.000Z' },
      })
      expect(await readersSee(slug)).toEqual([200, 200, 200])
    }
  })

  it.each(['tomorrow', '2026-02-31', '2300-01-01', 7])('does not take %j for a time', async (publishedAt) => {
    await write(crane)
    const response = await edit('PUT', '/articles/harbour-crane/publication', { body: { publishedAt } })
    expect(await refusalOf(response)).toBe('400 body-invalid')
  })
})

describe('withdrawing', () => {
  const withdraw = () => editJson('DELETE', '/articles/harbour-crane/publication')

  it('takes the article away, and says at its address that it was there', async () => {
    await write(crane, null)
    vi.setSystemTime(noon + hourMs)
    expect(await withdraw()).toMatchObject({ state: 'withdrawn', publishedAt: '2026-06-01T12:00:00.000Z' })
    expect(await readersSee('harbour-crane')).toEqual([410, 410, 410])
    expect((await askJson<ArticleList>('/api/v1/articles')).articles).toEqual([])
    expect(await askJson('/api/v1/tags')).toMatchObject({ tags: [] })
    const { headers, type } = await askProblem('/api/v1/articles/harbour-crane')
    expect([headers.get('Cache-Control'), type]).toEqual(['public, max-age=10', `${siteUrl}/problems/article-gone`])
    expect((await manuscript('harbour-crane')).written.body).toEqual(crane.body)
  })

  it('of what nobody has seen makes a draft of it, and tells nobody', async () => {
    await write(crane, '2026-06-02')
    expect(await withdraw()).toMatchObject({ state: 'draft', publishedAt: null })
    vi.setSystemTime(noon + 48 * hourMs)
    expect(await readersSee('harbour-crane')).toEqual([404, 404, 404])
  })

  it('may be taken back: the article is where it was', async () => {
    await write(crane, null)
    vi.setSystemTime(noon + hourMs)
    await withdraw()
    expect(await editJson('PUT', '/articles/harbour-crane/publication')).toMatchObject({
      ...{ state: 'published', publishedAt: '2026-06-01T12:00:00.000Z', version: 4 },
    })
    expect(await readersSee('harbour-crane')).toEqual([200, 200, 200])
    expect(await askJson('/api/v1/tags')).toMatchObject({ tags: [{ articleCount: 1 }, { articleCount: 1 }] })
  })

  it('of what was scheduled, withdrawn and scheduled again goes on saying that the article is gone', async () => {
    await write(crane, null)
    vi.setSystemTime(noon + hourMs)
    await withdraw()
    const at = '2026-06-01T14:00:00Z'
    await editJson('PUT', '/articles/harbour-crane/publication', { body: { publishedAt: at } })
    expect(await readersSee('harbour-crane')).toEqual([410, 410, 410])
    expect(await withdraw()).toMatchObject({ state: 'withdrawn' })
    await editJson('PUT', '/articles/harbour-crane/publication', { body: { publishedAt: at } })
    vi.setSystemTime(noon + 2 * hourMs)
    expect(await readersSee('harbour-crane')).toEqual([200, 200, 200])
  })

  it('of a draft changes nothing', async () => {
    const draft = await write(crane)
    expect(await withdraw()).toEqual(draft)
  })
})

describe('editing', () => {
  it('changes the parts that are named and no others, for readers at once', async () => {
    await write({ ...crane, author: 'Ada Brandt', summary: 'Short.' }, null)
    const edited = await editJson('PATCH', '/articles/harbour-crane', {
      body: { title: 'Two cranes', author: null, tags: ['Trade'] },
    })
    expect(edited).toMatchObject({ title: 'Two cranes', version: 3, state: 'published' })
    expect(await askJson<Article>('/api/v1/articles/harbour-crane')).toMatchObject({
      ...{ title: 'Two cranes', author: null, summary: 'Short.' },
      body: { html: '<p>The council voted <strong>for</strong> it.</p>' },
      tags: [{ slug: 'trade' }],
    })
    expect(await askJson('/api/v1/tags')).toMatchObject({ tags: [{ slug: 'trade', articleCount: 1 }] })
  })

  it('to what is there already changes nothing', async () => {
    const before = await write(crane, null)
    expect(await editJson('PATCH', '/articles/harbour-crane', { body: { title: crane.title } })).toEqual(before)
  })

  it('leads from the old slug to the new, over several steps, and back', async () => {
    await write(crane, null)
    const rename = (from: string, to: string) => editJson('PATCH', `/articles/${from}`, { body: { slug: to } })
    const sentTo = async (slug: string) =>
      (await ask(`/articles/${slug}`, { redirect: 'manual' })).headers.get('Location')
    await rename('harbour-crane', 'second')
    await rename('second', 'third')
    expect([await sentTo('harbour-crane'), await sentTo('second')]).toEqual([
      `${siteUrl}/articles/third`,
      `${siteUrl}/articles/third`,
    ])
    expect(await (await edit('GET', '/articles/second')).json()).toMatchObject({
      ...{ status: 404, type: `${siteUrl}/problems/article-moved` },
      detail: 'What was at "second" is at "third" now.',
    })
    await rename('third', 'harbour-crane')
    expect([await sentTo('harbour-crane'), await sentTo('third')]).toEqual([null, `${siteUrl}/articles/harbour-crane`])
  })

  it('of the slug while it is withdrawn leaves redirects too, once it is back', async () => {
    await write(crane, null)
    vi.setSystemTime(noon + hourMs)
    await editJson('DELETE', '/articles/harbour-crane/publication')
    await editJson('PATCH', '/articles/harbour-crane', { body: { slug: 'new-crane' } })
    expect(await readersSee('harbour-crane')).toEqual([410, 410, 410])
    await editJson('PUT', '/articles/new-crane/publication')
    expect((await ask('/articles/harbour-crane', { redirect: 'manual' })).headers.get('Location')).toBe(
      `${siteUrl}/articles/new-crane`,
    )
  })

  it('takes an imported article over, whose first revision is what was imported', async () => {
    await importArticles(newsroom.harbour)
    expect(await manuscript('harbour-crane')).toMatchObject({
      ...{ state: 'published', version: 1, editedBy: 'import' },
      written: { title: newsroom.harbour.title, source: newsroom.harbour.source, tags: newsroom.harbour.tags },
    })
    await editJson('PATCH', '/articles/harbour-crane', { body: { title: 'Two cranes' } })
    expect((await askJson<Article>('/api/v1/articles/harbour-crane')).source).toEqual(newsroom.harbour.source)
    const { revisions } = await editJson<RevisionList>('GET', '/articles/harbour-crane/revisions')
    expect(revisions).toMatchObject([
      { version: 2, by: 'EDITOR_TOKEN', action: 'article.edited', title: 'Two cranes' },
      { version: 1, by: 'import', action: 'articles.imported', title: newsroom.harbour.title },
    ])
  })
})

describe('two editors at once', () => {
  it('do not overwrite each other when they say what they have read', async () => {
    await write(crane, null)
    const etag = (await edit('GET', '/articles/harbour-crane')).headers.get('ETag') ?? ''
    const patch = (title: string, ifMatch: string) =>
      edit('PATCH', '/articles/harbour-crane', { body: { title }, headers: { 'If-Match': ifMatch } })
    const answers = await Promise.all([patch('Ada’s', etag), patch('Bo’s', etag)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    const [done, late] = answers[0]?.status === 200 ? answers : answers.toReversed()
    expect(late?.headers.get('ETag')).toBe(done?.headers.get('ETag'))
    expect((await manuscript('harbour-crane')).version).toBe(3)
    expect((await patch('Again', `W/${done?.headers.get('ETag')}`)).status).toBe(200)
    expect((await patch('Whatever', '*')).status).toBe(200)
    expect(await refusalOf(await patch('Bare', 'etag'))).toBe('400 header-invalid')
  })

  it('of an imported article neither, nor an import', async () => {
    await importArticles(newsroom.harbour)
    const etag = (await edit('GET', '/articles/harbour-crane')).headers.get('ETag') ?? ''
    await importArticles({ ...newsroom.harbour, title: 'Imported anew' })
    const response = await edit('DELETE', '/articles/harbour-crane', { headers: { 'If-Match': etag } })
    expect(await refusalOf(response)).toBe('412 version-outdated')
  })

  it('each get their part in when they touch different ones', async () => {
    await write(crane, null)
    await Promise.all([
      editJson('PATCH', '/articles/harbour-crane', { body: { title: 'Two cranes' } }),
      editJson('PATCH', '/articles/harbour-crane', { body: { summary: 'Both are blue.' } }),
    ])
    expect(await manuscript('harbour-crane')).toMatchObject({
      ...{ version: 4, title: 'Two cranes', written: { summary: 'Both are blue.' } },
    })
  })

  it('who create the same slug at once: one is told', async () => {
    const answers = await Promise.all([1, 2].map(() => edit('POST', '/articles', { body: crane })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })
})

describe('revisions', () => {
  it('keep everything that was ever written, and any may be restored', async () => {
    await write(crane, null)
    await editJson('PATCH', '/articles/harbour-crane', { body: { body: { html: '<p>Worse</p>' }, slug: 'crane' } })
    const first = await editJson<Revision>('GET', '/articles/crane/revisions/1')
    expect(first).toMatchObject({ state: 'draft', slug: 'harbour-crane', written: { body: crane.body } })
    expect(await editJson('POST', '/articles/crane/revisions/1/restoration')).toMatchObject({
      ...{ slug: 'crane', state: 'published', version: 4 },
    })
    expect((await askJson<Article>('/api/v1/articles/crane')).body.text).toBe('The council voted for it.')
    for (const version of ['9', '0', '01']) {
      const refused = await edit('POST', `/articles/crane/revisions/${version}/restoration`)
      expect(await refusalOf(refused)).toBe('404 revision-not-found')
    }
  })

  it('are read page by page', async () => {
    await write(crane)
    for (const title of ['B', 'C']) await editJson('PATCH', '/articles/harbour-crane', { body: { title } })
    const page = await editJson<RevisionList>('GET', '/articles/harbour-crane/revisions?limit=2')
    expect([page.revisions.map(({ version }) => version), page.next]).toEqual([[3, 2], '2'])
    const rest = await editJson<RevisionList>('GET', '/articles/harbour-crane/revisions?limit=2&cursor=2')
    expect([rest.revisions.map(({ title }) => title), rest.next]).toEqual([[crane.title], null])
  })
})

describe('deleting', () => {
  it('leaves nothing of what was written, and 410 where readers knew it', async () => {
    await write(crane, null)
    vi.setSystemTime(noon + hourMs)
    expect((await edit('DELETE', '/articles/harbour-crane')).status).toBe(204)
    expect(await readersSee('harbour-crane')).toEqual([410, 410, 410])
    expect(await refusalOf(await edit('GET', '/articles/harbour-crane'))).toBe('410 article-gone')
    expect(await refusalOf(await edit('DELETE', '/articles/harbour-crane'))).toBe('410 article-gone')
    expect((await auditOf('harbour-crane'))[0]).toMatchObject({ action: 'article.deleted', after: null })
  })

  it('of a draft leaves nothing at all', async () => {
    await write(crane)
    expect((await edit('DELETE', '/articles/harbour-crane')).status).toBe(204)
    expect(await readersSee('harbour-crane')).toEqual([404, 404, 404])
    expect((await write(crane)).slug).toBe('harbour-crane')
  })

  it('frees the address for whoever wishes for it, and keeps it from whoever does not', async () => {
    await write(crane, null)
    vi.setSystemTime(noon + hourMs)
    await edit('DELETE', '/articles/harbour-crane')
    expect((await write({ title: 'Harbour crane' })).slug).toBe('harbour-crane-2')
    await write(crane)
    expect(await readersSee('harbour-crane')).toEqual([410, 410, 410])
    await editJson('PUT', '/articles/harbour-crane/publication')
    expect(await readersSee('harbour-crane')).toEqual([200, 200, 200])
  })
})

describe('another article at the address of one that was deleted', () => {
  it('is not where the former addresses of that one lead: they go on saying that it is gone', async () => {
    await write({ title: 'First', slug: 'one' }, null)
    const slugs = ['one', 'two', 'three', 'four']
    for (const [n, slug] of slugs.slice(1).entries())
      await editJson('PATCH', `/articles/${slugs[n]}`, { body: { slug } })
    await edit('DELETE', '/articles/four')
    const answers = () => Promise.all(slugs.map(async (slug) => (await readersSee(slug))[0]))
    expect(await answers()).toEqual([410, 410, 410, 410])
    await write({ title: 'Second', slug: 'four' }, null)
    expect(await answers()).toEqual([410, 410, 410, 200])
    await editJson('PATCH', '/articles/four', { body: { slug: 'five' } })
    expect(await answers()).toEqual([410, 410, 410, 301])
    await write({ title: 'Third', slug: 'two' }, null)
    expect(await answers()).toEqual([410, 200, 410, 301])
  })

  it('gets it though a draft waits at a former address of that one', async () => {
    await write({ title: 'First', slug: 'one' }, null)
    await editJson('PATCH', '/articles/one', { body: { slug: 'two' } })
    await edit('DELETE', '/articles/two')
    await write({ title: 'Draft', slug: 'one' })
    await write({ title: 'Second', slug: 'three' }, null)
    await editJson('PATCH', '/articles/three', { body: { slug: 'two' } })
    const answers = await Promise.all(['two', 'three'].map(async (slug) => (await readersSee(slug))[0]))
    expect(answers).toEqual([200, 301])
    expect((await manuscript('one')).title).toBe('Draft')
  })

  it('is where its own former addresses lead', async () => {
    await write({ title: 'First', slug: 'one' }, null)
    await editJson('PATCH', '/articles/one', { body: { slug: 'two' } })
    await edit('DELETE', '/articles/two')
    await write({ title: 'Second', slug: 'three' }, null)
    await editJson('PATCH', '/articles/three', { body: { slug: 'four' } })
    await editJson('PATCH', '/articles/four', { body: { slug: 'two' } })
    const answers = await Promise.all(['one', 'two', 'three', 'four'].map(async (slug) => (await readersSee(slug))[0]))
    expect(answers).toEqual([410, 200, 301, 301])
  })
})

describe('what editors work on', () => {
  it('is listed, what was worked on last first, page by page, of one state or all', async () => {
    await importArticles(newsroom.ferry)
    await write({ title: 'Draft' })
    await write({ title: 'Scheduled' }, '2026-06-02')
    await write({ title: 'Published' }, null)
    await write({ title: 'Withdrawn' }, null)
    vi.setSystemTime(noon + 1000)
    await editJson('DELETE', '/articles/withdrawn/publication')
    const list = (query = '') => editJson<ManuscriptList>('GET', `/manuscripts${query}`)
    const slugs = async (query: string) => (await list(query)).manuscripts.map(({ slug }) => slug)
    expect(await slugs('')).toEqual(['withdrawn', 'published', 'scheduled', 'draft'])
    for (const state of ['draft', 'scheduled', 'published', 'withdrawn']) {
      expect(await slugs(`?state=${state}`)).toEqual([state])
    }
    const page = await list('?limit=3')
    expect(await slugs(`?limit=3&cursor=${page.next}`)).toEqual(['draft'])
    expect(await refusalOf(await edit('GET', '/manuscripts?state=lost'))).toBe('400 parameter-invalid')
  })
})

describe('the audit log', () => {
  it('says of each write to an article what it changed', async () => {
    await write(crane, null)
    await editJson('PATCH', '/articles/harbour-crane', { body: { title: 'Two', body: { markdown: 'Both.' } } })
    const [edited, published, drafted] = await auditOf('harbour-crane')
    expect(edited).toMatchObject({
      ...{ actor: 'EDITOR_TOKEN', action: 'article.edited' },
      before: { title: crane.title, version: 2, body: expect.stringMatching(/^markdown, 29 characters, \w+$/) },
      after: { title: 'Two', version: 3, body: expect.stringMatching(/^markdown, 5 characters, \w+$/) },
    })
    expect(Object.keys(edited?.before as object)).not.toContain('tags')
    expect(published).toMatchObject({
      ...{ action: 'article.published', before: { state: 'draft', publishedAt: null } },
      after: { state: 'published', publishedAt: '2026-06-01T12:00:00.000Z' },
    })
    expect(drafted).toMatchObject({ action: 'article.drafted', before: null, after: { title: crane.title } })
  })
})
