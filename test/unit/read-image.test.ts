import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { type ImageType, readImage } from '../../worker/images/read-image.ts'
import { redPictures } from '../support/pictures.ts'

/** Something with many colours and an uneven size. */
function drawing(channels: 3 | 4 = 3) {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  return sharp({ create: { width: 301, height: 207, channels, background: '#36c', noise } })
}

const written: [string, ImageType, () => Sharp][] = [
  ['a JPEG', 'image/jpeg', () => drawing().jpeg()],
  ['a progressive JPEG', 'image/jpeg', () => drawing().jpeg({ progressive: true })],
  ['a grey JPEG', 'image/jpeg', () => drawing().greyscale().jpeg()],
  ['a JPEG with a profile and EXIF', 'image/jpeg', () => drawing().withMetadata().jpeg()],
  ['a PNG', 'image/png', () => drawing().png()],
  ['a PNG with a palette', 'image/png', () => drawing().png({ palette: true })],
  ['an interlaced PNG', 'image/png', () => drawing(4).png({ progressive: true })],
  ['a lossy WebP', 'image/webp', () => drawing().webp()],
  ['a lossless WebP', 'image/webp', () => drawing().webp({ lossless: true })],
  ['a transparent WebP', 'image/webp', () => drawing(4).ensureAlpha(0.5).webp()],
  ['a WebP with metadata', 'image/webp', () => drawing().withMetadata().webp()],
  ['an AVIF', 'image/avif', () => drawing().avif({ effort: 0 })],
  ['a transparent AVIF', 'image/avif', () => drawing().ensureAlpha(0.5).avif({ effort: 0 })],
  ['a GIF', 'image/gif', () => drawing().gif()],
]

describe('a picture', () => {
  it.each(written)('says its kind and size, as another reader reads them: %s', async (_, type, picture) => {
    const bytes = await picture().toBuffer()
    const { width, height } = await sharp(bytes).metadata()
    expect([width, height]).toEqual([301, 207])
    expect(readImage(bytes)).toEqual({ image: { type, width, height, whole: true } })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is measured as it is shown: a JPEG of orientation %i', async (orientation) => {
    const bytes = await drawing().withMetadata({ orientation }).jpeg().toBuffer()
    const { autoOrient } = await sharp(bytes).metadata()
    expect(readImage(bytes)).toMatchObject({ image: autoOrient })
  })

  it.each(written)('is known from its first 4 KB, and not taken for whole: %s', async (_, type, picture) => {
    const bytes = (await picture().toBuffer()).subarray(0, 4096)
    expect(readImage(bytes)).toEqual({ image: { type, width: 301, height: 207, whole: false } })
  })

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!doctype html>',
    'GIF87',
    '%PDF-1.7',
    'BM',
    '',
    'RIFF\0\0\0\0WAVE',
  ])('is not %j', (text) => {
    expect(readImage(new TextEncoder().encode(text))).toEqual({ refusal: 'not-an-image' })
  })
})

describe('hostile bytes', () => {
  const pictures = Object.values(redPictures)

  it('are never more than refused, wherever they are changed or cut', () => {
    const changed = fc
      .tuple(
        fc.constantFrom(...pictures),
        fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
        fc.nat(300),
      )
      .map(([picture, changes, length]) => {
        const bytes = picture.slice(0, length)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        return bytes
      })
    fc.assert(
      fc.property(changed, (bytes) => {
        const read = readImage(bytes)
        if ('image' in read) {
          expect(read.image.width).toBeGreaterThan(0)
          expect(Number.isSafeInteger(read.image.width * 1)).toBe(true)
        } else expect(read.refusal).toMatch(/^(not-an-image|no-size)$/)
      }),
      { numRuns: 3000, seed: 5 },
    )
  })

  it('do not keep the reader busy: ten million of them, in chunks, segments and boxes that lead nowhere', () => {
    const begun = performance.now()
    for (const picture of pictures) {
      for (const filling of [0x00, 0xff, 0xe1]) {
        const bytes = new Uint8Array(10_000_000).fill(filling)
        bytes.set(picture.subarray(0, Math.min(picture.length, 33)))
        expect(Object.keys(readImage(bytes))).toHaveLength(1)
      }
    }
    // Fifteen of them; on any machine a hundredth of what a loop that starts anew at each byte would take.
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
