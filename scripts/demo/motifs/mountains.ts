import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { height, landAt, pickComposition, type Scene, width } from './scene.ts'
import { angular, box, ground, group, type Point, path, steps, stroke, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'
import { pines } from './trees.ts'
import { village } from './village.ts'

/** Peaks with a lit and a shaded side, over a lake, wooded hills or a village. */
export function drawMountains(scene: Scene): string {
  const { random } = scene
  const base = random.between(610, 680)
  const radius = random.between(70, 150)
  const sunX = random.between(480, 1120)
  return [
    sky(scene, base),
    disc(scene, sunX, random.between(210, 330), radius),
    clouds(scene, 260, random.whole(0, 3)),
    ...steps(2).map((layer) => farRidge(scene, base - 190 + layer * 90, layer * 0.16)),
    massif(scene, base),
    mist(scene, base),
    birds(scene, 1600 - sunX, 240, random.whole(0, 4)),
    pickComposition(scene, [() => lake(scene, base), () => woods(scene, base)], {
      Rights: () => lake(scene, base),
      Health: () => village(scene, base),
    })(scene),
  ].join('')
}

function farRidge({ random, colours, paint }: Scene, y: number, nearness: number): string {
  const line = wander(random, 620)
  const fine = wander(random, 130)
  const shade = landAt(colours, nearness)
  return path(
    ground((x) => y + line(x) * 90 + fine(x) * 16),
    paint.down(shade, mix(shade, colours.sky[2], 0.7)),
  )
}

function massif(scene: Scene, base: number): string {
  const { random } = scene
  if (random.chance(0.35))
    return peak(scene, [random.between(680, 920), random.between(110, 190)], base + 40, random.between(620, 760), 0.4)
  const summits = [
    [random.between(180, 420), random.between(330, 420), 430, 0.22],
    [random.between(1180, 1450), random.between(300, 400), 460, 0.26],
    [random.between(420, 560), random.between(250, 340), 430, 0.34],
    [random.between(980, 1120), random.between(280, 350), 400, 0.4],
    [random.between(720, 860), random.between(130, 200), 520, 0.48],
  ]
  return summits
    .map(([x = 0, y = 0, half = 0, nearness = 0]) => peak(scene, [x, y], base + 40, half, nearness))
    .join('')
}

/** One mountain: a lit flank, a shaded flank, the spine between them and snow on both. */
function peak(
  { random, colours, paint, mood }: Scene,
  [x, top]: Point,
  base: number,
  half: number,
  nearness: number,
): string {
  const rise = base - top
  const sway = random.between(-0.12, 0.2) * half
  const spine = edge((at) => x + sway * at + (at > 0 && at < 1 ? random.between(-0.07, 0.07) * half : 0))
  const left = edge((at) => x - half * at + random.between(-0.04, 0.04) * half * Math.sign(at))
  const right = edge((at) => x + half * at + random.between(-0.04, 0.04) * half * Math.sign(at))
  const shade = landAt(colours, nearness + (mood === 'night' ? 0.12 : 0))
  const lit = mix(shade, colours.shine, mood === 'night' ? 0.3 : 0.5)
  const snow = mix(colours.paper, shade, 0.06)
  const snowShade = mix(snow, shade, 0.4)
  const line = random.between(0.24, 0.36)
  return [
    path(angular([...left, ...[...spine].reverse()]), paint.down(lit, mix(lit, colours.land[0], 0.35))),
    path(angular([...right, ...[...spine].reverse()]), paint.down(shade, mix(shade, colours.land[0], 0.4))),
    path(
      angular([...right, ...[...spine].reverse()]),
      paint.slant(veil(colours.ink, 0.55), veil(colours.ink, 0.1), veil(colours.ink, 0)),
      { ...grained, opacity: 0.5 },
    ),
    path(cap(left, spine, line), snow),
    path(cap(right, spine, line), snowShade),
  ].join('')

  function edge(xAt: (at: number) => number): Point[] {
    return steps(9).map((index) => [xAt(index / 8), top + (rise * index) / 8])
  }

  function cap(flank: Point[], middle: Point[], depth: number): string {
    const outer = flank.filter(([, y]) => y <= top + rise * depth)
    const inner = middle.filter(([, y]) => y <= top + rise * (depth + 0.1))
    const [fromX, fromY] = outer.at(-1) ?? [x, top]
    const [toX, toY] = inner.at(-1) ?? [x, top]
    const teeth = steps(4).map((index): Point => {
      const at = (index + 1) / 5
      return [
        fromX + (toX - fromX) * at,
        fromY + (toY - fromY) * at + (index % 2 ? -0.07 : 0.09) * rise * random.between(0.6, 1.1),
      ]
    })
    return angular([...outer, ...teeth, ...inner.reverse()])
  }
}

function mist({ colours, paint }: Scene, base: number): string {
  const haze = colours.sky[2]
  return box(0, base - 190, width, 240, paint.down(veil(haze, 0), veil(haze, 0.75)))
}

function woods(scene: Scene, base: number): string {
  const { random, colours, paint } = scene
  return steps(3)
    .map((layer) => {
      const nearness = 0.5 + layer * 0.25
      const line = wander(random, 900)
      const edge = (x: number) => base + 20 + layer * 85 + line(x) * 45
      const shade = landAt(colours, nearness)
      return [
        pines(random, edge, [-20, 1620], [26 + layer * 30, 50 + layer * 75], shade),
        path(ground(edge), paint.down(shade, landAt(colours, Math.min(1, nearness + 0.25)))),
      ].join('')
    })
    .join('')
}

function lake(scene: Scene, base: number): string {
  const { random, colours, paint } = scene
  const shore = landAt(colours, 0.75)
  const line = wander(random, 500)
  const bank = (x: number) => base + 8 + line(x) * 14
  const near = (x: number) => 850 + line(x * 0.6) * 40 - Math.abs(x - 800) * 0.09
  return [
    pines(random, bank, [-20, 1620], [20, 64], shore),
    path(ground(bank), shore),
    box(
      0,
      base + 26,
      width,
      height - base,
      paint.down(mix(colours.sky[2], colours.land[0], 0.25), mix(colours.sky[0], colours.land[1], 0.45)),
    ),
    group(
      { opacity: 0.5 },
      ...steps(16).map((index) => {
        const y = base + 48 + index * 14
        const x = random.between(100, 1500)
        const half = random.between(40, 190)
        return stroke(trace`M${x - half} ${y}H${x + half}`, index % 3 ? colours.paper : shore, random.between(2, 4.5))
      }),
    ),
    pines(random, near, [-30, 330], [90, 250], landAt(colours, 1)),
    pines(random, near, [1240, 1640], [90, 230], landAt(colours, 1)),
    path(ground(near), landAt(colours, 1)),
  ].join('')
}
