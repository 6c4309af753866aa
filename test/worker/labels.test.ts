import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { countRequest } from '../../bench/counting-worker.ts'
import type { ArticleList, CategoryList, MoreList, TagDetail, TagList } from '../../worker/contract.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askJson, askProblem, importArticles, siteUrl } from '../support/site.ts'

beforeEach(async () => {
  await importArticles(newsroom.harbour, newsroom.library, newsroom.ferry)
})

async function tags(query: string) {
  const { tags } = await askJson<TagList>(`/api/v1/tags${query}`)
  return tags.map((tag) => `${tag.slug} ${tag.articleCount}`)
}

describe('the tags', () => {
  it.each([
    ['', ['council 2', 'harbour 2', 'islands 1', 'library 1', 'trade 1']],
    ['?sort=name', ['council 2', 'harbour 2', 'islands 1', 'library 1', 'trade 1']],
    ['?prefix=li', ['library 1']],
    ['?prefix=x', []],
    ['?category=general', ['council 2', 'harbour 1', 'library 1', 'trade 1']],
    ['?category=transport&sort=name', ['harbour 1', 'islands 1']],
    ['?category=general&prefix=h', ['harbour 1']],
    ['?category=unheard-of', []],
    ['?limit=2', ['council 2', 'harbour 2']],
  ])('are counted: %s', async (query, expected) => {
    expect(await tags(query)).toEqual(expected)
  })

  it.each(['', 'sort=name&', 'category=general&', 'category=general&sort=name&'])(
    'are paged, once each: %s',
    async (query) => {
      const whole = await tags(`?${query}limit=100`)
      const paged: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
        const page: TagList = await askJson(`/api/v1/tags?${query}limit=1${more}`)
        paged.push(...page.tags.map((tag) => `${tag.slug} ${tag.articleCount}`))
        cursor = page.next
      }
      expect(paged).toEqual(whole)
      expect(whole.length).toBeGreaterThan(3)
    },
  )

  it.each([
    ['', '', null],
    ['?limit=50&sort=count', '', null],
    ['?sort=name&prefix=l&limit=1', '?limit=1&prefix=l&sort=name', null],
    ['?limit=2&category=general', '?category=general&limit=2', '?category=general&cursor=1.harbour&limit=2'],
    [
      '?limit=1&cursor=1.harbour&category=general',
      '?category=general&cursor=1.harbour&limit=1',
      '?category=general&cursor=1.library&limit=1',
    ],
  ])('tell their canonical address, and the next page where there is one: %s', async (query, self, next) => {
    const at = (query: string) => `<${siteUrl}/api/v1/tags${query}>`
    const { headers } = await ask(`/api/v1/tags${query}`)
    expect(headers.get('Link')).toBe(
      [`${at(self)}; rel="canonical"`, ...(next === null ? [] : [`${at(next)}; rel="next"`])].join(', '),
    )
  })

  it('follow a change of an article, in its category too', async () => {
    await importArticles({ ...newsroom.library, category: 'Transport', tags: ['Islands'] })
    expect(await tags('')).toEqual(['harbour 2', 'islands 2', 'council 1', 'trade 1'])
    expect(await tags('?category=general')).toEqual(['council 1', 'harbour 1', 'trade 1'])
    expect(await tags('?category=transport')).toEqual(['islands 2', 'harbour 1'])
  })

  it.each([
    ['?prefix=A%20b', 'prefix'],
    ['?prefix=naïv', 'prefix'],
    ['?sort=size', 'sort'],
    ['?cursor=x', 'cursor'],
    ['?colour=red', 'colour'],
    ['?=1', ''],
    ['?limit=2&=', ''],
  ])('tell of %s', async (query, parameter) => {
    expect(await askProblem(`/api/v1/tags${query}`)).toMatchObject({ status: 400, parameter })
  })
})

describe('the tags by name', () => {
  const names = [
    'Zoo',
    'Énergie',
    'energy',
    '.NET',
    'C++',
    'C#',
    'naïve',
    'Naval',
    'Ёлка',
    'Жизнь',
    '東京',
    '100%',
    '100',
  ]
  const inOrder = [
    '.NET',
    '100',
    '100%',
    'C#',
    'C++',
    'Énergie',
    'energy',
    'naïve',
    'Naval',
    'Zoo',
    'Ёлка',
    'Жизнь',
    '東京',
  ]

  beforeEach(async () => {
    await importArticles({ ...newsroom.harbour, slug: 'names', category: 'Names', tags: names })
  })

  it.each(['category=names', 'category=names&limit=1', 'category=names&limit=4'])(
    'are in the order in which people look for them: %s',
    async (query) => {
      const found: string[] = []
      for (let next: string | null = ''; next !== null; ) {
        const place: string = next && `&cursor=${encodeURIComponent(next)}`
        const page: TagList = await askJson(`/api/v1/tags?sort=name&${query}${place}`)
        found.push(...page.tags.map(({ name }) => name))
        next = page.next
      }
      expect(found).toEqual(inOrder)
    },
  )

  it('are so among all, and among those that begin alike', async () => {
    const { tags: all } = await askJson<TagList>('/api/v1/tags?sort=name')
    const others = ['Council', 'Harbour', 'Islands', 'Library', 'Trade']
    expect(all.map(({ name }) => name).filter((name) => !others.includes(name))).toEqual(inOrder)
    const { tags: some } = await askJson<TagList>('/api/v1/tags?sort=name&prefix=na')
    expect(some.map(({ name }) => name)).toEqual(['naïve', 'Naval'])
  })

  it.each(['', '&category=names'])('are read for a page, and no others, wherever it is%s', async (query) => {
    const many = Array.from({ length: 300 }, (_, number) => `Name ${number}`)
    for (const at of [0, 50, 100, 150, 200, 250])
      await importArticles({ ...newsroom.ferry, slug: `many-${at}`, category: 'Names', tags: many.slice(at, at + 50) })
    for (const place of ['', '&cursor=1.name-150', '&cursor=1.name-290']) {
      const request = new Request(`${siteUrl}/api/v1/tags?sort=name&limit=5${query}${place}`)
      const { status, rowsRead } = await countRequest(request, env, createExecutionContext())
      expect(status).toBe(200)
      expect(rowsRead).toBeLessThan(3 * 6 + 8)
    }
  })
})

describe('a label that is handed in by several names', () => {
  it('goes by the first, wherever it is shown', async () => {
    await importArticles(
      { ...newsroom.harbour, slug: 'first', category: 'Open Science', tags: ['Climate change'] },
      { ...newsroom.harbour, slug: 'second', category: 'open science', tags: ['Climate Change'] },
    )
    await importArticles({ ...newsroom.ferry, slug: 'third', category: 'OPEN SCIENCE', tags: ['#CLIMATE CHANGE'] })
    const { title, articles, facets } = await askJson<ArticleList>('/api/v1/articles?all=climate-change&facets=tags:1')
    expect([title, facets?.tags[0]?.name]).toEqual(['#Climate change', 'Climate change'])
    expect(articles.map(({ category, tags }) => [category.name, ...tags.map(({ name }) => name)])).toEqual(
      Array(3).fill(['Open Science', 'Climate change']),
    )
    expect(await askJson<TagDetail>('/api/v1/tags/climate-change')).toMatchObject({ name: 'Climate change' })
    expect((await askJson<ArticleList>('/api/v1/articles?category=open-science')).title).toBe('Open Science')
  })

  it('is unchanged when it is handed in so again', async () => {
    const second = { ...newsroom.ferry, slug: 'second', tags: ['HARBOUR'] }
    expect(await importArticles(second)).toMatchObject({ added: 1 })
    expect(await importArticles(second)).toMatchObject({ unchanged: 1 })
  })
})

describe('a tag', () => {
  it('is told with the tags that occur together with it', async () => {
    const detail = await askJson<TagDetail>('/api/v1/tags/harbour')
    expect(detail).toMatchObject({
      slug: 'harbour',
      name: 'Harbour',
      url: 'https://news.example/tags/harbour',
      articleCount: 2,
    })
    expect(detail.together.sampleSize).toBe(2)
    expect(detail.together.tags.map((tag) => `${tag.slug} ${tag.articleCount}`)).toEqual([
      'council 1',
      'islands 1',
      'trade 1',
    ])
  })

  it('that nothing carries is a problem', async () => {
    expect(await askProblem('/api/v1/tags/unheard-of')).toMatchObject({ status: 404 })
  })
})

describe('a label that only a scheduled article carries', () => {
  const addresses = [
    ...[
      '/api/v1/tags/merger',
      '/tags/merger',
      '/tags/merger/feed.rss',
      '/categories/deals',
      '/categories/deals/feed.json',
    ],
    ...['/tags/merger', '/categories/deals'].map((path) => `/oembed?url=${encodeURIComponent(siteUrl + path)}`),
  ]
  const merger = { title: 'Yards merge', slug: 'yards-merge', category: 'Deals', tags: ['Merger'] }

  it.each(addresses)('is not there yet at %s', async (address) => {
    await importArticles({ ...merger, publishedAt: '2199-01-01T00:00:00Z' })
    const response = await ask(address)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('Merger')
  })

  it.each(addresses)('is there from its time on, before the clock has counted it, at %s', async (address) => {
    await importArticles({ ...merger, publishedAt: '2026-03-04T08:00:00Z' })
    await env.DB.batch([
      env.DB.prepare(`UPDATE articles SET counted = 0 WHERE slug = 'yards-merge'`),
      env.DB.prepare(`UPDATE tags SET article_count = 0 WHERE slug = 'merger'`),
      env.DB.prepare(`UPDATE categories SET article_count = 0 WHERE slug = 'deals'`),
    ])
    expect((await ask(address)).status).toBe(200)
  })
})

it('lists the categories, the fullest first', async () => {
  const { categories } = await askJson<CategoryList>('/api/v1/categories')
  expect(categories).toEqual([
    { slug: 'general', name: 'General', url: 'https://news.example/categories/general', articleCount: 2 },
    { slug: 'transport', name: 'Transport', url: 'https://news.example/categories/transport', articleCount: 1 },
  ])
  expect((await ask('/api/v1/categories')).headers.get('Cache-Tag')).toBe('list')
})

describe('facets', () => {
  it('count the tags among the newest answers and say how many were looked at', async () => {
    const { facets } = await askJson<ArticleList>('/api/v1/articles?category=general&facets=tags:2')
    expect(facets?.sampleSize).toBe(2)
    expect(facets?.tags.map((tag) => `${tag.slug} ${tag.articleCount}`)).toEqual(['council 2', 'harbour 1'])
  })

  it('are empty where nothing answers', async () => {
    const { facets } = await askJson<ArticleList>('/api/v1/articles?all=unheard-of&facets=tags:5')
    expect(facets).toEqual({ tags: [], sampleSize: 0 })
  })

  it('are absent where nobody asked, and told when asked wrongly', async () => {
    expect(await askJson<ArticleList>('/api/v1/articles')).not.toHaveProperty('facets')
    expect(await askProblem('/api/v1/articles?facets=authors:3')).toMatchObject({ parameter: 'facets' })
  })
})

describe('more from here', () => {
  async function more(slug: string, query = '') {
    const list = await askJson<MoreList>(`/api/v1/articles/${slug}/more${query}`)
    return list.articles.map((card) => [card.slug, card.because])
  }

  it('offers its category first, then shared tags, then the newest, and says why', async () => {
    await importArticles({ title: 'Snow', slug: 'snow', category: 'Weather', publishedAt: '2026-04-01T00:00:00Z' })
    expect(await more('harbour-crane')).toEqual([
      ['library-sundays', { kind: 'category' }],
      ['ferry-returns', { kind: 'tags', tags: ['harbour'] }],
      ['snow', { kind: 'newest' }],
    ])
    expect(await more('snow')).toEqual([
      ['ferry-returns', { kind: 'newest' }],
      ['library-sundays', { kind: 'newest' }],
      ['harbour-crane', { kind: 'newest' }],
    ])
    expect(await more('harbour-crane', '?limit=1')).toEqual([['library-sundays', { kind: 'category' }]])
  })

  it('is titled by the category', async () => {
    expect((await askJson<MoreList>('/api/v1/articles/ferry-returns/more')).title).toBe('Transport')
  })

  it.each([
    ['', ''],
    ['?limit=6', ''],
    ['?locale=de-AT&limit=2', '?limit=2&locale=de'],
  ])('tells its canonical address: %s', async (query, self) => {
    const { headers } = await ask(`/api/v1/articles/harbour-crane/more${query}`)
    expect(headers.get('Link')).toBe(`<${siteUrl}/api/v1/articles/harbour-crane/more${self}>; rel="canonical"`)
  })

  it('does not offer what is still scheduled', async () => {
    await importArticles({ title: 'Later', slug: 'later', publishedAt: '2199-01-01T00:00:00Z' })
    expect((await more('harbour-crane')).map(([slug]) => slug)).not.toContain('later')
  })

  it('is a problem for an article that is not there', async () => {
    expect(await askProblem('/api/v1/articles/unheard-of/more')).toMatchObject({ status: 404 })
  })
})
