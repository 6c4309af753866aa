import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { saveDue } from '../../worker/database/save-due.ts'
import { publishDue } from '../../worker/jobs/publish-due.ts'
import { contextWithCache } from '../support/cached-site.ts'
import { database, newsroom, saveAt, today } from '../support/newsroom.ts'

const noon = Date.parse('2026-12-24T12:00:00Z')
const scheduled = { ...newsroom.harbour, publishedAt: '2026-12-24T12:00:00Z' }

async function count(table: 'categories' | 'tags', slug: string) {
  return env.DB.prepare(`SELECT article_count FROM ${table} WHERE slug = ?`).bind(slug).first('article_count')
}

describe('publishing what is due', () => {
  it('leaves a scheduled article alone before its minute', async () => {
    await saveAt(today, scheduled)
    const { ctx, told } = contextWithCache()
    await publishDue(env, ctx, noon - 60_000)
    expect(told).toEqual([])
    expect(await count('categories', 'general')).toBe(0)
  })

  it('counts it once at its minute and tells the edge cache once, however often the clock ticks', async () => {
    await saveAt(today, scheduled)
    const { ctx, told } = contextWithCache()
    await Promise.all([publishDue(env, ctx, noon), publishDue(env, ctx, noon)])
    await publishDue(env, ctx, noon + 60_000)
    expect(await count('categories', 'general')).toBe(1)
    expect(await count('tags', 'harbour')).toBe(1)
    expect(told[0]?.tags?.toSorted()).toEqual([
      expect.stringMatching(/^article:\d+$/),
      'category:general',
      'list',
      'navigation',
      'tag:council',
      'tag:harbour',
      'tag:trade',
    ])
    expect(told.length).toBeLessThanOrEqual(2)
  })

  it('leaves out an article that is put off at that very moment', async () => {
    await saveAt(today, scheduled, { ...newsroom.ferry, publishedAt: '2026-12-24T12:00:00Z' })
    const db = database()
    const { batch } = db.$client
    vi.spyOn(db.$client, 'batch').mockImplementationOnce(async (statements) => {
      await saveAt(noon, { ...scheduled, publishedAt: '2026-12-25T12:00:00Z' })
      return batch.call(db.$client, statements) as Promise<never>
    })
    expect(await saveDue(db, noon)).toEqual({
      articles: [],
      categories: [],
      tags: [],
      navigation: false,
      synonyms: false,
    })
    await saveDue(db, noon + 60_000)
    expect([await count('categories', 'general'), await count('categories', 'transport')]).toEqual([0, 1])
  })

  it('works without an edge cache, as in local runs', async () => {
    await saveAt(today, scheduled)
    await publishDue(env, createExecutionContext(), noon)
    expect(await count('categories', 'general')).toBe(1)
  })
})
