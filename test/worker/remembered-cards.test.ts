import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ArticleList } from '../../worker/contract.ts'
import type { Bindings } from '../../worker/env.ts'
import { newsroom } from '../support/newsroom.ts'
import { askIn, askJson, importArticles, siteUrl } from '../support/site.ts'

const { harbour, library } = newsroom
const ferry = { ...newsroom.ferry, image: { url: 'https://ferry.example/ferry.jpg', width: 1600, height: 900 } }

const asked: [Partial<Bindings>, string][] = [
  [{}, ''],
  [{}, '?fields=title,url'],
  [{}, '?fields=title,body'],
  [{}, '?locale=de'],
  [{}, '?q=council'],
  [{ SITE_URL: 'https://other.example' }, ''],
  [{ SITE_LOCALE: 'fr' }, ''],
  [{ IMAGE_TRANSFORMATIONS: 'on' }, ''],
]

async function answerOf(response: Response): Promise<string> {
  expect(response.status).toBe(200)
  return response.text()
}

/** What is answered by an isolate that has seen none of these cards. */
async function askAnew(bindings: Partial<Bindings>, query: string): Promise<string> {
  vi.resetModules()
  const { app } = await import('../../worker/app.ts')
  const request = new Request(`${siteUrl}/api/v1/articles${query}`)
  return answerOf(await app.fetch(request, { ...env, ...bindings }, createExecutionContext()))
}

beforeEach(async () => {
  await importArticles(harbour, library, ferry)
})

describe('a list of cards that are remembered', () => {
  it('says what it says where none are, whatever else was asked before', async () => {
    const anew: string[] = []
    for (const [bindings, query] of asked) anew.push(await askAnew(bindings, query))
    expect(new Set(anew).size).toBe(asked.length)
    for (const order of [asked, asked.toReversed(), asked]) {
      for (const one of order) {
        const [bindings, query] = one
        const answer = await answerOf(await askIn(bindings, `/api/v1/articles${query}`))
        expect(answer, query).toBe(anew[asked.indexOf(one)])
      }
    }
  }, 30_000)

  it('follows every change at once', async () => {
    const changes = [
      { title: 'Ferry returns for good' },
      { summary: 'From May on.' },
      { tags: ['Islands'] },
      { category: 'General' },
      { author: 'Ada Brandt' },
      { image: { ...ferry.image, alt: 'The ferry' } },
      { publishedAt: '2026-03-04T08:00:00Z' },
      { updatedAt: '2026-03-05T08:00:00Z' },
      { sponsored: true },
      { language: 'de' },
      { source: { url: 'https://ferry.example/timetable' } },
    ]
    const seen: object[] = []
    let written: object = ferry
    for (const change of [{}, ...changes]) {
      written = { ...written, ...change }
      const { added, updated } = await importArticles(written)
      expect(added + updated).toBe(seen.length ? 1 : 0)
      const { articles } = await askJson<ArticleList>(
        '/api/v1/articles?fields=title,summary,tags,category,author,image,publishedAt,updatedAt,sponsored,language,source',
      )
      seen.push(articles[0] as object)
    }
    expect(new Set(seen.map((card) => JSON.stringify(card))).size).toBe(changes.length + 1)
    expect(seen.at(-1)).toMatchObject({ title: 'Ferry returns for good', summary: 'From May on.', language: 'de' })
  })
})
