/** Part of a picture, in pixels from its upper left corner. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** Pictures are seen in steps of 4 or 8 of 256 here: finer ones would not survive the reduction anyway. */
const binOf = (red: number, green: number, blue: number) => ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3)
const bins = 1 << 16

/** A colour that occurs, with how many pixels have it. */
interface Colour {
  bin: number
  count: number
  channels: [number, number, number]
}

/**
 * Reduces an area of RGBA pixels to a few colours by median cut: the boxes that hold most pixels of most different
 * colours are divided first. Writes into `indexes` which colour each pixel got, counted from `firstIndex`, and returns
 * the colours, three bytes each. Without dithering: its noise would double the file.
 */
export function reduceColours(
  pixels: Uint8Array,
  stride: number,
  area: Area,
  { maxColours, indexes, firstIndex }: { maxColours: number; indexes: Uint8Array; firstIndex: number },
): number[] {
  const boxes = cut(coloursIn(pixels, stride, area), maxColours)
  const indexOfBin = new Uint8Array(bins)
  boxes.forEach((box, index) => {
    for (const { bin } of box) indexOfBin[bin] = firstIndex + index
  })
  eachPixel(stride, area, (at) => {
    const from = at * 4
    indexes[at] = indexOfBin[binOf(pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0)] ?? 0
  })
  return boxes.flatMap(meanOf)
}

function coloursIn(pixels: Uint8Array, stride: number, area: Area): Colour[] {
  const counts = new Uint32Array(bins)
  const sums = new Float64Array(bins * 3)
  eachPixel(stride, area, (at) => {
    const from = at * 4
    const [red, green, blue] = [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0]
    const bin = binOf(red, green, blue)
    counts[bin] = (counts[bin] ?? 0) + 1
    sums[bin * 3] = (sums[bin * 3] ?? 0) + red
    sums[bin * 3 + 1] = (sums[bin * 3 + 1] ?? 0) + green
    sums[bin * 3 + 2] = (sums[bin * 3 + 2] ?? 0) + blue
  })
  const colours: Colour[] = []
  for (let bin = 0; bin < bins; bin++) {
    const count = counts[bin] ?? 0
    if (count === 0) continue
    const mean = (channel: number) => (sums[bin * 3 + channel] ?? 0) / count
    colours.push({ bin, count, channels: [mean(0), mean(1), mean(2)] })
  }
  return colours
}

function eachPixel(stride: number, { x, y, width, height }: Area, visit: (at: number) => void) {
  for (let row = y; row < y + height; row++) {
    for (let at = row * stride + x; at < row * stride + x + width; at++) visit(at)
  }
}

/** Divides the colours into at most that many boxes. */
function cut(colours: Colour[], maxBoxes: number): Colour[][] {
  const boxes = [measured(colours)]
  while (boxes.length < maxBoxes) {
    const widest = boxes.reduce((best, box) => (box.spread > best.spread ? box : best))
    if (widest.spread === 0) break
    const [one, other] = halve(widest)
    boxes.splice(boxes.indexOf(widest), 1, measured(one), measured(other))
  }
  return boxes.map((box) => box.colours)
}

interface MeasuredBox {
  colours: Colour[]
  /** The channel in which its pixels differ most. */
  channel: 0 | 1 | 2
  /** How much is lost if they all become one: the squares of their distances to the mean, summed. */
  spread: number
}

function measured(colours: Colour[]): MeasuredBox {
  const mean = meanOf(colours)
  const spreads = ([0, 1, 2] as const).map((channel) =>
    colours.reduce((sum, { count, channels }) => sum + count * (channels[channel] - (mean[channel] ?? 0)) ** 2, 0),
  )
  const spread = colours.length > 1 ? Math.max(...spreads) : 0
  return { colours, channel: spreads.indexOf(Math.max(...spreads)) as 0 | 1 | 2, spread }
}

/** At the mean, so that few pixels of a colour of their own are not lost among many of another. */
function halve({ colours, channel }: MeasuredBox): [Colour[], Colour[]] {
  const mean = meanOf(colours)[channel] ?? 0
  const below = colours.filter((colour) => colour.channels[channel] < mean)
  const above = colours.filter((colour) => colour.channels[channel] >= mean)
  return [below, above]
}

function meanOf(colours: Colour[]): number[] {
  const count = colours.reduce((sum, colour) => sum + colour.count, 0)
  return [0, 1, 2].map((channel) => {
    const sum = colours.reduce((total, colour) => total + colour.count * (colour.channels[channel] ?? 0), 0)
    return Math.round(sum / count)
  })
}
