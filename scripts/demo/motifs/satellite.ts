import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { moon } from './planets.ts'
import { wander } from './random.ts'
import type { Scene } from './scene.ts'
import { box, circle, clipped, group, type Point, path, smooth, steps, stroke, trace } from './shapes.ts'

/** A satellite over the edge of a world. */
export function drawSatellite(scene: Scene): string {
  const { random, colours, paint } = scene
  const top = random.between(560, 620)
  const [x, radius] = [random.between(560, 1040), 1300]
  const y = top + radius
  // By day the darker half of the family, in the dark its middle: a white world would look bare.
  const near = scene.mood === 'day' ? colours.thing[0] : colours.thing[2]

  const arc = stroke(trace`M120 ${top + 60}C420 ${top - 330} 1100 ${top - 420} 1560 ${top - 250}`, colours.paper, 3, {
    'stroke-dasharray': '3 16',
    opacity: 0.7,
  })
  return [
    moon(scene, random.between(430, 640), random.between(170, 250), random.between(70, 110)),
    ...steps(4).map((index) => circle(x, y, radius + 150 - index * 42, colours.wall[2], { opacity: 0.17 })),
    circle(x, y, radius, paint.down(near, mix(near, colours.ink, 0.5))),

    clipped(
      'world',
      trace`M${x - radius} ${y}a${radius} ${radius} 0 0 1 ${2 * radius} 0z`,
      ...continents(scene, x, top),
    ),
    circle(x, y, radius, paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.2), veil(colours.ink, 0.9)), {
      ...grained,
      opacity: 0.6,
    }),
    arc,
    satellite(scene, random.between(860, 1010), top - 265),
  ].join('')
}

/** Land masses with wandering coasts, flattened as the edge of a globe flattens them. */
function continents({ random, colours }: Scene, x: number, top: number): string[] {
  return steps(4).map((index) => {
    const [cx, cy] = [x - 620 + index * 400 + random.between(-70, 70), top + random.between(110, 250)]
    const coast = wander(random, 6)
    const points = steps(17).map((step): Point => {
      const angle = (step / 16) * 2 * Math.PI
      const reach = 1 + 0.45 * coast(Math.cos(angle) * 2) + 0.3 * coast(Math.sin(angle) * 2 + 7)
      return [cx + Math.cos(angle) * 180 * reach, cy + Math.sin(angle) * 52 * reach]
    })
    return path(`${smooth(points)}Z`, index % 2 ? colours.gold : colours.accent, { opacity: 0.7 })
  })
}

function satellite({ colours, paint }: Scene, x: number, y: number): string {
  const panel = (at: number) =>
    box(at, -36, 122, 72, paint.slant(colours.gold, colours.accent), { rx: 4 }) +
    steps(3)
      .map((bar) => box(at + 28 + bar * 31, -36, 3, 72, colours.ink, { opacity: 0.5 }))
      .join('')
  return group(
    { transform: trace`translate(${x} ${y}) rotate(-24)` },
    box(-170, -4, 340, 8, colours.paper),
    panel(-178),
    panel(56),
    box(-38, -56, 76, 112, colours.paper, { rx: 10 }),
    box(4, -56, 34, 112, mix(colours.paper, colours.ink, 0.3), { rx: 10 }),
    path('M-46 66a46 34 0 0 1 92 0z', colours.accent),
    box(-3, 60, 6, 44, colours.paper),
    circle(0, 106, 9, colours.gold),
  )
}
