import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { height, type Scene, width } from './scene.ts'
import { box, circle, group, type Point, path, steps, stroke, trace } from './shapes.ts'

/** The whole sky, with stars at night. `low` is where its brightest part lies, in pixels from the top. */
export function sky(scene: Scene, low = height): string {
  const { colours, mood, paint } = scene
  const [, , horizon] = colours.sky
  return [
    box(0, 0, width, height, horizon),
    box(0, 0, width, low, paint.down(...colours.sky)),
    mood === 'night' ? stars(scene, 70, low * 0.8) : '',
  ].join('')
}

/** Sun or moon, in its halo. */
export function disc({ colours, mood, paint }: Scene, x: number, y: number, radius: number): string {
  const glow = paint.round(
    veil(colours.light, mood === 'day' ? 0.35 : 0.5),
    veil(colours.light, 0.12),
    veil(colours.light, 0),
  )
  const shade =
    mood === 'night'
      ? mix(colours.light, colours.sky[2], 0.55)
      : mood === 'day'
        ? colours.gold
        : mix(colours.light, colours.accent, 0.55)
  return [
    circle(x, y, radius * 3, glow),
    circle(x, y, radius * 1.45, colours.light, { opacity: 0.12 }),
    circle(x, y, radius, colours.light),
    circle(x, y, radius, paint.down(veil(shade, 0), veil(shade, 0.1), veil(shade, 0.75)), grained),
  ].join('')
}

/** Stars down to a height, fewer and fainter toward it. */
export function stars({ random, colours }: Scene, count: number, lowest: number): string {
  return group(
    { fill: colours.paper },
    ...steps(count).map(() => {
      const depth = random.fraction() ** 1.4
      const radius = random.between(1.2, 2.6) + (random.chance(0.08) ? 1.6 : 0)
      return circle(random.between(0, width), depth * lowest, radius, 'inherit', {
        opacity: random.between(0.35, 1) * (1 - depth * 0.7),
      })
    }),
  )
}

/** Long flat clouds around a height, each two or three bars deep. */
export function clouds({ random, colours, mood }: Scene, y: number, count: number): string {
  const colour =
    mood === 'day' ? colours.paper : mix(colours.sky[1], mood === 'dusk' ? colours.gold : colours.sky[2], 0.6)
  return steps(count)
    .flatMap((index) => {
      const x = (width / count) * (index + random.between(0.1, 0.9))
      const top = y + random.between(-100, 100)
      const thick = random.between(13, 24)
      return steps(random.whole(2, 3)).map((bar) => {
        const half = random.between(60, 150)
        return box(x - half + random.between(-70, 70), top + bar * thick, half * 2, thick + 0.5, colour, {
          rx: thick / 2,
          opacity: 0.85,
        })
      })
    })
    .join('')
}

/** A few birds in a loose line, far off. A line, because birds at random in a disc make a face of it. */
export function birds({ random, colours, mood }: Scene, x: number, y: number, count: number): string {
  const colour = mood === 'night' ? colours.paper : colours.ink
  return steps(count)
    .map((index) => {
      const size = random.between(10, 18) * (1 - index * 0.08)
      const [left, top] = [x + index * 40 + random.between(-8, 8), y - index * 17 + random.between(-7, 7)]
      const d = trace`M${left - size} ${top - size * 0.3}q${size * 0.6} ${-size * 0.35} ${size} ${size * 0.4}q${size * 0.5} ${-size * 0.8} ${size * 1.1} ${-size * 0.35}`
      return stroke(d, colour, 3.2, { opacity: 0.7 })
    })
    .join('')
}

/** A star with four points. */
export function spark(fill: string, [x, y]: Point, size: number): string {
  const waist = size * 0.13
  return path(
    trace`M${x} ${y - size}Q${x + waist} ${y - waist} ${x + size} ${y}Q${x + waist} ${y + waist} ${x} ${y + size}Q${x - waist} ${y + waist} ${x - size} ${y}Q${x - waist} ${y - waist} ${x} ${y - size}Z`,
    fill,
  )
}
