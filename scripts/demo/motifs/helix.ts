import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { height, type Scene, width } from './scene.ts'
import { box, circle, group, type Point, smooth, steps, stroke, trace } from './shapes.ts'

/** The double helix, aslant, upright or lying, with cells adrift behind it. */
export function drawHelix(scene: Scene): string {
  const { random, colours, paint } = scene
  const [plain, lifted, glow] = colours.wall
  const turn = random.pick([-62, -35, 0, 28, 55]) + random.between(-6, 6)
  const second = random.chance(0.4)
  return [
    box(0, 0, width, height, paint.slant(plain, lifted)),
    circle(800, 450, 700, paint.round(veil(glow, 0.85), veil(glow, 0))),
    ...steps(9).map(() => cell(scene)),
    second
      ? group(
          {
            transform: trace`rotate(${turn} 800 450) translate(330 ${random.between(-80, 80)}) scale(.55)`,
            opacity: 0.35,
          },
          strands(scene, 30),
        )
      : '',
    second
      ? group(
          {
            transform: trace`rotate(${turn} 800 450) translate(560 ${random.between(-80, 80)}) scale(.45)`,
            opacity: 0.25,
          },
          strands(scene, 30),
        )
      : '',
    group({ transform: trace`rotate(${turn} 800 450)` }, strands(scene, random.between(34, 44))),
  ].join('')
}

/** A helix along the y axis through the picture's middle: the far halves first, then the rungs, then the near halves. */
function strands({ random, colours }: Scene, thick: number): string {
  const [lit, own, shaded] = colours.thing
  const reach = random.between(150, 190)
  const pace = (2 * Math.PI) / random.between(560, 700)
  const phase = random.between(0, 6.28)
  const [from, to] = [-900, 1800]
  const x = (y: number, strand: number) => 800 + reach * Math.sin(y * pace + phase + strand * Math.PI)
  const depth = (y: number, strand: number) => Math.cos(y * pace + phase + strand * Math.PI)
  const fills = [colours.accent, own]

  const rungs = steps((to - from) / 46).map((index) => {
    const y = from + index * 46
    const [left, right] = [x(y, 0), x(y, 1)]
    const middle = (left + right) / 2 + (right - left) * 0.06
    if (Math.abs(right - left) < 50) return ''
    const [one, other] = index % 2 ? [colours.gold, lit] : [lit, colours.gold]
    return stroke(trace`M${left} ${y}H${middle}`, one, 13) + stroke(trace`M${middle} ${y}H${right}`, other, 13)
  })
  return [...halves(false), ...rungs, ...halves(true)].join('')

  function halves(near: boolean): string[] {
    const half = Math.PI / pace
    const first = (Math.PI / 2 - phase) / pace
    return steps((to - from) / half + 2).flatMap((index) => {
      const start = first + (Math.floor((from - first) / half) + index) * half
      return [0, 1]
        .filter((strand) => depth(start + half / 2, strand) > 0 === near)
        .map((strand) => {
          // A little longer than half a turn, so that no gap shows where near meets far.
          const points = steps(15).map((step): Point => {
            const y = start - 3 + ((half + 6) * step) / 14
            return [x(y, strand), y]
          })

          const fill = fills[strand] ?? own
          const d = smooth(points)
          const shadow = stroke(d, veil(colours.ink, 0.22), thick + 10, {
            transform: 'translate(6 8)',
            'stroke-linecap': 'butt',
          })
          const body = stroke(d, near ? fill : mix(fill, strand ? shaded : colours.ink, 0.34), thick, {
            'stroke-linecap': 'butt',
          })
          const shine = stroke(smooth(points.slice(2, -2)), mix(fill, colours.paper, 0.4), thick * 0.2, {
            transform: trace`translate(${-thick * 0.22} 0)`,
            opacity: 0.8,
          })
          return near ? shadow + body + shine : body
        })
    })
  }
}

function cell({ random, colours, paint }: Scene): string {
  const [x, y, radius] = [random.between(0, width), random.between(0, height), random.between(26, 120)]
  const fill = random.pick([colours.wall[2], colours.shine, colours.wall[0]])
  return [
    circle(x, y, radius, fill, { opacity: 0.28 }),
    circle(x, y, radius, paint.slant(veil(fill, 0), veil(fill, 0.15), veil(fill, 0.9)), { ...grained, opacity: 0.6 }),
    circle(x + radius * 0.15, y - radius * 0.1, radius * 0.34, fill, { opacity: 0.5 }),
  ].join('')
}
