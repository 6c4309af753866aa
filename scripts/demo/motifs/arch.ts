import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { landAt, type Scene } from './scene.ts'
import { angular, box, group, type Point, path, steps, stroke, trace } from './shapes.ts'
import { orchard } from './trees.ts'

/** One high stone arch with its reflection, and a tower at either end. */
export function arch(scene: Scene, shore: number): string {
  const { random, colours, paint } = scene
  const rise = random.between(330, 390)
  const top = shore - rise
  const wall = mix(colours.land[1], colours.shine, 0.22)
  const d = trace`M-60 ${shore - 90}L330 ${shore - 130}Q560 ${top - 16} 800 ${top - 50}Q1040 ${top - 16} 1270 ${shore - 130}L1660 ${shore - 90}V${shore + 30}H1200C1170 ${shore - 120} 1010 ${top + 44} 800 ${top + 44}C590 ${top + 44} 430 ${shore - 120} 400 ${shore + 30}H-60Z`
  const stones = steps(25).map((index) => {
    const angle = Math.PI + (index / 24) * Math.PI
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const ring = (grow: number): Point => [800 + cos * (400 + grow), shore + 30 + sin * (rise - 14 + grow)]
    return stroke(trace`M${ring(2)[0]} ${ring(2)[1]}L${ring(26)[0]} ${ring(26)[1]}`, veil(colours.ink, 0.35), 3)
  })
  const parapet = trace`M-60 ${shore - 100}L330 ${shore - 140}Q560 ${top - 26} 800 ${top - 60}Q1040 ${top - 26} 1270 ${shore - 140}L1660 ${shore - 100}`
  const mirrored = group(
    { transform: trace`matrix(1 0 0 -.62 0 ${(shore + 30) * 1.62})`, opacity: 0.28 },
    path(d, colours.land[2]),
  )
  const towers = [
    [236, 1],
    [1364, 0.9],
  ].map(([x = 0, size = 1]) => {
    const [w, h] = [150 * size, 250 * size]
    const y = shore - 80
    return [
      box(x - w / 2, y - h, w, h + 112, mix(wall, colours.land[2], 0.25)),
      box(x, y - h, w / 2, h + 112, veil(colours.ink, 0.18)),
      path(
        angular([
          [x - w * 0.62, y - h],
          [x, y - h - 84 * size],
          [x + w * 0.62, y - h],
        ]),
        colours.accent,
      ),
      path(
        angular([
          [x, y - h],
          [x, y - h - 84 * size],
          [x + w * 0.62, y - h],
        ]),
        veil(colours.ink, 0.22),
      ),
      ...steps(2).map((index) =>
        path(trace`M${x - 40 + index * 52} ${y - h + 120}v-34a14 14 0 0 1 28 0v34z`, veil(colours.ink, 0.55)),
      ),
    ].join('')
  })
  return [
    mirrored,
    ...towers,
    orchard(random, () => shore - 60, [-40, 190], [60, 120], [landAt(colours, 0.6), landAt(colours, 0.75)]),
    orchard(random, () => shore - 60, [1430, 1640], [60, 120], [landAt(colours, 0.6), landAt(colours, 0.75)]),
    path(d, paint.down(wall, colours.land[1])),
    path(d, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.9)), { ...grained, opacity: 0.4 }),
    ...stones,
    stroke(parapet, mix(wall, colours.shine, 0.45), 16),
    path(
      trace`M-60 ${shore - 20}Q220 ${shore - 60} 420 ${shore + 34}H-60ZM1660 ${shore - 20}Q1380 ${shore - 60} 1180 ${shore + 34}H1660Z`,
      landAt(colours, 0.85),
    ),
  ].join('')
}
