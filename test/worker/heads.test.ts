import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newsroom } from '../support/newsroom.ts'
import { ask, importArticles } from '../support/site.ts'

const crane = {
  ...newsroom.harbour,
  updatedAt: '2026-03-04T00:00:00Z',
  image: { url: 'https://img.example/crane.jpg', width: 800, height: 450, alt: 'A crane', credit: 'Ada' },
}

beforeEach(async () => {
  await importArticles(crane, newsroom.library, newsroom.ferry)
})

/** The tags of a page's head, but for styles and for what stands in every head alike. */
async function headOf(path: string): Promise<string[]> {
  const html = await (await ask(path)).text()
  const head = html.slice(html.indexOf('<head>'), html.indexOf('</head>'))
  const everywhere = /charset|viewport|color-scheme|theme-color|rel="(icon|apple-touch-icon|manifest)"|oembed/
  return [...head.matchAll(/<(?:meta|link)\b[^>]*>|<title>[^<]*<\/title>/g)]
    .map(([tag]) => tag.replace(/share\/([\w-]+)\/\w+\.png/, 'share/$1/VERSION.png'))
    .filter((tag) => !everywhere.test(tag))
}

async function jsonLdOf(path: string): Promise<{ '@type': string }[]> {
  const html = await (await ask(path)).text()
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? []
  return JSON.parse(json)['@graph']
}

describe('the head', () => {
  it.each([
    '/',
    '/categories/general',
    '/tags/harbour',
    '/articles/harbour-crane',
    '/search',
    '/search?q=crane',
    '/feeds',
    '/about',
    '/articles/unheard-of',
  ])('of %s says what it did when we looked at it', async (path) => {
    expect(await headOf(path)).toMatchSnapshot()
  })

  it('of an article says all of it as JSON-LD', async () => {
    const [article, breadcrumb] = await jsonLdOf('/articles/harbour-crane')
    expect(article).toMatchObject({
      '@type': 'NewsArticle',
      headline: crane.title,
      datePublished: '2026-03-01T08:00:00.000Z',
      dateModified: '2026-03-04T00:00:00.000Z',
      author: [{ '@type': 'Person', name: 'Ada Brandt' }],
      publisher: { name: 'Newsclip', logo: { url: 'https://news.example/icon-512.png' } },
      isBasedOn: 'https://harbour.example/minutes',
      citation: { name: 'Minutes', publisher: { name: 'Harbour board' } },
    })
    expect(breadcrumb).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { position: 1, name: 'Newsclip', item: 'https://news.example/' },
        { position: 2, name: 'General', item: 'https://news.example/categories/general' },
        { position: 3, name: crane.title, item: 'https://news.example/articles/harbour-crane' },
      ],
    })
  })

  it('calls what was paid for an advertisement', async () => {
    await importArticles({ ...crane, sponsored: true })
    expect((await jsonLdOf('/articles/harbour-crane'))[0]?.['@type']).toBe('AdvertiserContentArticle')
  })

  it('ends no script early, whatever a title says', async () => {
    await importArticles({ ...crane, title: 'The </script><b>crane</b>' })
    expect((await jsonLdOf('/articles/harbour-crane'))[0]).toMatchObject({ headline: 'The </script><b>crane</b>' })
  })
})

describe('the site’s accounts elsewhere', () => {
  const before = { ...env }
  afterEach(() => void Object.assign(env, before))

  it('are named where they are configured', async () => {
    const publication = 'at://did:plc:abc/site.standard.publication/news'
    Object.assign(env, {
      X_HANDLE: 'newsclip',
      FEDIVERSE_CREATOR: '@news@mastodon.example',
      STANDARD_SITE: publication,
    })
    expect(await headOf('/articles/harbour-crane')).toEqual(
      expect.arrayContaining([
        '<meta name="twitter:site" content="@newsclip">',
        '<meta name="fediverse:creator" content="@news@mastodon.example">',
        `<link rel="site.standard.publication" href="${publication}">`,
      ]),
    )
    expect(await (await ask('/.well-known/site.standard.publication')).text()).toBe(publication)
  })

  it('have no address where they are not', async () => {
    expect((await ask('/.well-known/site.standard.publication')).status).toBe(404)
    expect((await ask('/.well-known/security.txt')).status).toBe(404)
  })

  it('tell who finds a hole whom to write to', async () => {
    Object.assign(env, { SECURITY_CONTACT: 'mailto:security@news.example' })
    expect(await (await ask('/.well-known/security.txt')).text()).toMatch(
      /^Contact: mailto:security@news.example\nExpires: \d{4}-\d\d-\d\dT00:00:00.000Z\n/,
    )
  })
})

describe('crawlers', () => {
  it('find every published article by way of robots.txt, and no scheduled one', async () => {
    await importArticles({ title: 'Tomorrow', slug: 'tomorrow', publishedAt: '2190-01-01T00:00:00Z' })
    const textAt = async (address: string) => (await ask(address.replace('https://news.example', ''))).text()
    const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address ?? '')
    const [, index = ''] = /^Sitemap: (.*)$/m.exec(await textAt('/robots.txt')) ?? []
    const parts = locations(await textAt(index))
    expect(parts).toEqual(['https://news.example/sitemaps/pages.xml', 'https://news.example/sitemaps/articles-1.xml'])
    const [pages = [], articles = []] = await Promise.all(parts.map(async (part) => locations(await textAt(part))))
    expect(articles.map((address) => address.split('/').at(-1)).toSorted()).toEqual([
      'ferry-returns',
      'harbour-crane',
      'library-sundays',
    ])
    expect(pages).toContain('https://news.example/tags/harbour')
    expect((await ask('/sitemaps/articles-2.xml')).status).toBe(404)
  })

  it('find in the news sitemap what is new, and nothing that was paid for', async () => {
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
    await importArticles(
      { title: 'Fresh & new', slug: 'fresh', publishedAt: hourAgo, language: 'zh-Hant' },
      { title: 'Bought', slug: 'bought', publishedAt: hourAgo, sponsored: true },
    )
    const xml = await (await ask('/sitemap-news.xml')).text()
    expect([...xml.matchAll(/<loc>([^<]*)/g)].map(([, address]) => address)).toEqual([
      'https://news.example/articles/fresh',
    ])
    expect(xml).toContain('<news:title>Fresh &amp; new</news:title>')
    expect(xml).toContain('<news:language>zh-tw</news:language>')
  })
})

describe('whoever comes to the Mastodon address', () => {
  const address = '/share/mastodon?article=harbour-crane&server=mastodon.example'

  it('from our own form is led on', async () => {
    const response = await ask(address, { headers: { 'Sec-Fetch-Site': 'same-origin' }, redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toMatch(/^https:\/\/mastodon\.example\/share\?text=/)
  })

  it.each(['cross-site', 'none', undefined])('from anywhere else (%s) is shown where it leads', async (from) => {
    const headers: Record<string, string> = from === undefined ? {} : { 'Sec-Fetch-Site': from }
    const response = await ask(address, { headers, redirect: 'manual' })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Go on to <bdi>mastodon.example</bdi>')
  })

  it('with no server’s name is asked again', async () => {
    const response = await ask('/share/mastodon?article=harbour-crane&server=localhost')
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('aria-invalid="true"')
  })
})
