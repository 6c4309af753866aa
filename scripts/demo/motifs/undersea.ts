import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { height, landAt, type Scene, width } from './scene.ts'
import { angular, box, circle, ground, group, type Point, path, polar, steps, stroke, trace } from './shapes.ts'

/** The sea below a height: darker downward, with shafts of light and a floor. */
export function undersea(scene: Scene, surface: number): string {
  const { random, colours, paint } = scene
  const line = wander(random, 800)
  const shafts = steps(6).map((index) => {
    const x = 120 + index * 270 + random.between(-60, 60)
    const w = random.between(50, 130)
    const outline = angular([
      [x, surface],
      [x + w, surface],
      [x + w * 1.6 - 160, height],
      [x - w * 0.6 - 160, height],
    ])
    return path(outline, paint.down(veil(colours.shine, 0.35), veil(colours.shine, 0)))
  })
  return [
    box(
      0,
      surface,
      width,
      height - surface,
      paint.down(landAt(colours, 0.12), landAt(colours, 0.5), landAt(colours, 0.85)),
    ),
    ...shafts,
    path(
      ground((x) => 770 + line(x) * 46),
      landAt(colours, 0.72),
    ),
    path(
      ground((x) => 830 + line(x + 700) * 34),
      landAt(colours, 0.88),
    ),
    path(
      ground((x) => 830 + line(x + 700) * 34),
      paint.down(veil(colours.ink, 0), veil(colours.ink, 0.7)),
      { ...grained, opacity: 0.5 },
    ),
  ].join('')
}

/** Fish that swim one way, around a place. */
export function shoal({ random, colours }: Scene, [x, y]: Point, count: number, fills: readonly string[]): string {
  return steps(count)
    .map((index) => {
      const [left, top] = polar([x, y], index * 137.5, 26 * Math.sqrt(index) * 1.5)
      const size = random.between(0.7, 1.15)
      const fill = random.pick(fills)
      return group(
        { transform: trace`translate(${x + (left - x) * 1.7} ${top}) rotate(${random.between(-9, 9)}) scale(${size})` },
        path('M-40 0Q-8 -25 34 0Q-8 25 -40 0ZM-34 0L-62 -17V17Z', fill),
        path('M-40 0Q-8 25 34 0Z', veil(colours.ink, 0.2)),
        circle(17, -4, 3.4, colours.ink),
      )
    })
    .join('')
}

/** A branching coral that grows from a foot. */
export function coral({ random, colours }: Scene, foot: Point, tall: number, fill: string): string {
  const light = mix(fill, colours.paper, 0.35)
  return group({}, ...branch(foot, -90 + random.between(-8, 8), tall, tall * 0.13, 4))

  function branch(from: Point, angle: number, long: number, thick: number, left: number): string[] {
    const to = polar(from, angle, long * 0.42)
    const own = [stroke(trace`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`, fill, thick)]
    if (left === 0) return [...own, circle(...to, thick * 0.62, light)]
    const fork = random.between(20, 32)
    const middle = left > 2 ? branch(to, angle + random.between(-7, 7), long * 0.8, thick * 0.78, left - 1) : []
    return [
      ...own,
      ...[-fork, fork].flatMap((turn) => branch(to, angle + turn, long * 0.72, thick * 0.74, left - 1)),
      ...middle,
    ]
  }
}
