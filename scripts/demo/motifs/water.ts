import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { height, type Scene, width } from './scene.ts'
import { box, group, steps, stroke, trace } from './shapes.ts'

/** Still water from a height down to the bottom, with the sky in it; `lightX` is where sun or moon glitters. */
export function water({ random, colours, paint }: Scene, y: number, lightX?: number): string {
  const far = mix(colours.sky[2], colours.land[0], 0.35)
  const near = mix(colours.sky[0], colours.land[1], 0.5)
  const depth = height - y
  const glints = steps(34).map(() => {
    const at = random.fraction() ** 0.8
    return glint(random.between(0, width), at, random.pick([colours.land[1], colours.land[0], colours.paper]), 0.4)
  })
  const glitter =
    lightX === undefined
      ? []
      : steps(16).map((index) =>
          glint(lightX + random.between(-36, 36) * (1 + index / 8), (index + 0.3) / 16, colours.light, 0.8),
        )
  return [
    box(0, y, width, depth, paint.down(far, near)),
    box(0, y, width, depth, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.05), veil(colours.ink, 0.6)), {
      ...grained,
      opacity: 0.35,
    }),
    group({}, ...glints, ...glitter),
  ].join('')

  function glint(x: number, at: number, colour: string, opacity: number): string {
    const half = random.between(16, 44) * (0.5 + at * 1.5)
    return stroke(trace`M${x - half} ${y + 10 + at * (depth - 16)}h${half * 2}`, veil(colour, opacity), 2.5 + at * 5)
  }
}
