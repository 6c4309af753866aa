import { tent, watcher } from './camp.ts'
import { veil } from './colour.ts'
import { drawConstellation } from './constellation.ts'
import { grained } from './grain.ts'
import { drawMirror } from './mirror.ts'
import { wander } from './random.ts'
import { height, pickComposition, type Scene, width } from './scene.ts'
import { box, circle, ground, group, type Point, path, polar, steps, stroke, trace } from './shapes.ts'
import { sky, spark, stars } from './sky.ts'
import { pines } from './trees.ts'

/** The night sky over dark hills: star trails, a constellation or the Milky Way; or a telescope's mirror among stars. */
export function drawStars(scene: Scene): string {
  return pickComposition(scene, [overHills], { Science: drawMirror })(scene)
}

function overHills(scene: Scene): string {
  const { random, colours } = scene
  return [
    sky(scene, height),
    pickComposition(scene, [trails, drawConstellation, milkyWay], { General: drawConstellation })(scene),
    hills(scene),
    random.chance(0.55) ? tent(scene, random.between(700, 900)) : watcher(scene, random.between(700, 900)),
    path('M-60 900V872Q800 800 1660 872V900Z', colours.land[2]),
  ].join('')
}

function trails({ random, colours }: Scene): string {
  const pole: Point = [random.between(650, 950), random.between(300, 430)]
  return [
    ...steps(34).flatMap((ring) => {
      const radius = 34 + ring * 29
      return steps(ring < 8 ? 2 : 3).map(() => {
        const start = random.between(0, 360)
        const sweep = random.between(22, 75)
        const [[fromX, fromY], [toX, toY]] = [polar(pole, start, radius), polar(pole, start + sweep, radius)]
        return stroke(
          trace`M${fromX} ${fromY}A${radius} ${radius} 0 0 1 ${toX} ${toY}`,
          random.pick([colours.paper, colours.paper, colours.gold, colours.accent]),
          random.between(2, 5),
          { opacity: random.between(0.45, 0.95) },
        )
      })
    }),
    spark(colours.paper, pole, 30),
  ].join('')
}

function milkyWay(scene: Scene): string {
  const { random, colours, paint } = scene
  const glow = paint.round(veil(colours.shine, 0.75), veil(colours.shine, 0.25), veil(colours.shine, 0))
  const dust = steps(240).map(() => {
    const spread = (random.fraction() + random.fraction() + random.fraction() - 1.5) * 300
    return circle(
      random.between(-150, 1750),
      400 + spread,
      random.between(1.2, 4.2),
      random.pick([colours.paper, colours.paper, colours.gold]),
      { opacity: random.between(0.4, 1) },
    )
  })
  return [
    stars(scene, 110, 800),
    group(
      { transform: trace`rotate(${random.between(-42, -24)} 800 400)` },
      box(-200, 190, 2000, 420, paint.down(veil(colours.shine, 0), veil(colours.shine, 0.35), veil(colours.shine, 0))),
      box(
        -200,
        230,
        2000,
        340,
        paint.down(veil(colours.accent, 0), veil(colours.accent, 0.6), veil(colours.accent, 0)),
        { ...grained, opacity: 0.5 },
      ),
      ...steps(5).map(
        (index) =>
          `<ellipse cx="${index * 330}" cy="${Math.round(400 + random.between(-30, 30))}" rx="300" ry="105" fill="${glow}" opacity=".6"/>`,
      ),
      ...dust,
    ),
    ...steps(4).map((index) =>
      spark(
        colours.paper,
        [350 + index * 290 + random.between(-60, 60), random.between(100, 520)],
        random.between(16, 30),
      ),
    ),
  ].join('')
}

function hills(scene: Scene): string {
  const { random, colours, paint } = scene
  return steps(2)
    .map((layer) => {
      const line = wander(random, 900)
      const edge = (x: number) => 700 + layer * 80 + line(x) * 55 - Math.abs(x - 800) * 0.12
      const shade = layer ? colours.land[2] : colours.land[1]
      return (
        pines(random, edge, [-20, layer ? 480 : 1620], [30, 60 + layer * 80], shade) +
        (layer ? pines(random, edge, [1150, width + 20], [50, 140], shade) : '') +
        path(ground(edge), paint.down(shade, colours.land[2]))
      )
    })
    .join('')
}
