import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { openBrowser, openPage } from '../test/support/browser.ts'
import { serveDemoSite } from '../test/support/demo-site.ts'
import { root } from './paths.ts'

// Makes the picture of the README anew, from the demo: the home page, and an article on a phone in dark mode.

const folder = join(root, 'docs/images')
const height = 900
const gap = 24

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
} finally {
  await browser.close()
  await site.close()
}

async function shoot(path: string, width: number, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  const page = await openPage(browser, { viewport: { width, height }, colorScheme })
  await page.goto(site.url + path, { waitUntil: 'networkidle' })
  return page.screenshot()
}
