import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { findArticlePage } from '../../worker/database/find-article.ts'
import { writeList } from '../../worker/database/list-statement.ts'
import { moreAfter } from '../../worker/domain/more.ts'
import { everything, type Question } from '../../worker/domain/question.ts'
import { database, listCards, newsroom, save } from '../support/newsroom.ts'

const horizon = Number.MAX_SAFE_INTEGER
const whole = { above: -1, below: horizon, direction: 'down', limit: 100 } as const

async function slugs(question: Partial<Question>) {
  const cards = await listCards({ ...everything, ...question }, { ...whole, limit: 50 })
  return cards.map((card) => card.slug)
}

describe('a tag', () => {
  it('is matched whole: not by a word of it, nor across two', async () => {
    const publishedAt = '2026-03-01T00:00:00Z'
    await save(
      { title: 'One', slug: 'one', publishedAt, tags: ['Climate Change'] },
      { title: 'Two', slug: 'two', publishedAt, tags: ['Climate'] },
      { title: 'Three', slug: 'three', publishedAt, tags: ['Big Climate', 'Change Management'] },
    )
    expect(await slugs({ all: ['climate-change'] })).toEqual(['one'])
    expect(await slugs({ all: ['climate'] })).toEqual(['two'])
    expect(await slugs({ all: ['change'] })).toEqual([])
  })

  it.each(['C++', 'C#', '.NET', 'Black & White', 'naïve', '東京', 'データ', 'สวัสดี', 'שלום'])(
    'named %s is found, and only what carries it',
    async (name) => {
      const publishedAt = '2026-03-01T00:00:00Z'
      await save(
        { title: 'With', slug: 'with', publishedAt, tags: [name] },
        { title: name, slug: 'without', publishedAt, tags: ['C', 'Net', 'Black', '東'] },
      )
      const [tag] =
        (await listCards(everything, { ...whole, limit: 2 })).find((card) => card.slug === 'with')?.tags ?? []
      expect(tag?.name).toBe(name)
      expect(await slugs({ all: [tag?.slug ?? ''] })).toEqual(['with'])
    },
  )

  it('is not matched by a word in the text', async () => {
    await save({ ...newsroom.harbour, tags: [] })
    expect(await slugs({ all: ['harbour'] })).toEqual([])
    expect(await slugs({ words: [{ text: 'harbour', prefix: false }] })).toEqual(['harbour-crane'])
  })
})

describe('the cost of a list', () => {
  const limit = 10

  /** Every other article is a "ferry", every seventh an "island", one in fifty "rare". */
  beforeEach(async () => {
    await save(
      ...Array.from({ length: 2000 }, (_, index) => ({
        title: `Sailing ${index}`,
        slug: `sailing-${index}`,
        publishedAt: new Date(Date.UTC(2025, 0, 1) + index * 60_000).toISOString(),
        tags: [
          'Every',
          ...(index % 2 ? [] : ['Ferry']),
          ...(index % 7 ? [] : ['Island']),
          ...(index % 50 ? [] : ['Rare']),
        ],
      })),
    )
  })

  it.each<[string, Partial<Question>]>([
    ['everything', {}],
    ['a category', { category: 'general' }],
    ['three tags together', { all: ['every', 'ferry', 'island'] }],
    ['one of three tags', { any: ['ferry', 'island', 'rare'] }],
    ['all of some, none of others', { all: ['every'], none: ['ferry', 'rare'] }],
    ['a tag and a word', { all: ['rare'], words: [{ text: 'sailing', prefix: false }] }],
  ])('is two rows a card with its body for %s, at the top and far down', async (_, question) => {
    for (const below of [horizon, Date.UTC(2025, 0, 1) * 1000 + 900 * 60_000_000]) {
      const { sql, params } = writeList({ ...everything, ...question }, { ...whole, below, limit }, horizon, true)
      const { results, meta } = await env.DB.prepare(sql)
        .bind(...params)
        .all()
      expect(results).toHaveLength(limit)
      expect(meta.rows_read).toBeLessThanOrEqual(2 * (limit + 1) + 5)
    }
  })
})

describe('the page of an article', () => {
  it('leads on to its own category first, then to the rest, and never to itself', async () => {
    await save(newsroom.harbour, newsroom.library, newsroom.ferry)
    const page = await findArticlePage(database(), 'harbour-crane', horizon, 6)
    expect(page?.article.title).toBe(newsroom.harbour.title)
    expect(page && moreAfter(page.article, page.found, 6).map((offered) => offered.card.slug)).toEqual([
      'library-sundays',
      'ferry-returns',
    ])
    expect(page?.categories.map((category) => category.slug)).toEqual(['general', 'transport'])
  })

  it('names what was published in its category just before and just after', async () => {
    const market = { title: 'Market moves', slug: 'market-moves', publishedAt: '2026-03-04T08:00:00Z' }
    await save(newsroom.harbour, newsroom.library, newsroom.ferry, market)
    const page = await findArticlePage(database(), 'library-sundays', horizon, 6)
    expect([page?.previous?.slug, page?.next?.slug]).toEqual(['harbour-crane', 'market-moves'])
    const newest = await findArticlePage(database(), 'market-moves', horizon, 6)
    expect([newest?.previous?.slug, newest?.next]).toEqual(['library-sundays', undefined])
    const beforeMarket = Date.parse(market.publishedAt) * 1000
    const scheduledNext = await findArticlePage(database(), 'library-sundays', beforeMarket, 6)
    expect(scheduledNext?.next).toBeUndefined()
  })

  it('is absent while the article is scheduled', async () => {
    await save(newsroom.harbour)
    const before = Date.parse(newsroom.harbour.publishedAt) * 1000
    expect(await findArticlePage(database(), 'harbour-crane', before, 6)).toBeUndefined()
  })
})
