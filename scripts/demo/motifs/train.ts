import { carriages, wheel } from './carriages.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { height, landAt, pickComposition, type Scene, width } from './scene.ts'
import { box, circle, clipped, ground, group, path, steps, stroke, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'
import { orchard, pines } from './trees.ts'

/** A train crossing the country: over a viaduct, behind steam, or low and fast. */
export function drawTrain(scene: Scene): string {
  const { random } = scene
  const sunX = random.between(560, 1040)
  return [
    sky(scene, 660),
    disc(scene, sunX, random.between(220, 330), random.between(90, 170)),
    clouds(scene, 190, random.whole(1, 3)),
    birds(scene, 1600 - sunX, 220, random.whole(0, 4)),
    hill(scene, 470, 0.08, 90),
    hill(scene, 560, 0.24, 70),
    pickComposition(scene, [viaduct, steam, express], { General: steam, Technology: express })(scene),
  ].join('')
}

function viaduct(scene: Scene): string {
  const { random, colours, paint } = scene
  const deck = random.between(490, 530)
  const count = random.whole(6, 8)
  const pitch = 1720 / count
  const own = mix(landAt(colours, 0.62), colours.shine, 0.1)

  let d = trace`M-60 ${deck}H1660V${height}H-60Z`
  for (const index of steps(count)) {
    const [left, w] = [-60 + index * pitch + pitch * 0.12, pitch * 0.76]
    d += trace`M${left} ${height}V${deck + 50 + w / 2}A${w / 2} ${w / 2} 0 0 1 ${left + w} ${deck + 50 + w / 2}V${height}Z`
  }
  return [
    hill(scene, 690, 0.32, 40),

    group({ transform: trace`translate(${random.between(330, 420)} ${deck - 4}) scale(.8)` }, carriages(scene, 5)),
    path(d, paint.down(own, landAt(colours, 0.7)), { 'fill-rule': 'evenodd' }),
    path(d, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.9)), {
      ...grained,
      opacity: 0.4,
      'fill-rule': 'evenodd',
    }),
    box(-60, deck - 6, 1720, 20, mix(own, colours.shine, 0.4)),
    box(-60, deck + 14, 1720, 7, veil(colours.ink, 0.3)),
    wood(scene, 800, 0.8),
  ].join('')
}

function express(scene: Scene): string {
  const { random, colours, paint } = scene
  const y = random.between(600, 640)
  const body = 'M-1200 -190H300C470 -190 640 -110 700 -34Q716 -6 690 0H-1200Z'
  return [
    hill(scene, 640, 0.42, 34),
    ...steps(9).map((index) => box(index * 200 + 40, y - 290, 8, 360, landAt(colours, 0.55))),
    stroke(trace`M0 ${y - 268}H1600M0 ${y - 240}H1600`, landAt(colours, 0.55), 3),
    group(
      { transform: trace`translate(${random.between(540, 640)} ${y + 90})` },
      path(body, colours.paper),
      clipped(
        'express',
        body,
        box(-1200, -62, 2000, 62, colours.accent),
        box(-1200, -74, 2000, 7, colours.gold),
        ...steps(12).map((index) =>
          box(-1180 + index * 116, -146, 84, 46, mix(colours.ink, colours.land[1], 0.35), { rx: 12 }),
        ),
        path('M300 -190C450 -186 560 -140 610 -96H420Q360 -100 330 -140Z', mix(colours.ink, colours.land[1], 0.25)),
        path(body, paint.down(veil(colours.ink, 0), veil(colours.ink, 0), veil(colours.ink, 0.7)), {
          ...grained,
          opacity: 0.5,
        }),
      ),
      path('M600 -40L690 -24L694 -14Q650 -14 600 -26Z', colours.gold),
      path('M690 -30L1200 -120V90L690 -14Z', paint.across(veil(colours.gold, 0.55), veil(colours.gold, 0))),
      box(-1300, 2, 2600, 12, colours.ink, { opacity: 0.75 }),
    ),
    path(trace`M0 ${y + 104}H1600V900H0Z`, paint.down(landAt(colours, 0.75), landAt(colours, 1))),
    ...steps(12).map(() => {
      const at = random.fraction()
      return box(
        random.between(-200, 1500),
        y + 128 + at * (height - y - 140),
        120 + at * 420,
        4 + at * 10,
        random.pick([colours.gold, landAt(colours, 0.55), landAt(colours, 0.6)]),
        { rx: 6, opacity: 0.45 },
      )
    }),
  ].join('')
}

function steam(scene: Scene): string {
  const { random, colours, paint } = scene
  const y = 690
  const puffs = steps(13).map((index) =>
    circle(
      1070 - index * 78 + random.between(-12, 12),
      y - 268 - Math.sqrt(index) * 44 + random.between(-16, 16),
      30 + index * 6.5,
      mix(colours.paper, colours.sky[1], 0.1 + index * 0.05),
    ),
  )
  return [
    hill(scene, 650, 0.42, 26),
    ...puffs.reverse(),
    group({ transform: trace`translate(-60 ${y})` }, carriages(scene, 4)),
    group(
      { transform: trace`translate(890 ${y})` },
      box(-40, -176, 110, 150, colours.accent, { rx: 6 }),
      box(-54, -190, 138, 18, colours.ink, { rx: 6 }),
      box(-14, -150, 58, 46, colours.gold, { rx: 6 }),
      box(60, -132, 230, 92, mix(colours.land[2], colours.land[1], 0.2), { rx: 30 }),
      box(60, -132, 230, 92, paint.down(veil(colours.paper, 0.5), veil(colours.ink, 0), veil(colours.ink, 0.8)), {
        ...grained,
        opacity: 0.5,
        rx: 30,
      }),
      ...[110, 180, 250].map((x) => box(x, -132, 8, 92, colours.gold)),
      path('M172 -130V-196L158 -222H216L202 -196V-130Z', colours.ink),
      path('M100 -130a24 24 0 0 1 48 0z', colours.gold),
      circle(290, -86, 24, colours.gold),
      path('M280 -40H330L370 4H270Z', colours.accent),
      box(-40, -44, 330, 20, colours.ink),
      ...[-4, 76, 156].map((x) => wheel(scene, x, -30, 40)),
      wheel(scene, 246, -20, 26),
      box(-10, -36, 180, 9, colours.gold, { rx: 4 }),
    ),
    box(0, y + 2, width, 12, colours.ink, { opacity: 0.75 }),
    path(trace`M0 ${y + 12}H1600V900H0Z`, paint.down(landAt(colours, 0.72), landAt(colours, 0.9))),
    ...steps(28).map((index) => box(index * 60 + 6, y + 12, 26, 12, colours.ink, { opacity: 0.5 })),
    wood(scene, 850, 1),
  ].join('')
}

function hill({ random, colours, paint }: Scene, y: number, nearness: number, sway: number): string {
  const line = wander(random, 800)
  const shade = landAt(colours, nearness)
  return path(
    ground((x) => y + line(x) * sway),
    paint.down(shade, mix(shade, colours.sky[2], 0.3)),
  )
}

function wood(scene: Scene, y: number, nearness: number): string {
  const { random, colours } = scene
  const line = wander(random, 700)
  const edge = (x: number) => y + line(x) * 30
  const shade = landAt(colours, nearness)
  const trees = random.chance(0.5)
    ? pines(random, edge, [-20, 1620], [50, 120], shade)
    : orchard(random, edge, [-20, 1620], [50, 130], [shade, landAt(colours, nearness - 0.1)])
  return trees + path(ground(edge), shade)
}
