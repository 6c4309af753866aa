import { floor } from './backdrop.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { box, circle, clipped, ellipse, path, polar, steps, stroke, trace } from './shapes.ts'

/** A laboratory balance: on one pan a polished cylinder under glass, on the other nothing but light. */
export function drawWeighing(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const y = 560
  const dial = trace`M690 ${y + 190}a110 110 0 0 1 220 0z`
  const turn = random.between(-16, 16)
  const [tipX, tipY] = polar([800, y + 186], -90 + turn, 88)
  return [
    floor(scene, 770),
    path('M420 812Q800 764 1180 812Q800 852 420 812Z', veil(colours.ink, 0.3)),
    path(trace`M500 806Q506 ${y + 96} 620 ${y + 84}H980Q1094 ${y + 96} 1100 806Z`, own),
    path(trace`M800 ${y + 84}H980Q1094 ${y + 96} 1100 806H800Z`, veil(shaded, 0.5)),
    path(
      trace`M500 806Q506 ${y + 96} 620 ${y + 84}H980Q1094 ${y + 96} 1100 806Z`,
      paint.down(veil(colours.ink, 0), veil(colours.ink, 0.6)),
      { ...grained, opacity: 0.5 },
    ),
    box(470, 796, 660, 24, mix(own, shaded, 0.7), { rx: 12 }),
    path(dial, colours.paper),
    ...steps(9).map((index) => {
      const [[fromX, fromY], [toX, toY]] = [
        polar([800, y + 190], 200 + index * 17.5, 78),
        polar([800, y + 190], 200 + index * 17.5, 98),
      ]
      return stroke(trace`M${fromX} ${fromY}L${toX} ${toY}`, colours.ink, 4)
    }),
    stroke(trace`M800 ${y + 186}L${tipX} ${tipY}`, colours.accent, 7),
    circle(800, y + 186, 14, colours.accent),
    ...[540, 1060].map((x) => box(x - 9, y - 26, 18, 130, lit) + box(x, y - 26, 9, 130, veil(shaded, 0.5))),
    ...[540, 1060].map((x, index) => {
      const bowl = trace`M${x - 190} ${y - 60}H${x + 190}Q${x + 150} ${y - 6} ${x} ${y - 6}Q${x - 150} ${y - 6} ${x - 190} ${y - 60}Z`
      return [
        index ? light(scene, x, y - 70) : cylinder(scene, x, y - 66),
        path(bowl, colours.gold),
        path(bowl, paint.across(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.8)), {
          ...grained,
          opacity: 0.6,
        }),
        box(x - 198, y - 70, 396, 16, lit, { rx: 8 }),
      ].join('')
    }),
  ].join('')
}

function cylinder({ colours, paint }: Scene, x: number, y: number): string {
  const metal = mix(colours.paper, colours.thing[2], 0.35)
  const jar = trace`M${x - 128} ${y}V${y - 210}A128 128 0 0 1 ${x + 128} ${y - 210}V${y}Z`
  return [
    box(x - 62, y - 150, 124, 150, metal),
    box(
      x - 62,
      y - 150,
      124,
      150,
      paint.across(veil(colours.ink, 0.5), veil(colours.paper, 0.9), veil(colours.ink, 0.1), veil(colours.ink, 0.65)),
    ),
    ellipse(x, y - 150, 62, 17, mix(colours.paper, metal, 0.4)),
    clipped(
      'jar',
      jar,
      path(jar, veil(colours.paper, 0.22)),
      path(
        trace`M${x - 104} ${y}V${y - 200}Q${x - 96} ${y - 290} ${x - 40} ${y - 316}L${x - 20} ${y - 300}Q${x - 70} ${y - 260} ${x - 74} ${y - 190}V${y}Z`,
        veil(colours.paper, 0.4),
      ),
    ),
    path(jar, 'none', { stroke: colours.paper, 'stroke-width': 6, opacity: 0.8 }),
    circle(x, y - 352, 17, colours.paper),
  ].join('')
}

function light({ colours, paint }: Scene, x: number, y: number): string {
  const centre = [x, y - 140] as const
  return [
    circle(...centre, 230, paint.round(veil(colours.gold, 0.95), veil(colours.gold, 0.3), veil(colours.gold, 0))),
    ...steps(12).map((index) => {
      const [[fromX, fromY], [toX, toY]] = [
        polar(centre, index * 30, 92),
        polar(centre, index * 30, index % 2 ? 128 : 158),
      ]
      return stroke(trace`M${fromX} ${fromY}L${toX} ${toY}`, mix(colours.gold, colours.accent, 0.4), 7)
    }),
    circle(...centre, 62, mix(colours.paper, colours.gold, 0.35)),
  ].join('')
}
