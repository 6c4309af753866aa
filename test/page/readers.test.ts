import { brotliCompressSync, constants } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoSite, serveDemoSite } from '../support/demo-site.ts'
import { complaintsAbout, hasJava } from '../support/nu-html-checker.ts'

let site: DemoSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([serveDemoSite(), openBrowser()])
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const article = '/articles/salt-sugar-water-cheapest-miracle'

const paths = [
  '/',
  '/categories/health',
  '/tags/history',
  article,
  '/articles/al-khwarizmi-ism-sara-kalima',
  '/search',
  '/search?q=water',
  '/search?q=nothingofthekind',
  '/search?since=yesterday&sort=relevance',
  '/feeds?any=water,history',
  '/about',
  '/docs',
  '/problems/too-many-requests',
  '/articles/unheard-of',
  `/share/mastodon?article=${article.slice('/articles/'.length)}&server=mastodon.example`,
]

/** A page that remembers what its policy forbade and how far things moved. */
async function watchedPage(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, options)
  await page.addInitScript(() => {
    const seen = { forbidden: [] as string[], moved: 0 }
    Object.assign(globalThis, { seen })
    addEventListener('securitypolicyviolation', (event) =>
      seen.forbidden.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    )
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(site.url + path, { waitUntil: 'load' })
  return page
}

/** In thousandths, as shifts are told everywhere: on a machine that is busy the scrolling itself may count as less. */
async function seenOn(page: Page) {
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { forbidden: string[]; moved: number } }).seen,
  )
  return { ...seen, moved: Math.round(seen.moved * 1000) / 1000 }
}

describe.each(paths)('%s', (path) => {
  it('keeps to its policy, and nothing moves once it is there', async () => {
    const page = await watchedPage(path, { viewport: { width: 412, height: 800 } })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page.waitForLoadState('networkidle')
    expect(await seenOn(page)).toEqual({ forbidden: [], moved: 0 })
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('asks for nothing that would hold up what is seen', async () => {
    const page = await watchedPage(path)
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => (entry as unknown as { renderBlockingStatus: string }).renderBlockingStatus === 'blocking')
        .map((entry) => entry.name),
    )
    expect(blocking).toEqual([])
    await page.context().close()
  })
})

it('refuses a script that is not its own', async () => {
  const page = await watchedPage(article)
  await page.evaluate(() => {
    const script = document.createElement('script')
    try {
      script.text = 'document.title = "taken over"'
    } catch {
      // Trusted Types are required, and nobody makes any.
    }
    document.body.appendChild(script)
  })
  expect(await page.title()).toBe('Salt, Sugar, Water: The Cheapest Miracle in the Clinic · Newsclip')
  expect((await seenOn(page)).forbidden).not.toEqual([])
  await page.context().close()
})

it('an article comes in the first round trip, with all that it takes to read it', async () => {
  const answer = await fetch(`${site.url}/api/v1/articles?limit=100`)
  const { articles } = (await answer.json()) as { articles: { url: string }[] }
  expect(articles.length).toBe(49)
  for (const { url } of articles) {
    const page = await (await fetch(url)).text()
    // As the edge compresses what it has to make at once.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4 }
    expect(brotliCompressSync(page, { params }).length, url).toBeLessThanOrEqual(14_600)
    expect(page).not.toContain('rel="stylesheet"')
  }
})

it.skipIf(!hasJava())(
  'nothing is written that the Nu HTML checker objects to',
  async () => {
    const documents: Record<string, string> = {}
    for (const path of [...paths, '/embed/feed?category=general', `/embed${article.replace('articles', 'article')}`]) {
      documents[path] = await (await fetch(site.url + path, { headers: { Accept: 'text/html' } })).text()
    }
    const fragment = await (await fetch(`${site.url}/embed/feed.html?category=general`)).text()
    documents['/embed/feed.html'] =
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>${fragment}</body></html>`
    expect(complaintsAbout(documents)).toEqual([])
  },
  180_000,
)

describe('a reader who shares', () => {
  it('finds every network, each by a plain link to the article’s own address', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${site.url + article}?utm_source=x&fbclid=1`)
    await page.getByRole('link', { name: 'Share', exact: true }).click()
    const panel = page.getByRole('region', { name: 'Pass it on' })
    const addresses = await panel
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => decodeURIComponent((link as HTMLAnchorElement).href)))
    expect(addresses.map((address) => address.split(/[/?]/)[2])).toEqual(
      [
        ...['x.com', 'www.facebook.com', 'www.linkedin.com', 'bsky.app', 'wa.me', 't.me', 'www.reddit.com'],
        expect.stringContaining('subject='),
      ].map((one) => (typeof one === 'string' ? one : expect.anything())),
    )
    for (const address of addresses) {
      expect(address).toContain(site.url + article)
      expect(address).not.toMatch(/utm_|fbclid/)
    }
    expect(await panel.getByRole('button', { name: 'Copy link' }).count()).toBe(0)
    await page.context().close()
  })

  it('copies the link without what it gathered on its way', async () => {
    const page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(`${site.url + article}?utm_source=x`)
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByRole('status').filter({ hasText: 'Link copied.' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(site.url + article)
    await page.context().close()
  })

  it('opens the system’s own sheet where there is one', async () => {
    const page = await openPage(browser)
    await page.addInitScript(() => {
      Object.assign(navigator, {
        share: async (shared: ShareData) => Object.assign(globalThis, { shared }),
      })
    })
    await page.goto(site.url + article)
    await page.getByRole('button', { name: 'Share…' }).click()
    expect(await page.evaluate(() => (globalThis as unknown as { shared: ShareData }).shared)).toEqual({
      title: 'Salt, Sugar, Water: The Cheapest Miracle in the Clinic',
      url: site.url + article,
    })
    await page.context().close()
  })

  it.each([true, false])('is led to their Mastodon server, with scripts: %s', async (javaScriptEnabled) => {
    const page = await openPage(browser, { javaScriptEnabled })
    await page.goto(site.url + article)
    await page.getByLabel('Your Mastodon server').fill('@ada@mastodon.example')
    const led = page.waitForRequest('https://mastodon.example/**')
    await page.getByRole('button', { name: 'Share on Mastodon' }).click()
    const address = new URL((await led).url())
    expect(address.pathname).toBe('/share')
    expect(address.searchParams.get('text')).toBe(
      `Salt, Sugar, Water: The Cheapest Miracle in the Clinic\n${site.url}${article}`,
    )
    await page.context().close()
  })
})

describe('a reader who searches', () => {
  it('asks in the masthead, sees the matches, narrows down and reads on, without scripts', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(site.url)
    await page.getByRole('searchbox', { name: 'Search the articles' }).fill('cholera')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=cholera')
    const results = page.getByRole('list', { name: 'Results' })
    await expect(results.locator('mark').first().textContent()).resolves.toMatch(/^cholera$/i)
    await page.getByText('Filters').click()
    await page.getByLabel('All of these tags').fill('#PublicHealth')
    await page.getByRole('button', { name: 'Search', exact: true }).last().click()
    await page.waitForURL((url) => url.searchParams.get('all') === '#PublicHealth')
    await results.getByRole('link', { name: /Salt, Sugar, Water/ }).click()
    await page.waitForURL(site.url + article)
    await page.context().close()
  })

  it('is told in the field what is wrong with it', async () => {
    const page = await openPage(browser)
    const answer = await page.goto(`${site.url}/search?q=water&since=yesterday`)
    expect(answer?.status()).toBe(400)
    const since = page.getByLabel('Since')
    await expect(since.getAttribute('aria-invalid')).resolves.toBe('true')
    await expect(page.locator('#wrong-since').textContent()).resolves.toMatch(/^Since: is not a day/)
    await page.context().close()
  })
})

it('a keyboard leads through the masthead to a result and back to the top', async () => {
  const page = await openPage(browser)
  await page.goto(site.url)
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())
  const names: string[] = []
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    names.push((await focused()) ?? '')
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
    expect(ring, names.at(-1) ?? '').not.toBe('none')
  }
  expect(names.slice(0, 2)).toEqual(['Skip to the content', 'Newsclip'])
  expect(names).toContain('Health')
  await page.context().close()
})

it('at 400 % nothing has to be scrolled sideways', async () => {
  const page = await openPage(browser, { viewport: { width: 320, height: 256 } })
  for (const path of paths) {
    await page.goto(site.url + path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(320)
  }
  await page.context().close()
})

it('no word is too long for a phone', async () => {
  const page = await openPage(browser, { viewport: { width: 320, height: 640 } })
  await page.goto(site.url + article)
  const changed = await page.evaluate(() => {
    const places = 'h1, .standfirst, .author bdi, .body > p, .source bdi, .article .chip bdi, .neighbours bdi'
    const words = [...document.querySelectorAll(places)]
    for (const word of words) word.textContent = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'
    return words.length
  })
  expect(changed).toBeGreaterThan(7)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.context().close()
})

it('a table that is wider than the screen is scrolled by keyboard, and one that is not is passed over', async () => {
  for (const { width, tabIndex } of [
    { width: 200, tabIndex: 0 },
    { width: 1280, tabIndex: -1 },
  ]) {
    const page = await openPage(browser, { viewport: { width, height: 640 } })
    await page.goto(site.url + article)
    expect(await page.locator('.body table').evaluate((table) => (table as HTMLElement).tabIndex)).toBe(tabIndex)
    await page.context().close()
  }
})
