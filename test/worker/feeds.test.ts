import { beforeEach, describe, expect, it } from 'vitest'
import { editorToken } from '../support/editor-token.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askProblem, importArticles, siteUrl } from '../support/site.ts'

beforeEach(async () => {
  await importArticles(newsroom.harbour, newsroom.library, newsroom.ferry)
})

async function text(path: string): Promise<string> {
  const response = await ask(path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.text()
}

/** What a page announces: type, title and address of each of its `<link rel="alternate">`. */
async function announced(path: string): Promise<string[][]> {
  const links = (await text(path)).matchAll(/<link rel="alternate" type="([^"]*)" title="([^"]*)" href="([^"]*)">/g)
  return [...links].map(([, ...said]) => said)
}

describe('the feed of a site, a category, a tag', () => {
  it.each([
    ['', 'Newsclip', `${siteUrl}/`, ['Ferry to the islands returns', 'Library opens', 'second crane']],
    ['/categories/general', 'General · Newsclip', `${siteUrl}/categories/general`, ['Library opens', 'second crane']],
    ['/tags/islands', '#Islands · Newsclip', `${siteUrl}/tags/islands`, ['Ferry to the islands returns']],
  ])('is of it: %s', async (path, title, pageUrl, headlines) => {
    for (const name of ['feed.rss', 'feed.atom', 'feed.json']) {
      const feed = await text(`${path}/${name}`)
      expect(feed).toMatch(new RegExp(`<title>${title}</title>|"title":"${title}"`))
      expect(feed).toContain(pageUrl)
      expect(feed).toContain(`${siteUrl}${path}/${name}"`)
      for (const headline of headlines) expect(feed).toContain(headline)
    }
  })

  it('has pages, at its own address', async () => {
    const first = JSON.parse(await text('/categories/general/feed.json?limit=1'))
    expect(first.items.map((item: { id: string }) => item.id)).toEqual([`${siteUrl}/articles/library-sundays`])
    expect(first.next_url).toMatch(new RegExp(`^${siteUrl}/categories/general/feed.json\\?cursor=o\\w+&limit=1$`))
    const second = JSON.parse(await text(first.next_url.slice(siteUrl.length)))
    expect(second.items.map((item: { id: string }) => item.id)).toEqual([`${siteUrl}/articles/harbour-crane`])
    expect(second.next_url).toBeUndefined()
  })

  it.each([
    ['/categories/unheard-of/feed.rss', 'category-not-found'],
    ['/tags/unheard-of/feed.atom', 'tag-not-found'],
    ['/tags/unheard-of/feed.json', 'tag-not-found'],
    ['/feed.xml', 'address-not-found'],
  ])('is not at %s', async (path, problem) => {
    expect(await askProblem(path)).toMatchObject({ status: 404, type: `${siteUrl}/problems/${problem}` })
  })

  it('is nobody’s to hear of while its articles are yet to come', async () => {
    const publishedAt = '2199-01-01T00:00:00Z'
    await importArticles({
      title: 'Not yet',
      slug: 'not-yet',
      category: 'Future News',
      tags: ['Tomorrow'],
      publishedAt,
    })
    const told = await Promise.all(
      ['/categories/future-news/feed.rss', '/tags/tomorrow/feed.rss'].map((path) => ask(path)),
    )
    expect(told.map(({ status }) => status)).toEqual([404, 404])
  })

  it('leads on from a synonym', async () => {
    await ask('/api/v1/tags/harbour/synonyms', {
      method: 'PUT',
      headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ synonyms: ['port'] }),
    })
    const { status, headers } = await ask('/tags/port/feed.atom?limit=5', { redirect: 'manual' })
    expect([status, headers.get('Location')]).toEqual([301, `${siteUrl}/tags/harbour/feed.atom?limit=5`])
    const list = await ask('/api/v1/articles.rss?all=port', { redirect: 'manual' })
    expect([list.status, list.headers.get('Location')]).toEqual([301, `${siteUrl}/api/v1/articles.rss?all=harbour`])
  })

  it.each(['category=general', 'fields=title', 'q=crane', 'colour=red'])('does not read %s', async (query) => {
    const parameter = query.split('=')[0]
    expect(await askProblem(`/feed.rss?${query}`)).toMatchObject({ status: 400, parameter })
  })

  it('says of an article that it was paid for', async () => {
    await importArticles({ ...newsroom.ferry, sponsored: true })
    expect(await text('/feed.rss')).toContain('<title>Sponsored: Ferry to the islands returns</title>')
    expect(await text('/feed.atom')).toContain('<title>Sponsored: Ferry to the islands returns</title>')
    expect(await text('/feed.json')).toContain('"title":"Sponsored: Ferry to the islands returns"')
    expect(await text('/api/v1/articles.md?locale=de')).toContain('[Anzeige: Ferry to the islands returns]')
  })
})

describe('what pages announce', () => {
  it.each([
    ['/', 'Newsclip', ''],
    ['/categories/general', 'General · Newsclip', '/categories/general'],
    ['/tags/harbour', '#Harbour · Newsclip', '/tags/harbour'],
  ])('is there and of the type that is told: %s', async (path, title, place) => {
    const links = await announced(path)
    expect(links).toEqual([
      ['application/rss+xml', `${title} (RSS)`, `${siteUrl}${place}/feed.rss`],
      ['application/atom+xml', `${title} (Atom)`, `${siteUrl}${place}/feed.atom`],
      ['application/feed+json', `${title} (JSON Feed)`, `${siteUrl}${place}/feed.json`],
    ])
    for (const [type, , address = ''] of links) {
      const { status, headers } = await ask(address.slice(siteUrl.length))
      expect([status, headers.get('Content-Type')?.split(';')[0]]).toEqual([200, type])
    }
  })

  it('is, of an article, its Markdown and the feeds of its category', async () => {
    expect((await announced('/articles/harbour-crane')).map(([type, , address]) => [type, address])).toEqual([
      ['text/markdown', `${siteUrl}/articles/harbour-crane.md`],
      ['application/rss+xml', `${siteUrl}/categories/general/feed.rss`],
      ['application/atom+xml', `${siteUrl}/categories/general/feed.atom`],
      ['application/feed+json', `${siteUrl}/categories/general/feed.json`],
    ])
  })
})

describe('an article as Markdown', () => {
  const markdown = { headers: { Accept: 'text/markdown' } }

  it.each([
    ['/articles/harbour-crane.md', {}],
    ['/api/v1/articles/harbour-crane.md', {}],
    ['/articles/harbour-crane', markdown],
    ['/api/v1/articles/harbour-crane', markdown],
    ['/articles/harbour-crane.md?utm_source=x', {}],
  ])('is at %s %o', async (path, init) => {
    const response = await ask(path, init)
    expect(response.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
    expect(response.headers.get('Link')).toBe(`<${siteUrl}/articles/harbour-crane>; rel="canonical"`)
    expect(response.headers.get('ETag')).toMatch(/^"[0-9a-f]+"$/)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const said = await response.text()
    expect(said).toMatch(/^# The harbour gets a second crane\n/)
    expect(said).toContain('The council voted for the crane on Monday night.')
    expect(said).toContain('Source: [Minutes](https://harbour.example/minutes), Harbour board')
  })

  it.each([
    ['/articles/harbour-crane', 'text/html; charset=utf-8'],
    ['/api/v1/articles/harbour-crane', 'application/json'],
  ])('shares its address, its cache tags and its Vary with what others get at %s', async (path, type) => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    const [other, own] = await Promise.all([ask(path, { headers: { Accept: browser } }), ask(path, markdown)])
    expect(other.headers.get('Content-Type')).toBe(type)
    const vary = other.headers.get('Vary')
    expect(vary?.split(', ')).toContain('Accept')
    expect(own.headers.get('Vary')).toBe(vary)
    expect(own.headers.get('Cache-Tag')).toBe(other.headers.get('Cache-Tag'))
    expect(own.headers.get('Content-Location')).toBe(`${siteUrl}/articles/harbour-crane.md`)
    const again = await ask(path, {
      headers: { Accept: 'text/markdown', 'If-None-Match': own.headers.get('ETag') ?? '' },
    })
    expect([again.status, again.headers.get('Vary')]).toEqual([304, vary])
  })

  it.each([
    ['*/*', 'text/html'],
    ['application/json', 'text/html'],
    ['text/*', 'text/html'],
    ['text/markdown, text/html', 'text/html'],
    ['text/markdown, text/html;q=0.9', 'text/markdown'],
    ['text/markdown, */*', 'text/markdown'],
  ])('is what a page is for "%s": %s', async (accept, type) => {
    const { headers } = await ask('/articles/harbour-crane', { headers: { Accept: accept } })
    expect(headers.get('Content-Type')?.split(';')[0]).toBe(type)
  })

  it('is refused by the API for who accepts neither it nor JSON', async () => {
    const told = await askProblem('/api/v1/articles/harbour-crane', { headers: { Accept: 'text/html' } })
    expect(told).toMatchObject({ status: 406, detail: 'Offered here: application/json, text/markdown.' })
  })

  it.each(['/articles/unheard-of', '/api/v1/articles/unheard-of'])(
    'has no place where there is none: %s',
    async (path) => {
      const { status, headers } = await ask(path, markdown)
      expect([status, headers.get('Vary')?.split(', ')[0]]).toEqual([404, 'Accept'])
      expect(headers.get('Content-Location')).toBeNull()
    },
  )

  it.each(['/articles/unheard-of.md', '/api/v1/articles/unheard-of.md'])('is not at %s', async (path) => {
    expect(await askProblem(path)).toMatchObject({ status: 404, type: `${siteUrl}/problems/article-not-found` })
  })

  it.each(['/articles', '/api/v1/articles'])('moves with its article: %s', async (place) => {
    const origin = { source: 'harbour.example', guid: '1' }
    await importArticles({ ...newsroom.harbour, slug: 'old-crane', origin })
    await importArticles({ ...newsroom.harbour, slug: 'new-crane', origin })
    const { status, headers } = await ask(`${place}/old-crane.md`, { redirect: 'manual' })
    expect([status, headers.get('Location')]).toEqual([301, `${siteUrl}${place}/new-crane.md`])
  })

  it('is announced by the JSON', async () => {
    const { headers } = await ask('/api/v1/articles/harbour-crane')
    expect(headers.get('Link')).toBe(
      `<${siteUrl}/articles/harbour-crane>; rel="canonical", <${siteUrl}/articles/harbour-crane.md>; rel="alternate"; type="text/markdown"`,
    )
  })
})

describe('/llms.txt', () => {
  it('has the form of llmstxt.org', async () => {
    const lines = (await text('/llms.txt')).split('\n').filter(Boolean)
    expect(lines.slice(0, 2)).toEqual(['# Newsclip', '> Short news, well sourced'])
    const sections = lines.slice(lines.findIndex((line) => line.startsWith('## ')))
    for (const line of sections) expect(line).toMatch(/^## \w+$|^- \[.+?\]\(https:\/\/\S+\)(?:: .+)?$/)
    expect(sections.filter((line) => line.startsWith('## '))).toEqual([
      '## Docs',
      '## API',
      '## Categories',
      '## New',
      '## Optional',
    ])
  })

  it('leads only to what is there', async () => {
    const addresses = [...(await text('/llms.txt')).matchAll(/\]\((https:[^)\s]+)\)/g)].map(
      ([, address]) => address ?? '',
    )
    expect(addresses).toContain(`${siteUrl}/articles/ferry-returns.md`)
    expect(addresses).toContain(`${siteUrl}/api/v1/articles.md?category=transport`)
    for (const address of addresses) {
      const path = address.replaceAll('\\&', '&').slice(siteUrl.length)
      expect([path, (await ask(path)).status]).toEqual([path, 200])
    }
  })
})
