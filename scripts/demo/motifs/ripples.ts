import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { height, type Scene, width } from './scene.ts'
import { box, circle, ellipse, group, type Point, path, polar, smooth, steps, stroke, trace } from './shapes.ts'
import { stars } from './sky.ts'

/** Two dark bodies that circle one another, and the waves that spread from them through space. */
export function drawRipples(scene: Scene): string {
  const { random, colours, paint } = scene
  const [plain, lifted, glow] = colours.wall
  const count = random.whole(8, 10)
  const flat = random.between(0.5, 0.62)
  const turn = random.between(-28, 28)
  const tilt = random.between(-14, 14)
  const rings = steps(count).map((index) => {
    const reach = 1080 - index * (960 / count)
    const tint = mix(lifted, glow, (index + 1) / count)
    return [
      ellipse(800, 462, reach, reach * flat, veil(colours.ink, 0.16)),
      ellipse(800, 450, reach, reach * flat, index % 2 ? tint : mix(tint, colours.thing[2], 0.16)),
      ellipse(800, 450, reach, reach * flat, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.5)), {
        ...grained,
        opacity: index % 3 ? 0 : 0.4,
      }),
      ellipse(800, 450, reach, reach * flat, 'none', {
        stroke: mix(tint, colours.shine, 0.5),
        'stroke-width': 2 + index * 0.4,
        opacity: 0.7,
      }),
    ].join('')
  })
  return [
    box(0, 0, width, height, paint.slant(plain, lifted)),
    stars(scene, 60, 900),
    group(
      { transform: trace`rotate(${tilt} 800 450)` },
      ...rings,
      ...[0, 180].map((half) => spiral(scene, turn + half, flat)),
      ...[0, 180].map((half, index) => body(scene, polar([0, 0], turn + half, 150), flat, index ? 62 : 78)),
    ),
  ].join('')
}

/** A spiral that leads from a body outwards. */
function spiral({ colours }: Scene, start: number, flat: number): string {
  const points = steps(30).map((index): Point => {
    const [x, y] = polar([0, 0], start - index * 13, 150 + index * 17)
    return [800 + x, 450 + y * flat]
  })
  return stroke(smooth(points), colours.gold, 9, { opacity: 0.75 })
}

function body({ colours, paint }: Scene, [x, y]: Point, flat: number, radius: number): string {
  const at = [800 + x, 450 + y * flat - radius * 0.3] as const
  return [
    circle(
      ...at,
      radius * 1.9,
      paint.round(veil(colours.gold, 0.9), veil(colours.accent, 0.35), veil(colours.accent, 0)),
    ),
    circle(...at, radius * 1.12, colours.gold),
    circle(...at, radius, mix(colours.ink, '#000000', 0.25)),
    path(
      trace`M${at[0] - radius * 0.7} ${at[1] - radius * 0.3}a${radius * 0.78} ${radius * 0.78} 0 0 1 ${radius * 0.8} ${-radius * 0.44}`,
      'none',
      { stroke: veil(colours.paper, 0.35), 'stroke-width': 6, 'stroke-linecap': 'round' },
    ),
  ].join('')
}
