import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import type { AuditEntry } from '../../worker/contract.ts'
import type { Operation } from '../../worker/openapi/operation.ts'
import { editJson } from '../support/editor.ts'
import { furnish, requests, send } from '../support/operations.ts'
import { beforehand, noted, publishNews, unnoted, writes } from '../support/writes.ts'

/** What is about many things: an entry of anything else names its subject. */
const many = ['importArticles', 'checkSource', 'saveRedirects', 'purgeCache', 'endRestoration']

beforeEach(async () => {
  publishNews()
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
