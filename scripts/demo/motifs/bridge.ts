import { arch } from './arch.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { landAt, pickComposition, type Scene, width } from './scene.ts'
import { angular, box, ground, group, type Point, path, steps, stroke, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'
import { water } from './water.ts'

/** A crossing: one arch arch, hung cables, or cables from a leaning pylon. */
export function drawBridge(scene: Scene): string {
  const { random } = scene
  const shore = random.between(650, 690)
  const sunX = random.between(620, 980)
  const banks = [0.08, 0.24].map((nearness, layer) => {
    const line = wander(random, 700)
    const shade = landAt(scene.colours, nearness)
    return path(
      ground((x) => shore - 130 + layer * 70 + line(x) * (60 - layer * 18)),
      scene.paint.down(shade, mix(shade, scene.colours.sky[2], 0.5)),
    )
  })
  return [
    sky(scene, shore),
    disc(scene, sunX, random.between(280, 400), random.between(90, 170)),
    clouds(scene, 200, random.whole(1, 3)),
    birds(scene, 1600 - sunX, 210, random.whole(0, 4)),
    ...banks,
    water(scene, shore, sunX),
    pickComposition(scene, [() => arch(scene, shore), () => hung(scene, shore), () => leaning(scene, shore)], {
      Culture: () => arch(scene, shore),
      Technology: () => leaning(scene, shore),
    })(scene),
  ].join('')
}

function hung(scene: Scene, shore: number): string {
  const { random, colours, paint } = scene
  const deck = shore - 70
  const towers = [430, 1170]
  const top = random.between(170, 230)
  const sag = deck - 34
  const own = random.chance(0.6) ? colours.accent : colours.land[1]
  const dark = mix(own, colours.ink, 0.35)
  const cable = (x: number) => {
    const inner = (x - 800) / 370
    const outer = Math.max(0, Math.min(1, x < 430 ? x / 430 : (1600 - x) / 430))
    return Math.abs(inner) <= 1 ? sag + (top - sag) * inner ** 2 : deck - 10 + (top - deck + 10) * outer ** 1.5
  }
  const points = steps(81).map((index): Point => [index * 20, cable(index * 20)])
  const hangers = steps(46)
    .map((index) => 20 + index * 35)
    .map((x) => stroke(trace`M${x} ${cable(x)}V${deck}`, own, 2.5, { opacity: 0.75 }))
  return [
    group(
      { opacity: 0.3 },
      ...towers.map((x) => box(x - 30, shore + 30, 60, 150, dark)),
      box(0, shore + 24, width, 16, dark),
    ),
    ...hangers,
    stroke(points.map(([x, y], index) => trace`${index ? 'L' : 'M'}${x} ${y}`).join(''), own, 9),
    box(-10, deck, width + 20, 22, own),
    box(-10, deck + 22, width + 20, 16, dark),
    ...towers.map((x) =>
      [
        box(x - 36, top - 20, 26, shore + 40 - top, own),
        box(x + 10, top - 20, 26, shore + 40 - top, dark),
        ...steps(4).map((index) => box(x - 36, top + 20 + index * 105, 72, 20, index % 2 ? dark : own)),
        box(x - 42, top - 34, 84, 18, own, { rx: 4 }),
        box(x - 36, top - 20, 72, shore + 40 - top, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.6)), {
          ...grained,
          opacity: 0.5,
        }),
        box(x - 62, shore + 4, 124, 36, colours.land[2], { rx: 6 }),
      ].join(''),
    ),
  ].join('')
}

function leaning(scene: Scene, shore: number): string {
  const { random, colours, paint } = scene
  const deck = shore - 60
  const lean = random.between(110, 210)
  const foot = 640
  const head: Point = [foot - lean, 120]
  const own = colours.paper
  const count = random.whole(13, 17)
  const cables = steps(count).map((index) => {
    const at = (index + 1) / (count + 1)
    const from: Point = [head[0] + (foot - head[0]) * at * 0.75, head[1] + (deck - head[1]) * at * 0.75]
    return stroke(trace`M${from[0]} ${from[1]}L${1560 - at * 800} ${deck}`, own, 3.5, { opacity: 0.9 })
  })
  const pylon: Point[] = [
    [head[0] - 12, head[1]],
    [head[0] + 14, head[1] - 8],
    [foot + 44, shore + 24],
    [foot - 58, shore + 24],
  ]
  return [
    group(
      { opacity: 0.28 },
      path(
        angular([
          [foot - 58, shore + 30],
          [foot + 44, shore + 30],
          [foot - 60, shore + 190],
        ]),
        colours.land[2],
      ),
      box(0, shore + 26, width, 14, colours.land[2]),
    ),
    ...cables,
    path(angular(pylon), own),
    path(angular([pylon[1] ?? head, pylon[2] ?? head, [foot - 4, shore + 24]]), veil(colours.ink, 0.25)),
    path(angular(pylon), paint.down(veil(colours.ink, 0), veil(colours.ink, 0.5)), { ...grained, opacity: 0.5 }),
    path(
      trace`M-10 ${deck}Q800 ${deck - 26} 1610 ${deck}V${deck + 34}Q800 ${deck + 4} -10 ${deck + 34}Z`,
      mix(colours.accent, colours.paper, 0.1),
    ),
    path(
      trace`M-10 ${deck + 24}Q800 ${deck - 4} 1610 ${deck + 24}V${deck + 38}Q800 ${deck + 8} -10 ${deck + 38}Z`,
      mix(colours.accent, colours.ink, 0.5),
    ),
    ...[250, 1010, 1380].map((x) =>
      path(
        angular([
          [x - 16, deck + 20],
          [x + 16, deck + 20],
          [x + 11, shore + 30],
          [x - 11, shore + 30],
        ]),
        mix(colours.land[1], colours.land[2], 0.4),
      ),
    ),
  ].join('')
}
