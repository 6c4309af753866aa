import { type Colour, mix, veil } from './colour.ts'
import { melted } from './grain.ts'
import { wander } from './random.ts'
import { height, landAt, type Scene, width } from './scene.ts'
import { angular, box, circle, ground, group, path, steps, stroke, trace } from './shapes.ts'
import { stars } from './sky.ts'
import { pines } from './trees.ts'
import { water } from './water.ts'

/** Curtains of northern light over ice, a lake or a cabin in the snow. */
export function drawAurora(scene: Scene): string {
  const { random, colours, paint } = scene
  const horizon = random.between(590, 650)
  const hues = random.pick([
    ['#5ff0b0', '#38c9c0', '#9d7bff'],
    ['#7df3a4', '#4fd0e0', '#f07bc0'],
    ['#6ee7d0', '#8fa0ff', '#d77bf0'],
  ])
  const curtains = steps(random.whole(2, 3)).map((index) =>
    curtain(
      scene,
      horizon - 130 - index * random.between(75, 115),
      hues[index % 3] ?? '#5ff0b0',
      hues[(index + 2) % 3] ?? '#9d7bff',
    ),
  )
  return [
    box(0, 0, width, height, paint.down(...colours.sky)),
    stars(scene, 110, horizon),
    circle(800, horizon, 800, paint.round(veil(hues[0] ?? '#5ff0b0', 0.4), veil(hues[0] ?? '#5ff0b0', 0))),
    ...curtains.reverse(),
    range(scene, horizon),
    random.pick([lake, ice, cabin])(scene, horizon, hues),
  ].join('')
}

/** One curtain: upright rays whose feet follow a wandering line, brightest there. */
function curtain({ random, paint }: Scene, y: number, low: Colour, high: Colour): string {
  const [line, tall, bright] = [wander(random, 1250), wander(random, 260), wander(random, 190)]
  const fill = paint.down(veil(high, 0), veil(high, 0.28), veil(mix(high, low, 0.6), 0.55), veil(low, 0.95))
  const fade = paint.down(veil(low, 0.95), veil(low, 0))
  const step = 20
  const rays = steps(84).map((index) => {
    const x = -40 + index * step
    const foot = y + line(x) * 120
    const rise = 330 + tall(x) * 130
    const opacity = 0.62 + bright(x) * 0.34
    return box(x, foot - rise, step + 1, rise, fill, { opacity }) + box(x, foot - 1, step + 1, 46, fade, { opacity })
  })
  // Just enough blur to melt one ray into the next.
  return group(melted, ...rays)
}

function range({ random, colours, paint }: Scene, horizon: number): string {
  return [0.3, 0.5]
    .map((nearness, layer) => {
      const count = 9 - layer * 2
      const peaks = steps(count * 2 + 1).map((index): [number, number] => [
        (index / (count * 2)) * 1800 - 100,
        horizon + 20 - (index % 2 ? random.between(70, 190) - layer * 50 : random.between(0, 34)),
      ])
      const shade = landAt(colours, nearness + 0.12)
      const lit = peaks.flatMap(([x, y], index) =>
        index % 2
          ? [
              path(
                angular([[x, y], peaks[index - 1] ?? [x, y], [x + 18, horizon + 30]]),
                mix(shade, colours.paper, 0.22),
              ),
            ]
          : [],
      )
      return (
        path(
          angular([[-100, horizon + 60], ...peaks, [1700, horizon + 60]]),
          paint.down(shade, mix(shade, colours.sky[2], 0.3)),
        ) + lit.join('')
      )
    })
    .join('')
}

function lake(scene: Scene, horizon: number, hues: string[]): string {
  const { random, colours, paint } = scene
  const line = wander(random, 600)
  const bank = (x: number) => horizon + 22 + line(x) * 8
  const near = (x: number) => 850 + line(x * 0.7) * 30 - Math.abs(x - 800) * 0.1
  return [
    pines(random, bank, [-20, 1620], [24, 66], colours.land[2]),
    path(ground(bank), colours.land[2]),
    water(scene, horizon + 40),
    box(
      0,
      horizon + 40,
      width,
      height - horizon - 40,
      paint.down(veil(hues[0] ?? '#5ff0b0', 0.6), veil(hues[1] ?? '#38c9c0', 0.1)),
    ),
    pines(random, near, [-30, 360], [110, 290], colours.land[2]),
    pines(random, near, [1230, 1640], [100, 270], colours.land[2]),
    path(ground(near), colours.land[2]),
  ].join('')
}

function ice(scene: Scene, horizon: number, hues: string[]): string {
  const { random, colours, paint } = scene
  const far = mix(colours.paper, colours.land[0], 0.3)
  const floes = steps(26).map(() => {
    const at = random.fraction()
    const [x, y] = [random.between(-60, 1660), horizon + 52 + at * (height - horizon - 60)]
    const half = 40 + at * 120
    const thick = 5 + at * 16
    const top = angular([
      [x - half, y],
      [x - half * 0.5, y - 9 - at * 14],
      [x + half * 0.5, y - 7 - at * 12],
      [x + half, y + 2],
      [x + half * 0.3, y + 10 + at * 16],
      [x - half * 0.5, y + 8 + at * 12],
    ])
    return (
      path(top, mix(far, colours.land[1], 0.5), { transform: trace`translate(0 ${thick})` }) +
      path(top, mix(far, hues[0] ?? far, 0.15))
    )
  })
  return [
    box(0, horizon + 30, width, height, paint.down(mix(colours.land[0], hues[0] ?? far, 0.3), colours.land[2])),
    ...floes,
  ].join('')
}

function cabin(scene: Scene, horizon: number): string {
  const { random, colours, paint } = scene
  const line = wander(random, 900)
  const snow = mix(colours.paper, colours.land[0], 0.25)
  const edge = (x: number) => horizon + 70 + line(x) * 30
  const x = random.between(700, 880)
  const y = edge(x) + 62
  return [
    pines(random, edge, [-20, 1620], [50, 130], colours.land[2]),
    path(ground(edge), paint.down(snow, mix(snow, colours.land[1], 0.7))),
    circle(x + 10, y - 40, 210, paint.round(veil(colours.gold, 0.6), veil(colours.gold, 0))),
    box(x - 92, y - 96, 190, 96, mix(colours.accent, colours.ink, 0.3)),
    path(
      angular([
        [x - 128, y - 86],
        [x + 3, y - 186],
        [x + 134, y - 86],
      ]),
      mix(colours.paper, colours.land[0], 0.1),
    ),
    box(x + 52, y - 206, 26, 60, colours.ink),
    ...[-62, 34].map((at) => box(x + at, y - 70, 40, 38, colours.gold, { rx: 3 })),
    box(x - 12, y - 66, 34, 66, colours.ink),
    path(
      trace`M${x - 12} ${y}H${x + 22}Q${x + 120} 830 ${x + 60} 900H${x - 150}Q${x} 830 ${x - 12} ${y}Z`,
      veil(colours.gold, 0.25),
    ),
    stroke(trace`M${x + 66} ${y - 214}q-14 -26 6 -48t-4 -56`, colours.paper, 9, { opacity: 0.35 }),
    pines(random, () => 905, [-40, 380], [130, 300], colours.land[2]),
    pines(random, () => 905, [1230, 1660], [130, 280], colours.land[2]),
  ].join('')
}
