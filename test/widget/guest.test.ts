import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../worker/contract.ts'
import { fallback, feedTag, headlines, openNewsstand, untilState } from './newsstand.ts'

const stand = openNewsstand()

/** Whatever an element could leave behind on somebody's page. */
async function traces(page: Page) {
  const left = await page.evaluate(async () => ({
    globals: Object.getOwnPropertyNames(window).sort(),
    symbols: Reflect.ownKeys(Symbol).map(String).sort(),
    head: document.head.innerHTML,
    storage: [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ],
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    body: [...document.querySelectorAll('body *')].map((node) => node.tagName),
    attributes: [...document.querySelectorAll('newsclip-feed')].map((feed) => feed.outerHTML),
  }))
  return { ...left, cookies: await page.context().cookies() }
}

describe('on somebody’s page', () => {
  it('the element leaves nothing behind and says nothing', async () => {
    const without = await stand.visit(feedTag, {
      script: '<script type="module" async src="data:text/javascript,0"></script>',
    })
    const before = await traces(without)
    const said: string[] = []
    const page = await stand.visit(feedTag, {
      prepare: async (page) => {
        page.on('console', (message) => said.push(message.text()))
        page.on('pageerror', (error) => said.push(error.message))
      },
    })
    await untilState(page, 'ready')
    expect(await traces(page)).toEqual({ ...before })
    expect(said).toEqual([])
  })

  it('wants nothing of Intl: its first object costs a browser more than all of Lit', async () => {
    const page = await stand.visit(feedTag, {
      prepare: (page) =>
        page.addInitScript(() => {
          const wanted: string[] = []
          const get = (intl: typeof Intl, name: keyof typeof Intl) => {
            wanted.push(String(name))
            return intl[name]
          }
          Object.defineProperty(window, 'Intl', { value: new Proxy(Intl, { get }) })
          Object.assign(window, { wanted })
        }),
    })
    await untilState(page, 'ready')
    expect(await page.evaluate(() => (window as unknown as { wanted: string[] }).wanted)).toEqual([])
    expect(await page.evaluate(() => [typeof Intl.Locale, (window as unknown as { wanted: string[] }).wanted])).toEqual(
      ['function', ['Locale']],
    )
  })

  it('asks nobody but its own site, without cookies and without telling who asks', async () => {
    const asked: { origin: string; cookie: string | undefined }[] = []
    const page = await stand.visit(feedTag, {
      prepare: async (page) => {
        await page.context().addCookies([{ name: 'reader', value: '1', url: stand.origins.siteUrl }])
        page.on('request', async (request) => {
          if (!request.url().startsWith('http')) return
          asked.push({ origin: new URL(request.url()).origin, cookie: (await request.allHeaders()).cookie })
        })
      },
    })
    await untilState(page, 'ready')
    await page.waitForLoadState('networkidle')
    const { siteUrl, hostUrl } = stand.origins
    expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set([siteUrl, hostUrl]))
  })

  it('a failure is told once in the console, with an address to read on, and throws nothing', async () => {
    stand.origins.script = () => ({ status: 404, body: { title: 'There is no such category' } })
    const said: string[] = []
    const thrown: Error[] = []
    const page = await stand.visit(feedTag + feedTag.replace('general', 'world'), {
      prepare: async (page) => {
        page.on('console', (message) => message.type() === 'warning' && said.push(message.text()))
        page.on('pageerror', (error) => thrown.push(error))
      },
    })
    await untilState(page, 'error', '[category=general]')
    await untilState(page, 'error', '[category=world]')
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('There is no such category')
    expect(said[0]).toContain(`${stand.origins.siteUrl}/docs`)
    expect(thrown).toEqual([])
  })

  it('the script loaded twice, in two versions, defines the element once', async () => {
    const { siteUrl } = stand.origins
    const thrown: Error[] = []
    const script = `<script type="module" src="${siteUrl}/widget/newsclip-feed.js"></script><script type="module" src="${siteUrl}/widget/newsclip-feed.js?v=2"></script>
<script type="module">
import { NewsclipFeed as first } from '${siteUrl}/widget/newsclip-feed.js'
import { NewsclipFeed as second, define } from '${siteUrl}/widget/newsclip-feed.js?v=2'
define()
window.classes = { distinct: first !== second, defined: customElements.get('newsclip-feed') === first }
</script>`
    const page = await stand.visit(feedTag, {
      script,
      prepare: async (page) => page.on('pageerror', (error) => thrown.push(error)),
    })
    await untilState(page, 'ready')
    await page.waitForFunction(() => 'classes' in window)
    expect(await page.evaluate(() => (window as unknown as { classes: unknown }).classes)).toEqual({
      distinct: true,
      defined: true,
    })
    expect(thrown).toEqual([])
    expect(stand.origins.asked).toHaveLength(1)
  })

  it('works under a strict policy for content', async () => {
    const { siteUrl } = stand.origins
    const policy = `default-src 'none'; script-src ${siteUrl}; connect-src ${siteUrl}; img-src ${siteUrl}; require-trusted-types-for 'script'; trusted-types lit-html`
    const page = await stand.visit(feedTag, { head: `<meta http-equiv="Content-Security-Policy" content="${policy}">` })
    await untilState(page, 'ready')
    expect(
      await page
        .locator('newsclip-feed [part=card]')
        .first()
        .evaluate((card) => getComputedStyle(card).display),
    ).toBe('flex')
  })
})

describe('hostile articles', () => {
  const markup = `<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>"'><svg onload="window.hacked = true">`

  it('are text, whatever part of a card they come in', async () => {
    const [card] = stand.origins.cards(1) as [Card]
    const hostile: Card = {
      ...card,
      title: markup,
      summary: markup,
      language: `en" onclick="window.hacked = true`,
      publishedAt: markup,
      publishedText: markup,
      category: { ...card.category, name: markup },
      tags: [{ slug: 'x', name: markup, url: '' }],
      source: { url: 'javascript:window.hacked = true', publisher: markup, title: markup },
      image: {
        url: `${stand.origins.siteUrl}/pictures/1.png" onload="window.hacked = true`,
        alt: markup,
        width: 1,
        height: 1,
        credit: null,
        color: null,
        srcset: null,
      },
    }
    stand.origins.script = () => ({ body: { title: markup, articles: [hostile], next: null } })
    const page = await stand.visit(`<newsclip-feed show="summary tags label">${fallback}</newsclip-feed>`)
    await untilState(page, 'ready')
    await page.waitForLoadState('networkidle')
    expect(await headlines(page)).toEqual([markup])
    expect(await page.locator('newsclip-feed h2').textContent()).toBe(`More from ${markup}`)
    expect(await page.locator('newsclip-feed').locator('script, svg, [onclick], [onload], [onerror]').count()).toBe(0)
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })

  it.each([
    'javascript:window.hacked = true',
    ' javascript:window.hacked = true',
    'java\nscript:window.hacked = true',
    'data:text/html,x',
    'vbscript:x',
    '//x',
    '',
  ])('with the address %j are left out, and such a picture is its category’s colour', async (url) => {
    const [first, second] = stand.origins.cards(2) as [Card, Card]
    const pictured = {
      ...second,
      image: { url, alt: '', width: 1, height: 1, credit: null, color: null, srcset: null },
    }
    stand.origins.script = () => ({ body: { title: 'General', articles: [{ ...first, url }, pictured], next: null } })
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    expect(await headlines(page)).toEqual([second.title])
    expect(await page.locator('newsclip-feed img').count()).toBe(0)
    const colour = page.locator('newsclip-feed [part=image]')
    expect(await colour.evaluate((box) => getComputedStyle(box).backgroundImage)).toContain('gradient')
  })

  it('do not take the reader anywhere by the address of their category', async () => {
    const [card] = stand.origins.cards(1) as [Card]
    const category = { ...card.category, url: 'javascript:window.hacked = true' }
    stand.origins.script = () => ({ body: { title: 'General', articles: [{ ...card, category }], next: null } })
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    expect(await page.locator('newsclip-feed [part=more-link]').count()).toBe(0)
  })
})
