import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unstable_readConfig as readConfig } from 'wrangler'
import { siteColours } from '../worker/drawing/colours.ts'
import { drawSharePicture } from '../worker/drawing/draw.ts'
import { buildFonts } from './build-fonts.ts'
import { openLocalDrawing } from './local-drawing.ts'
import { assets, wranglerConfig } from './paths.ts'

/** Lays out the fonts of share pictures, and draws the one that stands in where an article's own cannot be had. */
export async function buildPictures(outDir = assets): Promise<void> {
  await buildFonts()
  const { SITE_NAME, SITE_TAGLINE, SITE_LOCALE } = readConfig({ config: wranglerConfig }).vars as Record<string, string>
  const wanted = {
    siteName: SITE_NAME ?? '',
    title: SITE_TAGLINE || SITE_NAME || '',
    category: { slug: '', name: '' },
    language: SITE_LOCALE ?? 'en',
    dateText: '',
  }
  const drawn = await drawSharePicture(wanted, null, await openLocalDrawing(), siteColours)
  // In a script that none of our fonts has, the site would have to bring a picture of its own.
  if ('refusal' in drawn) return console.error('share.png: no font has the letters of SITE_NAME or SITE_TAGLINE.')
  await mkdir(outDir, { recursive: true })
  await writeFile(join(outDir, 'share.png'), drawn.png)
}

if (import.meta.main) await buildPictures()
