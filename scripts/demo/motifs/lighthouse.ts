import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { headland, island } from './rocks.ts'
import type { Scene } from './scene.ts'
import { angular, box, circle, clipped, group, type Point, path, steps, stroke, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'
import { swell } from './waves.ts'

/** A lighthouse on its rock: near and tall on a headland, or alone on a small island before sun or moon. */
export function drawLighthouse(scene: Scene): string {
  const { random } = scene
  const near = random.chance(0.55)
  const [x, foot, size] = near
    ? [random.between(760, 900), 690, random.between(1.02, 1.14)]
    : [random.between(760, 840), 640, random.between(0.74, 0.84)]
  const lamp: Point = [x, foot - 478 * size]
  return [
    sky(scene, 700),
    near
      ? disc(scene, x + random.pick([-330, 320]), random.between(300, 430), random.between(70, 120))
      : disc(scene, x, random.between(360, 430), random.between(240, 290)),
    clouds(scene, 240, random.whole(1, 3)),
    birds(scene, x + random.pick([-260, 280]), 330, random.whole(2, 5)),
    beams(scene, lamp),
    swell(scene, 650, 0.12),
    swell(scene, 690, 0.28),
    near ? headland(scene, x, foot) : island(scene, x, foot),
    house(scene, x + 128 * size, foot + 6, size),
    tower(scene, x, foot, size),
    swell(scene, near ? 800 : 720, 0.5),
    swell(scene, near ? 850 : 790, 0.8),
  ].join('')
}

function beams({ random, colours, paint, mood }: Scene, [x, y]: Point): string {
  const glow = mood === 'day' ? colours.paper : colours.gold
  const strength = mood === 'day' ? 0.5 : 0.75
  const lift = random.between(-130, 60)
  const beam = (side: number) =>
    path(
      angular([
        [x, y - 8],
        [x + side * 1150, y + lift * side * 0.6 - 150],
        [x + side * 1150, y + lift * side * 0.6 + 130],
        [x, y + 8],
      ]),
      side > 0 ? paint.across(veil(glow, strength), veil(glow, 0)) : paint.across(veil(glow, 0), veil(glow, strength)),
    )
  return beam(-1) + beam(1) + circle(x, y, 150, paint.round(veil(glow, 0.8), veil(glow, 0)))
}

function tower({ random, colours, paint }: Scene, x: number, foot: number, size: number): string {
  const white = colours.paper
  const bands = random.pick([2, 3, 4])
  const spiral = random.chance(0.35)
  const body = 'M-44 -430H44L82 10H-82Z'
  const stripes = steps(bands).map((index) => {
    const span = 440 / (bands * 2 - 0.2)
    const top = -430 + span * (index * 2 + 0.75)
    return spiral
      ? path(trace`M-100 ${top + 50}L100 ${top - 40}V${top - 40 + span}L-100 ${top + 50 + span}Z`, colours.accent)
      : box(-100, top, 200, span, colours.accent)
  })
  return group(
    { transform: trace`translate(${x} ${foot}) scale(${size})` },
    path(body, white),
    clipped('tower', body, ...stripes, path('M8 -430H44L82 10H20Z', veil(colours.ink, 0.18))),
    path(body, paint.across(veil(colours.ink, 0), veil(colours.ink, 0.1), veil(colours.ink, 0.8)), {
      ...grained,
      opacity: 0.5,
    }),
    ...[-330, -190, -60].map((y) =>
      path(trace`M-11 ${y}v-26a11 11 0 0 1 22 0v26z`, mix(colours.ink, colours.land[1], 0.3)),
    ),
    path('M-20 10v-52a20 20 0 0 1 40 0v52z', colours.ink),
    box(-66, -446, 132, 20, colours.ink, { rx: 4 }),
    stroke('M-62 -446V-474H62V-446M-31 -446V-474M31 -446V-474', colours.ink, 4),
    box(-34, -512, 68, 66, colours.gold),
    box(-34, -512, 68, 66, paint.round(colours.paper, veil(colours.paper, 0))),
    ...[-34, -2, 30].map((at) => box(at, -512, 4, 66, colours.ink)),
    path('M-46 -510Q-40 -556 0 -566Q40 -556 46 -510Z', colours.accent),
    path('M0 -566Q40 -556 46 -510H6Z', veil(colours.ink, 0.25)),
    box(-3, -596, 6, 34, colours.ink),
    circle(0, -596, 7, colours.ink),
  )
}

function house({ colours }: Scene, x: number, foot: number, size: number): string {
  return group(
    { transform: trace`translate(${x} ${foot}) scale(${size})` },
    path(
      angular([
        [-52, 0],
        [-52, -74],
        [0, -118],
        [52, -74],
        [52, 0],
      ]),
      mix(colours.paper, colours.land[1], 0.2),
    ),
    box(52, -74, 100, 74, mix(colours.paper, colours.land[1], 0.38)),
    path(
      angular([
        [-62, -68],
        [0, -124],
        [102, -124],
        [164, -68],
        [58, -68],
        [0, -118],
      ]),
      colours.accent,
    ),
    path(
      angular([
        [0, -118],
        [0, -124],
        [102, -124],
        [164, -68],
        [58, -68],
      ]),
      veil(colours.ink, 0.2),
    ),
    box(-16, -56, 32, 34, colours.gold),
    box(78, -50, 22, 24, colours.gold),
    box(114, -50, 22, 24, colours.gold),
  )
}
