import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Preview } from '../../worker/contract.ts'
import { auditOf, edit, editJson, refusalOf, write } from '../support/editor.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, importArticles, siteUrl } from '../support/site.ts'

const noon = Date.UTC(2026, 5, 1, 12)
const hourMs = 3_600_000

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
  await importArticles(newsroom.library)
  await write({ title: 'Crane', slug: 'crane', body: { markdown: 'It is **blue**.' }, category: 'General' })
})

afterEach(() => {
  vi.useRealTimers()
})

async function preview(slug = 'crane', body?: object) {
  const { url, expiresAt } = await editJson<Preview>('POST', `/articles/${slug}/previews`, { body })
  return { path: url.slice(siteUrl.length), expiresAt }
}

function visit(path: string) {
  return ask(path, { redirect: 'manual' })
}

describe('a preview', () => {
  it('is the page of the article as it will be, kept by nobody and listed nowhere', async () => {
    const { path, expiresAt } = await preview()
    expect(expiresAt).toBe('2026-06-04T12:00:00.000Z')
    const response = await visit(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(response.headers.get('X-Robots-Tag')).toBe('noindex, nofollow, noarchive')
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const html = await response.text()
    expect(html).toContain('<p>It is <strong>blue</strong>.</p>')
    expect(html).toContain(newsroom.library.title)
  })

  it('shows what the article has become since', async () => {
    const { path } = await preview()
    await editJson('PATCH', '/articles/crane', { body: { body: { markdown: 'It is green.' } } })
    expect(await (await visit(path)).text()).toContain('It is green.')
  })

  it('leads to the article once readers see it', async () => {
    const { path } = await preview()
    await editJson('PUT', '/articles/crane/publication')
    const response = await visit(path)
    expect([response.status, response.headers.get('Location')]).toEqual([302, `${siteUrl}/articles/crane`])
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })

  it('shows what is scheduled, and what was withdrawn', async () => {
    await editJson('PUT', '/articles/crane/publication', { body: { publishedAt: '2026-06-01T13:00:00Z' } })
    const { path } = await preview()
    expect((await visit(path)).status).toBe(200)
    vi.setSystemTime(noon + hourMs)
    expect((await visit(path)).status).toBe(302)
    await editJson('DELETE', '/articles/crane/publication')
    expect((await visit(path)).status).toBe(200)
  })

  it('ends when it is said to', async () => {
    const { path } = await preview('crane', { hours: 1 })
    vi.setSystemTime(noon + hourMs - 1000)
    expect((await visit(path)).status).toBe(200)
    vi.setSystemTime(noon + hourMs)
    expect((await visit(path)).status).toBe(404)
  })

  it('opens nothing but what it was signed for', async () => {
    const { path } = await preview()
    await write({ title: 'Other', slug: 'other' })
    const later = new URL(path, siteUrl)
    later.searchParams.set('until', String(noon / 1000 + 999 * 3600))
    const paths = [
      path.replace('/crane', '/other'),
      later.pathname + later.search,
      path.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      '/previews/crane',
      '/previews/crane?until=9999999999&signature=',
      path.replace('/crane', '/unheard-of'),
    ]
    for (const one of paths) expect([one, (await visit(one)).status]).toEqual([one, 404])
  })

  it('ends with the draft, even when another takes its slug', async () => {
    const { path } = await preview()
    await edit('DELETE', '/articles/crane')
    expect((await visit(path)).status).toBe(404)
    vi.setSystemTime(noon + 1000)
    await write({ title: 'Another', slug: 'crane' })
    expect((await visit(path)).status).toBe(404)
  })

  it('stands in the log, and another slug closes it', async () => {
    const { path, expiresAt } = await preview()
    expect((await auditOf('crane'))[0]).toMatchObject({
      ...{ actor: 'EDITOR_TOKEN', action: 'preview.signed', before: null, after: { expiresAt } },
    })
    await editJson('PATCH', '/articles/crane', { body: { slug: 'blue-crane' } })
    expect((await visit(path)).status).toBe(404)
    expect((await visit(path.replace('crane', 'blue-crane'))).status).toBe(404)
  })

  it('is an editor’s to give, for an hour to thirty days', async () => {
    expect((await ask('/api/v1/articles/crane/previews', { method: 'POST' })).status).toBe(401)
    for (const hours of [0, 721, 1.5, 'x']) {
      const response = await edit('POST', '/articles/crane/previews', { body: { hours } })
      expect(await refusalOf(response)).toBe('400 body-invalid')
    }
  })
})
