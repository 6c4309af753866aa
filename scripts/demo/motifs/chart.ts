import { backdrop, floor } from './backdrop.ts'
import { drawBlocks } from './blocks.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { height, pickComposition, type Scene } from './scene.ts'
import { angular, box, circle, type Point, path, smooth, steps, stroke, trace } from './shapes.ts'
import { disc, sky } from './sky.ts'

/** Figures made visible: columns and their line, layered streams, or a block city of values. */
export function drawChart(scene: Scene): string {
  return pickComposition(scene, [columns, streams, drawBlocks], { General: columns, Environment: streams })(scene)
}

function columns(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const count = random.whole(6, 8)
  const pitch = 860 / count
  const line = wander(random, 5)
  const loud = count - random.whole(1, 2)
  const tops = steps(count).map(
    (index): Point => [370 + pitch * (index + 0.5), 640 - (index / count) * 330 + line(index) * 90],
  )
  return [
    backdrop(scene),
    floor(scene, 760),
    ...tops.map(([x, top], index) => {
      const w = pitch * 0.68
      const fill = index === loud ? colours.accent : mix(lit, own, index / count)
      const side = index === loud ? mix(colours.accent, colours.ink, 0.3) : shaded
      return [
        path(
          angular([
            [x + w / 2, 800],
            [x + w / 2 + 130, 760],
            [x + w / 2, 760],
          ]),
          veil(colours.ink, 0.25),
        ),
        box(x - w / 2, top, w, 800 - top, fill, { rx: 8 }),
        box(x + w * 0.12, top, w * 0.38, 800 - top, side, { rx: 8, opacity: 0.55 }),
        box(x - w / 2, top, w, 800 - top, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.7)), {
          ...grained,
          opacity: 0.5,
        }),
      ].join('')
    }),
    stroke(smooth(tops.map(([x, y]) => [x, y - 75])), colours.gold, 9),
    ...tops.map(([x, y]) => circle(x, y - 75, 17, colours.gold) + circle(x, y - 75, 8, colours.ink)),
  ].join('')
}

function streams(scene: Scene): string {
  const { random, colours, paint } = scene
  const count = random.whole(5, 6)
  const fills = [
    colours.gold,
    colours.accent,
    colours.land[0],
    colours.land[1],
    mix(colours.land[1], colours.land[2], 0.5),
    colours.land[2],
  ]
  const turn = random.between(0.4, 1) * (random.chance(0.7) ? 1 : -1)
  const layers = steps(count).map((index) => {
    const line = wander(random, 1300)
    const edge = (x: number) =>
      300 + index * (520 / count) - turn * Math.sin(((x - 800) / 1600) * Math.PI) * (150 - index * 22) + line(x) * 80
    const points = steps(18).map((step): Point => [-60 + step * 101, edge(-60 + step * 101)])
    const d = `${smooth(points)}V900H-60Z`
    const fill = fills[index + (6 - count)] ?? colours.accent
    const marks = index < 2 ? points.filter((_, step) => step % 2 === index) : []

    return [
      path(d, paint.down(fill, mix(fill, colours.sky[2], 0.18))),
      path(d, paint.across(veil(colours.ink, 0.7), veil(colours.ink, 0), veil(colours.ink, 0)), {
        ...grained,
        opacity: 0.35,
      }),
      stroke(smooth(points), mix(fill, colours.paper, 0.6), 5),
      ...marks.map(
        ([x, y]) =>
          stroke(trace`M${x} ${y}V900`, veil(colours.paper, 0.3), 3, { 'stroke-dasharray': '1 12' }) +
          circle(x, y, 17, colours.paper) +
          circle(x, y, 9, fill),
      ),
    ].join('')
  })
  return [
    sky(scene, 700),
    disc(scene, random.between(560, 1040), random.between(190, 260), random.between(90, 140)),

    ...steps(17).map((index) => stroke(trace`M${index * 100} 0V${height}`, colours.paper, 2, { opacity: 0.28 })),
    ...steps(9).map((index) => stroke(trace`M0 ${index * 100 + 50}H1600`, colours.paper, 2, { opacity: 0.28 })),

    ...layers,
  ].join('')
}
