import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { openBrowser, openPage } from '../test/support/browser.ts'
import { serveDemoSite } from '../test/support/demo-site.ts'
import { root } from './paths.ts'

// Makes the pictures of the documentation anew, from the demo: for the README the home page, and an article on a phone in dark
// mode; for docs/embedding.md each layout of the element at three widths, light above dark.

const folder = join(root, 'docs/images')
const height = 900
const gap = 24
const layouts = ['auto', 'grid', 'list', 'compact', 'carousel', 'hero']
const widths = [320, 640, 1080]
/** As wide as a page of documentation shows a picture on a fine screen. */
const sheetWidth = 1280

const [site, browser] = await Promise.all([serveDemoSite(), openBrowser()])
try {
  const [home, phone] = [
    await shoot('/', 1280, 'light'),
    await shoot('/articles/salt-sugar-water-cheapest-miracle', 412, 'dark'),
  ]
  mkdirSync(folder, { recursive: true })
  await sharp({ create: { width: 1280 + gap + 412, height, channels: 4, background: '#0000' } })
    .composite([
      { input: home, left: 0, top: 0 },
      { input: phone, left: 1280 + gap, top: 0 },
    ])
    .webp({ quality: 78 })
    .toFile(join(folder, 'newsclip.webp'))
  for (const layout of layouts) {
    await pile(await shootLayout(layout, 'light'), await shootLayout(layout, 'dark'), join(folder, `${layout}.webp`))
  }
} finally {
  await browser.close()
  await site.close()
}

async function shoot(path: string, width: number, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const page = await openPage(browser, { viewport: { width, height }, colorScheme })
  await page.goto(site.url + path, { waitUntil: 'networkidle' })
  return page.screenshot()
}

/** The element at each width, side by side, on a page of somebody else's. */
async function shootLayout(layout: string, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const room = widths.reduce((sum, width) => sum + width + gap, gap)
  const page = await openPage(browser, { viewport: { width: room, height }, colorScheme })
  const boxes = widths.map(
    (width) =>
      `<newsclip-feed style="flex:none;width:${width}px" category="general" layout="${layout}" limit="3" loading="eager"></newsclip-feed>`,
  )
  await page.setContent(`<!doctype html><html lang="en"><meta name="color-scheme" content="light dark"><body style="margin:0;padding:${gap}px;display:flex;align-items:start;gap:${gap}px;font:16px/1.5 'Noto Sans',system-ui,sans-serif">
${boxes.join('')}<script type="module" src="${site.url}/widget/newsclip-feed.js"></script></body></html>`)
  await page
    .locator('newsclip-feed:state(ready)')
    .nth(widths.length - 1)
    .waitFor()
  // Pictures far below the window come only when they are near it.
  await page.setViewportSize({ width: room, height: await page.evaluate(() => document.body.scrollHeight) })
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() =>
    [...document.querySelectorAll('newsclip-feed')]
      .flatMap((feed) => [...(feed.shadowRoot?.querySelectorAll('img') ?? [])])
      .every(({ complete, naturalWidth }) => complete && naturalWidth),
  )
  const picture = await page.screenshot()
  await page.context().close()
  return picture
}

async function pile(above: Buffer, below: Buffer, file: string): Promise<void> {
  const { width, height } = await sharp(above).metadata()
  const sheet = await sharp({ create: { width, height: 2 * height, channels: 4, background: '#0000' } })
    .composite([
      { input: above, left: 0, top: 0 },
      { input: below, left: 0, top: height },
    ])
    .png()
    .toBuffer()
  await sharp(sheet).resize({ width: sheetWidth }).webp({ quality: 62 }).toFile(file)
}
