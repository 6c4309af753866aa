import { isDrawable } from './drawable.ts'
import { withRenderer } from './engine.ts'

const side = 32

/**
 * The colour that a picture has most of, as `#rrggbb`; undefined when it cannot be decoded. Of the colours it is reduced
 * to, a vivid one counts for more than a grey one of the same size: it is what the picture is remembered by.
 */
export async function colourOf(picture: Uint8Array): Promise<string | undefined> {
  if (!isDrawable(picture)) return undefined
  const node = {
    type: 'image' as const,
    src: 'picture',
    style: { width: side, height: side, objectFit: 'cover' } as const,
  }
  const pixels = await withRenderer((renderer) =>
    renderer
      .render(node, {
        width: side,
        height: side,
        format: 'raw',
        images: [{ src: 'picture', data: picture, cache: 'none' }],
      })
      // Its beginning and end are right; what is between them need not be.
      .catch(() => undefined),
  )
  return pixels && dominant(pixels)
}

interface Group {
  weight: number
  sums: [number, number, number]
}

/** The heaviest of the groups into which colours fall by eight steps a channel; what is transparent has none. */
function dominant(pixels: Uint8Array): string | undefined {
  const groups = new Map<number, Group>()
  for (let at = 0; at < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4)
    if (alpha < 128) continue
    const weight = 1 + (2 * (Math.max(red, green, blue) - Math.min(red, green, blue))) / 255
    const key = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5)
    const { sums, ...group } = groups.get(key) ?? { weight: 0, sums: [0, 0, 0] }
    groups.set(key, {
      weight: group.weight + weight,
      sums: [sums[0] + red * weight, sums[1] + green * weight, sums[2] + blue * weight],
    })
  }
  const heaviest = [...groups.values()].reduce<Group | undefined>(
    (best, group) => (best && best.weight >= group.weight ? best : group),
    undefined,
  )
  return heaviest && `#${heaviest.sums.map((sum) => hex(sum / heaviest.weight)).join('')}`
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0')
}
