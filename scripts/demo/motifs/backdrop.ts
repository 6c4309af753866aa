import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { height, type Scene, width } from './scene.ts'
import { angular, box, circle, type Point, path, polar, steps, trace } from './shapes.ts'

/** A wall for a thing to stand before, with the light behind the picture's middle. */
export function backdrop(scene: Scene): string {
  const { colours, paint, random } = scene
  const [plain, lifted] = colours.wall
  return box(0, 0, width, height, paint.down(plain, lifted)) + random.pick([halo, arches, rays, rings])(scene)
}

/** A floor from a height down to the bottom. */
export function floor({ colours, paint }: Scene, y: number): string {
  const [plain, lifted] = colours.wall
  const shade = mix(plain, colours.ink, 0.35)
  return [
    box(0, y, width, height - y, paint.down(mix(lifted, shade, 0.55), shade)),
    box(0, y, width, 90, paint.down(veil(colours.ink, 0.3), veil(colours.ink, 0)), grained),
  ].join('')
}

function halo({ colours, paint, random }: Scene): string {
  const [, lifted, glow] = colours.wall
  const [x, y, radius] = [800 + random.between(-70, 70), random.between(400, 470), random.between(320, 390)]
  return [
    circle(x, y, radius * 1.5, glow, { opacity: 0.16 }),
    circle(x, y, radius, paint.down(glow, mix(glow, lifted, 0.5))),
    circle(x, y, radius, paint.slant(veil(lifted, 0), veil(lifted, 0.2), veil(lifted, 0.9)), grained),
  ].join('')
}

function arches({ colours, paint, random }: Scene): string {
  const [, lifted, glow] = colours.wall
  const count = random.whole(3, 5)
  return steps(count)
    .map((index) => {
      const half = 620 - index * (400 / count)
      const top = 60 + index * (250 / count)
      const tint = mix(lifted, glow, (index + 1) / count)
      const d = trace`M${800 - half} 900V${top + half}A${half} ${half} 0 0 1 ${800 + half} ${top + half}V900Z`
      return path(d, paint.down(tint, mix(tint, lifted, 0.55)))
    })
    .join('')
}

function rays({ colours, paint, random }: Scene): string {
  const [, lifted, glow] = colours.wall
  const from: Point = [800, random.between(430, 560)]
  const count = random.whole(9, 14)
  const turn = random.between(0, 30)
  const fan = steps(count).map((index) => {
    const angle = turn + (index * 360) / count
    return path(
      angular([from, polar(from, angle, 1200), polar(from, angle + 180 / count, 1200)]),
      mix(lifted, glow, 0.35),
      { opacity: 0.7 },
    )
  })
  return [...fan, circle(from[0], from[1], 700, paint.round(glow, veil(glow, 0.6), veil(glow, 0)))].join('')
}

function rings({ colours, random }: Scene): string {
  const [, lifted, glow] = colours.wall
  const [x, y] = [800 + random.between(-120, 120), random.between(360, 520)]
  const count = 5
  return steps(count)
    .map((index) => circle(x, y, 760 - index * 125, mix(lifted, glow, ((index + 1) / count) ** 1.3)))
    .join('')
}
