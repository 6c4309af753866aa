import { writeFileSync } from 'node:fs'
import sharp from 'sharp'

const gap = 8

/** Lays small copies of share pictures side by side on one sheet, to be looked at. */
export async function saveContactSheet(file: string, pictures: Uint8Array[], columns: number): Promise<void> {
  const width = Math.floor(2400 / columns)
  const height = Math.round((width * 630) / 1200)
  const copies = await Promise.all(
    pictures.map(async (picture, index) => ({
      input: await sharp(picture).resize(width, height).png().toBuffer(),
      left: (index % columns) * (width + gap),
      top: Math.floor(index / columns) * (height + gap),
    })),
  )
  const sheet = {
    width: columns * (width + gap),
    height: Math.ceil(pictures.length / columns) * (height + gap),
    channels: 3 as const,
    background: '#fff',
  }
  writeFileSync(file, await sharp({ create: sheet }).composite(copies).png().toBuffer())
}
