import type { Scene } from './scene.ts'
import { circle, polar, stroke, trace } from './shapes.ts'
import { spark, stars } from './sky.ts'

/** One constellation, its stars joined by dots. */
export function drawConstellation(scene: Scene): string {
  const { random, colours } = scene
  const turn = random.between(-20, 20)
  const shape = random.pick([
    // The Plough, a swan and a crown, each in its own little chart.
    {
      at: [
        [-330, -40],
        [-210, -110],
        [-90, -70],
        [20, -30],
        [60, 80],
        [270, 90],
        [310, -50],
      ],
      joins: [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 6],
        [6, 3],
      ],
    },
    {
      at: [
        [-300, 150],
        [-120, 50],
        [20, -20],
        [160, -90],
        [-100, -170],
        [150, 130],
        [-210, -250],
        [250, 210],
      ],
      joins: [
        [0, 1],
        [1, 2],
        [2, 3],
        [2, 4],
        [4, 6],
        [2, 5],
        [5, 7],
      ],
    },
    {
      at: [
        [-280, -120],
        [-220, 30],
        [-110, 120],
        [30, 150],
        [170, 110],
        [270, 10],
        [320, -130],
        [20, -60],
      ],
      joins: [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 6],
        [7, 3],
      ],
    },
  ])
  const places = shape.at.map(([x = 0, y = 0]) =>
    polar([800, 350], (Math.atan2(y, x) * 180) / Math.PI + turn, Math.hypot(x, y) * 1.15),
  )
  return [
    stars(scene, 150, 760),
    ...shape.joins.map(([from = 0, to = 0]) =>
      stroke(
        trace`M${places[from]?.[0] ?? 0} ${places[from]?.[1] ?? 0}L${places[to]?.[0] ?? 0} ${places[to]?.[1] ?? 0}`,
        colours.gold,
        3,
        { opacity: 0.75, 'stroke-dasharray': '2 11' },
      ),
    ),
    ...places.map(
      (place, index) =>
        circle(...place, 44, colours.gold, { opacity: 0.14 }) +
        spark(index % 3 ? colours.paper : colours.gold, place, random.between(26, 46)),
    ),
  ].join('')
}
