import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Oembed } from '../../worker/pages/oembed.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoSite, serveDemoSite } from '../support/demo-site.ts'

const article = 'salt-sugar-water-cheapest-miracle'

let site: DemoSite
let browser: Browser
let host: Server
let body = ''

beforeAll(async () => {
  host = createServer((request, response) => {
    response.writeHead(request.url === '/' ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' })
    response.end(request.url === '/' ? body : '')
  }).listen(0, '127.0.0.1')
  ;[site, browser] = await Promise.all([serveDemoSite(), openBrowser(), once(host, 'listening')])
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
  host?.close()
})

/** Obeys the frame that tells its height, and writes down what it was told. */
const obey = `<script>
told = []
addEventListener('message', ({ source, origin, data }) => {
  const frame = [...document.querySelectorAll('iframe')].find(({ contentWindow }) => contentWindow === source)
  if (data.type !== 'newsclip-height') return
  told.push({ origin, height: data.height })
  frame.style.height = data.height + 'px'
})
</script>`

interface Visited {
  page: Page
  /** The requests of the page but its own, from the site's root. */
  asked: string[]
  /** What the console and the page had against it. */
  trouble: string[]
}

/** Opens somebody's page, of another origin, with this in it. */
async function visit(content: string, options: BrowserContextOptions = {}, head = ''): Promise<Visited> {
  body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Somebody's page</title><link rel="icon" href="data:,">${head}<body style="margin:0">${content}</body></html>`
  const page = await openPage(browser, options)
  const visited: Visited = { page, asked: [], trouble: [] }
  page.on('request', (request) => {
    if (request.url().startsWith(site.url)) visited.asked.push(request.url().slice(site.url.length))
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) visited.trouble.push(message.text())
  })
  page.on('pageerror', (error) => visited.trouble.push(error.message))
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`, { waitUntil: 'networkidle' })
  return visited
}

function frame(path: string, width = '100%'): string {
  return `<iframe title="News" src="${site.url}${path}" style="width:${width};height:150px;border:0"></iframe>`
}

const contentHeight = () => Math.ceil(document.body.getBoundingClientRect().height)

describe('the script with its first feed inside', () => {
  it('shows the cards of the standard snippet with the one request for the script', async () => {
    const { page, asked, trouble } = await visit(
      `<script type="module" async src="${site.url}/widget/feed.js?category=general"></script>
       <newsclip-feed category="general"><a href="${site.url}/categories/general">More from General</a></newsclip-feed>`,
    )
    await page.locator('newsclip-feed:state(ready)').waitFor({ state: 'attached' })
    expect(await page.locator('newsclip-feed li').count()).toBe(6)
    expect(asked.filter((path) => !path.startsWith('/demo/'))).toEqual(['/widget/feed.js?category=general'])
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('serves the questions of every script on the page, and asks for the others', async () => {
    const { page, asked } = await visit(
      ['general', 'science']
        .map(
          (category) => `<script type="module" async src="${site.url}/widget/feed.js?category=${category}"></script>`,
        )
        .join(''),
    )
    await page.evaluate(() => {
      for (const category of ['general', 'science', 'world']) {
        const feed = document.createElement('newsclip-feed')
        feed.setAttribute('category', category)
        feed.setAttribute('loading', 'eager')
        document.body.appendChild(feed)
      }
    })
    await page.locator('newsclip-feed[category=world]:state(ready)').waitFor({ state: 'attached' })
    expect(await page.locator('newsclip-feed:state(ready)').count()).toBe(3)
    expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([
      '/api/v1/articles?category=world&limit=6&locale=en',
    ])
    await page.context().close()
  })

  it('works with a wrong address too, and says on the console what is wrong', async () => {
    const { page, trouble } = await visit(
      `<script type="module" async src="${site.url}/widget/feed.js?colour=red"></script><newsclip-feed category="general"></newsclip-feed>`,
    )
    await page.locator('newsclip-feed:state(ready)').waitFor({ state: 'attached' })
    expect(trouble).toEqual([expect.stringContaining('<newsclip-feed>')])
    await page.context().close()
  })
})

describe('a frame', () => {
  it.each([320, 640, 1080])('tells its height once, and does not grow by being obeyed: %i px', async (width) => {
    const { page, trouble } = await visit(obey + frame('/embed/feed?category=general'), {
      viewport: { width, height: 700 },
    })
    const told = () =>
      page.evaluate(() => (globalThis as unknown as { told: { origin: string; height: number }[] }).told)
    const inside = page.frames()[1]
    expect(await told()).toEqual([{ origin: site.url, height: await inside?.evaluate(contentHeight) }])
    expect(await inside?.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('tells it again when the page makes it narrower', async () => {
    const { page } = await visit(obey + frame('/embed/feed?category=general'), {
      viewport: { width: 1000, height: 700 },
    })
    const heightOf = () => page.locator('iframe').evaluate((frame) => frame.clientHeight)
    const before = await heightOf()
    await page.setViewportSize({ width: 320, height: 700 })
    await page.waitForFunction((height) => document.querySelector('iframe')?.clientHeight !== height, before)
    expect(await heightOf()).toBe(await page.frames()[1]?.evaluate(contentHeight))
    await page.context().close()
  })

  it('needs no script', async () => {
    const { page } = await visit(frame('/embed/feed?category=general&limit=3'), { javaScriptEnabled: false })
    expect(await page.frameLocator('iframe').locator('li').count()).toBe(3)
    await page.context().close()
  })

  it('takes its reader to the article, out of the frame', async () => {
    const { page } = await visit(obey + frame('/embed/feed?category=general&limit=1'))
    await page.frameLocator('iframe').locator('li a').click()
    await page.waitForURL(`${site.url}/articles/**`)
    await page.context().close()
  })

  it.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
    const page = await openPage(browser, { colorScheme })
    for (const path of [
      '/embed/feed?category=general',
      '/embed/feed?all=history&theme=dark&layout=list&show=summary,tags',
      '/embed/feed?locale=ar&theme=light&layout=compact',
      '/embed/feed?category=nothing',
      '/embed/feed?layout=round',
      `/embed/article/${article}`,
    ]) {
      await page.goto(site.url + path)
      // In a frame the ground is the page's, of the same scheme; axe takes it for white.
      await page.evaluate(() => document.documentElement.style.setProperty('background', 'Canvas'))
      // The frame's own policy lets nothing in but what is in it; the debugger's world is not bound by it.
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
          resultTypes: ['violations'],
          // A frame is a part of a page that has these itself.
          rules: {
            region: { enabled: false },
            'page-has-heading-one': { enabled: false },
            'landmark-one-main': { enabled: false },
          },
        }),
      )
      expect({ path, violations: violations.map(({ id }) => id) }).toEqual({ path, violations: [] })
    }
    await page.context().close()
  })
})

describe('a fragment', () => {
  it('looks like itself in a page that shouts, and leaves the page as it is', async () => {
    const fragment = await (await fetch(`${site.url}/embed/feed.html?category=general&limit=2`)).text()
    const shout =
      '<style>a { color: rgb(255, 0, 0); text-transform: uppercase } h2 { font-size: 99px } li { border: 9px solid }</style>'
    const { page, trouble } = await visit(`<h2>Theirs</h2><p><a href="/">Theirs</a></p>${fragment}`, {}, shout)
    const colour = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).color)
    expect(await page.locator('li [part=link]').count()).toBe(2)
    expect(await colour('li [part=link]')).toBe('rgb(0, 0, 0)')
    expect(await colour('p > a')).toBe('rgb(255, 0, 0)')
    expect(await page.locator('[part=heading]').evaluate((one) => getComputedStyle(one).fontSize)).not.toBe('99px')
    expect(await page.locator('div > a').isVisible()).toBe(false)
    expect(trouble).toEqual([])
    await page.context().close()
  })

  it('is a link where no shadow is known', async () => {
    const fragment = await (await fetch(`${site.url}/embed/feed.html?category=general`)).text()
    const { page } = await visit('<div id="here"></div>')
    // As a script inserts it, which makes no shadow root.
    await page.locator('#here').evaluate((here, fragment) => {
      here.innerHTML = fragment
    }, fragment)
    expect(await page.locator('#here a').getAttribute('href')).toBe(`${site.url}/categories/general`)
    expect(await page.locator('#here a').isVisible()).toBe(true)
    await page.context().close()
  })
})

describe('what oEmbed gives out', () => {
  it.each([
    ['/', 600],
    ['/', 320],
    ['/categories/science', 480],
    [`/articles/${article}`, 600],
    [`/articles/${article}`, 320],
    ['/embed/feed?category=general&layout=compact&limit=5', 600],
  ])('is as high as what is in it: %s at %i px', async (path, width) => {
    const answer = await fetch(`${site.url}/oembed?url=${encodeURIComponent(site.url + path)}&maxwidth=${width}`)
    const { html, height } = (await answer.json()) as Oembed
    const { page } = await visit(html, { viewport: { width: 800, height: 900 } })
    const content = (await page.frames()[1]?.evaluate(contentHeight)) ?? 0
    expect(content).toBeGreaterThan(100)
    expect(content).toBeLessThanOrEqual(height)
    // A narrow one may need a second line for its heading, and an article for its summary.
    expect(height - content).toBeLessThanOrEqual(path.includes('/articles/') ? 110 : width < 400 ? 45 : 20)
    await page.context().close()
  })
})
