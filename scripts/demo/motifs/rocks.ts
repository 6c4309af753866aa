import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { angular, path, trace } from './shapes.ts'

/** A cliff that reaches in from the right, its top at `foot`. */
export function headland({ colours, paint }: Scene, x: number, foot: number): string {
  const top = trace`M${x - 330} 960L${x - 262} 800L${x - 200} 752L${x - 120} ${foot + 8}Q${x + 60} ${foot - 14} ${x + 330} ${foot + 4}Q1500 ${foot - 20} 1700 ${foot - 46}V960Z`
  const face = trace`M${x - 330} 960L${x - 262} 800L${x - 200} 752L${x - 120} ${foot + 8}L${x - 60} ${foot + 40}L${x - 90} 810L${x - 10} ${foot + 60}L${x + 90} 800L${x + 160} ${foot + 52}L${x + 300} 830L${x + 420} ${foot + 46}L${x + 560} 840L${x + 700} ${foot + 20}L1700 ${foot + 40}V960Z`
  return (
    path(top, colours.land[1]) +
    path(face, mix(colours.land[1], colours.land[2], 0.75)) +
    path(face, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.9)), { ...grained, opacity: 0.5 })
  )
}

/** A small rock in the sea, its top at `foot`. */
export function island({ colours, paint }: Scene, x: number, foot: number): string {
  const rock = angular([
    [x - 330, 790],
    [x - 280, 716],
    [x - 190, 700],
    [x - 120, foot + 4],
    [x + 60, foot - 4],
    [x + 250, foot + 4],
    [x + 300, 690],
    [x + 380, 716],
    [x + 440, 790],
  ])
  const shade = angular([
    [x - 60, 790],
    [x - 30, 700],
    [x + 40, foot + 30],
    [x + 120, 690],
    [x + 190, foot + 36],
    [x + 250, foot + 4],
    [x + 300, 690],
    [x + 380, 716],
    [x + 440, 790],
  ])
  return (
    path(rock, colours.land[1]) +
    path(shade, colours.land[2], { opacity: 0.55 }) +
    path(rock, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.8)), { ...grained, opacity: 0.5 })
  )
}
