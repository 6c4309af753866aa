import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { openBrowser, openPage } from '../test/support/browser.ts'
import { serveDemoSite } from '../test/support/demo-site.ts'
import { root } from './paths.ts'

// Makes docs/images/page-*.webp anew, from the demo: of each kind of page a sheet with three widths, light above dark, at
// half their size: small files in which the whole can be judged.

const folder = join(root, 'docs/images')
const height = 900
const gap = 24
const widths = [360, 800, 1280]
const sheets = {
  home: '/',
  category: '/categories/environment',
  tag: '/tags/history',
  article: '/articles/salt-sugar-water-cheapest-miracle',
  search: '/search?q=water',
  feeds: '/feeds?any=water',
  problem: '/articles/unheard-of',
}

const [site, browser] = await Promise.all([serveDemoSite(), openBrowser()])
try {
  mkdirSync(folder, { recursive: true })
  for (const [name, path] of Object.entries(sheets)) await saveSheet(name, path)
} finally {
  await browser.close()
  await site.close()
}

async function saveSheet(name: string, path: string): Promise<void> {
  const placed = []
  let left = 0
  for (const width of widths) {
    placed.push({ input: await shoot(path, width, 'light'), left, top: 0 })
    placed.push({ input: await shoot(path, width, 'dark'), left, top: height + gap })
    left += width + gap
  }
  const size = { width: left - gap, height: 2 * height + gap }
  const sheet = await sharp({ create: { ...size, channels: 4, background: '#0000' } })
    .composite(placed)
    .png()
    .toBuffer()
  await sharp(sheet)
    .resize(size.width / 2)
    .webp({ quality: 72 })
    .toFile(join(folder, `page-${name}.webp`))
}

async function shoot(path: string, width: number, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const page = await openPage(browser, { viewport: { width, height }, colorScheme })
  await page.goto(site.url + path)
  // Pictures wait for readers to come near them, and none is seen before it is decoded.
  await page.evaluate(() => {
    const near = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
    for (const image of near) image.loading = 'eager'
    return Promise.all(near.map((image) => image.decode()))
  })
  // Nor before it is painted.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const picture = await page.screenshot()
  await page.context().close()
  return picture
}
