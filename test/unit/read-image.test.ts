import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { blankPlace } from '../../worker/images/jpeg.ts'
import { type ImageType, readImage } from '../../worker/images/read-image.ts'
import { redPictures } from '../support/pictures.ts'

/** Something with many colours and an uneven size. */
function drawing(channels: 3 | 4 = 3) {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  return sharp({ create: { width: 301, height: 207, channels, background: '#36c', noise } })
}

/** Three frames, one below the other until they are written. */
function moving() {
  const [width, pageHeight, pages] = [301, 207, 3]
  const pixels = Uint8Array.from({ length: width * pageHeight * pages * 3 }, (_, at) => (at * 7 + (at >> 9)) % 251)
  return sharp(pixels, { raw: { width, height: pageHeight * pages, channels: 3, pageHeight } })
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
  ['a lossless, transparent WebP', 'image/webp', () => drawing(4).ensureAlpha(0.5).webp({ lossless: true })],
  ['an animated WebP', 'image/webp', () => moving().webp()],
  ['an animated GIF', 'image/gif', () => moving().gif()],
]

describe('a picture', () => {
  it.each(written)('says its kind and size, as another reader reads them: %s', async (_, type, picture) => {
    const bytes = await picture().toBuffer()
    const { width, height } = await sharp(bytes).metadata()
    expect([width, height]).toEqual([301, 207])
    expect(readImage(bytes)).toEqual({ image: { type, width, height, whole: true } })
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is measured as it is shown: of orientation %i', async (orientation) => {
    for (const format of ['jpeg', 'png'] as const) {
      const bytes = await drawing().withMetadata({ orientation }).toFormat(format).toBuffer()
      const { autoOrient } = await sharp(bytes).metadata()
      expect(readImage(bytes)).toMatchObject({ image: { ...autoOrient, whole: true } })
    }
  })

  it.each(written)('is known from its first 4 KB, and not taken for whole: %s', async (_, type, picture) => {
    const bytes = (await picture().toBuffer()).subarray(0, 4096)
    expect(readImage(bytes)).toEqual({ image: { type, width: 301, height: 207, whole: false } })
  })

  it.each(written)('is not taken for whole, wherever it is cut: %s', async (_, _type, picture) => {
    const bytes = await picture().toBuffer()
    const cuts = [...Array.from({ length: 500 }, (_, n) => Math.floor((n * bytes.length) / 500)), bytes.length - 1]
    const taken = cuts.filter((cut) => {
      const read = readImage(bytes.subarray(0, cut))
      return 'image' in read && read.image.whole
    })
    expect(taken).toEqual([])
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

/** A copy with other bytes at a place. */
function changed(bytes: Uint8Array, at: number, ...others: number[]): Uint8Array {
  const copy = bytes.slice()
  copy.set(others, at)
  return copy
}

function joined(...parts: (Uint8Array | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

/** Where these letters stand. */
function placeOf(bytes: Uint8Array, letters: string): number {
  return Buffer.from(bytes).indexOf(letters, 0, 'latin1')
}

describe('a picture that was put together wrongly', () => {
  const red = redPictures
  const jpeg = red['image/jpeg']
  const frame = placeOf(jpeg, '\xff\xc0')
  const png = red['image/png']
  const webp = red['image/webp']
  const avif = red['image/avif']
  const gif = red['image/gif']
  const canvas = [...Buffer.from('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', 'latin1'), 2, 0, 0, 1, 0, 0]

  const wideCanvas = joined(changed(Uint8Array.from(canvas), 4, 10 + webp.length), webp.subarray(12))
  wideCanvas[24] = 3

  it.each([
    ['a JPEG without a scan', joined(jpeg.subarray(0, frame + 19), [0xff, 0xd9])],
    [
      'a JPEG whose end stands before its scan',
      joined(jpeg.subarray(0, frame + 19), [0xff, 0xd9], jpeg.subarray(frame + 19, -2)),
    ],
    ['a PNG whose header is not what was written', changed(png, 19, 4)],
    ['a PNG without data', joined(png.subarray(0, 33), png.subarray(-12))],
    ['a WebP that says that it is shorter', changed(webp, 4, 12)],
    ['a WebP without a picture', Uint8Array.from(canvas)],
    ['a WebP whose canvas is not of its picture', wideCanvas],
    [
      'an AVIF without data',
      joined(
        avif.subarray(0, placeOf(avif, 'mdat') - 4),
        [0, 0, 0, 8],
        avif.subarray(placeOf(avif, 'mdat'), placeOf(avif, 'mdat') + 4),
      ),
    ],
    ['a GIF without a frame', joined(gif.subarray(0, 19), [0x3b])],
    ['a GIF whose blocks do not lead to its end', changed(gif, placeOf(gif, ',') + 11, 7)],
  ])('is not whole: %s', (_, bytes) => {
    expect(readImage(bytes)).toMatchObject({ image: { whole: false } })
  })

  it('is as large as its frames: a GIF with a small screen', () => {
    const bytes = changed(gif, placeOf(gif, ',') + 5, 0xff, 0xff, 0xff, 0xff)
    expect(readImage(bytes)).toMatchObject({ image: { width: 65_535, height: 65_535 } })
  })
})

describe('the place at which a JPEG was taken', () => {
  // 4711/100 seconds: a number that stands nowhere else.
  const place = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 4711/100',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 4711/100',
  }
  const seconds = { little: Buffer.from('6712000064000000', 'hex'), big: Buffer.from('0000126700000064', 'hex') }
  const taken = () =>
    drawing()
      .withExif({ IFD0: { Copyright: 'Ada', Orientation: '6' }, IFD3: place })
      .jpeg()
      .toBuffer()

  it('is blanked, and nothing else is', async () => {
    const before = await taken()
    const after = Uint8Array.from(before)
    blankPlace(after)
    expect(before.indexOf(seconds.little)).toBeGreaterThan(0)
    expect(Buffer.from(after).indexOf(seconds.little)).toBe(-1)
    const { exif } = await sharp(after).metadata()
    expect(exif?.includes('Ada')).toBe(true)
    expect(exif?.includes('W\0')).toBe(false)
    expect(readImage(after)).toEqual(readImage(before))
    expect(await sharp(after).raw().toBuffer()).toEqual(await sharp(before).raw().toBuffer())
    const again = after.slice()
    blankPlace(again)
    expect(again).toEqual(after)
  })

  it('is blanked where the numbers begin with their highest byte', () => {
    const entry = (tag: number, type: number, count: number, value: number) => {
      const bytes = Buffer.alloc(12)
      bytes.writeUInt16BE(tag)
      bytes.writeUInt16BE(type, 2)
      bytes.writeUInt32BE(count, 4)
      bytes.writeUInt32BE(value, 8)
      return bytes
    }
    const tiff = Buffer.concat([
      ...[Buffer.from('MM\0*\0\0\0\x08\0\x01'), entry(0x8825, 4, 1, 26), Buffer.alloc(4)],
      ...[Buffer.from('\0\x01'), entry(2, 5, 1, 44), Buffer.alloc(4), seconds.big],
    ])
    const segment = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
    const jpeg = redPictures['image/jpeg']
    const head = [0xff, 0xd8, 0xff, 0xe1, 0, segment.length + 2]
    const after = joined(head, segment, jpeg.subarray(2))
    expect(Buffer.from(after).indexOf(seconds.big)).toBeGreaterThan(0)
    blankPlace(after)
    expect(Buffer.from(after).indexOf(seconds.big)).toBe(-1)
    expect(readImage(after)).toMatchObject({ image: { width: 3, height: 2, whole: true } })
  })

  it('is blanked where programs that edit pictures repeat it', async () => {
    const xmp = (place: string, exif: string) => `<x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" dc:source="Kungälv"
        exif:GPSLatitude="${place}" exif:GPSLongitude = '${place}' exif:ISO="200">${exif}
        <exif:GPSAltitude>${place}</exif:GPSAltitude></rdf:Description></rdf:RDF></x:xmpmeta>`
    const nothing = '51,30.47N'.replaceAll(/./g, ' ')
    const before = await drawing().withXmp(xmp('51,30.47N', '<exif:GPSMapDatum/>')).jpeg().toBuffer()
    const after = Uint8Array.from(before)
    blankPlace(after)
    expect((await sharp(before).metadata()).xmpAsString).toContain('51,30.47N')
    expect((await sharp(after).metadata()).xmpAsString).toBe(xmp(nothing, '<exif:GPSMapDatum/>'))
    expect(await sharp(after).raw().toBuffer()).toEqual(await sharp(before).raw().toBuffer())
  })

  it('is looked for in nothing else', () => {
    for (const [type, picture] of Object.entries(redPictures)) {
      const after = picture.slice()
      blankPlace(after)
      expect([type, after]).toEqual([type, picture])
    }
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
        blankPlace(bytes)
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
        blankPlace(bytes)
        expect(Object.keys(readImage(bytes))).toHaveLength(1)
      }
    }
    // Fifteen of them; on any machine a hundredth of what a loop that starts anew at each byte would take.
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('do not keep the reader busy: two hundred thousand segments of EXIF that claim two hundred entries each', () => {
    const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\xc8', 'latin1')
    const bytes = new Uint8Array(4_000_000)
    bytes.set(redPictures['image/jpeg'].subarray(0, 2))
    bytes.set(Buffer.alloc(bytes.length - 2, Buffer.from([0xff, 0xe1, 0, exif.length + 2, ...exif])), 2)
    const begun = performance.now()
    blankPlace(bytes)
    readImage(bytes)
    expect(performance.now() - begun).toBeLessThan(4000)
  })
})
