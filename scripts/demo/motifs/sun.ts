import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { height, landAt, pickComposition, type Scene, width } from './scene.ts'
import { angular, box, circle, clipped, ground, type Point, path, polar, steps, stroke, trace } from './shapes.ts'
import { birds, clouds, sky } from './sky.ts'
import { orchard, pines } from './trees.ts'

/** A great sun: barred over dunes, rayed over a field, or ringed over hills. */
export function drawSun(scene: Scene): string {
  return pickComposition(scene, [barred, rayed, ringed], { Culture: rayed, Health: ringed })(scene)
}

function barred(scene: Scene): string {
  const { random, colours } = scene
  const radius = random.between(250, 310)
  const [x, y] = [random.between(720, 880), random.between(380, 430)]
  const bars = random.whole(4, 6)
  const gaps = steps(bars + 1).map((index) => {
    const top = y - radius * 0.05 + (index / bars) ** 0.9 * radius
    const nextTop = y - radius * 0.05 + ((index + 1) / bars) ** 0.9 * radius
    const open = (nextTop - top) * (0.16 + 0.09 * index)
    return { top, bottom: nextTop - open }
  })
  const outline = [
    trace`M0 0H1600V${gaps[0]?.top ?? y}H0Z`,
    ...gaps.map(({ top, bottom }) => trace`M0 ${top}H1600V${bottom}H0Z`),
  ].join('')
  return [
    sky(scene, 760),
    circle(x, y, radius * 1.35, sunColours(scene)[0], { opacity: 0.14 }),
    clipped('bars', outline, sunDisc(scene, x, y, radius)),
    birds(scene, x + random.between(-200, 200), y - radius * 0.4, random.whole(3, 5)),
    ...steps(4).map((index) => dune(scene, 600 + index * 75, index / 3)),
    pines(random, () => 905, [-40, random.between(160, 330)], [110, 260], landAt(colours, 1)),
  ].join('')
}

function rayed(scene: Scene): string {
  const { random, colours, paint } = scene
  const horizon = random.between(520, 580)
  const sun: Point = [random.between(740, 860), horizon - random.between(0, 40)]
  const count = random.whole(14, 22)
  const fan = steps(count).map((index) => {
    const angle = 180 + (index * 180) / count
    return path(angular([sun, polar(sun, angle, 1500), polar(sun, angle + 90 / count, 1500)]), colours.sky[2], {
      opacity: 0.38,
    })
  })
  const rows = steps(23).map((index) => {
    const spread = index - 11
    const fill = landAt(colours, index % 2 ? 0.55 : 0.75)
    const foot = 800 + spread * 210
    return path(
      angular([
        [800 + spread * 46, horizon + 20],
        [800 + (spread + 1) * 46, horizon + 20],
        [foot + 210, height],
        [foot, height],
      ]),
      fill,
    )
  })
  return [
    sky(scene, horizon),
    ...fan,
    sunDisc(scene, ...sun, random.between(170, 230)),
    clouds(scene, 190, random.whole(1, 3)),
    dune(scene, horizon - 10, 0.15),
    orchard(random, () => horizon + 24, [-20, 1620], [34, 80], [landAt(colours, 0.4), landAt(colours, 0.5)]),
    box(0, horizon + 18, width, height, landAt(colours, 0.6)),
    ...rows,
    box(
      0,
      horizon + 18,
      width,
      height - horizon,
      paint.down(veil(colours.shine, 0.5), veil(colours.shine, 0), veil(colours.ink, 0.3)),
    ),
  ].join('')
}

function ringed(scene: Scene): string {
  const { random, colours } = scene
  const [x, y] = [random.between(700, 900), random.between(330, 420)]
  const radius = random.between(110, 150)
  const count = random.whole(4, 6)
  const [core] = sunColours(scene)
  const rings = steps(count).map((index) =>
    circle(x, y, radius + (count - index) * 95, mix(core, colours.sky[1], (count - index) / (count + 0.6)), {
      opacity: 0.75,
    }),
  )
  const line = wander(random, 800)
  const brow = (at: number) => 735 + line(at) * 45
  return [
    sky(scene, 760),
    ...rings,
    sunDisc(scene, x, y, radius),
    ...steps(2).map((index) => dune(scene, 590 + index * 75, 0.15 + index * 0.25)),
    orchard(random, brow, [430, 1200], [70, 190], [landAt(colours, 0.85), landAt(colours, 0.95)]),
    path(ground(brow), landAt(colours, 0.85)),
    ...steps(3).map((index) =>
      stroke(
        trace`M-20 ${840 + index * 32}Q${500 + index * 150} ${770 + index * 34} 1620 ${850 + index * 26}`,
        landAt(colours, 0.7),
        5,
        { opacity: 0.7 },
      ),
    ),
  ].join('')
}

function sunColours({ colours, mood }: Scene): [string, string] {
  return mood === 'day' ? [colours.light, colours.gold] : [colours.gold, colours.accent]
}

function sunDisc(scene: Scene, x: number, y: number, radius: number): string {
  const [top, low] = sunColours(scene)
  return (
    circle(x, y, radius, scene.paint.down(top, mix(top, low, 0.4))) +
    circle(x, y, radius, scene.paint.down(veil(low, 0), veil(low, 0.2), veil(low, 0.95)), grained)
  )
}

function dune({ random, colours, paint }: Scene, y: number, nearness: number): string {
  const line = wander(random, 1100)
  const shade = landAt(colours, nearness)
  const d = ground((x) => y + line(x) * 60)
  return (
    path(d, paint.down(shade, landAt(colours, nearness + 0.2))) +
    path(d, paint.across(veil(colours.shine, 0.5), veil(colours.shine, 0)), { ...grained, opacity: 0.45 })
  )
}
