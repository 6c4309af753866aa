import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, expect, it } from 'vitest'
import { app } from '../../worker/app.ts'
import { countedDatabase } from '../support/counted-database.ts'
import { save } from '../support/newsroom.ts'
import { siteUrl } from '../support/site.ts'

const categories = ['General', 'World', 'Rights', 'Culture', 'Science', 'Technology', 'Environment', 'Health']

beforeEach(async () => {
  const articles = Array.from({ length: 120 }, (_, index) => ({
    title: `Notice ${index} of the council`,
    slug: `notice-${index}`,
    body: { html: `<p>What the council said at meeting ${index}.</p>` },
    category: categories[index % categories.length] as string,
    tags: ['Council', `Ward ${index % 7}`, `Street ${index % 11}`, `House ${index}`],
    publishedAt: new Date(Date.UTC(2026, 2, 1) + index * 3_600_000).toISOString(),
  }))
  await save(...articles)
})

async function costOf(path: string) {
  const { DB, cost } = countedDatabase()
  const response = await app.fetch(new Request(siteUrl + path), { ...env, DB }, createExecutionContext())
  expect(response.status).toBe(200)
  return cost
}

it.each([
  '/',
  '/?cursor=ozzzzzzzzz',
  '/categories/general',
  '/tags/council',
  '/articles/notice-60',
  '/search?q=council',
  '/feeds',
  '/about',
])('%s costs the database one round trip and at most 60 rows', async (path) => {
  const { roundTrips, rowsRead } = await costOf(path)
  expect(roundTrips).toBe(1)
  expect(rowsRead).toBeLessThanOrEqual(60)
})

it('an article of a small category costs no more, though others stand in for its own', async () => {
  await save(
    ...[1, 2, 3, 4, 5, 6].map((day) => ({
      title: `Regatta, day ${day}`,
      slug: `regatta-${day}`,
      category: 'Regatta',
      tags: ['Council', 'Sailing'],
      publishedAt: `2026-04-0${day}T08:00:00Z`,
    })),
  )
  expect(await costOf('/articles/regatta-3')).toEqual({ roundTrips: 1, rowsRead: expect.any(Number) })
  expect((await costOf('/articles/regatta-3')).rowsRead).toBeLessThanOrEqual(60)
})

it('ranking reads what it ranks, still in one round trip', async () => {
  const { roundTrips, rowsRead } = await costOf('/search?q=council&sort=relevance')
  expect(roundTrips).toBe(1)
  expect(rowsRead).toBeGreaterThan(60)
})

it.each(['/sitemap.xml', '/sitemaps/articles-1.xml', '/sitemap-news.xml'])(
  '%s reads no row that it does not name',
  async (path) => {
    const { roundTrips, rowsRead } = await costOf(path)
    expect(roundTrips).toBe(1)
    expect(rowsRead).toBeLessThanOrEqual(121)
  },
)
