import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
}, 180_000)

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
  return expect.poll(is, { timeout: 20_000 })
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
    expect(await page.getByRole('alert').textContent()).toContain('limit')
    expect(await page.locator('[name=limit]').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByRole('combobox', { name: 'Category' }).inputValue()).toBe('general')
    expect(await page.locator('iframe').count()).toBe(0)
    await page.context().close()
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
      ['', '&show=summary,tags&theme=light', '&hide=image', '&gap=60&card-min=450'].map((rest) => [layout, rest]),
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
    // Below 15em of content the element leaves its pictures out; a theme of its own has padding.
    const roomy = widths.map((width) => width - (rest?.includes('theme') ? 40 : 0) >= 240)
    const shifts = kept.map((height, index) => (roomy[index] ? Math.abs(height - (needed[index] ?? 0)) : 0))
    // Engines lay out in 64ths of a pixel.
    expect(Math.max(...shifts)).toBeLessThan(1)
    await stranger.context().close()
  })

  it('is as short as its budget', async () => {
    const page = await open('?category=general', { javaScriptEnabled: false })
    const snippet = (await codeOf(page, 'zero-shift')).replaceAll(site.url, 'https://news.example')
    expect(snippet.length).toBeLessThanOrEqual(900)
    await page.context().close()
  })
})
