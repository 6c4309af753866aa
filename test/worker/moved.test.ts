import { beforeEach, describe, expect, it } from 'vitest'
import type { ArticleList, TagDetail } from '../../worker/contract.ts'
import { askWithCache, keepAnswers } from '../support/cached-site.ts'
import { edit } from '../support/editor.ts'
import { editorToken } from '../support/editor-token.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askJson, askProblem, importArticles, siteUrl } from '../support/site.ts'

const origin = { source: 'harbour.example', guid: '1' }

/** Where a question about articles is answered, on pages of others too. */
function listsOf(query: string): string[] {
  return ['/api/v1/articles', '/api/v1/articles.rss', '/widget/feed.js', '/embed/feed'].map(
    (path) => `${path}?${query}`,
  )
}

/** Where the worker sends a caller; null where it does not. */
async function sentTo(path: string) {
  const response = await ask(path, { redirect: 'manual' })
  return response.status === 301 ? response.headers.get('Location') : null
}

function putSynonyms(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'PUT',
    headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

async function saveSynonyms(slug: string, synonyms: string[]) {
  const response = await ask(`/api/v1/tags/${slug}/synonyms`, putSynonyms({ synonyms }))
  expect(response.status).toBe(204)
}

describe('an article whose slug changed', () => {
  beforeEach(async () => {
    await importArticles({ ...newsroom.harbour, slug: 'old-crane', origin })
    await importArticles({ ...newsroom.harbour, slug: 'new-crane', origin })
  })

  it.each([
    ['/articles/old-crane', '/articles/new-crane'],
    ['/api/v1/articles/old-crane', '/api/v1/articles/new-crane'],
    ['/api/v1/articles/old-crane/more?limit=3', '/api/v1/articles/new-crane/more?limit=3'],
  ])('is found from %s', async (old, now) => {
    expect(await sentTo(old)).toBe(siteUrl + now)
    expect(await sentTo(now)).toBeNull()
  })

  it.each(['', '&q=crane&sort=relevance'])('is left out of a list by its old slug too: %s', async (more) => {
    await importArticles(newsroom.library)
    const left = async (exclude: string) => {
      const list = await askJson<ArticleList>(`/api/v1/articles?exclude=${exclude}&limit=1${more}`)
      return list.articles.map((card) => card.slug)
    }
    const others = more ? [] : ['library-sundays']
    expect(await left('unheard-of')).toEqual(more ? ['new-crane'] : ['library-sundays'])
    expect(await left('new-crane')).toEqual(others)
    expect(await left('old-crane')).toEqual(others)
    expect(await left('old-crane,library-sundays')).toEqual([])
  })

  it('is listed again, to whoever asks again, once its old slug is taken by one that is not listed yet', async () => {
    const path = '/api/v1/articles?exclude=old-crane'
    const before = await ask(path)
    expect((await before.json<ArticleList>()).articles).toEqual([])
    await importArticles({ ...newsroom.library, slug: 'old-crane', publishedAt: '2199-01-01T00:00:00Z' })
    const again = await ask(path, { headers: { 'If-None-Match': before.headers.get('ETag') ?? '' } })
    expect(again.status).toBe(200)
    expect((await again.json<ArticleList>()).articles.map((card) => card.slug)).toEqual(['new-crane'])
  })

  it('is left out of the longest question, too', async () => {
    const slugs = (name: string) => Array.from({ length: 20 }, (_, index) => `${name}-${index}`).join()
    const labels = `all=${slugs('all')}&any=${slugs('any')}&none=${slugs('none')}`
    const { articles } = await askJson<ArticleList>(`/api/v1/articles?${labels}&exclude=${slugs('old')}&facets=tags:5`)
    expect(articles).toEqual([])
  })

  it('tells the edge cache how long that holds', async () => {
    const { headers } = await ask('/articles/old-crane', { redirect: 'manual' })
    expect(headers.get('Cache-Control')).toBe('public, max-age=60')
    expect(headers.get('Cache-Tag')).toMatch(/^article:\d+$/)
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
  })
})

describe('a synonym of a tag', () => {
  beforeEach(async () => {
    await importArticles(newsroom.harbour, newsroom.ferry, { ...newsroom.library, tags: ['東京'] })
    await saveSynonyms('harbour', ['port', 'haven'])
    await saveSynonyms(encodeURIComponent('東京'), ['tokyo'])
  })

  it.each([
    ['/api/v1/articles?all=port', '/api/v1/articles?all=harbour'],
    ['/api/v1/articles?any=islands,port&limit=3', '/api/v1/articles?any=harbour,islands&limit=3'],
    ['/api/v1/articles?none=haven&category=general', '/api/v1/articles?category=general&none=harbour'],
    ['/api/v1/articles?any=port,haven,harbour', '/api/v1/articles?any=harbour'],
    ['/api/v1/articles?all=tokyo', `/api/v1/articles?all=${encodeURIComponent('東京')}`],
    ['/api/v1/tags/port', '/api/v1/tags/harbour'],
    ['/tags/port', '/tags/harbour'],
  ])('leads from %s to the tag', async (old, now) => {
    expect(await sentTo(old)).toBe(siteUrl + now)
    expect(await sentTo(now)).toBeNull()
  })

  it('is named with the tag', async () => {
    expect((await askJson<TagDetail>('/api/v1/tags/harbour')).synonyms).toEqual(['haven', 'port'])
  })

  it('is forgotten by the edge, in one call, when it changes, and nothing else is', async () => {
    const addresses = ['/api/v1/articles', '/api/v1/articles?all=port', '/api/v1/tags/harbour', '/tags/port', '/'].map(
      (path) => siteUrl + path,
    )
    const kept = await keepAnswers(addresses)
    const { told } = await askWithCache(
      new Request(`${siteUrl}/api/v1/tags/harbour/synonyms`, putSynonyms({ synonyms: ['haven'] })),
    )
    expect(told).toEqual([{ tags: ['synonyms', 'tag:harbour', 'tag:haven', 'tag:port'] }])
    const changed = await keepAnswers(addresses)
    const paths = addresses.filter((address) => kept.get(address)?.body !== changed.get(address)?.body)
    expect(paths).toEqual(addresses.slice(1, 4))
  })

  it('is told to the edge wherever it makes a question lead elsewhere, or no longer', async () => {
    const asked = ['all=dock', 'all=crane,dock', 'any=dock,islands', 'none=dock', 'all=dock&category=general']
    const addresses = ['/feed.rss', '/categories/general', ...asked.flatMap((query) => listsOf(query))].map(
      (path) => siteUrl + path,
    )
    for (const synonyms of [['dock'], []]) {
      const kept = await keepAnswers(addresses)
      const { told } = await askWithCache(
        new Request(`${siteUrl}/api/v1/tags/harbour/synonyms`, putSynonyms({ synonyms })),
      )
      const changed = await keepAnswers(addresses)
      const tags = new Set(told.flatMap((what) => what.tags ?? []))
      const statusOf = (address: string) => changed.get(address)?.body.slice(0, 3)
      expect(addresses.slice(2).map(statusOf)).toEqual(addresses.slice(2).map(() => (synonyms.length ? '301' : '200')))
      expect(addresses.filter((address) => kept.get(address)?.tags.some((tag) => tags.has(tag)))).toEqual(
        addresses.slice(2),
      )
    }
  })

  it.each([
    ['a tag that articles carry', { synonyms: ['islands'] }, 409, 'tag-in-use'],
    ['what is no slug', { synonyms: ['Port Authority'] }, 400, 'body-invalid'],
    ['a slug of capitals', { synonyms: ['PORT'] }, 400, 'body-invalid'],
    ['the wrong shape', { names: ['port'] }, 400, 'body-invalid'],
    ['what is no JSON', '{', 400, 'body-invalid'],
  ])('cannot be %s', async (_, body, status, problem) => {
    const told = await askProblem('/api/v1/tags/harbour/synonyms', putSynonyms(body))
    expect(told).toMatchObject({ status, type: `${siteUrl}/problems/${problem}` })
  })

  it('is never the tag itself, nor one that leads back to it, though no article carries either', async () => {
    for (const slug of ['harbour-crane', 'ferry-returns']) await edit('DELETE', `/articles/${slug}`)
    const itself = await askProblem('/api/v1/tags/harbour/synonyms', putSynonyms({ synonyms: ['port', 'harbour'] }))
    expect(itself).toMatchObject({ status: 400, type: `${siteUrl}/problems/body-invalid` })
    expect(await sentTo('/api/v1/tags/harbour')).toBeNull()
    await saveSynonyms('harbour', ['islands', 'port'])
    await saveSynonyms('islands', ['harbour'])
    expect(await sentTo('/api/v1/tags/harbour')).toBe(`${siteUrl}/api/v1/tags/islands`)
    expect(await sentTo('/api/v1/tags/islands')).toBeNull()
    expect(await sentTo('/api/v1/tags/port')).toBe(`${siteUrl}/api/v1/tags/islands`)
  })

  it('is an editor’s to say, of a tag that is there, in JSON', async () => {
    const put = (path: string, headers: Record<string, string>) =>
      askProblem(path, putSynonyms({ synonyms: [] }, headers))
    expect((await put('/api/v1/tags/harbour/synonyms', { Authorization: '' })).status).toBe(401)
    expect((await put('/api/v1/tags/harbour/synonyms', { 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await put('/api/v1/tags/unheard-of/synonyms', {})).status).toBe(404)
  })
})
