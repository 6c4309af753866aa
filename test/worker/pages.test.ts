import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../../worker/contract.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askJson, importArticles } from '../support/site.ts'

async function page(path: string) {
  const response = await ask(path)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** The address and text of every link, in order. */
function links(html: string): string[][] {
  return [...html.matchAll(/<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href, text]) => [
    (href ?? '').replaceAll('&amp;', '&'),
    (text ?? '').replaceAll(/<[^>]*>/g, '').trim(),
  ])
}

beforeEach(async () => {
  await importArticles(newsroom.harbour, newsroom.library, newsroom.ferry)
})

describe('the page of an article', () => {
  it('shows the piece, its tags, where its facts come from, and what to read next', async () => {
    const { status, html } = await page('/articles/harbour-crane')
    expect(status).toBe(200)
    expect(html).toContain('<h1>The harbour gets a second crane</h1>')
    expect(html).toContain('<p>The council voted for the crane on Monday night.</p>')
    expect(html).toContain('<bdi><time datetime="2026-03-01T08:00:00.000Z">March 1, 2026</time></bdi>')
    expect(html).toContain('<h2 id="more">More from General</h2>')
    expect(links(html)).toEqual(
      expect.arrayContaining([
        ['https://news.example/categories/general', 'General'],
        ['https://news.example/tags/harbour', '#Harbour'],
        ['https://news.example/tags/council', '#Council'],
        ['https://harbour.example/minutes', 'Minutes'],
        ['https://news.example/articles/library-sundays', 'Library opens on Sundays'],
      ]),
    )
  })

  it('tells of an article that is paid for, to readers and to search engines', async () => {
    await importArticles({ ...newsroom.harbour, sponsored: true })
    const paid = (await page('/articles/harbour-crane')).html
    expect(paid).toContain('<li class="sponsored">Sponsored</li>')
    expect(paid).toContain('<a href="https://harbour.example/minutes" rel="sponsored noopener">')
    expect(links((await page('/')).html)).toContainEqual([
      'https://news.example/articles/harbour-crane',
      'Sponsored The harbour gets a second crane',
    ])
    await importArticles(newsroom.harbour)
    const { html } = await page('/articles/harbour-crane')
    expect(html).not.toContain('Sponsored')
    expect(html).toContain('<a href="https://harbour.example/minutes" rel="noopener">')
  })

  it('has links that open the networks’ own composers with the article’s address', async () => {
    const { share } = await askJson<Article>('/api/v1/articles/harbour-crane')
    const { html } = await page('/articles/harbour-crane')
    const named = [...html.matchAll(/<a\b[^>]* href="([^"]*)"[^>]* aria-label="([^"]*)"/g)]
    expect(named.map(([, href, name]) => [href?.replaceAll('&amp;', '&'), name])).toEqual([
      [share.x, 'Share on X'],
      [share.facebook, 'Share on Facebook'],
      [share.linkedin, 'Share on LinkedIn'],
      [share.bluesky, 'Share on Bluesky'],
      [share.whatsapp, 'Share on WhatsApp'],
      [share.telegram, 'Share on Telegram'],
      [share.reddit, 'Share on Reddit'],
      [share.email, 'Send by email'],
    ])
  })

  it('tells machines what it is', async () => {
    await importArticles({
      ...newsroom.harbour,
      updatedAt: '2026-03-04T00:00:00Z',
      image: { url: 'https://img.example/crane.jpg', width: 800, height: 450, alt: 'A crane', credit: 'Ada' },
    })
    const { html } = await page('/articles/harbour-crane')
    expect(html).toContain('<link rel="canonical" href="https://news.example/articles/harbour-crane">')
    expect(html).toContain('<meta property="og:type" content="article">')
    expect(html).toMatch(/<meta property="og:image" content="https:\/\/news.example\/share\/harbour-crane\/\w+.png">/)
    expect(html).toContain('<meta property="article:modified_time" content="2026-03-04T00:00:00.000Z">')
    expect(html).toContain('<img src="https://img.example/crane.jpg" alt="A crane" width="800" height="450"')
    expect(html).toContain('<time datetime="2026-03-04T00:00:00.000Z">March 4, 2026</time>')
  })

  it('escapes everything but the body, which was made safe on its way in', async () => {
    const hostile = '"><script>steal()</script><b title="'
    await importArticles({
      ...newsroom.harbour,
      title: `Title ${hostile}`,
      summary: hostile,
      author: hostile,
      category: `Cat ${hostile}`,
      tags: [`Tag ${hostile}`],
      image: { url: `https://img.example/?${encodeURI(hostile)}`, alt: hostile, credit: hostile },
      source: { url: 'https://a.example/?"><script>', publisher: hostile, title: hostile },
      body: { html: `<p>${hostile}</p>` },
    })
    const { html } = await page('/articles/harbour-crane')
    expect(html).toContain('Title &quot;&gt;&lt;script&gt;')
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<b title')
  })

  it('is cached under the article and what may be offered after it', async () => {
    const { headers } = await page('/articles/harbour-crane')
    expect(headers.get('Cache-Tag')).toMatch(
      /^article:\d+,category:general,tag:harbour,tag:trade,tag:council,list,navigation$/,
    )
    expect(headers.get('ETag')).toMatch(/^"[0-9a-f]+"$/)
    const again = await ask('/articles/harbour-crane', { headers: { 'If-None-Match': headers.get('ETag') ?? '' } })
    expect(again.status).toBe(304)
  })

  it('is not touched by news from elsewhere once its category fills the offer', async () => {
    const number = (index: number) => ({ title: `Notice ${index}`, publishedAt: `2026-04-0${index}T00:00:00Z` })
    await importArticles(...[1, 2, 3, 4, 5, 6].map(number))
    const { headers } = await page('/articles/harbour-crane')
    expect(headers.get('Cache-Tag')).toMatch(/^article:\d+,category:general,navigation$/)
  })

  it('keeps a right-to-left article in its direction', async () => {
    await importArticles({ ...newsroom.harbour, title: 'الرافعة', language: 'ar' })
    const { html } = await page('/articles/harbour-crane')
    expect(html).toContain('<article class="article" lang="ar" dir="rtl"')
    expect(html).toContain('<bdi>Minutes</bdi></a>')
  })

  it('does not begin twice with the same words', async () => {
    const standfirst = '<p class="standfirst">'
    expect((await page('/articles/harbour-crane')).html).toContain(standfirst)
    const { summary: _, ...unsummarised } = newsroom.harbour
    for (const text of ['The council voted for the crane.', 'The council voted for the crane.\n\n'.repeat(20)]) {
      await importArticles({ ...unsummarised, body: { text } })
      const { html } = await page('/articles/harbour-crane')
      expect(html).toContain('<meta name="description" content="The council voted for the crane.')
      expect(html).not.toContain(standfirst)
    }
  })
})

describe('pages of cards', () => {
  it.each([
    ['/', 'Newsclip', ['Ferry to the islands returns', 'Library opens on Sundays', 'The harbour gets a second crane']],
    ['/categories/general', 'General', ['Library opens on Sundays', 'The harbour gets a second crane']],
    ['/tags/harbour', '#Harbour', ['Ferry to the islands returns', 'The harbour gets a second crane']],
  ])('%s lists its articles, newest first', async (path, heading, titles) => {
    const { status, html } = await page(path)
    expect(status).toBe(200)
    expect(html.match(/<h1[^>]*>(.*?)<\/h1>/)?.[1]).toBe(heading)
    const cards = links(html).filter(([href]) => href?.startsWith('https://news.example/articles/'))
    expect(cards.map(([, text]) => text)).toEqual(titles)
  })

  it.each(['/', '/categories/general', '/tags/council'])(
    'hasten the picture that leads, and no other: %s',
    async (path) => {
      const image = { url: 'https://img.example/crane.jpg', width: 800, height: 450, alt: ' loading="lazy"' }
      await importArticles(...Object.values(newsroom).map((article) => ({ ...article, image })))
      const pictures = [...(await page(path)).html.matchAll(/<img [^>]*>/g)].map(([picture]) => picture)
      expect(pictures.length).toBeGreaterThanOrEqual(2)
      expect(pictures.map((picture) => picture.includes(' fetchpriority="high"'))).toEqual(
        pictures.map((_, at) => at === 0),
      )
      expect(pictures.map((picture) => picture.includes(' loading="lazy"'))).toEqual(pictures.map((_, at) => at > 0))
    },
  )

  it('lead through all of them by their own links, and back', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => `Notice ${index}`)
    await importArticles(
      ...numbers.map((title, index) => ({
        title,
        category: 'Notices',
        publishedAt: new Date(Date.UTC(2026, 4, 1) + index).toISOString(),
      })),
    )
    const walk = async (start: string, relation: 'next' | 'prev') => {
      const seen: string[] = []
      for (let address: string | undefined = start; address; ) {
        const { html } = await page(address.replace('https://news.example', ''))
        seen.push(...links(html).flatMap(([href, text]) => (href?.includes('/articles/') ? [text ?? ''] : [])))
        address = html.match(new RegExp(`<a rel="${relation}" href="([^"]*)"`))?.[1] ?? ''
      }
      return seen
    }
    expect(await walk('/categories/notices', 'next')).toEqual(numbers.toReversed())
    const { html } = await page('/categories/notices')
    const second = html.match(/<a rel="next" href="([^"]*)"/)?.[1] ?? ''
    expect((await walk(second, 'prev')).toSorted()).toEqual(numbers.toReversed().slice(0, 26).toSorted())
  })

  it('say that there is nothing older, and how to get back', async () => {
    const { status, html } = await page('/?cursor=o1')
    expect(status).toBe(200)
    expect(html).toContain('There are no older articles.')
    expect(links(html)).toContainEqual(['https://news.example/', 'Back to the newest'])
  })

  it('overlook what a shared link gathered on its way', async () => {
    const { status, html } = await page('/tags/harbour?utm_source=x&fbclid=1')
    expect(status).toBe(200)
    expect(html).toContain('<link rel="canonical" href="https://news.example/tags/harbour">')
  })

  it.each([
    ['/articles/unheard-of', 404, 'There is no such article'],
    ['/categories/unheard-of', 404, 'There is no such category'],
    ['/tags/unheard-of', 404, 'There is no such tag'],
    ['/nowhere', 404, 'There is nothing at this address'],
    ['/?cursor=broken', 400, 'A parameter cannot be understood'],
  ])('%s is a readable page with status %i', async (path, status, heading) => {
    const found = await page(path)
    expect(found.status).toBe(status)
    expect(found.headers.get('Content-Type')).toContain('text/html')
    expect(found.html.match(/<h1[^>]*>(.*?)<\/h1>/)?.[1]).toBe(heading)
  })
})

describe('the pages of a site in another language', () => {
  const { SITE_LOCALE } = env
  afterEach(() => {
    env.SITE_LOCALE = SITE_LOCALE
  })

  it('say in it what stands around the cards', async () => {
    env.SITE_LOCALE = 'de-AT'
    await importArticles({ ...newsroom.harbour, updatedAt: '2026-03-04T00:00:00Z', sponsored: true })
    const { html } = await page('/articles/library-sundays')
    expect(html).toContain('<html lang="de-AT" dir="ltr">')
    expect(html).toContain('<h2 id="more">Mehr aus General</h2>')
    expect(links(html)).toContainEqual(['https://news.example/categories/general', 'Alle ansehen'])
    expect(links(html)).toContainEqual([
      'https://news.example/articles/harbour-crane',
      'Anzeige The harbour gets a second crane',
    ])
    expect((await page('/articles/harbour-crane')).html).toMatch(/>Aktualisiert am <time [^>]*>4. März 2026</)
  })

  it.each([
    ['/', ['<h2 id="latest">Aktuell</h2>', 'placeholder="Suche"', '>Für Entwickler</a>']],
    ['/categories/general', ['<p class="kind">Rubrik</p>', '<span>2 Artikel</span>']],
    ['/tags/harbour', ['content="Die neuesten Artikel zu #Harbour."', 'Oft zusammen mit <bdi>#Harbour</bdi>']],
    ['/articles/harbour-crane', ['Lesezeit: 1 Min.', 'aria-label="Auf Bluesky teilen"', 'data-copied="Link kopiert."']],
    ['/search?q=nichts', ['Nichts gefunden', 'Kein Artikel enthält alles von <q><bdi>nichts</bdi></q>']],
    ['/feeds', ['<h2>Ein eigener Feed</h2>', 'Eines dieser Schlagwörter']],
    ['/about', ['<h1>Über <bdi>Newsclip</bdi></h1>', 'Bisher sind es <bdi>3</bdi>.']],
    [
      '/articles/unheard-of',
      ['<h1>Diesen Artikel gibt es nicht</h1>', '<p class="note" lang="en" dir="auto">No published'],
    ],
    ['/share/mastodon?article=harbour-crane', ['<h1>Auf Mastodon teilen</h1>']],
    ['/docs', ['<main id="main" lang="en" dir="ltr">', '>Für Ihre Website</a>']],
  ])('say in it what they have to say: %s', async (path, said) => {
    env.SITE_LOCALE = 'de'
    const { html } = await page(path)
    for (const text of said) expect(html).toContain(text)
  })

  it('mark what they say around a piece in another', async () => {
    env.SITE_LOCALE = 'de'
    const { html } = await page('/articles/harbour-crane')
    expect(html).toContain('<article class="article" lang="en" dir="ltr"')
    expect(html).toMatch(/<nav class="crumbs" aria-label="Sie sind hier" lang="de">/)
    expect(html).toContain('<footer lang="de">')
  })

  it('run from right to left where it does', async () => {
    env.SITE_LOCALE = 'he'
    const { html } = await page('/articles/library-sundays')
    expect(html).toContain('<html lang="he" dir="rtl">')
    expect(html).toContain('<h2 id="more">עוד מתוך \u2068General\u2069</h2>')
    expect(html).toContain('<bdi><time datetime="2026-03-02T08:00:00.000Z">2 במרץ 2026</time></bdi>')
    const absent = await ask('/nothing', { headers: { Accept: 'text/html' } })
    expect(await absent.text()).toContain('<p class="note" lang="en" dir="auto">Nothing is at /nothing.</p>')
  })

  it('are English around dates of their own where we do not know the language', async () => {
    env.SITE_LOCALE = 'sv'
    const { html } = await page('/articles/library-sundays')
    expect(html).toContain('<h2 id="more">More from General</h2>')
    expect(html).toContain('>2 mars 2026</time>')
  })
})

it('shows an empty newsroom as such', async () => {
  await env.DB.batch(['articles', 'timeline'].map((table) => env.DB.prepare(`DELETE FROM ${table}`)))
  expect((await page('/')).html).toContain('No articles yet.')
})
