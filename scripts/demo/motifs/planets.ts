import { veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { circle, clipped, ellipse, steps, trace } from './shapes.ts'

/** A banded planet, lit from the upper left. */
export function planet({ random, colours, paint }: Scene, x: number, y: number, radius: number): string {
  const [lit, own, shaded] = colours.thing
  const bands = steps(7).map((index) => {
    const at = y - radius + (index + random.between(0.2, 0.8)) * (radius / 3.5)
    return ellipse(x, at, radius * 1.1, random.between(8, 34), random.pick([shaded, colours.accent, own, lit]), {
      opacity: random.between(0.35, 0.8),
    })
  })
  const outline = trace`M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`
  return [
    circle(x, y, radius, paint.down(lit, own)),
    clipped('planet', outline, ...bands),
    circle(x, y, radius, paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.9)), grained),
  ].join('')
}

/** A small body in the loud colour. */
export function moon({ colours, paint }: Scene, x: number, y: number, radius: number): string {
  return (
    circle(x, y, radius, colours.accent) +
    circle(x, y, radius, paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.2), veil(colours.ink, 0.9)), grained)
  )
}
