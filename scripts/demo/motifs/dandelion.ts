import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { landAt, type Scene } from './scene.ts'
import { circle, ellipse, ground, group, type Point, path, polar, steps, stroke, trace } from './shapes.ts'
import { disc, sky } from './sky.ts'

/** A dandelion that lets its seeds go with the wind. */
export function drawDandelion(scene: Scene): string {
  const { random, colours, paint, mood } = scene
  const head: Point = [random.between(680, 740), random.between(390, 430)]
  const radius = random.between(205, 240)
  const down = mood === 'day' ? mix(colours.land[1], colours.land[2], 0.3) : colours.paper
  const line = wander(random, 900)
  const tufts = steps(54).map((index) => {
    // The sunflower's angle spreads the seeds evenly over the ball.
    const reach = radius * Math.sqrt((index + 1) / 54)
    return tuft(scene, head, (index * 137.508) % 360, reach, down)
  })
  const flying = steps(random.whole(8, 12)).map((index): string => {
    const at: Point = [
      head[0] + radius * 0.8 + index * 66 + random.between(-30, 30),
      head[1] - 60 - index * 24 + random.between(-120, 130),
    ]
    return tuft(scene, at, random.between(-70, -20), random.between(46, 74), down)
  })
  return [
    sky(scene, 820),
    mood === 'day'
      ? disc(scene, 930, 420, random.between(210, 270))
      : disc(scene, random.between(1040, 1160), random.between(560, 640), random.between(90, 130)),

    ...[0.25, 0.55].map((nearness, index) =>
      path(
        ground((x) => 740 + index * 60 + line(x + index * 400) * 40),
        paint.down(landAt(colours, nearness), landAt(colours, nearness + 0.25)),
      ),
    ),
    stroke(trace`M${head[0] - 60} 960Q${head[0] + 40} 700 ${head[0]} ${head[1]}`, landAt(colours, 0.85), 12),
    path(
      trace`M${head[0] - 50} 930C${head[0] + 40} 800 ${head[0] + 150} 760 ${head[0] + 240} 760C${head[0] + 190} 830 ${head[0] + 90} 860 ${head[0] - 30} 960Z`,
      landAt(colours, 0.8),
    ),
    path(
      trace`M${head[0] - 60} 930C${head[0] - 120} 810 ${head[0] - 230} 790 ${head[0] - 300} 800C${head[0] - 230} 860 ${head[0] - 150} 880 ${head[0] - 70} 960Z`,
      landAt(colours, 0.7),
    ),
    circle(...head, radius * 1.12, colours.paper, { opacity: 0.2 }),
    ...tufts,
    circle(...head, 32, colours.accent),
    circle(...head, 32, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.8)), { ...grained, opacity: 0.6 }),
    ...flying,
    path(
      ground((x) => 866 + line(x) * 16),
      landAt(colours, 1),
    ),
  ].join('')
}

/** One seed under its parachute. */
function tuft({ colours }: Scene, foot: Point, angle: number, reach: number, fill: string): string {
  const span = 13 + reach * 0.13
  const hairs = steps(5).map((index) => {
    const [x, y] = polar([reach, 0], -70 + index * 35, span)
    return trace`M${reach} 0L${x} ${y}`
  })
  return group(
    { transform: trace`translate(${foot[0]} ${foot[1]}) rotate(${angle})` },
    stroke(trace`M0 0H${reach}${hairs.join('')}`, fill, 2.6, { opacity: 0.9 }),
    ellipse(0, 0, 8, 3.6, colours.accent),
    ...steps(5).map((index) => circle(...polar([reach, 0], -70 + index * 35, span), 3.4, fill)),
  )
}
