import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { landAt, type Scene } from './scene.ts'
import { angular, box, clipped, ellipse, group, path, steps, trace } from './shapes.ts'
import { orchard } from './trees.ts'

/** An observatory on its hill, open to the sky. */
export function drawObservatory(scene: Scene): string {
  const { random, colours, paint, mood } = scene
  const stone = mix(colours.paper, colours.land[1], mood === 'day' ? 0.08 : 0.2)
  const radius = random.between(225, 260)
  const tilt = random.between(14, 30)
  const shell = trace`M${800 - radius} 560a${radius} ${radius} 0 0 1 ${radius * 2} 0z`
  return [
    path('M-60 900V800Q300 700 800 690T1660 790V900Z', landAt(colours, 0.6)),
    group(
      { transform: trace`rotate(${tilt} 800 560)` },
      path(
        angular([
          [770, 560],
          [770, 560 - radius - 120],
          [830, 560 - radius - 120],
          [830, 560],
        ]),
        colours.gold,
      ),
      box(758, 560 - radius - 136, 84, 34, colours.accent, { rx: 6 }),
    ),
    path(shell, stone),
    clipped(
      'shell',
      shell,
      group(
        { transform: trace`rotate(${tilt} 800 560)` },
        box(752, 200, 96, 400, colours.ink),
        path('M780 600V200H822V600Z', colours.gold),
      ),
      ...steps(3).map((index) =>
        ellipse(800, 560, radius * (0.35 + index * 0.3), radius, 'none', {
          stroke: veil(colours.ink, 0.14),
          'stroke-width': 4,
        }),
      ),
    ),
    path(shell, paint.across(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.9)), {
      ...grained,
      opacity: 0.5,
    }),
    box(800 - radius - 16, 552, radius * 2 + 32, 30, colours.accent, { rx: 6 }),
    box(800 - radius + 14, 582, radius * 2 - 28, 180, mix(stone, colours.land[1], 0.12)),
    box(800, 582, radius - 14, 180, veil(colours.ink, 0.14)),
    ...[-130, -60, 60, 130].map((at) =>
      path(trace`M${800 + at - 16} 680v-34a16 16 0 0 1 32 0v34z`, mood === 'day' ? colours.land[2] : colours.gold),
    ),
    path('M776 764v-70a24 24 0 0 1 48 0v70z', colours.ink),
    orchard(
      random,
      (x) => 800 + Math.abs(x - 800) * 0.03,
      [-20, 480],
      [60, 150],
      [landAt(colours, 0.75), landAt(colours, 0.85)],
    ),
    orchard(
      random,
      (x) => 800 + Math.abs(x - 800) * 0.03,
      [1140, 1640],
      [60, 150],
      [landAt(colours, 0.75), landAt(colours, 0.85)],
    ),
    path('M-60 900V820Q400 748 800 752T1660 820V900Z', landAt(colours, 0.9)),
  ].join('')
}
