import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { beforeEach, describe, expect, it } from 'vitest'
import { countingDatabase, emptyTally } from '../../bench/counting-database.ts'
import { countRequest } from '../../bench/counting-worker.ts'
import { type Places, questions } from '../../bench/questions.ts'
import scale from '../../docs/scale.md?raw'
import { app } from '../../worker/app.ts'
import type { ArticleInput, ArticleList } from '../../worker/contract.ts'
import { placesPerMillisecond } from '../../worker/domain/position.ts'
import { editorToken } from '../support/editor-token.ts'
import { save } from '../support/newsroom.ts'
import { siteUrl } from '../support/site.ts'

const [start, hourMs, articleCount] = [Date.UTC(2020, 0, 1), 3_600_000, 2000]
/** Every day and a bit, so that the years which the questions name have articles. */
const stepMs = 27 * hourMs

/** Filed and worded as the press releases of the bench, whose questions these articles are asked. */
function release(index: number): ArticleInput {
  const democrat = index % 2 === 0
  const state = ['CA', 'TX', 'NY', 'AK'][index % 4] as string
  const name = democrat ? 'Veronica Escobar' : 'Lisa Murkowski'
  return {
    title: `Statement ${index} on a broadband bill at the town hall`,
    slug: `release-${index}`,
    summary: 'Infrastructure for everyone.',
    body: { text: `Release ${index} in full.` },
    category: index % 3 ? 'House' : 'Senate',
    tags: ['press-release', democrat ? 'Democrat' : 'Republican', state, name],
    author: name,
    publishedAt: new Date(start + index * stepMs).toISOString(),
    source: { url: 'https://www.grassley.senate.gov/news', publisher: 'Senate' },
  }
}

const positionOf = (index: number) => (start + index * stepMs) * placesPerMillisecond

const places: Places = {
  middle: positionOf(articleCount / 2),
  deep: positionOf(100),
  newest: Array.from({ length: 8 }, (_, index) => `release-${articleCount - 1 - index}`),
}

describe('what an answer takes of the database', () => {
  beforeEach(async () => {
    await save(...Array.from({ length: articleCount }, (_, index) => release(index)))
  }, 60_000)

  it('is as promised for each question of the bench, wherever it is asked', { timeout: 60_000 }, async () => {
    const found = []
    for (const { name, path, deeper, maxRows = Number.POSITIVE_INFINITY, maxTrips } of questions) {
      for (const address of [path(places), ...(deeper?.(places) ?? [])]) {
        const request = new Request(siteUrl + address)
        const { status, cards, rowsRead, trips } = await countRequest(request, env, createExecutionContext())
        const holds = status === 200 && rowsRead <= maxRows && trips <= maxTrips
        found.push({ name, address, status, cards, rowsRead, trips, holds })
      }
    }
    expect(found.filter(({ holds }) => !holds)).toEqual([])
    const full = found.filter(({ cards, rowsRead }) => cards >= 5 && rowsRead >= 2 * cards)
    expect(full.length).toBeGreaterThan(60)
  })

  /** The numbers of the releases that a walk meets, and the most that a page of it but the first takes. */
  async function walk(query: string, afterFirst: () => Promise<unknown>) {
    const met: number[] = []
    const taken = { rowsRead: 0, trips: 0 }
    for (let cursor: string | null = ''; cursor !== null; ) {
      const tally = emptyTally()
      const request = new Request(`${siteUrl}/api/v1/articles?${query}${cursor && `&cursor=${cursor}`}`)
      const DB = countingDatabase(env.DB, tally)
      const list = await (await app.fetch(request, { ...env, DB }, createExecutionContext())).json<ArticleList>()
      met.push(...list.articles.map(({ slug }) => Number(slug.replace('release-', ''))))
      if (cursor === '') await afterFirst()
      else for (const what of ['rowsRead', 'trips'] as const) taken[what] = Math.max(taken[what], tally[what])
      cursor = list.next
    }
    return { met, ...taken }
  }

  const redate = (indexes: number[], years: number) =>
    save(
      ...indexes.map((index) => ({
        ...release(index),
        publishedAt: new Date(start + index * stepMs - years * 366 * 24 * hourMs).toISOString(),
      })),
    )

  const all = Array.from({ length: articleCount }, (_, index) => index)

  it('grows by no more than what has left its place while a walk goes on', { timeout: 60_000 }, async () => {
    const { met, rowsRead, trips } = await walk('all=democrat&limit=100', () => redate([2, 500, 1500, 1800], 3))
    expect(met).toEqual(all.filter((index) => index % 2 === 0).toReversed())
    expect(trips).toBe(1)
    // A third row a card tells that it has not left; and of each that has, seven tell where it was, is, and whether it answers.
    expect(rowsRead).toBeLessThanOrEqual(3 * 101 + 5 + 4 * 7)
  })

  it.each([
    ['all=democrat&limit=50', (index: number) => index % 2 === 0],
    ['all=ak&q=release&sort=oldest&limit=50', (index: number) => index % 4 === 3],
  ])('is bounded whatever has left its place: %s', { timeout: 60_000 }, async (query, answers) => {
    const { met, rowsRead, trips } = await walk(query, () => redate(all.slice(400, 1600), 9))
    expect(met).toEqual(query.includes('oldest') ? all.filter(answers) : all.filter(answers).toReversed())
    expect(trips).toBe(1)
    expect(rowsRead).toBeLessThan(3000)
  })
})

/** What a write takes, with what comes after its answer. */
async function countWrite(path: string, init: RequestInit) {
  const tally = emptyTally()
  const ctx = createExecutionContext()
  const request = new Request(siteUrl + path, {
    ...init,
    headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/json', ...init.headers },
  })
  const response = await app.fetch(request, { ...env, DB: countingDatabase(env.DB, tally) }, ctx)
  await waitOnExecutionContext(ctx)
  return { response, rowsWritten: tally.rowsWritten, trips: tally.trips }
}

it('an article imported alone takes what docs/scale.md says', async () => {
  const { response, rowsWritten, trips } = await countWrite('/api/v1/imports', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: JSON.stringify({ ...release(1), tags: ['Harbour', 'Trade', 'Council'] }),
  })
  expect(await response.json()).toMatchObject({ added: 1 })
  const [, saidWritten, saidTrips] =
    /imported alone, with three tags that nobody had before \| (\d+) written \| (\d+)/.exec(scale) ?? []
  expect([rowsWritten, trips]).toEqual([Number(saidWritten), Number(saidTrips)])
})

it('an article that an editor writes and publishes takes what docs/scale.md says', async () => {
  await save(release(1), release(3))
  const { title, summary, category, tags } = release(5)
  const draft = await countWrite('/api/v1/articles', {
    method: 'POST',
    body: JSON.stringify({ title, summary, category, tags: tags?.slice(0, 3), body: { markdown: 'In full.' } }),
  })
  const { slug } = await draft.response.json<{ slug: string }>()
  const published = await countWrite(`/api/v1/articles/${slug}/publication`, { method: 'PUT', body: '{}' })
  expect([draft.response.status, published.response.status]).toEqual([201, 200])
  const [, saidWritten, saidTrips] =
    /an editor writes and then publishes, with three tags that are known \| (\d+) written \| (\d+)/.exec(scale) ?? []
  const rowsWritten = draft.rowsWritten + published.rowsWritten
  expect([rowsWritten, draft.trips + published.trips]).toEqual([Number(saidWritten), Number(saidTrips)])
  expect(scale).toContain(
    `publishes a hundred a day writes ${(rowsWritten * 100 * 30).toLocaleString('en')} rows a month`,
  )
})
