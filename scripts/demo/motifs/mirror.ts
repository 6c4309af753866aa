import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { height, type Scene, width } from './scene.ts'
import { angular, box, circle, group, type Point, path, polar, steps, stroke, trace } from './shapes.ts'
import { spark, stars } from './sky.ts'

/** A telescope's mirror of eighteen golden hexagons, afloat among the stars. */
export function drawMirror(scene: Scene): string {
  const { random, colours, paint } = scene
  const [plain, lifted, glow] = colours.wall
  const size = random.between(80, 88)
  const places = honeycomb(size * 1.78)
  return [
    box(0, 0, width, height, paint.slant(plain, lifted)),
    circle(random.between(300, 1300), random.between(150, 750), 720, paint.round(veil(glow, 0.75), veil(glow, 0))),
    stars(scene, 190, 1000),
    ...steps(9).map((index) =>
      spark(
        colours.paper,
        [140 + index * 165 + random.between(-50, 50), random.between(60, 840)],
        random.between(14, 34),
      ),
    ),
    group(
      { transform: trace`translate(800 450) rotate(${random.between(-16, 16)})` },
      ...places.map((place) => path(hexagon(place, size * 1.14), mix(colours.ink, colours.accent, 0.25))),
      ...places.map(([x, y]) => {
        const light = 0.5 - (x + y) / 900 + random.between(-0.14, 0.14)
        const fill =
          light > 0.5
            ? mix(colours.gold, colours.paper, (light - 0.5) * 0.8)
            : mix(mix(colours.accent, colours.gold, 0.35), colours.gold, Math.max(0, light * 2))
        const face = hexagon([x, y], size * 0.97)
        return (
          path(face, fill) +
          path(face, paint.slant(veil(colours.paper, 0.35), veil(colours.paper, 0))) +
          path(face, paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.1), veil(colours.ink, 0.6)), {
            ...grained,
            opacity: 0.5,
          })
        )
      }),
      stroke('M-330 -150L0 0M330 -150L0 0M0 390V0', colours.ink, 9, { opacity: 0.7 }),
      circle(0, 0, 44, colours.ink),
      circle(0, 0, 27, colours.gold),
    ),
  ].join('')
}

/** The middles of two rings of hexagons round an empty one, `pitch` apart. */
function honeycomb(pitch: number): Point[] {
  return [1, 2].flatMap((ring) =>
    steps(6).flatMap((side) => {
      const [corner, next] = [polar([0, 0], side * 60, ring * pitch), polar([0, 0], side * 60 + 60, ring * pitch)]
      return steps(ring).map(
        (step): Point => [
          corner[0] + ((next[0] - corner[0]) * step) / ring,
          corner[1] + ((next[1] - corner[1]) * step) / ring,
        ],
      )
    }),
  )
}

function hexagon(centre: Point, size: number): string {
  return angular(steps(6).map((corner) => polar(centre, 30 + corner * 60, size)))
}
