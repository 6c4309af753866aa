import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostPages } from '../../scripts/demo/host/pages.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoSite, serveDemoSite } from '../support/demo-site.ts'

let site: DemoSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([serveDemoSite(), openBrowser()])
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const paths = [
  '/',
  '/categories/general',
  '/tags/history',
  '/articles/salt-sugar-water-cheapest-miracle',
  '/articles/from-windhoek-to-sanaa-press-freedom-day',
  '/articles/al-khwarizmi-ism-sara-kalima',
  '/articles/unheard-of',
  '/search?q=water',
  '/search?since=yesterday',
  '/feeds?any=water',
  '/about',
  '/docs',
  '/problems/parameter-invalid',
]

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

describe.each(paths)('%s', (path) => {
  it.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
    const page = await openPage(browser, { colorScheme })
    await page.goto(site.url + path)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  it.each([320, 360, 800, 1280])('fits a screen of %i px', async (width) => {
    const page = await openPage(browser, { viewport: { width, height: 800 } })
    await page.goto(site.url + path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.context().close()
  })

  it('is read with scripts off, sets no cookie and asks nobody else', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    const trouble: string[] = []
    page.on('console', (message) => {
      // That an answer is a problem is told there as well.
      if (message.type() === 'error' && !message.text().includes('responded with a status of 4'))
        trouble.push(message.text())
    })
    await page.goto(site.url + path, { waitUntil: 'load' })
    await expect(page.locator('h1').textContent()).resolves.not.toBe('')
    expect(new Set(asked)).toEqual(new Set([site.url]))
    expect(await page.context().cookies()).toEqual([])
    expect(trouble).toEqual([])
    await page.context().close()
  })
})

describe('a reader', () => {
  it('comes to an article, and goes on to its tag, to another article and home', async () => {
    const page = await openPage(browser)
    await page.goto(`${site.url}/articles/salt-sugar-water-cheapest-miracle`)
    await page.getByRole('link', { name: '#PublicHealth' }).click()
    await expect(page.locator('h1').textContent()).resolves.toBe('#PublicHealth')
    await page.locator('[part=link]').last().click()
    await page.waitForURL('**/articles/*')
    const more = page.getByRole('region', { name: /^More from / })
    await expect(more.getByRole('listitem').count()).resolves.toBe(6)
    await page.getByRole('link', { name: 'Newsclip', exact: true }).click()
    await page.waitForURL(`${site.url}/`)
    await page.context().close()
  })

  it('pages to the oldest article and back', async () => {
    const page = await openPage(browser)
    await page.goto(`${site.url}/`)
    const titles = new Set<string>()
    const older = page.getByRole('link', { name: 'Older articles' })
    for (;;) {
      for (const title of await page.locator('[part=link]').allTextContents()) titles.add(title)
      if ((await older.count()) === 0) break
      await older.click()
      await page.waitForLoadState()
    }
    expect(titles.size).toBe(49)
    await page.getByRole('link', { name: 'Newer articles' }).click()
    await expect(older.count()).resolves.toBe(1)
    await page.context().close()
  })

  it('gets from the top to the article by keyboard', async () => {
    const page = await openPage(browser)
    await page.goto(`${site.url}/`)
    await page.keyboard.press('Tab')
    await expect(page.evaluate(() => document.activeElement?.textContent)).resolves.toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/articles/*')
    await page.context().close()
  })

  it('sees each picture of the home page, none of them late in its place', async () => {
    const page = await openPage(browser, { viewport: { width: 1280, height: 6000 } })
    await page.goto(`${site.url}/`)
    const images = page.locator('[part=image] img')
    const cards = await page.locator('[part=image]').count()
    expect(cards).toBeGreaterThan(10)
    const pictures = () =>
      images.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))
    await expect.poll(pictures, { timeout: 20_000 }).toEqual(Array.from({ length: cards }, () => 1600))
    await page.context().close()
  })
})

describe('the widget on a page of another origin', () => {
  it('shows the newest cards of its category', async () => {
    const page = await openPage(browser)
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    await page.goto(`${site.hostUrl}/garden`)
    const feed = page.locator('newsclip-feed[category="general"]:state(ready)')
    await feed.getByRole('listitem').first().waitFor()
    const shown = await feed.getByRole('heading', { level: 3 }).allTextContents()
    const answer = await fetch(`${site.url}/api/v1/articles?category=general&limit=${shown.length}`)
    const { articles } = (await answer.json()) as { articles: { title: string }[] }
    expect(shown.length).toBeGreaterThan(2)
    expect(shown.map((title) => title.trim())).toEqual(articles.map((article) => article.title))
    await expect(feed.getByRole('heading', { level: 2 }).textContent()).resolves.toContain('More from General')
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('is the pasted link without script', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${site.hostUrl}/garden`)
    const link = page.locator('newsclip-feed[category="general"] > a')
    await expect(link.isVisible()).resolves.toBe(true)
    await expect(link.getAttribute('href')).resolves.toBe(`${site.url}/categories/general`)
    await page.context().close()
  })

  it('is the pasted link when the site does not answer', async () => {
    const page = await openPage(browser)
    await page.route('**/api/v1/**', (route) => route.fulfill({ status: 404, body: '' }))
    await page.goto(`${site.hostUrl}/garden`)
    await page.locator('newsclip-feed[category="general"]:state(error)').waitFor()
    await expect(page.locator('newsclip-feed[category="general"] > a').isVisible()).resolves.toBe(true)
    await page.context().close()
  })
})

describe('the pages of somebody else', () => {
  it('are all on their index', async () => {
    const page = await openPage(browser)
    await page.goto(site.hostUrl)
    const links = await page.locator('dt a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(links).toEqual(hostPages.map(({ name }) => `/${name}`))
    await page.context().close()
  })

  it.each([
    ['layouts', 12],
    ['hostile', 2],
    ['strict', 1],
    ['trusted-types', 1],
    ['two-versions', 2],
  ])('show their cards, whatever they are: %s', async (name, count) => {
    const page = await openPage(browser)
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('console', (message) => trouble.push(message.text()))
    await page.goto(`${site.hostUrl}/${name}`)
    expect(await page.locator('newsclip-feed').count()).toBe(count)
    for (let at = 0; at < count; at++) {
      await page.locator('newsclip-feed').nth(at).scrollIntoViewIfNeeded()
      await page.locator(`newsclip-feed >> nth=${at} >> [part=link] >> nth=0`).waitFor()
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('have each of the builder’s snippets, and those that are HTML at work', async () => {
    const page = await openPage(browser)
    await page.goto(`${site.hostUrl}/snippets`)
    const code = await page.locator('pre').allTextContents()
    expect(code.length).toBeGreaterThanOrEqual(8)
    expect(code[0]).toContain(
      `<script type="module" async src="${site.url}/widget/feed.js?category=general&amp;limit=3">`,
    )
    for (const name of ['HTML', 'Zero-shift', 'Strict CSP']) {
      await page.locator(`iframe[title="${name}"]`).scrollIntoViewIfNeeded()
      await page.frameLocator(`iframe[title="${name}"]`).locator('newsclip-feed:state(ready)').waitFor()
    }
    await page.locator('iframe[title=iframe]').scrollIntoViewIfNeeded()
    const frame = page.frameLocator('iframe[title=iframe]').frameLocator('iframe')
    await frame.locator('li').first().waitFor()
    expect(await frame.locator('li').count()).toBe(3)
    await page.context().close()
  })

  it('have a link, a frame and a fragment where no script may run', async () => {
    const page = await openPage(browser)
    await page.goto(`${site.hostUrl}/no-script`)
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
    expect(await page.frameLocator('iframe').locator('li').count()).toBe(3)
    expect(await page.locator('li [part=link]').count()).toBe(3)
    await page.context().close()
  })

  it('keep the element of the version that came first', async () => {
    const page = await openPage(browser)
    await page.goto(`${site.hostUrl}/two-versions`)
    await page.locator('newsclip-feed[category=science]:state(ready)').waitFor({ state: 'attached' })
    const version = await page.evaluate(
      () => (customElements.get('newsclip-feed') as unknown as { version: string }).version,
    )
    expect(version).toBe('0.0.1')
    await page.context().close()
  })
})

it('answers the README’s questions as the README says', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const examples = [...readme.matchAll(/curl '(http:\/\/localhost:8787[^']*)'\n```\n```json\n(.*)\n```/g)]
  expect(examples.length).toBeGreaterThanOrEqual(5)
  for (const [, address = '', answer] of examples) {
    const response = await fetch(address.replace('http://localhost:8787', site.url))
    expect((await response.text()).replaceAll(site.url, 'http://localhost:8787')).toBe(answer)
  }
})
