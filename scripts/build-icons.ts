import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { iconSides } from '../worker/domain/addresses.ts'
import { assets } from './paths.ts'

/** The clipping of the masthead (worker/pages/layout.ts), on a ground that survives being cut to a circle. */
function icon(ground: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">${ground}<g transform="translate(11.5 10.5) scale(1.125)"><path fill="#c42f17" d="M2 1h12.5l6.5 6.5V23H2z"/><path d="M6.5 8h6M6.5 12.75h10M6.5 17.5h10" fill="none" stroke="#fff" stroke-width="2.2"/></g></svg>`
}

const sizes = [['apple-touch-icon.png', 180] as const, ...iconSides.map((side) => [`icon-${side}.png`, side] as const)]

/** Draws the site's icons into the folder of static files. */
export async function buildIcons(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true })
  const onPaper = Buffer.from(icon('<rect width="48" height="48" fill="#fcfbf8"/>'))
  await writeFile(join(outDir, 'icon.svg'), icon(''))
  for (const [name, size] of sizes) {
    await sharp(onPaper, { density: 600 }).resize(size).png({ palette: true }).toFile(join(outDir, name))
  }
  const small = await sharp(Buffer.from(icon('')), { density: 600 })
    .resize(32)
    .png()
    .toBuffer()
  await writeFile(join(outDir, 'favicon.ico'), icoOf(small))
}

/** An ICO file with one PNG in it, which every browser of this century reads. */
function icoOf(png: Buffer): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(32, 6)
  head.writeUInt8(32, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}

if (import.meta.main) await buildIcons(assets)
