import { veil } from './colour.ts'
import type { Scene } from './scene.ts'
import { angular, circle, group, path, trace } from './shapes.ts'

/** A tent with a light in it. */
export function tent({ colours, paint }: Scene, x: number): string {
  return [
    circle(x, 800, 190, paint.round(veil(colours.gold, 0.55), veil(colours.gold, 0))),
    path(
      angular([
        [x - 112, 856],
        [x - 10, 716],
        [x + 128, 856],
      ]),
      colours.accent,
    ),
    path(
      angular([
        [x - 112, 856],
        [x - 10, 716],
        [x + 26, 856],
      ]),
      colours.gold,
    ),
    path(
      angular([
        [x - 58, 856],
        [x - 16, 752],
        [x - 4, 856],
      ]),
      veil(colours.ink, 0.75),
    ),
  ].join('')
}

/** Somebody at a telescope. */
export function watcher({ colours }: Scene, x: number): string {
  const dark = colours.land[2]
  return group(
    { fill: dark, stroke: dark, 'stroke-linecap': 'round' },
    path(trace`M${x + 24} ${760}L${x - 22} ${862}M${x + 24} 760L${x + 70} 862M${x + 24} 760V862`, 'none', {
      'stroke-width': 7,
    }),
    path(trace`M${x - 26} 776L${x + 116} 690`, 'none', { 'stroke-width': 28, 'stroke-linecap': 'butt' }),
    path(trace`M${x - 48} 788L${x - 20} 772`, 'none', { 'stroke-width': 14 }),
    circle(x - 78, 772, 19, dark),
    path(
      trace`M${x - 104} 866L${x - 100} 812Q${x - 90} 792 ${x - 74} 796L${x - 46} 806L${x - 66} 826L${x - 64} 866Z`,
      dark,
      { 'stroke-width': 8, 'stroke-linejoin': 'round' },
    ),
  )
}
