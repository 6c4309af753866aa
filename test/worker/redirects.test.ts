import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RedirectList } from '../../worker/contract.ts'
import { auditOf, edit, editJson, refusalOf, write } from '../support/editor.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askIn, importArticles, siteUrl } from '../support/site.ts'

const crane = '/articles/harbour-crane'

async function save(...redirects: { from: string; to: string | null }[]): Promise<void> {
  const response = await edit('PUT', '/redirects', { body: { redirects } })
  expect(response.status).toBe(204)
}

/** `301 /articles/…`, or the bare status. */
async function answerOf(path: string, method = 'GET'): Promise<string> {
  const response = await ask(path, { method, redirect: 'manual' })
  await response.body?.cancel()
  const location = response.headers.get('Location')
  return location === null ? String(response.status) : `${response.status} ${location.replace(siteUrl, '')}`
}

beforeEach(async () => {
  await importArticles(newsroom.harbour)
})

describe('an address that the site had before it moved here', () => {
  it.each([
    ['/2019/05/harbour-crane/', '/2019/05/harbour-crane'],
    ['https://old.example/2019/05/Harbour-Crane', '/2019/05/harbour-crane/?utm_source=mail'],
    ['https://old.example/?p=17', '/?p=17'],
    ['/?p=17', '/?p=17&utm_source=mail'],
    ['/articles/2019/crane.html', '/articles/2019/crane.html'],
    ['/articles/crane-of-old', '/articles/crane-of-old'],
    ['/tags/cranes-of-old', '/tags/cranes-of-old'],
    ['/%E6%B8%AF/', '/%e6%b8%af'],
  ])('%s leads on whoever comes by %s', async (from, asked) => {
    expect(await answerOf(asked)).not.toContain('301')
    await save({ from, to: crane })
    expect(await answerOf(asked)).toBe(`301 ${crane}`)
    expect(await answerOf(asked, 'HEAD')).toBe(`301 ${crane}`)
  })

  it('leads on by way of the address that the article has had since', async () => {
    await save({ from: '/?p=17', to: crane })
    await edit('PATCH', '/articles/harbour-crane', { body: { slug: 'new-crane' } })
    expect(await answerOf('/?p=17')).toBe(`301 ${crane}`)
    expect(await answerOf(crane)).toBe('301 /articles/new-crane')
  })

  it('does not take the place of anything that is here', async () => {
    await save({ from: crane, to: '/about' }, { from: '/tags/harbour', to: '/about' })
    expect(await answerOf(crane)).toBe('200')
    expect(await answerOf('/tags/harbour')).toBe('200')
    expect(await answerOf('/')).toBe('200')
  })

  it.each([
    ['/articles/never', '/articles/never'],
    ['/Articles/Never/', '/articles/never'],
    ['/articles/never', '/articles/never?page=2'],
    ['/articles/never?page=2', '/articles/never?page=2'],
  ])('%s leads nobody in a circle at %s, where nothing is', async (from, to) => {
    await save({ from, to })
    expect(await answerOf(to)).toBe('404')
  })

  it('leads to no article of which readers know nothing yet', async () => {
    const merger = { title: 'Harbours to merge', slug: 'harbours-to-merge', publishedAt: '2190-01-01' }
    await importArticles({ ...newsroom.ferry, ...merger, origin: { source: 'harbour.example', guid: 'merger' } })
    await write({ title: 'A draft' })
    await save({ from: '/?p=53', to: '/articles/harbours-to-merge' }, { from: '/a-draft/', to: '/articles/a-draft.md' })
    expect([await answerOf('/?p=53'), await answerOf('/a-draft')]).toEqual(['200', '404'])
    await editJson('PUT', '/articles/harbours-to-merge/publication', { body: {} })
    expect(await answerOf('/?p=53')).toBe('301 /articles/harbours-to-merge')
    await edit('DELETE', '/articles/harbours-to-merge')
    expect(await answerOf('/?p=53')).toBe('301 /articles/harbours-to-merge')
    expect(await answerOf('/articles/harbours-to-merge')).toBe('410')
  })

  it.each([
    ...['/articles/SLUG/', '/articles//SLUG', '/articles/SLUG.md?x=1', '/articles/SLUG/?x=1', '/embed/article/SLUG'],
    ...['/api/v1/articles/SLUG', '/api/v1/articles/SLUG.md', '/api/v1/articles/SLUG/more', '/articles/SLUG#top'],
  ])('leads to none at %s either', async (spelling) => {
    const merger = { title: 'Harbours to merge', slug: 'harbours-to-merge', publishedAt: '2190-01-01' }
    await importArticles({ ...newsroom.ferry, ...merger }, newsroom.harbour)
    const at = (slug: string) => spelling.replace('SLUG', slug)
    await save({ from: '/old/merger', to: at('harbours-to-merge') }, { from: '/old/crane', to: at('harbour-crane') })
    expect(await answerOf('/old/merger')).toBe('404')
    expect(await answerOf('/old/crane')).toMatch(/^301 .*harbour-crane/)
  })

  it('is no way into the API', async () => {
    await save({ from: '/api/v1/articles/crane-of-old', to: crane })
    expect(await answerOf('/api/v1/articles/crane-of-old')).toBe('404')
    expect(await answerOf('/api/v1/nowhere', 'POST')).toBe('404')
  })

  it('costs nothing where it is not asked for', async () => {
    const prepared: string[] = []
    const DB = new Proxy(env.DB, {
      get: (db, name) => {
        if (name !== 'withSession') return Reflect.get(db, name)
        return (constraint: D1SessionConstraint) => {
          const session = db.withSession(constraint)
          const prepare = (sql: string) => {
            prepared.push(sql)
            return session.prepare(sql)
          }
          return { prepare, batch: session.batch.bind(session) }
        }
      },
    })
    for (const path of ['/', crane, '/?utm_source=mail', '/api/v1/articles/nowhere']) await askIn({ DB }, path)
    expect(prepared.length).toBeGreaterThan(3)
    expect(prepared.filter((sql) => sql.includes('old_addresses'))).toEqual([])
    await askIn({ DB }, '/nowhere')
    expect(prepared.filter((sql) => sql.includes('old_addresses'))).toHaveLength(1)
  })
})

describe('the list of old addresses', () => {
  it('keeps each once, the last word on it, and forgets those that are ended', async () => {
    await save({ from: '/b/', to: '/about' }, { from: '/a', to: crane }, { from: '/B', to: crane })
    await save({ from: '/c', to: crane })
    await save({ from: '/a', to: null })
    expect(await editJson<RedirectList>('GET', '/redirects')).toEqual({
      redirects: [
        { from: '/b', to: crane },
        { from: '/c', to: crane },
      ],
      next: null,
    })
  })

  it('comes in pages', async () => {
    await save({ from: '/a', to: crane }, { from: '/b?x=1', to: crane }, { from: '/c', to: crane })
    const first = await editJson<RedirectList>('GET', '/redirects?limit=2')
    expect(first.redirects.map(({ from }) => from)).toEqual(['/a', '/b?x=1'])
    const second = await editJson<RedirectList>(
      'GET',
      `/redirects?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`,
    )
    expect(second).toEqual({ redirects: [{ from: '/c', to: crane }], next: null })
  })

  it('is noted in the audit log, and a repetition is not', async () => {
    await save({ from: '/a', to: crane })
    await save({ from: '/a', to: crane })
    await save({ from: '/a', to: '/about' }, { from: '/b', to: null })
    const { entries } = await editJson<{ entries: { action: string; before: unknown; after: unknown }[] }>(
      'GET',
      '/audit',
    )
    expect(entries.filter(({ action }) => action === 'redirects.saved')).toMatchObject([
      { before: { '/a': crane }, after: { '/a': '/about' } },
      { before: {}, after: { '/a': crane } },
    ])
  })

  it.each([
    [{ from: '/', to: crane }, 'redirects.0.from: is not the address of a page other than the home page'],
    [{ from: '/a', to: 'https://evil.example/' }, 'redirects.0.to: is not a path of this site'],
    [{ from: '/a', to: '//evil.example' }, 'redirects.0.to: is not a path of this site'],
  ])('refuses %o', async (redirect, detail) => {
    const response = await edit('PUT', '/redirects', { body: { redirects: [redirect] } })
    expect(await response.json()).toMatchObject({ status: 400, detail })
  })

  it('takes 500 at once and no more', async () => {
    const many = Array.from({ length: 501 }, (_, n) => ({ from: `/?p=${n}`, to: crane }))
    await save(...many.slice(1))
    expect(await answerOf('/?p=500')).toBe(`301 ${crane}`)
    expect(await refusalOf(await edit('PUT', '/redirects', { body: { redirects: many } }))).toBe('400 body-invalid')
  })
})

describe('a draft that is handed in with an origin', () => {
  const origin = { source: 'old.example', guid: '17' }

  it('is handed in once', async () => {
    const { slug } = await write({ title: 'A third crane', origin })
    const again = await edit('POST', '/articles', { body: { title: 'A third crane', origin } })
    expect(await again.json()).toMatchObject({
      type: `${siteUrl}/problems/origin-known`,
      status: 409,
      detail: `What is known by this origin is at "${slug}".`,
    })
  })

  it('is handed in once by two who do so at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => edit('POST', '/articles', { body: { title: 'A third crane', origin } })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  it('does not come back once it is deleted, nor beside the article that was imported', async () => {
    const { slug } = await write({ title: 'A third crane', origin })
    await edit('DELETE', `/articles/${slug}`)
    expect(await refusalOf(await edit('POST', '/articles', { body: { title: 'Again', origin } }))).toBe(
      '409 origin-known',
    )
    await importArticles({ ...newsroom.ferry, origin: { ...origin, guid: '18' } })
    const beside = { title: 'Ferry', origin: { ...origin, guid: '18' } }
    expect(await refusalOf(await edit('POST', '/articles', { body: beside }))).toBe('409 origin-known')
    expect(await auditOf(slug)).toHaveLength(2)
  })
})
