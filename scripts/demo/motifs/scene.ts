import { type Colour, mix } from './colour.ts'
import type { Paints } from './paint.ts'
import type { Palette } from './palettes.ts'
import type { Random } from './random.ts'

/** The picture's size in pixels. Lists crop it to 1:1, so the subject stays within x 350 to 1250. */
export const width = 1600
export const height = 900

/** The time of day, which decides what is light and what is dark. */
export type Mood = 'day' | 'dusk' | 'night'

/** Everything that a motif draws with. */
export type Scene = Readonly<{ random: Random; colours: Colours; mood: Mood; category: string; paint: Paints }>

/** Draws one motif over the whole picture, as SVG elements. */
export type DrawMotif = (scene: Scene) => string

/** The colours of a palette, named for what they are in the picture. */
export type Colours = Readonly<{
  sky: readonly [top: Colour, middle: Colour, low: Colour]
  /** Sun or moon. */
  light: Colour
  /** Land from the haze at the horizon to the ground at our feet. */
  land: readonly [far: Colour, middle: Colour, near: Colour]
  /** A thing in front of the sky: its lit side, its own colour, its shaded side. */
  thing: readonly [lit: Colour, own: Colour, shaded: Colour]
  /** A room's wall behind a thing: its corners, its middle, where the light falls. */
  wall: readonly [plain: Colour, lifted: Colour, glow: Colour]
  /** What light lends to whatever it falls on. */
  shine: Colour
  /** The one loud colour, and the warm one beside it. */
  accent: Colour
  gold: Colour
  /** The lightest and the darkest. */
  paper: Colour
  ink: Colour
}>

/** A palette at a time of day. */
export function coloursAt(mood: Mood, palette: Palette): Colours {
  const { ink, deep, middle, soft, pale, accent, ember, gold } = palette
  const night = mix(ink, '#04050c', 0.45)
  const loud = { accent, gold, paper: mix(pale, '#ffffff', 0.4), ink }
  if (mood === 'day') {
    return {
      ...loud,
      sky: [soft, mix(soft, pale, 0.55), pale],
      light: ember,
      land: [mix(soft, middle, 0.3), mix(middle, deep, 0.25), mix(deep, ink, 0.45)],
      thing: [middle, deep, ink],
      wall: [mix(soft, middle, 0.12), mix(soft, pale, 0.5), pale],
      shine: mix(pale, '#ffffff', 0.4),
    }
  }
  if (mood === 'dusk') {
    return {
      ...loud,
      sky: [mix(deep, middle, 0.3), ember, mix(gold, pale, 0.25)],
      light: mix(pale, gold, 0.15),
      land: [mix(ember, middle, 0.55), deep, ink],
      thing: [pale, mix(pale, soft, 0.6), middle],
      wall: [mix(deep, ink, 0.25), mix(deep, middle, 0.5), ember],
      shine: mix(ember, gold, 0.5),
    }
  }
  return {
    ...loud,
    sky: [mix(ink, night, 0.4), mix(ink, deep, 0.75), mix(deep, middle, 0.75)],
    light: mix(pale, gold, 0.3),
    land: [mix(deep, middle, 0.45), mix(deep, ink, 0.5), night],
    thing: [pale, mix(soft, pale, 0.3), middle],
    wall: [mix(ink, night, 0.3), mix(ink, deep, 0.7), mix(deep, middle, 0.7)],
    shine: soft,
  }
}

/** The colour of land at a nearness from 0 (the horizon) to 1 (our feet). */
export function landAt({ land: [far, middle, near] }: Colours, nearness: number): Colour {
  return nearness < 0.5 ? mix(far, middle, nearness * 2) : mix(middle, near, nearness * 2 - 1)
}

/** The composition that suits the category, or else one by chance: two of a motif then seldom look alike. */
export function pickComposition(
  { category, random }: Scene,
  compositions: readonly DrawMotif[],
  suited: Readonly<Record<string, DrawMotif>> = {},
): DrawMotif {
  return suited[category] ?? random.pick(compositions)
}
