import { hueOf } from '../../widget/hue.ts'

/** The twelve hues of widget/card.css, in degrees, by the number that `hueOf` gives; a test compares the two. */
export const hueDegrees = [25, 275, 150, 235, 60, 345, 205, 110, 300, 45, 255, 185]

/** The colours of a category's pictures: its hue, deep enough for white letters. */
export function coloursOf(categorySlug: string) {
  return coloursOfHue(hueDegrees[hueOf(categorySlug)] ?? 0)
}

/** Of the site itself, which has no category: ink. */
export const siteColours = coloursOfHue(250, 0.25)

function coloursOfHue(hue: number, strength = 1) {
  const colour = (lightness: number, chroma: number) => `oklch(${lightness} ${chroma * strength} ${hue})`
  return {
    sky: colour(0.32, 0.08),
    horizon: colour(0.39, 0.095),
    hill: colour(0.445, 0.105),
    label: colour(0.9, 0.07),
    soft: colour(0.93, 0.03),
    letters: '#fff',
  }
}

export type Colours = ReturnType<typeof coloursOfHue>
