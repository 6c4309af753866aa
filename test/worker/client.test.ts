import { exports } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { newsclip } from '../../widget/client/newsclip.ts'
import { newsroom, save } from '../support/newsroom.ts'
import { siteUrl } from '../support/site.ts'

/** A client that runs where the worker runs, as behind a service binding. */
const site = newsclip(siteUrl, { fetch: (url, init) => exports.default.fetch(new Request(url, init)) })

beforeEach(async () => {
  await save(newsroom.harbour, newsroom.library, newsroom.ferry)
})

describe('the client and the worker', () => {
  it('agree about lists', async () => {
    const { title, articles } = await site.list({ all: ['council'], none: ['trade'], fields: ['slug'] })
    expect({ title, articles }).toEqual({ title: '#Council', articles: [{ slug: 'library-sundays' }] })
  })

  it('agree about the time of an article', async () => {
    const since = new Date('2026-03-02T08:00:00Z')
    const until = new Date('2026-03-03T08:00:00Z')
    const { articles } = await site.list({ since, until })
    expect(articles.map(({ slug }) => slug)).toEqual(['library-sundays'])
  })

  it('agree about the spelling of a question, so that a cache keeps one answer', async () => {
    const asked: string[] = []
    const fetch = (url: string, init: RequestInit) => {
      asked.push(url)
      return exports.default.fetch(new Request(url, init))
    }
    const told = newsclip(siteUrl, {
      fetch: async (url, init) => {
        const response = await fetch(url, init)
        expect(response.headers.get('Link')).toContain(`<${url}>; rel="canonical"`)
        return response
      },
    })
    await told.list()
    await told.list({ any: ['trade', 'council'], limit: 2, q: '"second crane"', facets: 'tags:2' })
    await told.list({ author: 'Ada Brandt', since: '2026-03-01', fields: ['title', 'slug'], sort: 'oldest' })
    expect(asked).toHaveLength(3)
  })

  it('walk through all articles', async () => {
    const walked: string[] = []
    for await (const { slug } of site.articles({ limit: 1, fields: ['slug'] })) walked.push(slug)
    expect(walked).toEqual(['ferry-returns', 'library-sundays', 'harbour-crane'])
  })

  it('agree about articles, labels and what to read next', async () => {
    expect((await site.article('ferry-returns')).body.text).toContain('sails twice a day')
    expect((await site.more('harbour-crane', { limit: 1 })).articles[0]?.because).toEqual({ kind: 'category' })
    expect((await site.tags({ limit: 1, sort: 'name' })).tags[0]?.name).toBe('Council')
    expect((await site.tag('council')).articleCount).toBe(2)
    expect((await site.categories()).categories.map(({ name }) => name)).toEqual(['General', 'Transport'])
  })

  it('agree about problems', async () => {
    await expect(site.list({ limit: 1000 })).rejects.toMatchObject({
      kind: 'parameter-invalid',
      problem: { status: 400, parameter: 'limit', type: `${siteUrl}/problems/parameter-invalid` },
    })
  })
})
