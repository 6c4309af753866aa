import { type Colour, mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { group, type Point, path, polar, stroke, trace } from './shapes.ts'

/** Skins as wide apart as people are, warm enough to live in every palette. */
export const skins: readonly Colour[] = ['#f2c4a0', '#e0a579', '#c07f55', '#8d5638', '#5e3726']

/** The shade of a skin: the ink of a palette would turn a light one grey. */
export const umber: Colour = '#4a2417'

/** A forearm from a point, an open hand at its end; `turn` says on which side the thumb is. */
export function arm(
  { colours, paint, random }: Scene,
  [x, y]: Point,
  angle: number,
  reach: number,
  size: number,
  skin: Colour,
  sleeve: Colour,
  turn: number,
  two = false,
): string {
  const dark = mix(skin, umber, 0.3)
  const palm = reach - 190 * size
  const cuff = palm - random.between(70, 150) * size
  const spread = random.between(9, 15)
  const fingers = [-1.5, -0.5, 0.5, 1.5].map((finger, index) => {
    const folded = two && (index === 0 || index === 3)
    const long = [92, 118, 122, 100][index] ?? 100
    const [fromX, fromY] = [palm + 78 * size, finger * 30 * size * turn]
    const [toX, toY] = polar([fromX, fromY], finger * spread * turn, (folded ? 22 : long) * size)
    return stroke(
      trace`M${fromX - 30 * size} ${fromY * 0.9}L${fromX} ${fromY}L${toX} ${toY}`,
      index % 2 ? skin : mix(skin, umber, 0.1),
      30 * size,
    )
  })
  const thumbY = 50 * size * turn
  return group(
    { transform: trace`translate(${x} ${y}) rotate(${angle})` },
    path(trace`M0 ${-58 * size}L${palm} ${-36 * size}V${36 * size}L0 ${58 * size}Z`, skin),
    stroke(
      trace`M${palm + 10 * size} ${thumbY * 0.5}Q${palm + 44 * size} ${thumbY * 1.35} ${palm + 104 * size} ${thumbY * 1.95}`,
      dark,
      32 * size,
    ),
    ...fingers,
    path(
      trace`M${palm - 22 * size} ${-36 * size}Q${palm + 20 * size} ${-62 * size} ${palm + 84 * size} ${-60 * size}Q${palm + 106 * size} 0 ${palm + 84 * size} ${60 * size}Q${palm + 20 * size} ${62 * size} ${palm - 22 * size} ${36 * size}Z`,
      skin,
    ),
    path(
      trace`M${palm - 22 * size} ${-36 * size}Q${palm + 20 * size} ${-62 * size} ${palm + 84 * size} ${-60 * size}Q${palm + 106 * size} 0 ${palm + 84 * size} ${60 * size}Q${palm + 20 * size} ${62 * size} ${palm - 22 * size} ${36 * size}Z`,
      paint.across(veil(colours.ink, 0.75), veil(colours.ink, 0)),
      { ...grained, opacity: 0.4 },
    ),
    stroke(
      trace`M${palm + 66 * size} ${-44 * size * turn}Q${palm + 30 * size} ${-4 * size * turn} ${palm + 58 * size} ${40 * size * turn}M${palm + 76 * size} ${52 * size * turn}Q${palm + 18 * size} ${34 * size * turn} ${palm - 4 * size} ${6 * size * turn}`,
      mix(skin, umber, 0.5),
      4 * size,
      { opacity: 0.7 },
    ),
    path(
      trace`M-40 ${-82 * size}L${cuff} ${-58 * size}Q${cuff + 14 * size} 0 ${cuff} ${58 * size}L-40 ${82 * size}Z`,
      sleeve,
    ),
    path(
      trace`M-40 0L${cuff + 6 * size} 0Q${cuff + 8 * size} ${30 * size} ${cuff} ${58 * size}L-40 ${82 * size}Z`,
      veil(colours.ink, 0.16),
    ),
    path(
      trace`M${cuff - 34 * size} ${-63 * size}L${cuff + 4 * size} ${-62 * size}Q${cuff + 20 * size} 0 ${cuff + 4 * size} ${62 * size}L${cuff - 34 * size} ${63 * size}Q${cuff - 20 * size} 0 ${cuff - 34 * size} ${-63 * size}Z`,
      mix(sleeve, colours.paper, 0.3),
    ),
  )
}
