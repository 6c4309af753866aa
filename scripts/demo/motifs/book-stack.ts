import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { box, circle, clipped, type Point, path, steps, trace } from './shapes.ts'

/** A stack of books that carries a plant or a globe. */
export function drawBookStack(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const fills = [own, colours.accent, lit, colours.gold, shaded, colours.accent]
  const count = random.whole(4, 6)
  let y = 776
  const books = steps(count).map((index) => {
    const [w, h] = [random.between(430, 620), random.between(56, 86)]
    const x = 800 - w / 2 + random.between(-45, 45)
    y -= h
    const fill = fills[index] ?? own
    const band = mix(fill, index % 2 ? colours.ink : colours.paper, 0.35)
    return [
      box(x, y, w, h, fill, { rx: 10 }),
      box(x + w - 60, y + 9, 64, h - 18, mix(colours.paper, colours.ink, 0.08), { rx: 4 }),
      ...steps(3).map((sheet) => box(x + w - 56, y + 9 + ((h - 18) / 4) * (sheet + 1), 60, 2, veil(colours.ink, 0.25))),
      box(x + w - 62, y, 66, 9, fill, { rx: 4 }),
      box(x + w - 62, y + h - 9, 66, 9, fill, { rx: 4 }),
      box(x + 36, y, 14, h, band),
      box(x + 60, y, 5, h, band),
      box(x, y, w, h, paint.across(veil(colours.ink, 0.7), veil(colours.ink, 0.05), veil(colours.ink, 0)), {
        ...grained,
        opacity: 0.5,
        rx: 10,
      }),
    ].join('')
  })
  return [
    path('M400 786Q800 726 1200 786Q800 836 400 786Z', veil(colours.ink, 0.35)),
    ...books,
    crown(scene, [random.between(740, 860), y]),
  ].join('')
}

/** A small plant or a globe of light, to crown the stack. */
function crown({ random, colours, paint }: Scene, [x, y]: Point): string {
  const pot =
    path(trace`M${x - 66} ${y - 92}h132l-18 92h-96z`, colours.paper) +
    path(trace`M${x} ${y - 92}h66l-18 92h-48z`, veil(colours.ink, 0.16))
  const leaves = [-58, -30, 0, 28, 60].map((angle, index) => {
    const size = random.between(120, 190)
    return path(
      trace`M0 0C${size * 0.24} ${-size * 0.3} ${size * 0.2} ${-size * 0.8} 0 ${-size}C${-size * 0.2} ${-size * 0.8} ${-size * 0.24} ${-size * 0.3} 0 0Z`,
      index % 2 ? colours.accent : colours.gold,
      { transform: trace`translate(${x} ${y - 90}) rotate(${angle})` },
    )
  })
  const orb =
    circle(x, y - 105, 104, colours.gold) +
    circle(
      x,
      y - 105,
      104,
      paint.slant(veil(colours.accent, 0), veil(colours.accent, 0.2), veil(colours.accent, 0.9)),
      grained,
    )
  const globe = clipped(
    'orb',
    trace`M${x - 104} ${y - 105}a104 104 0 1 1 208 0a104 104 0 1 1 -208 0z`,
    ...steps(3).map((index) => box(x - 110, y - 165 + index * 48, 220, 16, colours.accent, { opacity: 0.35 })),
  )
  return random.chance(0.6) ? leaves.join('') + pot : orb + globe
}
