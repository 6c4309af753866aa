import { beforeEach, describe, expect, it } from 'vitest'
import type { ArticleList } from '../../worker/contract.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askJson, askProblem, importArticles } from '../support/site.ts'

async function slugs(query: string) {
  const { articles } = await askJson<ArticleList>(`/api/v1/articles${query}`)
  return articles.map((card) => card.slug)
}

beforeEach(async () => {
  await importArticles(newsroom.harbour, newsroom.library, newsroom.ferry)
})

describe('the list of articles', () => {
  it.each([
    ['', ['ferry-returns', 'library-sundays', 'harbour-crane']],
    ['?category=general', ['library-sundays', 'harbour-crane']],
    ['?all=harbour', ['ferry-returns', 'harbour-crane']],
    ['?all=harbour,council', ['harbour-crane']],
    ['?any=library,islands', ['ferry-returns', 'library-sundays']],
    ['?none=harbour', ['library-sundays']],
    ['?category=general&none=library', ['harbour-crane']],
    ['?all=council&any=trade,islands&none=library', ['harbour-crane']],
    ['?q=council', ['library-sundays', 'harbour-crane']],
    ['?q=%22second+crane%22', ['harbour-crane']],
    ['?q=%22crane+second%22', []],
    ['?q=tick*', ['ferry-returns']],
    ['?q=tick', []],
    ['?q=COUNCIL+readers', ['library-sundays']],
    ['?all=unheard-of', []],
    ['?category=unheard-of', []],
    ['?limit=2', ['ferry-returns', 'library-sundays']],
  ])('answers %s', async (query, expected) => {
    expect(await slugs(query)).toEqual(expected)
  })

  it('says what it is a list of', async () => {
    const title = async (query: string) => (await askJson<ArticleList>(`/api/v1/articles${query}`)).title
    expect(await title('')).toBe('Newsclip')
    expect(await title('?category=general')).toBe('General')
    expect(await title('?all=harbour')).toBe('#Harbour')
    // Also when nothing is found: what readers know has a name.
    expect(await title('?category=general&q=zebra')).toBe('General')
    expect(await title('?all=islands&q=zebra')).toBe('#Islands')
    expect(await title('?category=nowhere')).toBe('nowhere')
    expect(await title('?all=nowhere')).toBe('#nowhere')
    await importArticles({ ...newsroom.ferry, slug: 'secret', category: 'SECRET', publishedAt: '2199-01-01' })
    expect(await title('?category=secret')).toBe('secret')
    const feed = await (await ask('/api/v1/articles.rss?category=general&q=zebra')).text()
    expect(feed).toContain('<title>General · Newsclip</title>')
  })

  it('walks by cursor through everything, once each', async () => {
    const walked: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor && `&cursor=${cursor}`
      const page: ArticleList = await askJson(`/api/v1/articles?limit=1${query}`)
      walked.push(...page.articles.map((card) => card.slug))
      cursor = page.next
    }
    expect(walked).toEqual(['ferry-returns', 'library-sundays', 'harbour-crane'])
  })

  it('stays at its place while newer articles arrive', async () => {
    const first = await askJson<ArticleList>('/api/v1/articles?limit=2')
    await importArticles({ title: 'Breaking', slug: 'breaking', publishedAt: '2026-04-01T00:00:00Z' })
    expect(await slugs(`?limit=2&cursor=${first.next}`)).toEqual(['harbour-crane'])
  })

  it('lists twins of one millisecond once each, across two pages', async () => {
    const twin = { publishedAt: '2026-05-01T00:00:00Z', tags: ['Twins'] }
    await importArticles({ ...twin, title: 'Castor', slug: 'castor' }, { ...twin, title: 'Pollux', slug: 'pollux' })
    const first = await askJson<ArticleList>('/api/v1/articles?all=twins&limit=1')
    expect(first.articles.map((card) => card.slug)).toEqual(['pollux'])
    expect(await slugs(`?all=twins&limit=1&cursor=${first.next}`)).toEqual(['castor'])
  })

  it('hides an article until its minute', async () => {
    await importArticles({ title: 'Not yet', slug: 'not-yet', publishedAt: '2199-01-01T00:00:00Z' })
    expect(await slugs('')).not.toContain('not-yet')
    expect((await askProblem('/api/v1/articles/not-yet')).status).toBe(404)
  })

  it('gives cards with absolute addresses of the site, not of the request', async () => {
    const { articles } = await askJson<ArticleList>('/api/v1/articles?all=trade')
    expect(articles).toEqual([
      {
        slug: 'harbour-crane',
        url: 'https://news.example/articles/harbour-crane',
        title: 'The harbour gets a second crane',
        summary: 'Two ships can be unloaded at once from autumn on.',
        category: { slug: 'general', name: 'General', url: 'https://news.example/categories/general' },
        tags: [
          { slug: 'harbour', name: 'Harbour', url: 'https://news.example/tags/harbour' },
          { slug: 'trade', name: 'Trade', url: 'https://news.example/tags/trade' },
          { slug: 'council', name: 'Council', url: 'https://news.example/tags/council' },
        ],
        image: null,
        author: 'Ada Brandt',
        language: 'en',
        publishedAt: '2026-03-01T08:00:00.000Z',
        publishedText: 'March 1, 2026',
        updatedAt: null,
        updatedText: null,
        source: { url: 'https://harbour.example/minutes', publisher: 'Harbour board', title: 'Minutes' },
        sponsored: false,
      },
    ])
  })

  it.each([
    ['?colour=red', 'parameter-unknown', 'colour'],
    ['?limit=abc', 'parameter-invalid', 'limit'],
    ['?limit=0', 'parameter-invalid', 'limit'],
    ['?limit=101', 'parameter-invalid', 'limit'],
    ['?limit=', 'parameter-invalid', 'limit'],
    ['?limit=5&limit=6', 'parameter-invalid', 'limit'],
    ['?cursor=abc', 'parameter-invalid', 'cursor'],
    ['?cursor=o00', 'parameter-invalid', 'cursor'],
    ['?cursor=', 'parameter-invalid', 'cursor'],
    ['?category=', 'parameter-invalid', 'category'],
    ['?all=harbour,,council', 'parameter-invalid', 'all'],
    ['?any=Political%20Prisoners', 'parameter-invalid', 'any'],
    ['?q=', 'parameter-invalid', 'q'],
    ['?q=***', 'parameter-invalid', 'q'],
  ])('tells of %s', async (query, problem, parameter) => {
    const told = await askProblem(`/api/v1/articles${query}`)
    expect(told).toMatchObject({ status: 400, type: `https://news.example/problems/${problem}`, parameter })
    expect(told.detail).toContain(problem === 'parameter-unknown' ? 'category' : parameter)
  })

  it.each([
    'a\0b',
    'title:crane',
    '"crane',
    'crane" OR "ferry',
    'NEAR(crane ferry)',
    'crane AND NOT',
    "crane'); --",
    '-',
    '^crane',
  ])('takes %s for words, never for syntax', async (text) => {
    const response = await ask(`/api/v1/articles?q=${encodeURIComponent(text)}`)
    expect([200, 400]).toContain(response.status)
    if (response.status === 200) {
      const { articles } = await response.json<ArticleList>()
      expect(articles.map((card) => card.slug)).not.toContain('ferry-returns')
    }
  })
})

describe('manners of the list', () => {
  it('has a strong validator and answers 304 to it', async () => {
    const first = await ask('/api/v1/articles?category=general')
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]+"$/)
    const second = await ask('/api/v1/articles?category=general', { headers: { 'If-None-Match': etag } })
    expect(second.status).toBe(304)
    expect(await second.text()).toBe('')
    expect(second.headers.get('Cache-Control')).toBe(first.headers.get('Cache-Control'))
    expect(second.headers.get('Cache-Tag')).toBe('category:general')
    expect(second.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('changes its validator when an article does', async () => {
    const etag = (await ask('/api/v1/articles')).headers.get('ETag') ?? ''
    await importArticles({ ...newsroom.ferry, title: 'Ferry returns at last' })
    const response = await ask('/api/v1/articles', { headers: { 'If-None-Match': etag } })
    expect(response.status).toBe(200)
  })

  it.each([
    ['', 'list'],
    ['?q=crane', 'list'],
    ['?none=trade', 'list,synonyms'],
    ['?category=general&all=trade', 'category:general,synonyms'],
    ['?all=trade,council', 'tag:trade,synonyms'],
    ['?any=trade,council', 'tag:trade,tag:council'],
    [`?all=${encodeURIComponent('東京')}`, 'tag:%E6%9D%B1%E4%BA%AC'],
  ])('is cached under the tags that a write to it touches: %s', async (query, tags) => {
    const response = await ask(`/api/v1/articles${query}`)
    expect(response.headers.get('Cache-Tag')).toBe(tags)
    expect(response.headers.get('Cache-Control')).toBe(
      'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400',
    )
  })

  it('lets every origin read it, and says so beforehand', async () => {
    const read = await ask('/api/v1/articles', { headers: { Origin: 'https://garden.example' } })
    expect(read.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const asked = await ask('/api/v1/articles', {
      method: 'OPTIONS',
      headers: { Origin: 'https://garden.example', 'Access-Control-Request-Method': 'GET' },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('Access-Control-Allow-Methods')).toContain('GET')
  })

  it('lets scripts of every origin read what it says of itself', async () => {
    const exposed = (await ask('/api/v1/articles')).headers.get('Access-Control-Expose-Headers')?.split(',')
    expect(exposed).toEqual(expect.arrayContaining(['Cache-Tag', 'Content-Location', 'ETag', 'Link']))
  })

  it.each([
    ['/api/v1/articles', 'GET, HEAD, POST, OPTIONS'],
    ['/api/v1/imports', 'POST, GET, HEAD, OPTIONS'],
    ['/api/v1/tags/harbour/synonyms', 'PUT, OPTIONS'],
    ['/', 'GET, HEAD, OPTIONS'],
  ])('tells whoever asks for its options, and is no browser beforehand, what %s does', async (path, allow) => {
    const response = await ask(path, { method: 'OPTIONS' })
    expect([response.status, response.headers.get('Allow'), await response.text()]).toEqual([204, allow, ''])
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.has('Content-Type')).toBe(false)
  })

  it('has no options where nothing is', async () => {
    expect(await askProblem('/api/v1/unheard-of', { method: 'OPTIONS' })).toMatchObject({ status: 404 })
  })

  it('answers HEAD without a body', async () => {
    const response = await ask('/api/v1/articles', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })

  it('says which methods it knows', async () => {
    const problem = await askProblem('/api/v1/articles', { method: 'DELETE' })
    expect(problem).toMatchObject({ status: 405, type: 'https://news.example/problems/method-not-allowed' })
    expect(problem.headers.get('Allow')).toBe('GET, HEAD, POST, OPTIONS')
    expect(problem.headers.get('Cache-Control')).toBe('no-store')
  })

  it('lets problems be read from other origins too', async () => {
    const { headers } = await askProblem('/api/v1/articles?limit=abc', {
      headers: { Origin: 'https://garden.example' },
    })
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(headers.get('Cache-Control')).toBe('no-store')
  })
})
