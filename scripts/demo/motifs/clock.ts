import { backdrop } from './backdrop.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { drawHourglass } from './hourglass.ts'
import { pickComposition, type Scene } from './scene.ts'
import { angular, box, circle, clipped, group, type Point, path, polar, steps, stroke, trace } from './shapes.ts'
import { stars } from './sky.ts'

/** Time: a great clock face between day and night, bare or with satellites round it, or sand running through a glass. */
export function drawClock(scene: Scene): string {
  return (
    backdrop(scene) +
    pickComposition(scene, [upright, upright, drawHourglass], {
      General: upright,
      Health: drawHourglass,
      Science: orbited,
    })(scene)
  )
}

function upright(scene: Scene): string {
  return face(scene, scene.random.between(318, 345))
}

/** The clock that satellites keep: they circle the face where they would stand for hours. */
function orbited(scene: Scene): string {
  const { random, colours } = scene
  const turn = random.between(0, 60)
  const satellites = steps(6).map((index) => {
    const [x, y] = polar([800, 450], turn + index * 60, 392)
    return group(
      { transform: trace`translate(${x} ${y}) rotate(${turn + index * 60 + 90}) scale(1.3)` },
      box(-46, -11, 34, 22, colours.accent, { rx: 3 }),
      box(12, -11, 34, 22, colours.accent, { rx: 3 }),
      box(-14, -15, 28, 30, colours.paper, { rx: 5 }),
      box(-14, 0, 28, 15, veil(colours.ink, 0.25), { rx: 5 }),
      stroke('M0 15V26', colours.gold, 5),
    )
  })
  return (
    circle(800, 450, 392, 'none', { stroke: colours.gold, 'stroke-width': 3, 'stroke-dasharray': '2 12' }) +
    face(scene, 285) +
    satellites.join('')
  )
}

function face(scene: Scene, radius: number): string {
  const { random, colours, paint } = scene
  const [, own, shaded] = colours.thing
  const centre: Point = [800, 450]
  const disc = trace`M${800 - radius} 450a${radius} ${radius} 0 1 1 ${radius * 2} 0a${radius} ${radius} 0 1 1 ${-radius * 2} 0z`
  const divide = random.between(-50, 50)
  // A little before twelve, or ten past ten as in a shop window: times at which the hands stand well apart.
  const minutes = random.pick([-random.whole(4, 11), 610 + random.whole(-4, 6)])

  const marks = steps(60).map((index) => {
    const long = index % 5 === 0
    const [from, to] = [
      polar(centre, index * 6 - 90, radius * (long ? 0.8 : 0.87)),
      polar(centre, index * 6 - 90, radius * 0.9),
    ]
    return stroke(
      trace`M${from[0]} ${from[1]}L${to[0]} ${to[1]}`,
      long ? colours.ink : mix(colours.ink, colours.paper, 0.55),
      long ? 12 : 4,
    )
  })
  const bells = radius > 300 && random.chance(0.4)
  return [
    bells ? alarm(scene, radius) : '',
    circle(820, 486, radius + 44, veil(colours.ink, 0.2)),
    circle(...centre, radius + 40, own),
    circle(
      ...centre,
      radius + 40,
      paint.slant(veil(colours.paper, 0.3), veil(colours.ink, 0), veil(colours.ink, 0.7)),
      grained,
    ),
    circle(...centre, radius + 14, mix(own, shaded, 0.7)),
    circle(...centre, radius, colours.paper),
    clipped(
      'face',
      disc,
      group(
        { transform: trace`rotate(${divide} 800 450)` },
        box(300, 50, 500, 800, mix(colours.gold, colours.paper, 0.55)),
        box(800, 50, 500, 800, mix(colours.wall[0], colours.ink, 0.35)),
        circle(800, 450, radius * 0.62, mix(colours.gold, colours.paper, 0.25)),
        path(
          trace`M800 ${450 - radius * 0.62}a${radius * 0.62} ${radius * 0.62} 0 0 1 0 ${radius * 1.24}z`,
          mix(colours.ink, colours.wall[0], 0.3),
        ),
        clipped('night', 'M800 50H1300V850H800Z', stars(scene, 160, 900)),
      ),
    ),
    clipped(
      'ring',
      disc,
      circle(...centre, radius * 0.88, 'none', { stroke: colours.paper, 'stroke-width': radius * 0.26 }),
    ),
    ...marks,
    clipped(
      'shade',
      disc,
      path(
        trace`M${800 - radius} ${450 - radius}h${radius * 2}v110q${-radius} -170 ${-radius * 2} 0z`,
        veil(colours.ink, 0.12),
      ),
    ),
    hand(scene, centre, minutes * 0.5 - 90, radius * 0.55, 30, colours.accent),
    hand(scene, centre, minutes * 6 - 90, radius * 0.78, 22, colours.accent),
    hand(scene, centre, random.between(0, 360), radius * 0.8, 6, colours.gold),
    circle(...centre, 24, colours.accent),
    circle(...centre, 10, colours.paper),
  ].join('')
}

function hand({ colours }: Scene, [x, y]: Point, angle: number, reach: number, thick: number, fill: string): string {
  const outline = angular([
    [-reach * 0.16, -thick / 2],
    [reach * 0.75, -thick / 2],
    [reach, 0],
    [reach * 0.75, thick / 2],
    [-reach * 0.16, thick / 2],
  ])
  return [
    path(outline, veil(colours.ink, 0.3), { transform: trace`translate(${x + 7} ${y + 11}) rotate(${angle})` }),
    path(outline, fill, {
      transform: trace`translate(${x} ${y}) rotate(${angle})`,
      stroke: colours.paper,
      'stroke-width': thick > 10 ? 5 : 0,
      'stroke-linejoin': 'round',
    }),
  ].join('')
}

function alarm({ colours, paint }: Scene, radius: number): string {
  const [lit, own, shaded] = colours.thing
  return (
    [-1, 1]
      .map((side) => {
        const [x, y] = polar([800, 450], -90 + side * 38, radius + 92)
        const [footX, footY] = polar([800, 450], 90 - side * 34, radius + 20)
        return [
          stroke(trace`M${footX} ${footY}l${side * 44} 62`, shaded, 34),
          group(
            { transform: trace`translate(${x} ${y}) rotate(${side * 38})` },
            box(-8, 0, 16, 60, shaded),
            path('M-92 22A92 74 0 0 1 92 22Z', colours.accent),
            path('M-92 22A92 74 0 0 1 92 22Z', paint.across(veil(colours.ink, 0), veil(colours.ink, 0.7)), {
              ...grained,
              opacity: 0.6,
            }),
            circle(0, -56, 14, lit),
          ),
        ].join('')
      })
      .join('') + box(784, 450 - radius - 92, 32, 60, own)
  )
}
