import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { app } from '../../worker/app.ts'
import { contextWithCache } from '../support/cached-site.ts'
import { edit, editJson, refusalOf } from '../support/editor.ts'
import { editorToken } from '../support/editor-token.ts'
import { siteUrl } from '../support/site.ts'

/** Asks where there is an edge cache, and says what it was told. */
async function purgeWith(body: unknown, success = true) {
  const { ctx, told } = contextWithCache(success)
  const request = new Request(`${siteUrl}/api/v1/purge`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { response: await app.fetch(request, env, ctx), told }
}

describe('a purge of the edge cache', () => {
  it('is one call, of tags or of everything', async () => {
    const tags = await purgeWith({ tags: ['category:general', 'list'] })
    expect([await tags.response.json(), tags.told]).toEqual([
      { cache: 'told' },
      [{ tags: ['category:general', 'list'] }],
    ])
    const all = await purgeWith({ everything: true })
    expect([await all.response.json(), all.told]).toEqual([{ cache: 'told' }, [{ purgeEverything: true }]])
  })

  it('says where there is no cache, and is noted', async () => {
    expect(await editJson('POST', '/purge', { body: { everything: true } })).toEqual({ cache: 'absent' })
    const { entries } = await editJson<{ entries: unknown[] }>('GET', '/audit')
    expect(entries).toMatchObject([{ action: 'cache.purged', after: { everything: true } }])
  })

  it('asks for patience when the cache does not do it', async () => {
    const { response } = await purgeWith({ everything: true }, false)
    expect(response.headers.get('Retry-After')).toBe('60')
    expect(await refusalOf(response)).toBe('503 cache-unavailable')
  })

  it.each([{}, { tags: [] }, { tags: ['a,b'] }, { everything: false }, { everything: true, tags: ['list'] }])(
    'refuses %o',
    async (body) => {
      expect(await refusalOf(await edit('POST', '/purge', { body }))).toBe('400 body-invalid')
    },
  )

  it('is for operators', async () => {
    const { token } = await editJson<{ token: string }>('POST', '/tokens', {
      body: { name: 'Bo', scopes: ['articles'] },
    })
    const headers = { Authorization: `Bearer ${token}` }
    expect(await refusalOf(await edit('POST', '/purge', { body: { everything: true }, headers }))).toBe(
      '403 scope-missing',
    )
  })
})
