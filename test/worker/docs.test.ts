import { beforeEach, describe, expect, it } from 'vitest'
import { problems } from '../../worker/http/problems.ts'
import { operations } from '../../worker/openapi/operations.ts'
import { newsroom, save } from '../support/newsroom.ts'
import { ask } from '../support/site.ts'

async function read(path: string): Promise<string> {
  const response = await ask(path)
  expect(response.status, path).toBe(200)
  expect(response.headers.get('Content-Type')).toContain('text/html')
  return response.text()
}

describe('the documentation', () => {
  beforeEach(async () => {
    await save(newsroom.harbour, newsroom.library, newsroom.ferry)
  })

  it('tells every operation and every problem', async () => {
    const page = await read('/docs')
    for (const { id, summary } of operations) expect(page).toMatch(new RegExp(`id="${id}"[^]*>${summary}<`))
    for (const name of Object.keys(problems)) expect(page).toContain(`href="/problems/${name}"`)
  })

  it('asks about what was published last', async () => {
    const page = await read('/docs')
    expect(page).toContain('href="/api/v1/articles?all=harbour,islands"')
    expect(page).toContain('value="ferry-returns"')
    await save({
      title: 'Bridge closed',
      slug: 'bridge-closed',
      tags: ['Bridges'],
      publishedAt: '2026-04-01T08:00:00Z',
    })
    expect(await read('/docs')).toContain('value="bridge-closed"')
  })

  it.each(['/docs', '/problems/parameter-invalid'])(
    'is cached as the pages are, under what it shows: %s',
    async (path) => {
      const first = await ask(path)
      expect(first.headers.get('Cache-Tag')).toBe('documentation,list,navigation')
      expect(first.headers.get('Cache-Control')).toMatch(/^public, max-age=60, stale-while-revalidate=600/)
      const second = await ask(path, { headers: { 'If-None-Match': first.headers.get('ETag') ?? '' } })
      expect(second.status).toBe(304)
    },
  )
})

describe('documentation of a site without articles', () => {
  it('is there all the same', async () => {
    expect(await read('/docs')).toContain('<h3>List articles</h3>')
  })
})

describe('trying an operation', () => {
  it.each([
    ['listArticles?category=general&all=&q=&limit=3', '/api/v1/articles?category=general&limit=3'],
    ['listArticles?all=law,history', '/api/v1/articles?all=law,history'],
    ['findTag?slug=%E6%9D%B1%E4%BA%AC', '/api/v1/tags/%E6%9D%B1%E4%BA%AC'],
    ['listMore?slug=..%2F..%2Fx&limit=', '/api/v1/articles/..%2F..%2Fx/more'],
    ['listCategories', '/api/v1/categories'],
  ])('leads to its address: %s', async (form, address) => {
    const response = await ask(`/docs/try/${form}`, { redirect: 'manual' })
    expect(response.status).toBe(302)
    expect(response.headers.get('Location')).toBe(`https://news.example${address}`)
  })

  it.each(['unheardOf', 'importArticles', 'listTokens'])('is for what everybody may read: %s', async (operation) => {
    expect((await ask(`/docs/try/${operation}`)).status).toBe(404)
  })
})

describe('a problem’s own address', () => {
  it.each(Object.entries(problems))('explains it: %s', async (name, { title, status }) => {
    const page = await read(`/problems/${name}`)
    expect(page).toContain(`<h1>${title}</h1>`)
    expect(page).toContain(`status ${status}`)
    expect(page).toContain('What to do')
  })

  it('names the operations that have it', async () => {
    expect(await read('/problems/tag-in-use')).toContain('href="/docs#saveSynonyms"')
    expect(await read('/problems/method-not-allowed')).not.toContain('Where it occurs')
  })

  it.each(['unheard-of', 'constructor'])('is there for known problems only: %s', async (name) => {
    expect((await ask(`/problems/${name}`)).status).toBe(404)
  })
})
