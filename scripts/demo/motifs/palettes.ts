import { type Colour, colourFromHue } from './colour.ts'
import { type Random, randomFrom } from './random.ts'

/** One family of colours, from dark to pale, with an accent and the two warm lights of evening. */
export type Palette = Readonly<
  Record<'ink' | 'deep' | 'middle' | 'soft' | 'pale' | 'accent' | 'ember' | 'gold', Colour>
>

/** One of a category's palettes; a category without its own gets a hue from its name. */
export function pickPalette(category: string, random: Random): Palette {
  return random.pick(palettes[category] ?? [paletteFromName(category)])
}

const palettes: Record<string, readonly Palette[]> = {
  General: [
    row('#14213d #264a73 #5b8db8 #a9c9dd #f7ecd8 #ee6c4d #ee6c4d #f8bd68'),
    row('#2b1d2e #5a3a55 #a0637a #dfa79b #fcecdd #e2552d #e8684a #f6b95b'),
    row('#10302e #1f5c57 #5a9a8b #b2d3c0 #f8f0de #e76f3c #e98a5a #f5c76a'),
  ],
  World: [
    row('#0b2239 #145374 #3a8fa8 #94cbd0 #f5f0e0 #ee6352 #ee7a62 #f8b96e'),
    row('#1a1b41 #2e4a8c #6d8fd1 #b4cdee #fcf2e4 #f4785a #f08a72 #ffd07b'),
    row('#0d2b2b #0f5e63 #41a39a #a5d8c6 #fdf3df #d9434e #e2725f #f4b266'),
  ],
  Rights: [
    row('#2a0f2f #5e1f5b #a4487f #e2a0b4 #fdece5 #f5a623 #ee6e63 #f9b95a'),
    row('#1c1538 #43308a #7e68c9 #c3b5ea #f9f0e9 #ff7a59 #e8769a #ffc35b'),
    row('#33101b #7d1f36 #c14953 #eaa79a #fcefe0 #1f7a80 #e5704f #f4b452'),
  ],
  Culture: [
    row('#2d1320 #7a2748 #c8506b #f0a8a0 #fdeedd #2f8f9d #ef7a58 #f7b04a'),
    row('#3a1a12 #8c3b22 #d0703f #eeb98a #fbf0dc #2a7f86 #e0633c #f5c04e'),
    row('#211743 #57308f #b558b0 #efa9c4 #fff0e4 #ffb238 #fa6f74 #ffb95c'),
  ],
  Science: [
    row('#0c1440 #223a8f #4f7fd6 #a2c6f2 #f2f2ea #ffb545 #f47f7a #ffc069'),
    row('#081f33 #0e4c6e #1f8fa6 #8ad3d2 #f3f5e3 #ff8360 #ef8a68 #ffd166'),
    row('#1b1140 #3f2c87 #7a6ad8 #b9bdf5 #f5f0f4 #ffa63d #ee7f9e #ffbf76'),
  ],
  Technology: [
    row('#0d1033 #2b2f9e #5b6ef0 #aab8ff #f3f0f8 #ff6f61 #f0719c #ffb77a'),
    row('#0a1f2e #12536b #2fa3a0 #9fe0cf #f3f6e8 #ff8a5b #f2906a #ffd866'),
    row('#1d1029 #50247a #9450c9 #d6a9f0 #fbf0f4 #ff9648 #f26d8d #ffb36b'),
  ],
  Environment: [
    row('#10291f #22573c #5c9a5e #b1d3a0 #f7f1d9 #f0833a #ea8a4c #f6cd62'),
    row('#0e2a33 #1d5f66 #58a08e #b3d7bf #f8f0dc #e9694a #e9825f #f4c35c'),
    row('#12302b #2b6650 #6fae8c #bfdcc0 #f7f2dd #e2603a #e8804f #f3c35c'),
  ],
  Health: [
    row('#0d2c3a #176b78 #4fb3ae #aee0d3 #fdf2e6 #f4776b #f38c7c #fac486'),
    row('#351a33 #7f3f6b #cf7f97 #f3bcb6 #fff1e6 #2f9c95 #ee8079 #f8b766'),
    row('#16284a #33619e #74a6d8 #bcdcee #fdf3ea #f28076 #ef8f86 #f7c873'),
  ],
}

function row(colours: string): Palette {
  const [ink = '', deep = '', middle = '', soft = '', pale = '', accent = '', ember = '', gold = ''] =
    colours.split(' ')
  return { ink, deep, middle, soft, pale, accent, ember, gold }
}

function paletteFromName(category: string): Palette {
  const hue = randomFrom(category).between(0, 360)
  // A third of the wheel away stands out from the family and still agrees with it.
  const accentHue = hue + 140
  return {
    ink: colourFromHue(0.24, 0.06, hue),
    deep: colourFromHue(0.42, 0.1, hue),
    middle: colourFromHue(0.62, 0.11, hue),
    soft: colourFromHue(0.83, 0.07, hue),
    pale: colourFromHue(0.96, 0.02, 80),
    accent: colourFromHue(0.7, 0.15, accentHue),
    ember: colourFromHue(0.7, 0.14, 40),
    gold: colourFromHue(0.83, 0.12, 75),
  }
}
