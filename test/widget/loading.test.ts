import { describe, expect, it } from 'vitest'
import type { Card } from '../../worker/contract.ts'
import { feedTag, headlines, openNewsstand, untilState } from './newsstand.ts'
import type { Answer } from './origins.ts'

const stand = openNewsstand()

const notFound: Answer = {
  status: 404,
  headers: { 'Content-Type': 'application/problem+json' },
  body: { type: 'https://news.example/problems/x', title: 'There is no such category', status: 404, detail: 'None.' },
}
const tooMany: Answer = { status: 429, headers: { 'Retry-After': '3600' }, body: {} }
const broken: Answer = { status: 500, body: { type: 'about:blank', title: 'Broken', status: 500, detail: '' } }

describe('a list that comes', () => {
  it('shows its cards on a foreign origin, under the list’s title, and no longer the page’s link', async () => {
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    expect(new URL(page.url()).origin).not.toBe(stand.origins.siteUrl)
    expect(await headlines(page)).toEqual(stand.origins.cards(6).map((card) => card.title))
    expect(await page.locator('newsclip-feed h2').textContent()).toBe('More from General')
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(false)
    expect(stand.origins.asked).toEqual(['?category=general&limit=6&locale=en'])
  })

  it('tells the page how many cards came, and from where', async () => {
    const page = await stand.visit(feedTag, {
      head: '<script>addEventListener("newsclip-load", (event) => { window.told = event.detail })</script>',
    })
    await page.waitForFunction(() => 'told' in window)
    expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual({
      count: 6,
      from: 'network',
    })
  })

  it('leaves out a broken story, and that one only', async () => {
    const [first, second, third] = stand.origins.cards(3) as [Card, Card, Card]
    const brokenStories = [
      null,
      'a story',
      [],
      {},
      { ...first, title: '' },
      { ...first, title: { _$litType$: 1, strings: ['<b>no text</b>'], values: [] } },
      { ...first, category: null },
      { ...first, category: { slug: 'general' } },
      { ...first, tags: [null] },
      { ...first, publishedText: undefined },
      { ...first, image: { ...first.image, width: { _$litDirective$: 'x' } } },
      { ...first, url: '/articles/relative' },
    ]
    stand.origins.script = () => ({
      body: { title: 'General', articles: [first, ...brokenStories, second, third], next: null },
    })
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    expect(await headlines(page)).toEqual([first.title, second.title, third.title])
  })

  it('is empty in words when there are no articles', async () => {
    stand.origins.script = () => ({ body: { title: 'General', articles: [], next: null } })
    const page = await stand.visit(feedTag)
    await untilState(page, 'empty')
    expect(await page.getByText('No articles yet.').isVisible()).toBe(true)
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
  })
})

describe('the page’s own link', () => {
  it('is there without script', async () => {
    const page = await stand.visit(feedTag, { javaScriptEnabled: false })
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
    expect(stand.origins.asked).toEqual([])
  })

  it('is there while the list is on its way', async () => {
    stand.origins.script = () => new Promise<Answer>(() => {})
    const page = await stand.visit(feedTag)
    await stand.origins.untilAsked(1)
    await untilState(page, 'loading')
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
  })

  it.each([
    ['a 404', notFound],
    ['a 429 that says when to come back, in an hour', tooMany],
    [
      'an answer that names a far day to come back',
      { ...broken, headers: { 'Retry-After': 'Fri, 31 Dec 9999 23:59:59 GMT' } },
    ],
  ])('is there after %s, which is asked once', async (_, answer) => {
    stand.origins.script = () => answer
    const page = await stand.visit(feedTag)
    await untilState(page, 'error')
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
    expect(stand.origins.asked).toHaveLength(1)
  })

  it.each([
    ['an error of the site’s', broken],
    ['a list that was cut off', '{"title":"General","articles":[{"slug":'],
    ['an answer that is no list', { body: { hello: 'world' } }],
    ['a connection that breaks', 'hang up' as const],
  ])('is there after %s, three times', async (_, answer) => {
    stand.origins.script = () => answer
    const page = await stand.visit(feedTag, { prepare: (page) => page.clock.install() })
    for (const attempt of [1, 2]) {
      await stand.origins.untilAsked(attempt)
      await page.clock.runFor(1_300)
    }
    await untilState(page, 'error')
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
    expect(stand.origins.asked).toHaveLength(3)
  })

  it('is all there is after eight seconds without an answer, which is asked once', async () => {
    const start = Date.UTC(2026, 10, 23)
    stand.origins.script = () => new Promise<Answer>(() => {})
    const page = await stand.visit(feedTag, {
      prepare: async (page) => {
        await page.clock.install({ time: start })
        // The browser's own timeout is not Playwright's to turn.
        await page.addInitScript(() => {
          AbortSignal.timeout = (milliseconds) => {
            const controller = new AbortController()
            setTimeout(() => controller.abort(), milliseconds)
            return controller.signal
          }
        })
      },
    })
    await stand.origins.untilAsked(1)
    await page.clock.pauseAt(start + 7_900)
    await untilState(page, 'loading')
    await page.clock.runFor(60_000)
    await untilState(page, 'error')
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
    expect(stand.origins.asked).toHaveLength(1)
  })

  it('is there offline', async () => {
    const page = await stand.visit('', { script: '' })
    const url = `${stand.origins.siteUrl}/widget/newsclip-feed.js`
    await page.addScriptTag({ type: 'module', content: `import ${JSON.stringify(url)}; window.loaded = true` })
    await page.waitForFunction(() => 'loaded' in window)
    await page.context().setOffline(true)
    await page.evaluate((html) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html), feedTag)
    await untilState(page, 'offline')
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
    expect(stand.origins.asked).toEqual([])
  })
})

describe('a list that comes late', () => {
  it('is waited for as long as the site says, in a date', async () => {
    const start = Date.UTC(2026, 10, 23)
    const headers = { 'Retry-After': new Date(start + 9_000).toUTCString() }
    stand.origins.script = (query) =>
      stand.origins.asked.length === 1 ? { ...broken, headers } : stand.origins.newest(query)
    const page = await stand.visit(feedTag, { prepare: (page) => page.clock.install({ time: start }) })
    await stand.origins.untilAsked(1)
    await page.clock.pauseAt(start + 7_000)
    expect(stand.origins.asked).toHaveLength(1)
    // The page sets its timer when it has read the answer, which may be after the clock was turned.
    while (stand.origins.asked.length === 1) await page.clock.runFor(100)
    expect(await page.evaluate(() => Date.now())).toBeGreaterThanOrEqual(start + 9_000)
    await untilState(page, 'ready')
  })

  it('has no title where the title is no text', async () => {
    stand.origins.script = () => ({ body: { title: { a: 1 }, articles: stand.origins.cards(2), next: null } })
    const page = await stand.visit('<newsclip-feed limit="2"></newsclip-feed>')
    await untilState(page, 'ready')
    expect(await page.locator('newsclip-feed h2').textContent()).toBe('More articles')
  })

  it('comes with the second attempt', async () => {
    stand.origins.script = (query) => (stand.origins.asked.length === 1 ? broken : stand.origins.newest(query))
    const page = await stand.visit(feedTag, { prepare: (page) => page.clock.install() })
    await stand.origins.untilAsked(1)
    await page.clock.runFor(700)
    await untilState(page, 'ready')
    expect(await headlines(page)).toHaveLength(6)
  })
})
