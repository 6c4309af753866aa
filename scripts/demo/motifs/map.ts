import { backdrop } from './backdrop.ts'
import { mix, veil } from './colour.ts'
import { drawFlight } from './flight.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { height, pickComposition, type Scene, width } from './scene.ts'
import { box, circle, clipped, group, type Point, path, smooth, steps, stroke, trace } from './shapes.ts'

/** A way to somewhere: a folded map with a dotted route, heights cut from layers of paper, or a flight over an ocean. */
export function drawMap(scene: Scene): string {
  return pickComposition(scene, [folded, heights, drawFlight], { World: folded, Environment: drawFlight })(scene)
}

function folded(scene: Scene): string {
  const { random, colours } = scene
  const count = random.whole(4, 5)
  const w = 1040 / count
  const rise = random.between(44, 66)
  const [x, y, h] = [800 - (w * count) / 2, 205, 520]
  const chart = land(scene, w * count, h)
  const panels = steps(count).map((index) => {
    const slope = (rise / w) * (index % 2 ? 1 : -1)
    // Each panel shows its own part of one drawing, sheared up or down from the fold it shares.
    const place = trace`matrix(1 ${slope} 0 1 ${x + index * w} ${y + (index % 2 ? -rise : 0)})`
    const sheet = trace`M0 0H${w}V${h}H0Z`
    return group(
      { transform: place },
      path(sheet, mix(colours.paper, colours.wall[1], 0.1)),
      clipped(`panel${index}`, sheet, group({ transform: trace`translate(${-index * w} 0)` }, chart)),
      path(sheet, veil(colours.ink, index % 2 ? 0.16 : 0)),
      path(
        sheet,
        index % 2
          ? scene.paint.across(veil(colours.ink, 0.7), veil(colours.ink, 0))
          : scene.paint.across(veil(colours.ink, 0), veil(colours.ink, 0.5)),
        { ...grained, opacity: 0.35 },
      ),
    )
  })
  return [
    backdrop(scene),
    path(
      trace`M${x + 40} ${y + h + 10}L${x + w * count + 60} ${y + h - 10}L${x + w * count - 30} ${y + h + 90}L${x - 10} ${y + h + 80}Z`,
      veil(colours.ink, 0.22),
    ),
    ...panels,
    pin(scene, [random.between(820, 960), random.between(400, 470)], random.between(1.25, 1.5)),
  ].join('')
}

/** Coasts, a river and a route, `w` wide and `h` high. */
function land(scene: Scene, w: number, h: number): string {
  const { random, colours, mood } = scene
  const sea = mix(colours.paper, colours.thing[mood === 'day' ? 0 : 2], 0.5)

  const shore = wander(random, 700)
  const inland = wander(random, 420)
  const coast = steps(14).map((index): Point => [(index / 13) * w, h * 0.34 + shore(index * 95) * 120])
  const hills = coast.map(([x], index): Point => [x, h * 0.68 + inland(index * 80) * 80])
  const river = steps(9).map((index): Point => [w * 0.58 + inland(index * 60) * 90, h * (0.25 + index * 0.1)])
  const route = steps(8).map(
    (index): Point => [w * (0.1 + index * 0.068), h * (0.8 - index * 0.045) + shore(index * 130) * 60],
  )
  return [
    box(0, 0, w, h, sea),
    ...steps(4).map((index) =>
      stroke(smooth(coast.map(([x, y]) => [x, y - 20 - index * 24])), colours.paper, 4, { opacity: 0.5 - index * 0.1 }),
    ),
    path(`${smooth(coast)}V${h}H0Z`, mix(colours.paper, colours.gold, 0.28)),
    path(`${smooth(hills)}V${h}H0Z`, mix(colours.gold, colours.paper, 0.35)),
    path(`${smooth(hills.map(([x, y]) => [x, y + 70]))}V${h}H0Z`, mix(colours.gold, colours.accent, 0.35)),
    stroke(smooth(river), sea, 13),
    ...steps(9).map((index) => stroke(trace`M${(index * w) / 8} 0V${h}`, colours.ink, 1.5, { opacity: 0.14 })),
    ...steps(5).map((index) => stroke(trace`M0 ${(index * h) / 4}H${w}`, colours.ink, 1.5, { opacity: 0.14 })),
    stroke(smooth(route), colours.accent, 9, { 'stroke-dasharray': '2 21' }),
    circle(...(route[0] ?? [0, 0]), 15, colours.accent),
  ].join('')
}

function heights(scene: Scene): string {
  const { random, colours } = scene
  const layers = random.whole(6, 8)
  const fills = [colours.land[2], colours.land[1], colours.land[0], colours.gold, colours.accent]
  const summit: Point = [random.between(730, 870), random.between(400, 500)]
  const [bend, fine] = [wander(random, 2.6), wander(random, 1.1)]
  const drift: Point = [random.between(-120, 120), random.between(-60, 60)]
  const rings = steps(layers).map((layer) => {
    const at = layer / (layers - 1)
    const radius = 830 * (1 - at) ** 1.05 + 62
    const points = steps(49).map((step): Point => {
      const angle = (step / 48) * 2 * Math.PI
      // Cosines close the ring: a wander over the angle alone would meet itself with a jump.
      const bulge =
        1 +
        0.2 * bend(2 * Math.cos(angle) + layer * 0.35) +
        0.13 * bend(2 * Math.sin(angle) + 9 - layer * 0.2) +
        0.05 * fine(2 * Math.sin(angle + 1))
      return [
        summit[0] + drift[0] * (1 - at) + Math.cos(angle) * radius * bulge * 1.25,
        summit[1] + drift[1] * (1 - at) + Math.sin(angle) * radius * bulge * 0.78,
      ]
    })
    const place = at * (fills.length - 1)
    const [under = '', over = under] = [fills[Math.floor(place)], fills[Math.ceil(place)]]
    const d = `${smooth(points)}Z`
    return path(d, veil(colours.ink, 0.2), { transform: 'translate(10 18)' }) + path(d, mix(under, over, place % 1))
  })
  const route = steps(9).map(
    (index): Point => [
      180 + (index / 8) * (summit[0] - 180),
      800 + (index / 8) * (summit[1] - 800) + bend(index * 0.9) * 110 * Math.sin((index / 8) * Math.PI),
    ],
  )
  return [
    box(0, 0, width, height, colours.land[2]),
    ...rings,
    stroke(smooth(route), colours.paper, 9, { 'stroke-dasharray': '2 22' }),
    circle(...(route[0] ?? summit), 17, colours.paper),
    pin(scene, summit, random.between(1.1, 1.35), colours.paper),
  ].join('')
}

function pin({ colours, paint }: Scene, [x, y]: Point, size: number, fill = colours.accent): string {
  const drop = 'M0 0C-26 -52 -72 -84 -72 -140A72 72 0 0 1 72 -140C72 -84 26 -52 0 0Z'
  return group(
    { transform: trace`translate(${x} ${y}) scale(${size})` },
    path('M-34 4Q0 -12 34 4Q0 18 -34 4Z', veil(colours.ink, 0.35)),
    path(drop, fill),
    path(drop, paint.across(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.85)), {
      ...grained,
      opacity: 0.6,
    }),
    circle(0, -140, 29, fill === colours.paper ? colours.accent : colours.paper),
  )
}
