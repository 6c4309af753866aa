import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import type { AuditEntry } from '../../worker/contract.ts'
import type { Operation } from '../../worker/openapi/operation.ts'
import { operations } from '../../worker/openapi/operations.ts'
import { editJson } from '../support/editor.ts'
import { furnish, requests, send } from '../support/operations.ts'
import { craneItem, rss } from '../support/publishers.ts'

/** What is noted of each operation that is no mere reading, by its name. */
const noted: Record<string, string> = {
  createArticle: 'article.drafted',
  editArticle: 'article.edited',
  publishArticle: 'article.published',
  withdrawArticle: 'article.withdrawn',
  deleteArticle: 'article.deleted',
  restoreRevision: 'article.restored',
  makePreview: 'preview.signed',
  importArticles: 'articles.imported',
  takeBackImport: 'import.taken-back',
  saveSynonyms: 'tag.synonyms',
  saveMedia: 'media.saved',
  saveSharePicture: 'share-picture.saved',
  addSource: 'source.added',
  changeSource: 'source.changed',
  removeSource: 'source.removed',
  checkSource: 'articles.imported',
  makeToken: 'token.made',
  revokeToken: 'token.revoked',
  saveRedirects: 'redirects.saved',
  purgeCache: 'cache.purged',
  makeWebhook: 'webhook.made',
  editWebhook: 'webhook.changed',
  replaceSecret: 'webhook.secret-replaced',
  testWebhook: 'webhook.tested',
  retryDelivery: 'webhook.retried',
  removeWebhook: 'webhook.removed',
  endRestoration: 'site.restored',
}

/** What has to have been done, so that there is something to do. */
const beforehand: Record<string, () => Promise<unknown>> = {
  publishArticle: () => editJson('DELETE', '/articles/harbour-crane/publication'),
  // Its articles are known by an address, as those of every source that is added.
  checkSource: () => env.DB.prepare('UPDATE sources SET key = url').run(),
  restoreRevision: () => editJson('PATCH', '/articles/harbour-crane', { body: { title: 'Two cranes' } }),
  editWebhook: () => editJson('PATCH', '/webhooks/1', { body: { enabled: false } }),
}

/** What is about many things: an entry of anything else names its subject. */
const many = ['importArticles', 'checkSource', 'saveRedirects', 'purgeCache', 'endRestoration']

/** What is asked by another method than reading, and has no note, each for its reason. */
const unnoted: Record<string, string> = {
  foreseeSource: 'it writes nothing',
  measureFeed: 'readers count, and no editor writes',
  restoreRows: 'a restoration is noted once, at its end',
  restoreMedia: 'a restoration is noted once, at its end',
}

const news = { ...craneItem, guid: 'news', title: 'A third crane', link: 'https://harbour.example/third' }

const writes = operations.filter(({ method }) => method !== 'get')

beforeEach(async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const { url } = new Request(input)
    return url.startsWith(env.RESOLVER_URL)
      ? Response.json({ Answer: [{ data: '192.0.32.8' }] })
      : new Response(rss([news]))
  })
  await furnish()
})

afterEach(() => {
  vi.restoreAllMocks()
})

/** Those since an entry, the newest first. */
async function entriesSince(id: number): Promise<AuditEntry[]> {
  const { entries } = await editJson<{ entries: AuditEntry[] }>('GET', '/audit?limit=100')
  return entries.filter((entry) => entry.id > id)
}

async function last(): Promise<number> {
  return (await entriesSince(0))[0]?.id ?? 0
}

function requestOf({ id }: Operation): string {
  return requests[id]?.[0] ?? ''
}

describe('the audit log', () => {
  it('has been thought of at every route that is not for reading', () => {
    const routed = app.routes.filter(({ method }) => !['ALL', 'GET'].includes(method))
    const routes = new Set(routed.map(({ method, path }) => `${method} ${path}`))
    expect(writes.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted()).toEqual(
      [...routes].toSorted(),
    )
    expect([...Object.keys(noted), ...Object.keys(unnoted)].toSorted()).toEqual(writes.map(({ id }) => id).toSorted())
  })

  it.each(writes.filter(({ id }) => id in noted))('has one entry of $method $path', async (operation) => {
    await beforehand[operation.id]?.()
    const before = await last()
    const answer = await send(operation, requestOf(operation))
    expect(answer.ok).toBe(true)
    const entries = await entriesSince(before)
    expect(entries).toMatchObject([{ action: noted[operation.id], actor: 'EDITOR_TOKEN' }])
    expect(entries.map(({ subject }) => subject === null)).toEqual([many.includes(operation.id)])
  })

  it.each(writes.filter(({ id, method }) => id in noted && ['put', 'delete'].includes(method)))(
    'has no second one when $method $path is repeated',
    async (operation) => {
      await send(operation, requestOf(operation))
      const before = await last()
      await send(operation, requestOf(operation))
      expect(await entriesSince(before)).toEqual([])
    },
  )

  it.each(writes.filter(({ id }) => id in unnoted))('has none of $method $path', async (operation) => {
    const before = await last()
    await send(operation, requestOf(operation))
    expect(await entriesSince(before)).toEqual([])
  })

  it.each(writes.filter(({ scope }) => scope))('has none of $method $path without a token', async (operation) => {
    const before = await last()
    const answer = await send(operation, requestOf(operation), { Authorization: '' })
    expect(answer.status).toBe(401)
    expect(await entriesSince(before)).toEqual([])
  })
})
