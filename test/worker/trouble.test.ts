import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import type { Problem } from '../../worker/contract.ts'
import { readAllowance } from '../../worker/http/read-limit.ts'
import { operations } from '../../worker/openapi/operations.ts'
import configuration from '../../wrangler.toml?raw'
import { askIn, siteUrl } from '../support/site.ts'

describe('a caller who asks too often', () => {
  const limited = {
    READ_LIMIT: { limit: async ({ key }: { key: string }) => ({ success: key !== '192.0.2.7' }) } as RateLimit,
  }

  it('is told to wait, and how long', async () => {
    const response = await askIn(limited, '/api/v1/articles')
    expect(response.status).toBe(429)
    expect(await response.json<Problem>()).toMatchObject({ type: `${siteUrl}/problems/too-many-requests` })
    expect(response.headers.get('Retry-After')).toBe('60')
    expect(response.headers.get('RateLimit-Policy')).toBe('"reads";q=600;w=60')
    expect(response.headers.get('RateLimit')).toBe('"reads";r=0')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('is promised what the platform is told', () => {
    const [, limit, period] = /name = "READ_LIMIT"[^[]*limit = (\d+), period = (\d+)/.exec(configuration) ?? []
    expect([Number(limit), Number(period)]).toEqual([readAllowance.requests, readAllowance.windowSeconds])
  })

  it('keeps nobody else waiting', async () => {
    const response = await askIn(limited, '/api/v1/articles', { 'CF-Connecting-IP': '192.0.2.8' })
    expect(response.status).toBe(200)
    // What the edge keeps for everybody says nothing of one caller.
    expect(response.headers.get('Cache-Control')).toContain('public')
    expect(response.headers.get('RateLimit-Policy')).toBe('"reads";q=600;w=60')
    expect(response.headers.has('RateLimit')).toBe(false)
  })

  it('is not counted where the binding is switched off', async () => {
    const { READ_LIMIT: _, ...without } = env
    const request = new Request(`${siteUrl}/api/v1/articles`, { headers: { 'CF-Connecting-IP': '192.0.2.7' } })
    const response = await app.fetch(request, without, createExecutionContext())
    expect(response.status).toBe(200)
    expect(response.headers.has('RateLimit-Policy')).toBe(false)
  })
})

/** By how worker/app.ts spells them: an address of each, for what is read without a token. */
const publicAddresses: Record<string, string> = {
  ...Object.fromEntries(
    ['', '.json', '.jsonfeed', '.rss', '.atom', '.md']
      .map((ending) => `/api/v1/articles${ending}`)
      .map((path) => [path, path]),
  ),
  '/api/v1/articles/:slug': '/api/v1/articles/a',
  '/api/v1/articles/:slug{[^/.]+\\.md}': '/api/v1/articles/a.md',
  '/api/v1/articles/:slug/more': '/api/v1/articles/a/more',
  '/api/v1/tags': '/api/v1/tags',
  '/api/v1/tags/:slug': '/api/v1/tags/a',
  '/api/v1/categories': '/api/v1/categories',
  '/widget/feed.js': '/widget/feed.js',
  '/embed': '/embed',
  '/embed/preview': '/embed/preview',
  '/embed/feed': '/embed/feed',
  '/embed/feed.html': '/embed/feed.html',
  '/embed/article/:slug': '/embed/article/a',
  '/oembed': `/oembed?url=${encodeURIComponent(`${siteUrl}/articles/a`)}`,
  ...Object.fromEntries(
    ['/feed.rss', '/feed.atom', '/feed.json'].flatMap((feed) => [
      [feed, feed],
      [`/categories/:slug${feed}`, `/categories/a${feed}`],
      [`/tags/:slug${feed}`, `/tags/a${feed}`],
    ]),
  ),
  '/llms.txt': '/llms.txt',
  '/previews/:slug': '/previews/a',
  '/search': '/search?q=a',
  '/share/mastodon': '/share/mastodon?article=a',
  '/docs': '/docs',
  '/problems/:name': '/problems/tag-in-use',
  '/feeds': '/feeds',
  '/about': '/about',
  '/sitemap.xml': '/sitemap.xml',
  '/sitemaps/pages.xml': '/sitemaps/pages.xml',
  '/sitemaps/:part{articles-[1-9][0-9]{0,6}\\.xml}': '/sitemaps/articles-1.xml',
  '/sitemap-news.xml': '/sitemap-news.xml',
  '/': '/',
  '/categories/:slug': '/categories/a',
  '/tags/:slug': '/tags/a',
  '/articles/:slug{[^/.]+\\.md}': '/articles/a.md',
  '/articles/:slug': '/articles/a',
}

/** What is answered without the database. */
const otherAddresses = [
  ...['/openapi.json', '/docs/try/:operation', '/robots.txt', '/manifest.webmanifest', '/media/:name'],
  ...['/.well-known/security.txt', '/.well-known/site.standard.publication', '/share/:slug/:file'],
  '/:key{[A-Za-z0-9-]{8,128}\\.txt}',
]

const withToken = operations.filter(({ scope }) => scope).map(({ path }) => path)

describe('a database that cannot be reached', () => {
  const broken = {
    DB: {
      withSession: () => ({
        prepare: () => ({ bind: () => ({ raw: fail, all: fail }), raw: fail, all: fail }),
        batch: fail,
      }),
    } as unknown as D1Database,
  }

  async function fail(): Promise<never> {
    throw new Error('D1_ERROR: Network connection lost.')
  }

  it('is looked for at every address that anybody may read', () => {
    const read = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
    const looked = [...Object.keys(publicAddresses), ...otherAddresses]
    expect(read).toEqual(expect.arrayContaining(looked))
    expect([...looked, ...withToken]).toEqual(expect.arrayContaining(read))
  })

  it.each([...Object.values(publicAddresses), '/nowhere', '/?p=17'])(
    'is a problem that passes, not a stack: %s',
    async (path) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const response = await askIn(broken, path)
      expect(response.status).toBe(503)
      expect(response.headers.get('Retry-After')).toBe('5')
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      const text = await response.text()
      expect(text).not.toMatch(/Network connection lost|D1_ERROR|\n +at /)
      expect(log).toHaveBeenCalled()
      log.mockRestore()
    },
  )

  it('is the same trouble when it is set back as a whole', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const reset = Object.assign(new Error('internal error; reference = abc'), { durableObjectReset: true })
    const withSession = () => ({ prepare: () => ({ bind: () => ({}) }), batch: () => Promise.reject(reset) })
    const response = await askIn({ DB: { withSession } as unknown as D1Database }, '/api/v1/categories')
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '5'])
    vi.restoreAllMocks()
  })

  it('leaves a shared link its picture, and what stands without it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    for (const path of ['/openapi.json', '/robots.txt', '/manifest.webmanifest']) {
      expect((await askIn(broken, path)).status, path).toBe(200)
    }
    const picture = await askIn(broken, '/share/a/b.png')
    expect([picture.status, picture.headers.get('Content-Type')]).toEqual([200, 'image/png'])
    vi.restoreAllMocks()
  })
})
