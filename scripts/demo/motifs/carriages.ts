import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { box, circle, steps } from './shapes.ts'

/** Carriages in a row to the right, their wheels on y 0. */
export function carriages(scene: Scene, count: number): string {
  const { colours, paint } = scene
  const w = 212
  return steps(count)
    .map((index) => {
      const x = index * (w + 14)
      const fill =
        index === count - 1 ? colours.accent : index % 2 ? colours.paper : mix(colours.paper, colours.gold, 0.35)
      return [
        box(x - 16, -50, w + 30, 10, colours.ink),
        box(x, -156, w, 124, fill, { rx: 12 }),
        box(x, -72, w, 22, colours.accent),
        box(x, -156, w, 124, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.7)), {
          ...grained,
          opacity: 0.4,
          rx: 12,
        }),
        box(x + 6, -166, w - 12, 14, mix(colours.land[2], colours.land[1], 0.3), { rx: 7 }),
        ...steps(4).map((pane) =>
          box(x + 20 + pane * 46, -134, 32, 44, mix(colours.ink, colours.land[1], 0.35), { rx: 5 }),
        ),
        wheel(scene, x + 48, -22, 22),
        wheel(scene, x + w - 48, -22, 22),
      ].join('')
    })
    .join('')
}

/** A wheel, by its hub. */
export function wheel({ colours }: Scene, x: number, y: number, radius: number): string {
  return (
    circle(x, y, radius, colours.ink) +
    circle(x, y, radius * 0.6, colours.accent) +
    circle(x, y, radius * 0.25, colours.ink)
  )
}
