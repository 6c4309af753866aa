/** A colour as `#rrggbb`, or `#rrggbbaa` where it is partly clear. */
export type Colour = string

/** The colour that lies `amount` (0 to 1) of the way, mixed in OKLab so that no step looks muddy. */
export function mix(from: Colour, to: Colour, amount: number): Colour {
  const start = labOf(from)
  const end = labOf(to)
  return colourOf(start.map((part, index) => part + ((end[index] ?? 0) - part) * amount))
}

/** The colour of a lightness (0 to 1), a chroma (0 to about 0.3) and a hue (degrees), as in CSS `oklch()`. */
export function colourFromHue(lightness: number, chroma: number, hue: number): Colour {
  const angle = (hue * Math.PI) / 180
  return colourOf([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)])
}

/** The same colour, seen through: 0 is clear, 1 is solid. */
export function veil(colour: Colour, opacity: number): Colour {
  return colour.slice(0, 7) + byte(opacity)
}

// The matrices are Björn Ottosson's: https://bottosson.github.io/posts/oklab/
function labOf(colour: Colour): number[] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function colourOf([lightness = 0, a = 0, b = 0]: number[]): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return `#${channels.map((channel) => byte(gamma(channel))).join('')}`
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

function gamma(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055
}

function byte(part: number): string {
  return Math.round(Math.min(1, Math.max(0, part)) * 255)
    .toString(16)
    .padStart(2, '0')
}
