import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import type { AuditList, EditorToken, MadeToken, Problem, TokenList } from '../../worker/contract.ts'
import type { Bindings } from '../../worker/env.ts'
import { editorToken as secret } from '../support/editor-token.ts'
import { newsroom } from '../support/newsroom.ts'
import { importArticles, siteUrl } from '../support/site.ts'

const { harbour, library } = newsroom

async function askAs(
  token: string | undefined,
  path: string,
  init: RequestInit = {},
  bindings: Partial<Bindings> = {},
) {
  const headers = {
    'CF-Connecting-IP': '192.0.2.7',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(init.body ? { 'Content-Type': 'application/json' } : {}),
    ...init.headers,
  }
  const ctx = createExecutionContext()
  const response = await app.fetch(new Request(siteUrl + path, { ...init, headers }), { ...env, ...bindings }, ctx)
  await waitOnExecutionContext(ctx)
  return response
}

async function make(wish: object): Promise<MadeToken> {
  const response = await askAs(secret, '/api/v1/tokens', { method: 'POST', body: JSON.stringify(wish) })
  expect(response.status).toBe(201)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  return response.json()
}

function importAs(token: string) {
  const headers = { 'Content-Type': 'application/x-ndjson' }
  return askAs(token, '/api/v1/imports', { method: 'POST', body: JSON.stringify(harbour), headers })
}

async function problemOf(response: Response) {
  const { type } = await response.json<{ type: string }>()
  return `${response.status} ${type.split('/').at(-1)}`
}

afterEach(() => {
  vi.useRealTimers()
})

describe('a token', () => {
  it('is shown once and opens what it is for, and nothing else', async () => {
    const { token, ...made } = await make({ name: 'Ada’s laptop', scopes: ['articles'] })
    expect(token).toMatch(/^newsclip_[\w-]{43}$/)
    expect((await importAs(token)).status).toBe(200)
    const refused = await askAs(token, '/api/v1/tokens')
    expect(await problemOf(refused)).toBe('403 scope-missing')

    const listed = await (await askAs(secret, '/api/v1/tokens')).text()
    expect(listed).not.toContain(token)
    expect(JSON.parse(listed)).toEqual({ tokens: [{ ...made, lastUsedAt: expect.stringMatching(/:00:00\.000Z$/) }] })
    const { results } = await env.DB.prepare('SELECT * FROM editor_tokens').all()
    expect(JSON.stringify(results)).not.toContain(token)
  })

  it('of an administrator opens everything', async () => {
    const { token } = await make({ name: 'Bo', scopes: ['admin'] })
    expect((await importAs(token)).status).toBe(200)
    expect((await askAs(token, '/api/v1/tokens')).status).toBe(200)
  })

  it('ends by hand, at once and for good', async () => {
    const { id, token } = await make({ name: 'Chipo', scopes: ['articles'] })
    const end = () => askAs(secret, `/api/v1/tokens/${id}`, { method: 'DELETE' })
    const { revokedAt } = await (await end()).json<EditorToken>()
    expect(revokedAt).not.toBeNull()
    expect(await problemOf(await importAs(token))).toBe('401 token-wrong')
    expect(await (await end()).json<EditorToken>()).toMatchObject({ revokedAt })
    const { tokens } = await (await askAs(secret, '/api/v1/tokens')).json<TokenList>()
    expect(tokens).toMatchObject([{ name: 'Chipo', revokedAt }])
  })

  it('is made once and shown the same, when its making is repeated with its key', async () => {
    const wish = { name: 'Ada', scopes: ['articles'] }
    const asked = (key: string, body: object = wish, by = secret) =>
      askAs(by, '/api/v1/tokens', { method: 'POST', body: JSON.stringify(body), headers: { 'Idempotency-Key': key } })
    const made = await (await asked('a')).json<MadeToken>()
    expect(made.token).toMatch(/^newsclip_[\w-]{43}$/)
    expect(await (await asked('a')).json()).toEqual(made)
    expect((await importAs(made.token)).status).toBe(200)
    const { entries } = await (await askAs(secret, '/api/v1/audit?subject=token%20Ada')).json<AuditList>()
    expect(entries).toHaveLength(1)

    expect(await problemOf(await asked('a', { ...wish, scopes: ['admin'] }))).toBe('422 key-used')
    expect(await problemOf(await asked('b'))).toBe('409 token-known')
    expect(await problemOf(await asked(''))).toBe('400 header-invalid')
    const bo = await (await asked('b', { name: 'Bo', scopes: ['admin'] })).json<MadeToken>()
    const other = await (await asked('a', { name: 'Guest', scopes: ['articles'] }, bo.token)).json<MadeToken>()
    expect(new Set([made.token, bo.token, other.token]).size).toBe(3)
  })

  it('is ended by its number and by no other spelling of it', async () => {
    const { id, token } = await make({ name: 'Chipo', scopes: ['articles'] })
    for (const spelling of [`0x${id.toString(16)}`, `${id}.0`, `${id}e0`, `+${id}`, `0${id}`]) {
      const response = await askAs(secret, `/api/v1/tokens/${spelling}`, { method: 'DELETE' })
      expect(await problemOf(response)).toBe('404 token-not-found')
    }
    expect((await importAs(token)).status).toBe(200)
  })

  it('ends by itself', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.UTC(2026, 5, 1))
    const { token } = await make({ name: 'Guest', scopes: ['articles'], expiresAt: '2026-06-02' })
    vi.setSystemTime(Date.UTC(2026, 5, 2) - 1)
    expect((await importAs(token)).status).toBe(200)
    vi.setSystemTime(Date.UTC(2026, 5, 2))
    expect(await problemOf(await importAs(token))).toBe('401 token-wrong')
  })

  it.each([
    [{ name: 'Ada' }, 'scopes: is missing'],
    [{ name: 7, scopes: ['articles'] }, 'name: must be string'],
    [{ name: 'Ada', scopes: 'articles' }, 'scopes: must be a list'],
    [{ name: 'Ada', scopes: ['articles'], colour: 'red' }, 'colour: is not a part of what is read here'],
    [null, 'body: must be an object'],
  ])('says in our words what is wrong with %j', async (wish, detail) => {
    const response = await askAs(secret, '/api/v1/tokens', { method: 'POST', body: JSON.stringify(wish) })
    expect((await response.json<Problem>()).detail).toBe(detail)
  })

  it.each([
    [{ name: 'Ada' }, 400],
    [{ name: '', scopes: ['articles'] }, 400],
    [{ name: 'Ada', scopes: [] }, 400],
    [{ name: 'Ada', scopes: ['everything'] }, 400],
    [{ name: 'Ada', scopes: ['articles'], expiresAt: 'tomorrow' }, 400],
    [{ name: 'Ada', scopes: ['articles'], expiresAt: '2020-01-01' }, 400],
    [{ name: 'Ada', scopes: ['articles'], colour: 'red' }, 400],
    [{ name: 'Ada\u202e', scopes: ['articles'] }, 400],
    [{ name: 'EDITOR_TOKEN', scopes: ['articles'] }, 400],
    [{ name: ' clock ', scopes: ['articles'] }, 400],
  ])('is not made of %j', async (wish, status) => {
    const response = await askAs(secret, '/api/v1/tokens', { method: 'POST', body: JSON.stringify(wish) })
    expect(response.status).toBe(status)
  })

  it('does not share its name with another that opens anything: the audit log knows them by it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.UTC(2026, 5, 1))
    const wish = { name: 'Ada', scopes: ['articles'] }
    const again = () => askAs(secret, '/api/v1/tokens', { method: 'POST', body: JSON.stringify(wish) })
    const { id } = await make({ ...wish, expiresAt: '2026-07-01' })
    const refused = await again()
    expect(await problemOf(refused)).toBe('409 token-known')
    const both = await Promise.all([make({ ...wish, name: 'Bo' }), askAs(secret, '/api/v1/tokens')])
    expect(both[1].status).toBe(200)

    await askAs(secret, `/api/v1/tokens/${id}`, { method: 'DELETE' })
    const { token } = await make({ ...wish, expiresAt: '2026-07-01' })
    vi.setSystemTime(Date.UTC(2026, 6, 1))
    expect(await problemOf(await importAs(token))).toBe('401 token-wrong')
    await make(wish)
  })

  it('is not given out twice under one name to two who ask at once', async () => {
    const ask = () => askAs(secret, '/api/v1/tokens', { method: 'POST', body: '{"name":"Ada","scopes":["articles"]}' })
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    const { entries } = await (await askAs(secret, '/api/v1/audit')).json<AuditList>()
    expect(entries).toHaveLength(1)
  })

  it('is noted as used with one write an hour, however many requests come at once', async () => {
    const { token } = await make({ name: 'Importer', scopes: ['articles'] })
    let rowsWritten = 0
    const withSession: D1Database['withSession'] = (constraint) => {
      const session = env.DB.withSession(constraint)
      const prepare = (sql: string) => {
        const statement = session.prepare(sql)
        if (!sql.startsWith('UPDATE editor_tokens')) return statement
        const bind = (...values: unknown[]) => ({
          run: async () => {
            const result = await statement.bind(...values).run()
            rowsWritten += result.meta.rows_written
            return result
          },
        })
        return { bind } as D1PreparedStatement
      }
      return { prepare, batch: (statements) => session.batch(statements), getBookmark: () => session.getBookmark() }
    }
    const DB = { withSession } as D1Database
    await Promise.all(Array.from({ length: 20 }, () => askAs(token, '/api/v1/manuscripts', {}, { DB })))
    expect(rowsWritten).toBe(1)
  })

  it('that is missing or wrong is told, and how to send one', async () => {
    const missing = await askAs(undefined, '/api/v1/imports', { method: 'POST' })
    expect(missing.headers.get('WWW-Authenticate')).toBe('Bearer realm="Newsclip"')
    expect(await problemOf(missing)).toBe('401 token-missing')
    expect(await problemOf(await importAs('guess'))).toBe('401 token-wrong')
    expect((await askAs(secret, '/api/v1/tokens/7', { method: 'DELETE' })).status).toBe(404)
  })

  it('opens an instance that has lost its secret, and no other does', async () => {
    const { token } = await make({ name: 'Bo', scopes: ['admin'] })
    const without: Partial<Bindings> = { EDITOR_TOKEN: '' }
    expect((await askAs(token, '/api/v1/tokens', {}, without)).status).toBe(200)
    expect(await problemOf(await askAs('guess', '/api/v1/tokens', {}, without))).toBe('401 token-wrong')
  })

  it('that is wrong too often has to wait; one that is right does not', async () => {
    const asked: string[] = []
    const FAILURE_LIMIT = {
      limit: async ({ key }: { key: string }) => ({ success: asked.push(key) <= 2 }),
    } as RateLimit
    const guess = () => askAs('guess', '/api/v1/tokens', {}, { FAILURE_LIMIT })
    expect([(await guess()).status, (await guess()).status]).toEqual([401, 401])
    const third = await guess()
    expect(third.headers.get('Retry-After')).toBe('60')
    expect(await problemOf(third)).toBe('429 too-many-requests')
    expect((await askAs(secret, '/api/v1/tokens', {}, { FAILURE_LIMIT })).status).toBe(200)
    expect(asked).toEqual(['192.0.2.7', '192.0.2.7', '192.0.2.7'])
  })
})

describe('the audit log', () => {
  async function entries(query = '') {
    return (await (await askAs(secret, `/api/v1/audit${query}`)).json<AuditList>()).entries
  }

  it('says of every write who did what, the newest first', async () => {
    const { id, token } = await make({ name: 'Ada', scopes: ['articles'] })
    expect((await importAs(token)).status).toBe(200)
    await askAs(token, '/api/v1/tags/harbour/synonyms', { method: 'PUT', body: '{"synonyms":["port"]}' })
    await askAs(secret, `/api/v1/tokens/${id}`, { method: 'DELETE' })
    expect(await entries()).toMatchObject([
      {
        actor: 'EDITOR_TOKEN',
        action: 'token.revoked',
        subject: 'token Ada',
        before: { name: 'Ada', revokedAt: null },
        after: null,
      },
      { actor: 'Ada', action: 'tag.synonyms', subject: 'harbour', before: [], after: ['port'] },
      { actor: 'Ada', action: 'articles.imported', after: { added: ['harbour-crane'], updated: [] } },
      {
        actor: 'EDITOR_TOKEN',
        action: 'token.made',
        subject: 'token Ada',
        before: null,
        after: { name: 'Ada', scopes: ['articles'] },
      },
    ])
    expect(JSON.stringify(await entries())).not.toContain(token)
  })

  it('has no entry for what changed nothing', async () => {
    await importArticles(harbour)
    await importArticles(harbour)
    expect(await entries()).toHaveLength(1)
  })

  it('is read page by page, and of one thing', async () => {
    await importArticles(harbour, library)
    for (const synonym of ['port', 'haven']) {
      await askAs(secret, '/api/v1/tags/harbour/synonyms', { method: 'PUT', body: `{"synonyms":["${synonym}"]}` })
    }
    const first = await (await askAs(secret, '/api/v1/audit?limit=2')).json<AuditList>()
    expect(first.entries.map((entry) => entry.after)).toEqual([['haven'], ['port']])
    const rest = await entries(`?cursor=${first.next}`)
    expect(rest.map((entry) => entry.action)).toEqual(['articles.imported'])
    expect(await entries('?subject=harbour')).toHaveLength(2)
  })
})
