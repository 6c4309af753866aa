import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import type { AuditList, ExportHead } from '../../worker/contract.ts'
import { type Asked, edit, editJson, refusalOf, write } from '../support/editor.ts'
import { receiveAll, ring } from '../support/receiver.ts'
import { ask, importArticles, siteUrl } from '../support/site.ts'
import { addressesOf, answerTo, asEditor, fillSite } from '../support/whole-site.ts'

const noon = Date.UTC(2026, 5, 1, 12)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Addresses that tell nothing of what is in the database, or of what an export leaves out. */
const unasked: Record<string, string> = {
  '/openapi.json': 'the contract',
  '/docs': 'the contract',
  '/docs/try/:operation': 'the contract',
  '/problems/:name': 'the contract',
  '/robots.txt': 'the site’s variables',
  '/manifest.webmanifest': 'the site’s variables',
  '/:key{[A-Za-z0-9-]{8,128}\\.txt}': 'the site’s variables',
  '/.well-known/security.txt': 'the site’s variables',
  '/.well-known/site.standard.publication': 'the site’s variables',
  '/embed': 'wants the built widget; its preview is asked for',
  '/previews/:slug': 'signed with the instance’s own key',
  '/api/v1/tokens': 'tokens stay',
  '/api/v1/webhooks': 'webhooks stay',
  '/api/v1/webhooks/:id': 'webhooks stay',
  '/api/v1/webhooks/:id/deliveries': 'webhooks stay',
  '/api/v1/export': 'asked for below',
  '/api/v1/imports': 'how to take back what came into an instance stays there',
  '/api/v1/imports/:name': 'the same',
}

interface Page {
  head: ExportHead
  rows: string[]
}

async function exportSite(): Promise<Page[]> {
  const pages: Page[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = cursor && `?cursor=${encodeURIComponent(cursor)}`
    const bytes = await (await ask(`/api/v1/export${query}`, { headers: asEditor })).arrayBuffer()
    const text = new TextDecoder().decode(bytes)
    const [first = '', ...rows] = text.trimEnd().split('\n')
    const head = JSON.parse(first) as ExportHead
    pages.push({ head, rows })
    cursor = head.next
  }
  return pages
}

/** As an instance is after its migrations. */
async function emptySite() {
  const { results } = await env.DB.prepare(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
      AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' AND name NOT IN ('d1_migrations', 'last_write')`,
  ).all<{ name: string }>()
  await env.DB.batch([
    ...results.map(({ name }) => env.DB.prepare(`DELETE FROM ${name}`)),
    env.DB.prepare('UPDATE last_write SET saved_at = 0'),
  ])
  const { objects } = await env.MEDIA.list()
  await env.MEDIA.delete(objects.map(({ key }) => key))
}

const of = (name: string, schema = '0001_timeline.sql') => `?export=${name}&schema=${schema}`

function sendRows(table: string, rows: string[], query = of('one')): Promise<Response> {
  const asked: Asked = { headers: { 'Content-Type': 'application/x-ndjson' }, body: rows.join('\n') }
  return edit('POST', `/restore/${table}${query}`, asked)
}

function endRestoration(rows: Record<string, number>, query = of('one')): Promise<Response> {
  return edit('PUT', `/restore/end${query}`, { body: { rows } })
}

async function restore(pages: Page[], media: Map<string, ArrayBuffer>) {
  for (const { head, rows } of pages) {
    if (head.table === 'media') continue
    // In two portions, of which the first comes twice: its answer may have been lost.
    const half = Math.ceil(rows.length / 2)
    for (const portion of [rows.slice(0, half), rows.slice(0, half), rows.slice(half)]) {
      const response = await sendRows(head.table, portion)
      expect(`${head.table} ${response.status} ${await response.text()}`).toBe(`${head.table} 204 `)
    }
  }
  for (const [name, body] of media) {
    const response = await ask(`/api/v1/restore/media/${name}${of('one')}`, { method: 'PUT', headers: asEditor, body })
    expect(response.status).toBe(204)
  }
}

function countsOf(pages: Page[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { head, rows } of pages) {
    if (head.table !== 'media') counts[head.table] = (counts[head.table] ?? 0) + rows.length
  }
  return counts
}

async function readMedia(pages: Page[]) {
  const names = pages
    .filter(({ head }) => head.table === 'media')
    .flatMap(({ rows }) => rows.map((row) => (JSON.parse(row) as { name: string }).name))
  return new Map(
    await Promise.all(
      names.map(
        async (name): Promise<[string, ArrayBuffer]> => [name, await (await ask(`/media/${name}`)).arrayBuffer()],
      ),
    ),
  )
}

/** What readers and editors are answered everywhere, without the log's note of the restoration itself. */
async function listAnswers(addresses: Record<string, string[]>) {
  const answers = new Map<string, Awaited<ReturnType<typeof answerTo>>>()
  for (const address of Object.values(addresses).flat()) {
    answers.set(address, await answerTo(address))
    if (address.startsWith('/api/')) answers.set(`${address} with a token`, await answerTo(address, asEditor))
  }
  return answers
}

describe('an export', { timeout: 60_000 }, () => {
  it('restored into an empty instance is the same site, to the byte', async () => {
    await fillSite(noon)
    const addresses = await addressesOf()
    const routes = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
    expect(Object.keys({ ...addresses, ...unasked })).toEqual(expect.arrayContaining(routes))
    vi.setSystemTime(noon + 5000)
    const before = await listAnswers(addresses)
    const pages = await exportSite()
    expect(new Set(pages.map(({ head }) => head.lastWrite)).size).toBe(1)
    expect(pages.filter(({ head, rows }) => head.table === 'timeline' && rows.length).length).toBeGreaterThan(1)
    const media = await readMedia(pages)
    expect(media.size).toBe(5)

    await emptySite()
    await restore(pages, media)
    const after = await listAnswers(addresses)
    for (const [address, answer] of before) expect(after.get(address), address).toEqual(answer)
    expect([...before.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(100)

    expect((await endRestoration(countsOf(pages))).status).toBe(204)
    const { entries } = await editJson<AuditList>('GET', '/audit?limit=1')
    expect(entries).toMatchObject([{ action: 'site.restored', actor: 'EDITOR_TOKEN', after: { exportName: 'one' } }])
  })

  it('counts on after it was restored: what was scheduled appears, what is withdrawn leaves', async () => {
    await fillSite(noon)
    const pages = await exportSite()
    await emptySite()
    await restore(pages, new Map())
    await endRestoration(countsOf(pages))
    const counts = () =>
      env.DB.prepare(
        `SELECT slug, article_count FROM tags UNION ALL SELECT category_slug || '/' || tag_slug, article_count
          FROM category_tags ORDER BY 1`,
      ).all()
    const restored = await counts()
    await write({ title: 'New', tags: ['Harbour', 'Trade'] }, null)
    await editJson('DELETE', '/articles/new/publication')
    expect((await counts()).results).toEqual(restored.results)
  })

  it('is restored without telling anybody, who are told of what happens from then on', async () => {
    await fillSite(noon)
    const pages = await exportSite()
    await emptySite()
    const world = receiveAll()
    const withIndexNow = { INDEXNOW_KEY: 'b0a1c2d3-e4f5', INDEXNOW_ENDPOINT: 'https://8.8.4.4/indexnow' }
    await ring(noon, withIndexNow)
    await restore(pages, new Map())
    await endRestoration(countsOf(pages))
    const told = await env.DB.prepare('SELECT article FROM untold UNION ALL SELECT articles FROM events').all()
    expect(told.results).toEqual([])
    await write({ title: 'New' }, null)
    await ring(noon, withIndexNow)
    expect(world.received.map(({ body }) => JSON.parse(body).urlList)).toEqual([[`${siteUrl}/articles/new`]])
  })

  it('tells by the number of the last write when somebody wrote between two of its pages', async () => {
    await importArticles({ title: 'One', publishedAt: '2026-01-01' })
    const [first] = await exportSite()
    await write({ title: 'A draft' })
    const [second] = await exportSite()
    expect(second?.head.lastWrite).toBeGreaterThan(first?.head.lastWrite ?? Number.NaN)
  })

  it('has no tokens and no secrets in it', async () => {
    await editJson('POST', '/tokens', { body: { name: 'Ada', scopes: ['articles'] } })
    const tables = new Set((await exportSite()).map(({ head }) => head.table))
    for (const secret of ['editor_tokens', 'signing_keys', 'replies']) expect([...tables]).not.toContain(secret)
  })

  it('is for operators only, and goes on only where it was', async () => {
    expect((await ask('/api/v1/export')).status).toBe(401)
    for (const cursor of ['nowhere', '["editor_tokens"]', '["articles",1,2]', '{}']) {
      expect(await refusalOf(await edit('GET', `/export?cursor=${encodeURIComponent(cursor)}`))).toBe(
        '400 parameter-invalid',
      )
    }
  })
})

describe('an instance', () => {
  const row = '{"kind":"article","old_slug":"a","new_slug":"b"}'

  it('that has a site takes no export', async () => {
    await importArticles({ title: 'One', publishedAt: '2026-01-01' })
    expect(await refusalOf(await sendRows('moved', [row]))).toBe('409 restore-refused')
    expect(await refusalOf(await endRestoration({}))).toBe('409 restore-refused')
  })

  it('takes one export, to its end and not further', async () => {
    expect((await sendRows('moved', [row])).status).toBe(204)
    expect(await refusalOf(await sendRows('moved', [row], of('two')))).toBe('409 restore-refused')
    expect(await refusalOf(await endRestoration({ moved: 2 }))).toBe('409 restore-refused')
    expect((await endRestoration({ moved: 1 })).status).toBe(204)
    expect((await endRestoration({ moved: 1 })).status).toBe(204)
    expect(await refusalOf(await sendRows('moved', [row]))).toBe('409 restore-refused')
    expect((await editJson<AuditList>('GET', '/audit')).entries.length).toBe(1)
  })

  it('that somebody works on while it is being filled keeps what was written', async () => {
    expect((await sendRows('moved', [row])).status).toBe(204)
    vi.setSystemTime(noon + 1)
    await write({ title: 'Meanwhile' }, null)
    const { results } = await env.DB.prepare('SELECT id, slug FROM articles').all()
    expect(results).toMatchObject([{ slug: 'meanwhile' }])
    // However much the clock has noted since.
    await env.DB.prepare(
      `INSERT INTO audit (at, actor, action) SELECT ?1, 'clock', 'pictures.measured' FROM json_each(?2)`,
    )
      .bind(noon + 2, JSON.stringify(Array.from({ length: 200 })))
      .run()
    const refused = await sendRows('categories', ['{"slug":"harbour","name":"Harbour"}'])
    expect(await refused.json()).toMatchObject({ status: 409, detail: expect.stringContaining('has written here') })
    expect(await refusalOf(await endRestoration({ moved: 1 }))).toBe('409 restore-refused')
  })

  it('does not take an export of a later schema', async () => {
    expect(await refusalOf(await sendRows('moved', [row], of('one', '9999_later.sql')))).toBe('409 restore-refused')
    expect(await refusalOf(await sendRows('shelves', [row]))).toBe('409 restore-refused')
    expect(await refusalOf(await sendRows('moved', ['{"kind":"tag","old_slug":"a","colour":"red"}']))).toBe(
      '409 restore-refused',
    )
  })

  it('takes an export of an earlier schema, and fills in what that had not', async () => {
    expect((await sendRows('categories', ['{"slug":"general","name":"General"}'])).status).toBe(204)
    const article = {
      ...{ id: 1, position: 1e15, slug: 'a', title: 'A', summary: '', category_slug: 'general' },
      ...{ category_name: 'General', tags: '[]', language: 'en', published_at: 1e12, fingerprint: 'f', counted: 1 },
    }
    expect((await sendRows('articles', [JSON.stringify(article)])).status).toBe(204)
    expect(await env.DB.prepare('SELECT sponsored FROM articles').all()).toMatchObject({ results: [{ sponsored: 0 }] })
  })

  it('takes an export from before addresses were compared by what they lead to, and knows everything by its own', async () => {
    const article = {
      ...{ id: 1, position: 1e15, slug: 'a', title: 'A', summary: '', category_slug: 'general' },
      ...{ category_name: 'General', tags: '[]', language: 'en', published_at: 1e12, fingerprint: 'f', counted: 1 },
      ...{ source: '{"url":"http://www.Harbour.example/a/?utm_source=rss"}', origin_source: 's', origin_guid: 'a' },
    }
    const editors = { ...article, id: 2, position: 2e15, slug: 'b', origin_source: null, origin_guid: null }
    const gone = {
      ...{ id: 1, slug: 'c', state: 'deleted', article_id: null, appeared: 1, version: 2, written: null, title: null },
      ...{ published_at: null, created_at: 1, edited_at: 1, edited_by: 'Ada', origin_source: 's', origin_guid: 'c' },
      ...{ source_url: 'https://www.harbour.example/c/', taken_back: 0 },
    }
    const present = { ...gone, id: 2, slug: 'd', origin_guid: 'd', source_url: 'harbour.example/d' }
    await sendRows(
      'articles',
      [article, editors].map((row) => JSON.stringify(row)),
    )
    await sendRows(
      'manuscripts',
      [gone, present].map((row) => JSON.stringify(row)),
    )
    const { results } = await env.DB.prepare(
      'SELECT slug, original FROM articles UNION ALL SELECT slug, source_url FROM manuscripts',
    ).all()
    expect(results).toEqual([
      { slug: 'a', original: 'harbour.example/a' },
      { slug: 'b', original: null },
      { slug: 'c', original: 'harbour.example/c' },
      { slug: 'd', original: 'harbour.example/d' },
    ])
  })

  it('makes the bodies of an export safe once more', async () => {
    const article = {
      ...{ id: 1, position: 1e15, slug: 'a', title: 'A', summary: '', category_slug: 'general' },
      ...{ category_name: 'General', tags: '[]', image: null, author: null, language: 'en', published_at: 1e12 },
      ...{ updated_at: null, source: null, fingerprint: 'f', counted: 1, sponsored: 0 },
    }
    await sendRows('articles', [JSON.stringify(article)])
    const body = { rowid: 1e15, html: '<p onclick="alert(1)">Hi<script>alert(1)</script></p>', text: 'Hi' }
    expect((await sendRows('timeline', [JSON.stringify(body)])).status).toBe(204)
    expect(await env.DB.prepare('SELECT html FROM timeline').all()).toMatchObject({ results: [{ html: '<p>Hi</p>' }] })
    for (const source of ['{"url":"javascript:alert(1)"}', '{"url":1}', '[]', '{']) {
      expect(await refusalOf(await sendRows('articles', [JSON.stringify({ ...article, source })]))).toBe(
        '400 body-invalid',
      )
    }
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['something deep', '{"kind":{}}'],
    ['of another type', '{"kind":1,"old_slug":"a","new_slug":"b"}'],
  ])('refuses a row that is %s', async (_, text) => {
    expect(await refusalOf(await sendRows('moved', [text]))).toBe('400 body-invalid')
  })

  it('refuses rows that contradict each other, and keeps none of the portion', async () => {
    const other = '{"kind":"shelf","old_slug":"c","new_slug":"d"}'
    expect(await refusalOf(await sendRows('moved', [row, other]))).toBe('409 restore-refused')
    expect((await env.DB.prepare('SELECT * FROM moved').all()).results).toEqual([])
  })

  it('takes a picture only under the name of its bytes', async () => {
    const name = '0f343b0931126a20f133d67c2b018a3b.png'
    const sent = await ask(`/api/v1/restore/media/${name}${of('one')}`, {
      method: 'PUT',
      headers: asEditor,
      body: 'another',
    })
    expect(await refusalOf(sent)).toBe('422 picture-refused')
  })
})
