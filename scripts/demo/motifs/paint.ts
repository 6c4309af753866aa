import { type Colour, mix } from './colour.ts'

/**
 * Gradients, each answered as a `fill` and defined once.
 *
 * A picture collects them while it is drawn, so that a motif names a gradient where it uses it.
 */
export type Paints = Readonly<{
  /** From top to bottom of the shape it fills. */
  down(...colours: Colour[]): string
  /** From left to right. */
  across(...colours: Colour[]): string
  /** From the top left corner to the bottom right. */
  slant(...colours: Colour[]): string
  /** From the middle outwards. */
  round(...colours: Colour[]): string
  /** What was used, for the picture's `<defs>`. */
  definitions(): string
}>

/** An empty set of gradients. */
export function createPaints(): Paints {
  const ids = new Map<string, string>()
  const paint =
    (element: string, direction: string) =>
    (...colours: Colour[]) => {
      const key = `<${element} ${direction}>${stops(colours)}</${element}>`
      const id = ids.get(key) ?? `p${ids.size}`
      ids.set(key, id)
      return `url(#${id})`
    }
  return {
    down: paint('linearGradient', 'x1="0" y1="0" x2="0" y2="1"'),
    across: paint('linearGradient', 'x1="0" y1="0" x2="1" y2="0"'),
    slant: paint('linearGradient', 'x1="0" y1="0" x2="1" y2="1"'),
    round: paint('radialGradient', 'cx=".5" cy=".5" r=".5"'),
    definitions: () => [...ids].map(([key, id]) => key.replace(' ', ` id="${id}" `)).join(''),
  }
}

function stops(colours: Colour[]): string {
  const last = colours.length - 1
  return colours
    .flatMap((colour, index) => {
      const next = colours[index + 1]
      const own: [number, Colour] = [index / last, colour]
      // SVG interpolates in sRGB, where two far hues meet in grey: OKLab steps between keep them clean.
      const solid = next !== undefined && colour.length === 7 && next.length === 7
      const between = solid
        ? [0.25, 0.5, 0.75].map((amount): [number, Colour] => [(index + amount) / last, mix(colour, next, amount)])
        : []
      return [own, ...between]
    })
    .map(([offset, colour]) => `<stop offset="${Math.round(offset * 1000) / 1000}" stop-color="${colour}"/>`)
    .join('')
}
