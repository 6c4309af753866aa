import { mix, veil } from './colour.ts'
import { wander } from './random.ts'
import { landAt, type Scene } from './scene.ts'
import { angular, box, ground, group, type Point, path, smooth, steps, stroke, trace } from './shapes.ts'
import { orchard } from './trees.ts'

/** A village on its hillside: smoke rises from some of the roofs and from others none. */
export function village(scene: Scene, base: number): string {
  const { random, colours, paint } = scene
  return steps(3)
    .map((row) => {
      const line = wander(random, 900)
      const edge = (x: number) => base + 24 + row * 88 + line(x) * 26 - Math.cos((x - 800) / 420) * 34
      const shade = landAt(colours, 0.45 + row * 0.25)
      const size = 0.62 + row * 0.24
      const houses = steps(7 - row).map((index) => {
        const x = 300 + ((index + 0.5) * 1000) / (7 - row) + random.between(-34, 34)
        return house(scene, [x, edge(x) + 16], size, random.chance(0.45))
      })
      return [
        orchard(random, edge, [-20, 1620], [34 + row * 20, 60 + row * 34], [shade, mix(shade, colours.land[0], 0.2)]),
        ...houses,
        path(ground(edge), paint.down(shade, landAt(colours, Math.min(1, 0.65 + row * 0.25)))),
      ].join('')
    })
    .join('')
}

function house(scene: Scene, [x, y]: Point, size: number, smoking: boolean): string {
  const { random, colours } = scene
  const wall = mix(colours.paper, colours.gold, random.between(0, 0.45))
  const roof = mix(colours.accent, colours.land[2], random.between(0, 0.45))
  const w = random.between(96, 132)
  const plume = steps(7).map(
    (index): Point => [w * 0.72 + Math.sin(index * 1.1) * (6 + index * 3) + index * 5, -150 - index * 34],
  )
  return group(
    { transform: trace`translate(${x - (w * size) / 2} ${y}) scale(${size})` },
    smoking ? stroke(smooth(plume), veil(colours.paper, 0.6), 15) : '',
    box(w * 0.66, -150, 17, 56, mix(roof, colours.ink, 0.3)),
    box(0, -80, w, 80, wall),
    box(w * 0.56, -80, w * 0.44, 80, veil(colours.ink, 0.16)),
    path(
      angular([
        [-14, -74],
        [w * 0.28, -132],
        [w * 0.72, -132],
        [w + 14, -74],
      ]),
      roof,
    ),
    path(
      angular([
        [w * 0.5, -74],
        [w * 0.56, -132],
        [w * 0.72, -132],
        [w + 14, -74],
      ]),
      veil(colours.ink, 0.2),
    ),
    box(16, -54, 22, 24, colours.gold),
    box(w * 0.66, -54, 22, 24, mix(colours.ink, colours.land[1], 0.35)),
    box(w * 0.42, -46, 18, 46, mix(colours.ink, colours.land[1], 0.35)),
  )
}
