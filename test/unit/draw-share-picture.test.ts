import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { difficultTitles } from '../../bench/difficult-titles.ts'
import { buildFonts } from '../../scripts/build-fonts.ts'
import { openLocalDrawing } from '../../scripts/local-drawing.ts'
import { maxSharePictureBytes, type WantedPicture } from '../../worker/domain/share-picture.ts'
import { colourOf } from '../../worker/drawing/colour-of.ts'
import { hueDegrees } from '../../worker/drawing/colours.ts'
import { drawSharePicture } from '../../worker/drawing/draw.ts'
import { findTypeface, type LoadFont } from '../../worker/drawing/fonts.ts'
import { heroWidth, margin } from '../../worker/drawing/layout.ts'
import { redPictures } from '../support/pictures.ts'

const crane: WantedPicture = {
  siteName: 'Newsclip',
  title: 'The harbour gets a second crane',
  category: { slug: 'general', name: 'General' },
  language: 'en',
  dateText: 'March 1, 2026',
}
const arabic = { ...crane, language: 'ar', title: 'الميناء يحصل على رافعة ثانية', dateText: '1 مارس 2026' }

let load: LoadFont

beforeAll(async () => {
  await buildFonts()
  load = await openLocalDrawing()
}, 60_000)

/** The picture as another reader sees it. */
async function draw(wanted: WantedPicture, hero: Uint8Array | null = null) {
  const drawn = await drawSharePicture(wanted, hero, load)
  if ('refusal' in drawn) throw new Error(drawn.refusal)
  const picture = sharp(drawn.png)
  const { data } = await picture.clone().removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height, format } = await picture.metadata()
  return {
    ...drawn,
    width,
    height,
    format,
    data,
    pixelAt: (x: number, y: number) => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)],
  }
}

/** Where white letters are, between the category's line and the foot. */
function lettersOf({ data }: Awaited<ReturnType<typeof draw>>, from = 0, to = 1200) {
  const isWhite = (x: number, y: number) => {
    const at = (y * 1200 + x) * 3
    return Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) >= 245
  }
  let [left, right, count] = [to, 0, 0]
  const rows = new Set<number>()
  for (let y = 110; y < 520; y++) {
    for (let x = from; x < to; x++) {
      if (!isWhite(x, y)) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      count++
      rows.add(y)
    }
  }
  return { left, right, count, height: rows.size }
}

describe('a share picture', () => {
  it('is a PNG of the size that networks show whole, and light', async () => {
    const picture = await draw(crane)
    expect([picture.format, picture.width, picture.height]).toEqual(['png', 1200, 630])
    expect(picture.png.length).toBeLessThan(40_000)
  })

  it.each(difficultTitles.filter(({ language }) => language !== 'km'))(
    'keeps its letters inside the margins: $language, $title',
    async (wanted) => {
      const picture = await draw(wanted)
      const { left, right, count } = lettersOf(picture)
      expect(count).toBeGreaterThan(1500)
      expect(left).toBeGreaterThanOrEqual(margin - 4)
      expect(right).toBeLessThanOrEqual(1200 - margin + 4)
      expect(picture.png.length).toBeLessThanOrEqual(maxSharePictureBytes)
    },
  )

  it('begins its lines where the language does', async () => {
    expect(lettersOf(await draw(crane)).left).toBeLessThan(margin + 12)
    expect(lettersOf(await draw(arabic)).right).toBeGreaterThan(1200 - margin - 12)
  })

  it('sets a title as large as it can be', async () => {
    const [{ height: short }, { height: long }] = [
      lettersOf(await draw({ ...crane, title: 'Hill' })),
      lettersOf(
        await draw({ ...crane, title: 'Hills above the harbour are quiet at night, in spite of a second crane' }),
      ),
    ]
    expect(short).toBeGreaterThan(80)
    expect(short).toBeLessThan(130)
    expect(long).toBeGreaterThan(2 * short)
  })

  it('is the same for the same words, and of another colour for another category', async () => {
    const [one, same, other] = [
      await draw(crane),
      await draw(crane),
      await draw({ ...crane, category: { slug: 'health', name: 'General' } }),
    ]
    expect(same.png).toEqual(one.png)
    expect(other.pixelAt(5, 5)).not.toEqual(one.pixelAt(5, 5))
  })

  it('has the hues of the cards', () => {
    const css = readFileSync(new URL('../../widget/card.css', import.meta.url), 'utf8')
    const hues = [...css.matchAll(/\[data-hue="(\d+)"\] \{\s*--nc-hue: (\d+);/g)].map(([, , degrees]) =>
      Number(degrees),
    )
    expect(hues.length).toBe(12)
    expect(hueDegrees).toEqual(hues)
  })

  it('leaves out signs that nobody can draw, and refuses letters that nobody can draw', async () => {
    const { png } = await draw({ ...crane, title: 'A second crane' })
    for (const title of ['A second crane 🎉', '👩‍👩‍👧‍👦 🏳️‍🌈 A second crane']) {
      expect((await draw({ ...crane, title })).png, title).toEqual(png)
    }
    expect(await drawSharePicture({ ...crane, title: 'បណ្ណាល័យថ្មី' }, null, load)).toEqual({ refusal: 'no-letters' })
  })
})

describe('a hero', () => {
  const red = redPictures['image/webp']

  it.each(['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const)(
    'stands beside the words: %s',
    async (type) => {
      const picture = await draw(crane, redPictures[type])
      expect(picture.showsHero).toBe(true)
      const [red = 0, green = 0, blue = 0] = picture.pixelAt(1200 - heroWidth / 2, 300)
      expect([red > 190, green < 70, blue < 70]).toEqual([true, true, true])
      expect(lettersOf(picture, 0, 1200 - heroWidth).right).toBeLessThanOrEqual(1200 - heroWidth - margin + 4)
    },
  )

  it('stands on the other side where lines begin on the right', async () => {
    const picture = await draw(arabic, red)
    expect(picture.pixelAt(heroWidth / 2, 300)[0]).toBeGreaterThan(190)
    expect(lettersOf(picture, heroWidth).left).toBeGreaterThanOrEqual(heroWidth + margin - 4)
  })

  it.each([
    ['that is cut off', redPictures['image/jpeg'].slice(0, 150)],
    ['that is none', new TextEncoder().encode('<svg onload="alert(1)"/>')],
    ['of a kind that the engine does not know', redPictures['image/avif']],
    ['without a byte', new Uint8Array()],
  ])('%s is left out, and the words have all the room', async (_, hero) => {
    const picture = await draw(crane, hero)
    expect(picture.showsHero).toBe(false)
    expect(picture.png).toEqual((await draw(crane)).png)
  })

  it('of nothing but noise makes the picture no heavier than allowed', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
    const hero = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#000', noise } })
      .jpeg()
      .toBuffer()
    const picture = await draw(crane, hero)
    expect(picture.png.length).toBeLessThanOrEqual(maxSharePictureBytes)
  })
})

describe('the fonts of a text', () => {
  const familiesOf = async (text: string, language: string) => (await findTypeface(text, language, load)).families

  it('are few: the house’s own for most, and of large ones only the parts that are needed', async () => {
    expect(await familiesOf('Éöß Привет Γειά', 'en')).toEqual(['source-serif-4'])
    const { fonts } = await findTypeface('国', 'ja', load)
    expect(fonts.length).toBe(1)
    expect(fonts[0]?.data.length).toBeLessThan(120_000)
  })

  it('have Han characters as the language writes them', async () => {
    expect(await familiesOf('国', 'ja')).toEqual(['noto-sans-jp'])
    expect(await familiesOf('国', 'zh-Hans')).toEqual(['noto-sans-sc'])
    expect(await familiesOf('國', 'zh-TW')).toEqual(['noto-sans-tc'])
    expect(await familiesOf('國', 'ko')).toEqual(['noto-sans-kr'])
  })

  it('tell what they lack', async () => {
    expect((await findTypeface('aថ🎉', 'en', load)).missing).toEqual(['ថ', '🎉'])
  })
})

describe('the colour of a picture', () => {
  it.each(['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const)(
    'is what it has most of: %s',
    async (type) => {
      expect(await colourOf(redPictures[type])).toMatch(/^#c[a-d]3[0-5]3[0-5]$/)
    },
  )

  it('is rather a vivid one than grey', async () => {
    const bar = await sharp({ create: { width: 100, height: 45, channels: 3, background: '#0a4' } })
      .png()
      .toBuffer()
    const grey = sharp({ create: { width: 100, height: 100, channels: 3, background: '#999' } })
    expect(
      await colourOf(
        await grey
          .composite([{ input: bar, left: 0, top: 0 }])
          .png()
          .toBuffer(),
      ),
    ).toMatch(/^#0[0-2]a[0-9a-f]4[0-9a-f]$/)
  })

  it('is unknown of what cannot be decoded', async () => {
    expect(await colourOf(redPictures['image/avif'])).toBeUndefined()
    expect(await colourOf(new Uint8Array(20))).toBeUndefined()
  })
})
