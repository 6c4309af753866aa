import { drawBatteries } from './batteries.ts'
import { mix, veil } from './colour.ts'
import type { Random } from './random.ts'
import { height, landAt, pickComposition, type Scene, width } from './scene.ts'
import { angular, box, group, path, steps, stroke, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'

/** A city in three depths, with lit windows, over water or over its own roofs; or a city of batteries. */
export function drawSkyline(scene: Scene): string {
  return pickComposition(scene, [city], { Technology: drawBatteries })(scene)
}

function city(scene: Scene): string {
  const { random } = scene
  const water = random.chance(0.55)
  const base = water ? random.between(660, 730) : 900
  const radius = random.between(120, 220)
  return [
    sky(scene, base),
    disc(scene, random.pick([560, 1040]) + random.between(-60, 60), random.between(250, 320), radius),
    clouds(scene, 220, random.whole(1, 3)),
    birds(scene, random.between(500, 1100), 170, random.whole(0, 4)),
    ...[0.08, 0.35, 0.75].map((nearness, layer) => street(scene, base, layer, nearness)),
    water ? river(scene, base) : '',
  ].join('')
}

type Lot = Readonly<{ x: number; top: number; w: number; base: number }>

function street(scene: Scene, base: number, layer: number, nearness: number): string {
  const { random, colours, paint } = scene
  const shade = landAt(colours, nearness)
  const fill = paint.down(shade, mix(shade, colours.sky[2], 0.45 - layer * 0.18))
  const buildings: string[] = []
  let x = -random.between(10, 80)
  while (x < width) {
    const w = random.between(54, 118) + layer * 26
    const centre = 1 - Math.min(1, Math.abs(x + w / 2 - 800) / 800)
    const rise = (random.between(0.3, 1) * (0.4 + centre * 0.8) * (560 - layer * 120) + 30) * (base > 800 ? 1.25 : 1)
    const lot = { x, top: Math.max(110 + layer * 60, base - rise), w, base }
    buildings.push(building(random, lot, fill))
    if (layer > 0)
      buildings.push(
        box(x + w * 0.66, lot.top, w * 0.34, lot.base - lot.top, veil(colours.ink, 0.16)),
        windows(scene, lot, layer),
      )
    x += w + (random.chance(0.3) ? random.between(4, 26) : 0)
  }
  return buildings.join('')
}

function building(random: Random, lot: Lot, fill: string): string {
  const { x, top, w, base } = lot
  const body = box(x, top, w, base - top + 2, fill)
  const middle = x + w / 2
  const roof = random.pick([
    () => '',
    () => box(x + w * 0.2, top - 26, w * 0.6, 28, fill) + box(x + w * 0.36, top - 46, w * 0.28, 22, fill),
    () =>
      path(
        angular([
          [x, top + 1],
          [x + w, top + 1],
          [x + w, top - w * 0.4],
        ]),
        fill,
      ),
    () =>
      path(
        angular([
          [x, top + 1],
          [middle, top - w * 0.75],
          [x + w, top + 1],
        ]),
        fill,
      ) + box(middle - 2, top - w * 0.75 - 46, 4, 60, fill),
    () =>
      path(trace`M${x} ${top + 1}a${w / 2} ${w / 2} 0 0 1 ${w} 0z`, fill) +
      box(middle - 2, top - w / 2 - 34, 4, 40, fill),
    () => box(x + w * 0.6, top - 60, 4, 62, fill) + box(x + w * 0.2, top - 14, w * 0.5, 16, fill),
  ])
  return body + roof()
}

function windows({ random, colours, mood }: Scene, { x, top, w, base }: Lot, layer: number): string {
  const size = 7 + layer * 3
  const columns = Math.floor((w - 16) / (size * 2))
  const rows = Math.floor((base - top - 40) / (size * 2.4))
  const lit = mood === 'day' ? 0.3 : 0.42
  const inset = (w - columns * size * 2 + size) / 2
  return group(
    { fill: mood === 'day' ? colours.paper : colours.gold, opacity: mood === 'day' ? 0.35 : 0.9 },
    ...steps(columns * rows).map((index) => {
      const [column, rowAt] = [index % columns, Math.floor(index / columns)]
      return random.chance(lit)
        ? box(x + inset + column * size * 2, top + 22 + rowAt * size * 2.4, size, size * 1.35, 'inherit')
        : ''
    }),
  )
}

function river({ random, colours, paint, mood }: Scene, base: number): string {
  const bank = landAt(colours, 0.95)
  return [
    box(0, base - 12, width, 16, bank),
    box(
      0,
      base,
      width,
      height - base,
      paint.down(mix(colours.sky[2], colours.land[0], 0.35), mix(colours.sky[0], colours.land[2], 0.35)),
    ),
    group(
      {},
      ...steps(60).map(() => {
        const depth = random.fraction()
        const x = random.between(0, width)
        const half = random.between(14, 40) * (0.5 + depth * 1.6)
        const colour = random.pick([
          colours.land[1],
          colours.land[1],
          colours.paper,
          mood === 'day' ? colours.paper : colours.gold,
        ])
        return stroke(
          trace`M${x - half} ${base + 16 + depth * (height - base - 20)}h${half * 2}`,
          veil(colour, 0.45),
          3 + depth * 5,
        )
      }),
    ),
  ].join('')
}
