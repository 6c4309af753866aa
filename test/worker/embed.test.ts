import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { newsroom } from '../support/newsroom.ts'
import { ask, importArticles, siteUrl } from '../support/site.ts'

const { harbour, library, ferry } = newsroom

const hostile = `</style></script><script>alert(1)</script><img src=x onerror="alert(1)">`

beforeEach(async () => {
  await importArticles(harbour, library, ferry)
})

async function text(path: string): Promise<string> {
  return (await ask(path)).text()
}

/** What stands after the styles. */
async function shown(path: string): Promise<string> {
  return (await text(path)).split('</style>').at(-1) ?? ''
}

function headlines(html: string): string[] {
  return [...html.matchAll(/<a part="link"[^>]*href="[^"]*\/articles\/([^"]*)"/g)].map(([, slug]) => slug ?? '')
}

describe.each(['/embed/feed', '/embed/feed.html'])('%s', (path) => {
  it('shows what the same question shows in the element', async () => {
    const html = await shown(`${path}?category=general`)
    expect(headlines(html)).toEqual(['library-sundays', 'harbour-crane'])
    expect(html).toMatch(/<h2 part="heading"[^>]*>More from General<\/h2>/)
    expect(html).toContain('data-layout="auto"')
    expect(html).toContain(`href="${siteUrl}/categories/general"`)
    expect(html).not.toContain('part="label"')
  })

  it('looks as its address says, in the words of the element’s attributes', async () => {
    const look = 'layout=list&heading=News&heading-level=3&theme=dark&show=summary&hide=time,more&target=_blank'
    const html = await shown(`${path}?limit=3&${look}`)
    expect(html).toContain('<section part="root" data-theme="dark"')
    expect(html).toMatch(/<h3 part="heading"[^>]*>News<\/h3>/)
    expect(html).toMatch(/<h4 part="headline"/)
    expect(html).toContain('data-layout="list"')
    expect(html).toContain('part="summary"')
    expect(html).not.toMatch(/part="(time|more-link)"/)
    expect(html.match(/target="_blank"/g)).toHaveLength(3)
  })

  it('takes the public custom properties, and nothing that is none', async () => {
    const whole = await text(`${path}?accent=c2331f&radius=8&columns=2&card-min=200`)
    expect(whole).toContain(
      '{--newsclip-accent:#c2331f;--newsclip-radius:8px;--newsclip-card-min:200px;--newsclip-columns:2}</style>',
    )
    const refused = await ask(`${path}?accent=${encodeURIComponent('red}*{display:none')}`)
    expect(refused.status).toBe(400)
    expect(await refused.text()).not.toContain('red}')
  })

  it('speaks the language that was asked for, from right to left where it is written so', async () => {
    const html = await shown(`${path}?category=general&locale=ar`)
    expect(html).toContain('<section part="root" data-theme="inherit" lang="ar" dir="rtl"')
    expect(html).toContain('2 مارس 2026')
  })

  it('says so where there is nothing, and sends nobody to a page that is not there', async () => {
    const html = await shown(`${path}?category=nothing`)
    expect(html).toContain('<p>No articles yet.</p>')
    expect(html).not.toContain('more-link')
  })

  it('is headed by the name of what it is of, though it finds nothing there', async () => {
    expect(await shown(`${path}?category=general&q=zebra`)).toContain('More from General')
  })

  it('is text to the last sign, whatever a title says', async () => {
    await importArticles({ title: hostile, slug: 'hostile', category: 'Odd', publishedAt: '2026-03-04T00:00:00Z' })
    const whole = await text(`${path}?category=odd&heading=${encodeURIComponent(hostile)}`)
    expect(whole).not.toContain('alert(1)</script>')
    expect(whole).not.toContain('<img src=x')
    expect(whole.match(/&lt;script&gt;alert\(1\)/g)?.length).toBeGreaterThanOrEqual(2)
  })

  it('is kept like the feed of its question, and known by one spelling', async () => {
    const { headers } = await ask(`${path}?theme=inherit&limit=6&layout=grid&all=harbour`)
    expect(headers.get('Cache-Control')).toBe('public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400')
    expect(headers.get('Cache-Tag')).toBe('tag:harbour')
    expect(headers.get('Link')).toBe(`<${siteUrl}${path}?all=harbour&layout=grid>; rel="canonical"`)
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('keeps its look when a tag turns out to be another’s', async () => {
    await ask('/api/v1/tags/harbour/synonyms', {
      method: 'PUT',
      headers: { Authorization: 'Bearer a-token-for-tests', 'Content-Type': 'application/json' },
      body: '{"synonyms":["port"]}',
    })
    const moved = await ask(`${path}?all=port&theme=dark`, { redirect: 'manual' })
    expect(moved.headers.get('Location')).toBe(`${siteUrl}${path}?all=harbour&theme=dark`)
  })
})

/** The policy, by directive. */
async function policyOf(response: Response): Promise<Record<string, string>> {
  const policy = response.headers.get('Content-Security-Policy') ?? ''
  return Object.fromEntries(policy.split('; ').map((part) => part.split(/ (.*)/) as [string, string]))
}

function hashOf(source: string | undefined): string {
  return `'sha256-${createHash('sha256')
    .update(source ?? '')
    .digest('base64')}'`
}

describe('a frame', () => {
  it.each([
    ['with a feed', '/embed/feed?category=general&accent=00f', 200],
    ['with an article', '/embed/article/harbour-crane', 200],
    ['with a problem', '/embed/feed?layout=round', 400],
    ['with nothing', '/embed/article/unheard-of', 404],
  ])('may stand in any page, and does nothing but what is in it: %s', async (_, path, status) => {
    const response = await ask(path)
    const policy = await policyOf(response)
    const html = await response.text()
    expect(response.status).toBe(status)
    expect(response.headers.has('X-Frame-Options')).toBe(false)
    expect(policy).toEqual({
      'default-src': "'none'",
      'img-src': '*',
      'style-src': hashOf(/<style>(.*?)<\/style>/s.exec(html)?.[1]),
      'script-src': hashOf(/<script>(.*?)<\/script>/s.exec(html)?.[1]),
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': '*',
    })
    // What the policy would stop must not be there to be stopped.
    expect(html).not.toMatch(/ style="| on\w+="/)
  })

  it('opens links in the page around it, unless it is told where', async () => {
    expect(await text('/embed/feed?limit=1')).toContain('<base target="_top">')
    expect((await shown('/embed/feed?limit=1')).match(/target="_top"/g)).toHaveLength(2)
    expect(await text('/embed/feed?limit=1&target=_blank')).toContain('<base target="_blank">')
  })

  it('says in itself what is wrong with its address', async () => {
    const html = await shown('/embed/feed?layout=round')
    expect(html).toContain('layout: must be one of auto, grid, list, compact, carousel, hero')
    expect(html).toContain(`<a href="${siteUrl}/">Newsclip</a>`)
  })
})

describe('the frame of an article', () => {
  it('shows its card with all that makes one want to read it', async () => {
    const html = await shown('/embed/article/harbour-crane')
    expect(headlines(html)).toEqual(['harbour-crane'])
    expect(html).toMatch(/<h2 part="heading"[^>]*>Newsclip<\/h2>/)
    expect(html).toContain('Two ships can be unloaded at once from autumn on.')
    expect(html).toContain('part="label"')
  })

  it('is kept under the article’s tag, and known by one spelling', async () => {
    const { headers } = await ask('/embed/article/harbour-crane?locale=de-AT&theme=dark')
    expect(headers.get('Cache-Tag')).toMatch(/^article:\d+$/)
    expect(headers.get('Link')).toBe(`<${siteUrl}/embed/article/harbour-crane?locale=de&theme=dark>; rel="canonical"`)
  })
})

describe('a fragment', () => {
  it('stands in a shadow of its own, beside the link for whoever sees none', async () => {
    const html = await text('/embed/feed.html?category=general')
    expect(html).toMatch(
      /^<div><template shadowrootmode="open"><style>.*<\/style><section.*<\/section><\/template><a href="https:\/\/news\.example\/categories\/general">More from General<\/a><\/div>\n$/s,
    )
    expect(html).not.toContain('<script')
  })

  it('leaves a link to the site where there is a problem, which is nothing for readers', async () => {
    const response = await ask('/embed/feed.html?layout=round')
    expect(response.status).toBe(400)
    expect(await response.text()).toBe(`<div><a href="${siteUrl}/">Newsclip</a></div>\n`)
  })
})
