import { backdrop } from './backdrop.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { angular, path, steps } from './shapes.ts'

/** Values as blocks on a square, each as high as what it counts. */
export function drawBlocks(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const size = 4
  const [half, deep] = [112, 58]
  const slope = random.pick([
    (x: number, y: number) => (x + y) * 1.25,
    (x: number) => x * 2.3,
    (x: number, y: number) => Math.hypot(x - 1.2, y - 1.2) * 3,
  ])

  const cells = steps(size * size).map((index) => ({ x: index % size, y: Math.floor(index / size) }))
  return [
    backdrop(scene),
    ...cells.map(({ x, y }) => {
      const rise = 40 + Math.max(0, 7.5 - slope(x, y)) * 40 + random.between(0, 44)
      const loud = random.chance(0.2)
      const [top, left, right] = loud
        ? [mix(colours.accent, colours.paper, 0.3), colours.accent, mix(colours.accent, colours.ink, 0.3)]
        : random.chance(0.2)
          ? [mix(colours.gold, colours.paper, 0.4), colours.gold, mix(colours.gold, colours.ink, 0.3)]
          : [mix(lit, colours.shine, 0.35), mix(lit, own, 0.8), shaded]
      const [cx, cy] = [800 + (x - y) * half, 450 + (x + y) * deep]
      const [w, d] = [half * 0.84, deep * 0.84]
      return [
        path(
          angular([
            [cx - w, cy - rise],
            [cx, cy + d - rise],
            [cx, cy + d],
            [cx - w, cy],
          ]),
          left,
        ),
        path(
          angular([
            [cx + w, cy - rise],
            [cx, cy + d - rise],
            [cx, cy + d],
            [cx + w, cy],
          ]),
          right,
        ),
        path(
          angular([
            [cx - w, cy - rise],
            [cx, cy + d - rise],
            [cx, cy + d],
            [cx - w, cy],
          ]),
          paint.down(veil(colours.ink, 0), veil(colours.ink, 0.6)),
          { ...grained, opacity: 0.5 },
        ),
        path(
          angular([
            [cx, cy - d - rise],
            [cx + w, cy - rise],
            [cx, cy + d - rise],
            [cx - w, cy - rise],
          ]),
          top,
        ),
      ].join('')
    }),
  ].join('')
}
