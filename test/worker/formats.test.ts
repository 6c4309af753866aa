import { beforeEach, describe, expect, it } from 'vitest'
import type { ArticleList } from '../../worker/contract.ts'
import { contentType, type FormatName, formatNames, formats } from '../../worker/domain/formats.ts'
import type { Bindings } from '../../worker/env.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askIn, askJson, askProblem, importArticles, siteUrl } from '../support/site.ts'

const feedNames: FormatName[] = formatNames.filter((format) => format !== 'json')

function accepting(accept: string): RequestInit {
  return { headers: { Accept: accept } }
}

/** The values of `Link` by what they are to the answer. */
function linksOf(headers: Headers, rel: string): string[] {
  const links = [...(headers.get('Link') ?? '').matchAll(/<([^>]*)>; rel="(\w+)"/g)]
  return links.flatMap(([, address, relation]) => (relation === rel ? (address ?? '') : []))
}

beforeEach(async () => {
  await importArticles(newsroom.harbour, newsroom.library, newsroom.ferry)
})

describe('a list by its extension', () => {
  it.each(formatNames)('is of its type: .%s', async (format) => {
    const response = await ask(`/api/v1/articles.${format}?category=general&limit=1`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(contentType(format))
    expect(response.headers.get('Vary')).toBeNull()
    const text = await response.text()
    expect(text).toContain('Library opens on Sundays')
    expect(text).not.toContain('The harbour gets a second crane')
  })

  it('is the same JSON as at the bare address', async () => {
    const [bare, named] = await Promise.all(
      ['/api/v1/articles', '/api/v1/articles.json'].map((path) => askJson<ArticleList>(`${path}?all=harbour&limit=1`)),
    )
    expect(named).toEqual(bare)
  })

  it.each(feedNames)('leads on in its own format, and back to the others: .%s', async (format) => {
    const address = `${siteUrl}/api/v1/articles.${format}`
    const { headers } = await ask(`/api/v1/articles.${format}?limit=1&category=general`)
    expect(linksOf(headers, 'canonical')).toEqual([`${address}?category=general&limit=1`])
    const [next = ''] = linksOf(headers, 'next')
    expect(next).toMatch(new RegExp(`^${address}\\?category=general&cursor=o\\w+&limit=1$`))
    const second = await ask(next.slice(siteUrl.length))
    expect(await second.text()).toContain('The harbour gets a second crane')
    expect(linksOf(second.headers, 'next')).toEqual([])
    expect(linksOf(second.headers, 'prev')).toHaveLength(1)
    expect(linksOf(headers, 'alternate')).toEqual(
      formatNames
        .filter((other) => other !== format)
        .map((other) => `${siteUrl}/api/v1/articles${other === 'json' ? '' : `.${other}`}?category=general&limit=1`),
    )
  })

  it('is announced by the JSON, without what only JSON has', async () => {
    const { headers } = await ask('/api/v1/articles?fields=title&facets=tags:3&q=council')
    expect(headers.get('Link')).toContain(
      `<${siteUrl}/api/v1/articles.rss?q=council>; rel="alternate"; type="application/rss+xml"; title="RSS"`,
    )
    expect(linksOf(headers, 'alternate')).toHaveLength(4)
  })

  it.each(['jsonfeed', 'rss', 'atom'])('has whole articles and no relative address: .%s', async (format) => {
    const text = await (await ask(`/api/v1/articles.${format}`)).text()
    expect(text).toMatch(/The council voted for the crane on Monday night\./)
    expect(text).not.toMatch(/(?:href|src|url)=(?:"|&quot;|\\")(?!https?:)/)
  })

  it.each(feedNames)('is a feed where nothing answers: .%s', async (format) => {
    const response = await ask(`/api/v1/articles.${format}?all=unheard-of`)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(contentType(format))
    expect(await response.text()).toContain('#unheard-of · Newsclip')
  })

  it.each(
    feedNames.flatMap((format) => [
      [format, 'limit=abc', 'parameter-invalid', 'limit'],
      [format, 'colour=red', 'parameter-unknown', 'colour'],
      [format, 'fields=title', 'parameter-unknown', 'fields'],
      [format, 'facets=tags:3', 'parameter-unknown', 'facets'],
    ]),
  )('tells of a wrong parameter as JSON does: .%s?%s', async (format, query, problem, parameter) => {
    const told = await askProblem(`/api/v1/articles.${format}?${query}`)
    expect(told).toMatchObject({ status: 400, type: `${siteUrl}/problems/${problem}`, parameter })
    const negotiated = await askProblem(`/api/v1/articles?${query}`, accepting(formats[format as FormatName].mediaType))
    expect(negotiated).toMatchObject({ status: 400, type: `${siteUrl}/problems/${problem}`, parameter })
  })

  it.each(['/api/v1/articles.xml', '/api/v1/articles.', '/api/v1/articles.rss.md'])('is not at %s', async (path) => {
    expect(await askProblem(path)).toMatchObject({ status: 404, type: `${siteUrl}/problems/address-not-found` })
  })
})

describe('a list by what the caller accepts', () => {
  it.each<[string, FormatName]>([
    ['*/*', 'json'],
    ['', 'json'],
    ['application/json', 'json'],
    ['application/*', 'json'],
    ['text/*', 'md'],
    ['application/rss+xml', 'rss'],
    ['APPLICATION/ATOM+XML', 'atom'],
    ['application/feed+json', 'jsonfeed'],
    ['text/markdown', 'md'],
    ['text/markdown; charset=utf-8', 'md'],
    // A program that names a type means it, whatever else will do.
    ['text/markdown, */*', 'md'],
    ['*/*, application/atom+xml', 'atom'],
    ['text/markdown;q=0.5, */*', 'json'],
    ['application/rss+xml;q=0.8, application/atom+xml;q=0.9', 'atom'],
    ['application/rss+xml, application/atom+xml', 'rss'],
    ['application/json;q=0, */*;q=0.1', 'jsonfeed'],
    ['application/*;q=0.2, application/json;q=0.1', 'jsonfeed'],
    ['application/rss+xml, application/rdf+xml;q=0.8, application/atom+xml;q=0.6, text/xml;q=0.4', 'rss'],
    // Chromium and Firefox, as their readers type an address.
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8', 'json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
    ['image/png, , text/markdown', 'md'],
  ])('is, for "%s", %s', async (accept, format) => {
    const response = await ask('/api/v1/articles?limit=1', accepting(accept))
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(contentType(format))
    expect(response.headers.get('Vary')).toBe('Accept')
    const place = format === 'json' ? null : `${siteUrl}/api/v1/articles.${format}?limit=1`
    expect(response.headers.get('Content-Location')).toBe(place)
    const named = await ask(`/api/v1/articles.${format}?limit=1`)
    expect(await response.text()).toBe(await named.text())
    expect(response.headers.get('ETag')).toBe(named.headers.get('ETag'))
  })

  it.each(['text/html', 'image/*', '*/*;q=0', 'application/xml', 'nonsense'])('is refused for "%s"', async (accept) => {
    const told = await askProblem('/api/v1/articles', accepting(accept))
    expect(told).toMatchObject({ status: 406, type: `${siteUrl}/problems/not-acceptable` })
    expect(told.detail).toContain('application/rss+xml')
    expect(told.headers.get('Vary')).toBe('Accept')
    expect(told.headers.get('Cache-Control')).toBe('no-store')
  })
})

/** Every address that answers in a format, and the tags under which the edge keeps it. */
const addresses: [path: string, accept: string, tags: string][] = [
  ...formatNames.map((format): [string, string, string] => [`/api/v1/articles.${format}`, '*/*', 'list']),
  ...formatNames.map((format): [string, string, string] => ['/api/v1/articles', formats[format].mediaType, 'list']),
  ['/api/v1/articles.rss?category=general', '*/*', 'category:general'],
  ['/feed.rss', '*/*', 'list'],
  ['/feed.atom', '*/*', 'list'],
  ['/feed.json', '*/*', 'list'],
  ['/categories/general/feed.rss', '*/*', 'category:general'],
  ['/categories/general/feed.atom', '*/*', 'category:general'],
  ['/categories/general/feed.json', '*/*', 'category:general'],
  ['/tags/harbour/feed.rss', '*/*', 'tag:harbour'],
  ['/tags/harbour/feed.atom', '*/*', 'tag:harbour'],
  ['/tags/harbour/feed.json', '*/*', 'tag:harbour'],
  ['/llms.txt', '*/*', 'list,navigation'],
]

describe('manners of every format', () => {
  it.each(addresses)('are those of the JSON: %s for %s', async (path, accept, tags) => {
    const first = await ask(path, accepting(accept))
    expect(first.status).toBe(200)
    expect(first.headers.get('Cache-Tag')).toBe(tags)
    // Cards in JSON are on pages of others, whose readers wait for us once.
    const isEmbedded = path.startsWith('/api/') && first.headers.get('Content-Type')?.startsWith(formats.json.mediaType)
    expect(first.headers.get('Cache-Control')).toBe(
      isEmbedded
        ? 'public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400'
        : 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
    )
    expect(first.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]+"$/)

    const again = await ask(path, { headers: { Accept: accept, 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    for (const name of ['Cache-Control', 'Cache-Tag', 'Vary', 'Content-Location', 'Link', 'ETag']) {
      expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)])
    }

    const head = await ask(path, { method: 'HEAD', headers: { Accept: accept } })
    expect([head.status, head.headers.get('Content-Type')]).toEqual([200, first.headers.get('Content-Type')])
    expect(await head.text()).toBe('')

    const refused = await askProblem(path, { method: 'DELETE' })
    expect([refused.status, refused.headers.get('Allow')]).toEqual([
      405,
      path === '/api/v1/articles' ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS',
    ])
  })

  it.each(formatNames)('have a validator of all that they are written from: .%s', async (format) => {
    const of = async (bindings: Partial<Bindings>, query = '') => {
      const path = `/api/v1/articles.${format}?category=general${query}`
      return (await askIn({ VERSION: { id: 'one', tag: '', timestamp: '' }, ...bindings }, path)).headers.get('ETag')
    }
    const known = await of({})
    expect(await of({})).toBe(known)
    const others = [
      await of({ VERSION: { id: 'other', tag: '', timestamp: '' } }),
      await of({ SITE_NAME: 'Another site' }),
      await of({ SITE_LOCALE: 'de' }),
      await of({}, '&limit=1'),
      await of({}, '&locale=fr'),
    ]
    expect(new Set([known, ...others]).size).toBe(6)
  })

  it('keep a feed as it was while others change', async () => {
    const etag = (await ask('/categories/general/feed.rss')).headers.get('ETag') ?? ''
    await importArticles({ ...newsroom.ferry, title: 'Ferry returns at last' })
    expect((await ask('/categories/general/feed.rss', { headers: { 'If-None-Match': etag } })).status).toBe(304)
    await importArticles({ ...newsroom.harbour, body: { html: '<p>The council thought again.</p>' } })
    expect((await ask('/categories/general/feed.rss', { headers: { 'If-None-Match': etag } })).status).toBe(200)
  })
})
