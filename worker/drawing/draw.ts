import { directionOf } from '../domain/language.ts'
import { maxSharePictureBytes, sharePictureSize, type WantedPicture } from '../domain/share-picture.ts'
import { type Colours, coloursOf } from './colours.ts'
import { compose, heroSource, mark, markSource } from './composition.ts'
import { isDrawable } from './drawable.ts'
import { type Renderer, withRenderer } from './engine.ts'
import { findTypeface, type LoadFont, type Typeface } from './fonts.ts'
import { heroWidth, titleBoxOf } from './layout.ts'
import { reduceColours } from './palette.ts'
import { setTitle } from './title.ts'
import { writePng } from './write-png.ts'

/** How many colours a hero is reduced to, until the picture is light enough. */
const heroColours = [176, 112, 64, 40, 24]
const panelColours = 80

export type DrawnPicture =
  | { png: Uint8Array<ArrayBuffer>; showsHero: boolean }
  /** No font of ours has the title's letters. */
  | { refusal: 'no-letters' }

/**
 * Draws the share picture of an article: 1200 × 630 pixels, at most 100,000 bytes of PNG. A hero that cannot be decoded,
 * or would make it heavier whatever is done to it, is left out.
 */
export async function drawSharePicture(
  wanted: WantedPicture,
  hero: Uint8Array | null,
  load: LoadFont,
  colours = coloursOf(wanted.category.slug),
): Promise<DrawnPicture> {
  const words = [wanted.siteName, wanted.title, wanted.category.name, wanted.dateText].join(' ')
  const typeface = await findTypeface(words, wanted.language, load)
  if (typeface.missing.some((character) => /\p{L}/u.test(character))) return { refusal: 'no-letters' }
  const shown = withoutMissing(wanted, typeface.missing)
  return withRenderer(async (renderer) => {
    for (const font of typeface.fonts) await renderer.registerFont(font)
    const withHero = hero && isDrawable(hero) && (await drawWith(renderer, shown, typeface, colours, hero))
    if (withHero) return { png: withHero, showsHero: true }
    const png = await drawWith(renderer, shown, typeface, colours, null)
    if (!png) throw new Error('Words alone made a picture that is too heavy')
    return { png, showsHero: false }
  })
}

const graphemes = new Intl.Segmenter()

/** Signs that nobody can draw, as emoji, are left out, each with what it is joined to. */
function withoutMissing(wanted: WantedPicture, missing: string[]): WantedPicture {
  if (missing.length === 0) return wanted
  const clean = (text: string) =>
    [...graphemes.segment(text)]
      .filter(({ segment }) => !missing.includes(String.fromCodePoint(segment.codePointAt(0) ?? 0)))
      .map(({ segment }) => [...segment].filter((character) => !missing.includes(character)).join(''))
      .join('')
      .replaceAll(/\s+/g, ' ')
      .trim()
  const { siteName, title, category, dateText } = wanted
  return {
    ...wanted,
    siteName: clean(siteName),
    title: clean(title),
    category: { ...category, name: clean(category.name) },
    dateText: clean(dateText),
  }
}

/** Undefined when the hero cannot be decoded or the picture stays too heavy. */
async function drawWith(
  renderer: Renderer,
  wanted: WantedPicture,
  { families }: Typeface,
  colours: Colours,
  hero: Uint8Array | null,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { language } = wanted
  const hasHero = hero !== null
  const setting = await setTitle(renderer, wanted.title, { box: titleBoxOf(hasHero), families, language })
  const images = [
    { src: markSource, data: mark },
    ...(hero ? [{ src: heroSource, data: hero, cache: 'none' as const }] : []),
  ]
  const rendered = renderer.render(compose({ wanted, colours, families, setting, hasHero }), {
    ...sharePictureSize,
    format: 'raw',
    lang: language,
    images,
  })
  // What the engine has against words alone is our mistake; against a hero it is the hero's.
  const pixels = await (hasHero ? rendered.catch(() => undefined) : rendered)
  return pixels && encode(pixels, hasHero, directionOf(language) === 'rtl')
}

async function encode(
  pixels: Uint8Array,
  hasHero: boolean,
  isMirrored: boolean,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { width, height } = sharePictureSize
  const panelWidth = hasHero ? width - heroWidth : width
  const panel = { x: hasHero && isMirrored ? heroWidth : 0, y: 0, width: panelWidth, height }
  const hero = { x: isMirrored ? 0 : panelWidth, y: 0, width: heroWidth, height }
  const indexes = new Uint8Array(width * height)
  const firstColours = reduceColours(pixels, width, panel, {
    maxColours: hasHero ? panelColours : 256,
    indexes,
    firstIndex: 0,
  })
  for (const maxColours of hasHero ? heroColours : [0]) {
    const firstIndex = firstColours.length / 3
    const others = hasHero ? reduceColours(pixels, width, hero, { maxColours, indexes, firstIndex }) : []
    const png = await writePng({ width, height, palette: [...firstColours, ...others], indexes })
    if (png.length <= maxSharePictureBytes) return png
  }
  return undefined
}
