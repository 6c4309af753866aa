import type { Random } from './random.ts'
import { angular, box, ellipse, group, type Point, path, steps } from './shapes.ts'

/** A row of pines that stand on an edge, from one x to another. */
export function pines(
  random: Random,
  edge: (x: number) => number,
  [from, to]: readonly [number, number],
  [small, tall]: readonly [number, number],
  fill: string,
): string {
  const trees: string[] = []
  for (let x = from; x < to; x += random.between(0.22, 0.75) * tall) {
    const size = random.between(small, tall)
    trees.push(pine([x, edge(x) + size * 0.06], size))
  }
  return group({ fill }, ...trees)
}

/** The outline of a pine whose foot is at a point. */
function pine([x, y]: Point, size: number): string {
  const tiers = 4
  const right = steps(tiers).flatMap((tier): Point[] => {
    const reach = size * (0.09 + 0.055 * tier)
    const at = y - size + ((tier + 1) * size * 0.9) / tiers
    return [
      [x + reach, at],
      [x + reach * 0.45, at - size * 0.025],
    ]
  })
  const left = right.map(([px, py]): Point => [2 * x - px, py]).reverse()
  const trunk: Point[] = [
    [x + size * 0.025, y - size * 0.1],
    [x + size * 0.025, y],
    [x - size * 0.025, y],
    [x - size * 0.025, y - size * 0.1],
  ]
  return path(angular([[x, y - size], ...right, ...trunk, ...left]), 'inherit')
}

/** Round-headed trees on an edge. */
export function orchard(
  random: Random,
  edge: (x: number) => number,
  [from, to]: readonly [number, number],
  [small, tall]: readonly [number, number],
  fills: readonly string[],
): string {
  const trees: string[] = []
  for (let x = from; x < to; x += random.between(0.5, 1.6) * tall) {
    const size = random.between(small, tall)
    const fill = random.pick(fills)
    const foot = edge(x)
    trees.push(
      box(x - size * 0.04, foot - size * 0.5, size * 0.08, size * 0.55, fill),
      ellipse(x, foot - size * 0.68, size * 0.3, size * 0.4, fill),
    )
  }
  return trees.join('')
}
