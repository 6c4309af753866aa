import { veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { box, circle, group, path, steps, stroke, trace } from './shapes.ts'

/** A case of signs, one to a square. */
export function drawSigns(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const fills = [own, colours.accent, colours.gold, lit, colours.wall[2], shaded]
  const side = random.pick([180, 225])
  const columns = Math.ceil(1600 / side) + 1
  const rows = Math.ceil(900 / side)
  return steps(columns * rows)
    .map((index) => {
      const [x, y] = [(index % columns) * side - (side * columns - 1600) / 2, Math.floor(index / columns) * side]
      const back = random.pick(fills)
      const front = random.pick(fills.filter((fill) => fill !== back))
      return group(
        { transform: trace`translate(${x + side / 2} ${y + side / 2}) scale(${side / 100})` },
        box(-50.2, -50.2, 100.4, 100.4, back),
        random.chance(0.3)
          ? box(-50.2, -50.2, 100.4, 100.4, paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.65)), {
              ...grained,
              opacity: 0.45,
            })
          : '',
        group({ transform: `rotate(${random.whole(0, 3) * 90})` }, random.pick(strokes)(front, random.pick(fills))),
      )
    })
    .join('')
}

/** Signs as a hundred-unit square holds them. */
const strokes: readonly ((fill: string, second: string) => string)[] = [
  (fill) => path('M-34 34V-34A68 68 0 0 1 34 34Z', fill),
  (fill, second) => circle(0, 0, 34, fill) + circle(0, 0, 13, second),
  (fill, second) => stroke('M-26 26V-6A26 26 0 0 1 26 -6', fill, 17) + circle(22, 24, 12, second),
  (fill, second) => box(-34, -34, 20, 68, fill) + circle(14, 14, 20, second),
  (fill, second) => stroke('M-26 -24H26M-26 -24V26', fill, 17) + box(2, 2, 30, 30, second),
  (fill, second) => path('M-34 34L0 -34L34 34Z', fill) + circle(0, 14, 10, second),
  (fill) => stroke('M-28 -26Q30 -30 6 0T28 26', fill, 16),
  (fill, second) => path('M-34 0A34 34 0 0 1 34 0Z', fill) + path('M-34 6A34 34 0 0 0 34 6Z', second),
  (fill) => [-22, 0, 22].map((at) => box(-34, at - 7, 68, 14, fill, { rx: 7 })).join(''),
  (fill, second) => [-20, 20].flatMap((x) => [-20, 20].map((y) => circle(x, y, 13, x === y ? fill : second))).join(''),
  (fill) => stroke('M-26 -26L26 26M26 -26L0 0', fill, 16),
]
