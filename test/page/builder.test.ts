import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brotliOf } from '../../bench/widget/brotli.ts'
import { listSnippets } from '../../scripts/demo/host/snippets.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoSite, serveDemoSite } from '../support/demo-site.ts'

let site: DemoSite
let browser: Browser
let host: Server
let hostBody = ''

beforeAll(async () => {
  ;[site, browser] = await Promise.all([serveDemoSite(), openBrowser()])
  host = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(hostBody)
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  host?.close()
  await browser?.close()
  await site?.close()
})

/** Opens the builder; fails the test on anything that its own policy forbids. */
async function open(query = '', options = {}): Promise<Page> {
  const page = await openPage(browser, options)
  page.on('console', (message) => {
    if (/Content.Security.Policy|TrustedHTML/.test(message.text())) throw new Error(message.text())
  })
  await page.goto(`${site.url}/embed${query}`)
  return page
}

/** Waits for what a page comes to, as long as a busy machine may need. */
function untilIt<T>(is: () => Promise<T>) {
  return expect.poll(is, { timeout: 90_000 })
}

async function codeOf(page: Page, id: string): Promise<string> {
  return (await page.locator(`#${id}-code`).textContent()) ?? ''
}

describe('without script', () => {
  it('the form is sent, and the page comes back with the choice, the preview and the lines', async () => {
    const page = await open('', { javaScriptEnabled: false })
    await page.getByRole('combobox', { name: 'Category' }).selectOption('general')
    await page.getByLabel('All of these tags').fill('history')
    await page.getByRole('radio', { name: 'compact' }).check()
    await page.getByRole('checkbox', { name: 'show summary' }).check()
    await page.getByRole('checkbox', { name: 'show tags' }).check()
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL('**category=general**')
    expect(await page.getByLabel('All of these tags').inputValue()).toBe('history')
    expect(await codeOf(page, 'html')).toContain(
      '<newsclip-feed all="history" category="general" layout="compact" show="summary,tags">',
    )
    const preview = page.frameLocator('iframe[title=Preview]')
    expect(await preview.locator('newsclip-feed').getAttribute('layout')).toBe('compact')
    await page.context().close()
  })

  it('tells beside the preview what cannot be understood, and keeps what was typed', async () => {
    const page = await open('?limit=abc&category=general', { javaScriptEnabled: false })
    expect(await page.getByRole('alert').textContent()).toBe('limit must be a whole number from 1 to 100')
    expect(await page.locator('[name=limit]').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('combobox', { name: 'Category' }).inputValue()).toBe('general')
    expect(await page.locator('iframe').count()).toBe(0)
    await page.context().close()
  })
})

describe('the lines', () => {
  async function linesFor(query: string): Promise<Record<string, string>> {
    const snippets = await listSnippets(site.url, query)
    return Object.fromEntries(
      snippets.flatMap(({ id, note, code }) => [
        [id, code],
        [`${id} note`, note],
      ]),
    )
  }

  it('have what only the element can do, and the frame has what it can', async () => {
    const { html, iframe, react } = await linesFor(
      'category=general&more=button&reserve=500&exclude=a-passport-for-people-without-a-country',
    )
    for (const code of [html, react]) {
      expect(code).toContain('exclude="a-passport-for-people-without-a-country" more="button" reserve="500"')
    }
    expect(iframe).toContain('exclude=a-passport')
    expect(iframe).not.toMatch(/more=|reserve=/)
  })

  it('are refused where they cannot be', async () => {
    const page = await open('?reserve=much', { javaScriptEnabled: false })
    expect(await page.getByRole('alert').textContent()).toBe('reserve must be auto, none or a number of pixels')
    await page.context().close()
  })

  it('mean by braces in a heading what they say, to Vue and to Astro', async () => {
    const { vue = '', astro = '', react = '' } = await linesFor('heading=%7B%7B%201%20%2B%201%20%7D%7D%20%7Bx%7D')
    expect(vue).toContain('<newsclip-feed v-pre heading="{{ 1 + 1 }} {x}">')
    expect(astro).toContain('>&#123;&#123; 1 + 1 &#125;&#125; &#123;x&#125;</a>')
    expect(react).toContain('{"{{ 1 + 1 }} {x}"}')
  })

  it.each([
    '',
    '&layout=hero&show=summary,tags',
    '&layout=carousel&theme=dark&accent=c2331f',
    '&layout=hero&limit=40&heading=In+other+news',
  ])('tell what the zero-shift ones weigh, and whether that is too much: %s', async (look) => {
    const lines = await linesFor(`category=general${look}`)
    const bytes = Buffer.byteLength(lines['zero-shift'] ?? '')
    expect(lines['zero-shift note']).toContain(`It is ${bytes.toLocaleString('en')} bytes`)
    expect(lines['zero-shift note']?.includes('more than the 1,024')).toBe(bytes > 1_024)
  })

  it('weigh what brotli makes of them', async () => {
    const page = await open('?category=general', { javaScriptEnabled: false })
    const [, kilobytes = ''] =
      /([\d.]+) kB \(brotli\)/.exec((await page.locator('.builder-weight').textContent()) ?? '') ?? []
    const module = await (await fetch(`${site.url}/widget/feed.js?category=general`)).text()
    expect(Math.abs(Number(kilobytes) * 1000 - brotliOf(Buffer.from(module)).length)).toBeLessThan(250)
    await page.context().close()
  })

  it('of a strict page are not asked for again within five minutes', async () => {
    const answers = await Promise.all(
      ['/widget/newsclip-feed.js', '/api/v1/articles?category=general&limit=6&locale=en'].map((path) =>
        fetch(site.url + path),
      ),
    )
    for (const { headers } of answers) {
      expect(Number(/max-age=(\d+)/.exec(headers.get('Cache-Control') ?? '')?.[1])).toBeGreaterThanOrEqual(300)
    }
  })
})

describe('with script', () => {
  it('each choice shows at once: in the preview, in the lines and in the address, which can be shared', async () => {
    const page = await open()
    await page.getByRole('combobox', { name: 'Category' }).selectOption('science')
    await page.getByRole('radio', { name: 'hero' }).check()
    await page.getByText('Colours and sizes').click()
    await page.locator('[name=accent]').fill('#c2331f')
    await page.waitForURL('**/embed?accent=c2331f&category=science&layout=hero')
    await untilIt(() => codeOf(page, 'html')).toContain(
      '<newsclip-feed category="science" layout="hero" style="--newsclip-accent:#c2331f">',
    )
    const preview = page.frameLocator('iframe[title=Preview]')
    await preview.locator('newsclip-feed:state(ready) [data-layout=hero]').waitFor()
    const shared = await open(new URL(page.url()).search)
    expect(await codeOf(shared, 'html')).toBe(await codeOf(page, 'html'))
    await Promise.all([page.context().close(), shared.context().close()])
  })

  it('looks tags up as they are typed, after those that stand already', async () => {
    const page = await open()
    await page.getByLabel('Any of these').pressSequentially('law, hist')
    await untilIt(() =>
      page.locator('#tags option').evaluateAll((options) => options.map((option) => option.getAttribute('value'))),
    ).toContain('law, history')
    await page.context().close()
  })

  it('makes the preview any width, by the keyboard too', async () => {
    const page = await open('?category=general', { viewport: { width: 1280, height: 900 } })
    const frame = page.locator('iframe[title=Preview]')
    const width = page.getByRole('slider', { name: 'Width' })
    await width.focus()
    await page.keyboard.press('Home')
    await untilIt(() => frame.evaluate((element) => element.clientWidth)).toBe(240)
    await page.keyboard.press('End')
    await untilIt(() => frame.evaluate((element) => element.clientWidth)).toBeGreaterThan(700)
    await page.context().close()
  })

  it('copies the lines', async () => {
    const page = await open('?category=general', { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.getByRole('button', { name: 'Copy HTML' }).click()
    await untilIt(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await codeOf(page, 'html'))
    await page.context().close()
  })

  it.each(['plain', 'dark', 'small', 'serif', 'rtl', 'narrow'])(
    'puts the box into surroundings: %s',
    async (around) => {
      const page = await open(`?category=general&around=${around}`)
      const preview = page.frameLocator('iframe[title=Preview]')
      await preview.locator('newsclip-feed:state(ready)').waitFor()
      const overflow = await preview
        .locator('html')
        .evaluate((html) => html.scrollWidth - (html.ownerDocument.defaultView?.innerWidth ?? 0))
      expect(overflow).toBeLessThanOrEqual(0)
      await page.context().close()
    },
  )
})

describe('the page', () => {
  it.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
    const page = await open('?category=general', { colorScheme })
    // The preview is a page of its own, whose box has tests of its own.
    await page.locator('iframe').evaluate((frame) => frame.remove())
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
    )
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    await page.context().close()
  })

  it.each([320, 360, 800, 1280])('fits a screen of %i px', async (width) => {
    const page = await open('?category=general', { viewport: { width, height: 800 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.context().close()
  })
})

const widths = [240, 260, 280, 320, 375, 480, 560, 568, 640, 768, 1024, 1280]
const layouts = ['auto', 'grid', 'list', 'compact', 'carousel', 'hero']

describe('the zero-shift snippet', () => {
  /** The element's height in boxes of all widths: before any script, or with its cards. */
  async function heights(page: Page, snippet: string, scripted: boolean): Promise<number[]> {
    const [script = '', ...element] = snippet.split('\n')
    const boxes = widths.map((width) => `<div style="width:${width}px">${element.join('\n')}</div>`).join('')
    hostBody = `<!doctype html><meta charset="utf-8"><body style="margin:0;font:16px/1.5 sans-serif">${scripted ? script : ''}${boxes}`
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`)
    if (scripted) {
      await page.evaluate(() => {
        for (const feed of document.querySelectorAll('newsclip-feed')) feed.setAttribute('loading', 'eager')
      })
      for (const [index] of widths.entries()) {
        await page.locator('newsclip-feed:state(ready)').nth(index).waitFor({ state: 'attached' })
      }
    }
    return page
      .locator('newsclip-feed')
      .evaluateAll((feeds) => feeds.map((feed) => feed.getBoundingClientRect().height))
  }

  it.each(
    layouts.flatMap((layout) =>
      [
        '',
        '&show=summary,tags&theme=light',
        '&hide=image&card=eeeeee',
        '&gap=60&card-min=450&more=button',
        '&card=eeeeee&surface=cccccc',
      ].map((rest) => [layout, rest]),
    ),
  )('keeps to the pixel the room of the cards: %s %s', async (layout, rest) => {
    const page = await open(`?category=general&layout=${layout}${rest}`, { javaScriptEnabled: false })
    const snippet = await codeOf(page, 'zero-shift')
    await page.context().close()
    const stranger = await openPage(browser, { viewport: { width: 1300, height: 900 } })
    const kept = await heights(stranger, snippet, false)
    expect(kept).toHaveLength(widths.length)
    expect(kept.filter((height) => height > 100)).toHaveLength(widths.length)
    const needed = await heights(stranger, snippet, true)
    // Below 15em of content the element leaves its pictures out; a ground of its own has padding.
    const roomy = widths.map((width) => width - (/theme|surface/.test(rest ?? '') ? 40 : 0) >= 240)
    const shifts = kept.map((height, index) => (roomy[index] ? Math.abs(height - (needed[index] ?? 0)) : 0))
    // Engines lay out in 64ths of a pixel.
    expect(Math.max(...shifts)).toBeLessThan(1)
    await stranger.context().close()
  })

  it('is the link alone in the end where no script comes', async () => {
    const [snippet] = (await listSnippets(site.url, 'category=general')).filter(({ id }) => id === 'zero-shift')
    hostBody = `<!doctype html><meta charset="utf-8"><title>Somebody's page</title>${snippet?.code.split('\n').slice(1).join('\n')}`
    const page = await openPage(browser)
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`)
    const feed = page.locator('newsclip-feed')
    expect((await feed.boundingBox())?.height).toBeGreaterThan(500)
    await feed.evaluate((feed) => {
      for (const animation of feed.shadowRoot?.getAnimations() ?? []) animation.finish()
    })
    expect((await feed.boundingBox())?.height).toBeLessThan(100)
    expect(await page.getByRole('link', { name: 'More from General' }).isVisible()).toBe(true)
    await page.context().close()
  })

  it.each([
    ['', 900],
    ['&layout=grid', 900],
    ['&layout=list', 900],
    ['&layout=compact', 900],
    ['&layout=carousel', 900],
    ['&layout=hero', 1_024],
    ['&layout=hero&show=summary,tags', 1_024],
  ])('is as short as its budget: %s', async (look, most) => {
    const page = await open(`?category=general${look}`, { javaScriptEnabled: false })
    const snippet = (await codeOf(page, 'zero-shift')).replaceAll(site.url, 'https://news.example')
    expect(snippet.length).toBeLessThanOrEqual(most)
    await page.context().close()
  })
})
