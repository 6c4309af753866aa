import { backdrop, floor } from './backdrop.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { pickComposition, type Scene } from './scene.ts'
import { angular, box, circle, group, type Point, path, polar, steps, stroke, trace } from './shapes.ts'
import { drawWeighing } from './weighing.ts'

/** A pair of scales with a load in each pan, a beam that rests on a wedge, or a laboratory balance. */
export function drawScales(scene: Scene): string {
  return (
    backdrop(scene) +
    pickComposition(scene, [balance, beam], { Rights: balance, Health: beam, Science: drawWeighing })(scene)
  )
}

function balance(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const tilt = random.between(-9, 9)
  const arm = random.between(285, 305)
  const pivot: Point = [800, 215]
  const [left, right] = [polar(pivot, 180 + tilt, arm), polar(pivot, tilt, arm)]
  return [
    floor(scene, 770),
    path('M560 812Q800 768 1040 812Q800 850 560 812Z', veil(colours.ink, 0.3)),
    path('M640 806V786Q640 762 700 756H900Q960 762 960 786V806Z', own),
    path('M800 756H900Q960 762 960 786V806H800Z', veil(shaded, 0.5)),
    path('M776 215H824L836 640Q850 720 880 756H720Q750 720 764 640Z', own),
    path('M800 215H824L836 640Q850 720 880 756H800Z', veil(shaded, 0.55)),
    path(
      'M776 215H824L836 640Q850 720 880 756H720Q750 720 764 640Z',
      paint.down(veil(colours.ink, 0), veil(colours.ink, 0.6)),
      { ...grained, opacity: 0.5 },
    ),
    box(752, 590, 96, 20, colours.gold, { rx: 10 }),
    pan(scene, left, 1),
    pan(scene, right, 2),
    group(
      { transform: trace`rotate(${tilt} ${pivot[0]} ${pivot[1]})` },
      path(
        trace`M${800 - arm - 14} 215Q${800 - arm / 2} 172 800 190Q${800 + arm / 2} 172 ${800 + arm + 14} 215Q${800 + arm / 2} 216 800 244Q${800 - arm / 2} 216 ${800 - arm - 14} 215Z`,
        lit,
      ),
      path(
        trace`M${800 - arm - 14} 215H${800 + arm + 14}Q${800 + arm / 2} 216 800 244Q${800 - arm / 2} 216 ${800 - arm - 14} 215Z`,
        veil(shaded, 0.4),
      ),
    ),
    circle(...pivot, 40, colours.gold),
    circle(...pivot, 20, colours.accent),
    path('M786 176L800 112L814 176Z', colours.gold),
  ].join('')
}

function pan(scene: Scene, [x, y]: Point, turn: number): string {
  const { random, colours, paint } = scene
  const [lit, , shaded] = colours.thing
  const drop = random.between(285, 310)
  const half = 128
  const rim = y + drop
  const bowl = trace`M${x - half} ${rim}H${x + half}Q${x + half * 0.7} ${rim + 96} ${x} ${rim + 96}Q${x - half * 0.7} ${rim + 96} ${x - half} ${rim}Z`
  return [
    stroke(trace`M${x} ${y}L${x - half + 10} ${rim}M${x} ${y}L${x + half - 10} ${rim}`, lit, 4.5),
    load(scene, [x, rim], turn),
    path(bowl, turn === 1 ? colours.accent : colours.gold),
    path(bowl, paint.slant(veil(shaded, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.85)), {
      ...grained,
      opacity: 0.6,
    }),
    box(x - half - 10, rim - 8, half * 2 + 20, 16, lit, { rx: 8 }),
    circle(x, y, 15, colours.accent),
  ].join('')
}

function load({ random, colours, paint }: Scene, [x, y]: Point, turn: number): string {
  const [lit, own] = colours.thing
  const fill = turn === 1 ? colours.gold : colours.accent
  const shade = paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.1), veil(colours.ink, 0.8))
  const shaded = { ...grained, opacity: 0.5 }
  return random.pick([
    () => circle(x, y - 74, 78, fill) + circle(x, y - 74, 78, shade, shaded),
    () =>
      [
        [-58, -40],
        [58, -40],
        [0, -40],
        [-30, -108],
        [30, -108],
        [0, -170],
      ]
        .map(
          ([dx = 0, dy = 0], index) =>
            circle(x + dx, y + dy, 36, index % 2 ? lit : fill) + circle(x + dx, y + dy, 36, shade, shaded),
        )
        .join(''),
    () =>
      box(x - 68, y - 138, 136, 138, fill, { rx: 6 }) +
      box(x, y - 138, 68, 138, veil(colours.ink, 0.18), { rx: 6 }) +
      box(x - 46, y - 216, 92, 78, own, { rx: 6 }),
    () =>
      steps(5)
        .map((index) =>
          path(
            angular([
              [x - 96 + index * 6, y - index * 30],
              [x + 96 - index * 8, y - index * 30],
              [x + 92 - index * 8, y - index * 30 - 26],
              [x - 90 + index * 6, y - index * 30 - 26],
            ]),
            [lit, fill, mix(fill, colours.paper, 0.4)][index % 3] ?? fill,
          ),
        )
        .join(''),
  ])()
}

function beam(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const tilt = random.between(4, 9) * (random.chance(0.5) ? 1 : -1)
  const big = random.between(112, 132)
  const shade = paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.1), veil(colours.ink, 0.85))
  const heap = [
    [0, 0],
    [74, 0],
    [148, 0],
    [37, -64],
    [111, -64],
    [74, -128],
  ]
  return [
    floor(scene, 770),
    path('M560 812Q800 772 1040 812Q800 846 560 812Z', veil(colours.ink, 0.3)),
    path('M800 566L930 806H670Z', own),
    path('M800 566L930 806H800Z', shaded),
    path('M800 566L930 806H670Z', paint.down(veil(colours.ink, 0), veil(colours.ink, 0.6)), {
      ...grained,
      opacity: 0.5,
    }),
    group(
      { transform: trace`rotate(${tilt} 800 560)` },
      circle(540, 536 - big, big, colours.accent),
      circle(540, 536 - big, big, shade, { ...grained, opacity: 0.7 }),
      ...heap.map(
        ([dx = 0, dy = 0], index) =>
          circle(978 + dx, 499 + dy, 37, [colours.gold, lit, mix(colours.gold, colours.paper, 0.5)][index % 3] ?? lit) +
          circle(978 + dx, 499 + dy, 37, shade, { ...grained, opacity: 0.5 }),
      ),
      box(370, 536, 860, 30, lit, { rx: 15 }),
      box(370, 551, 860, 15, veil(shaded, 0.5), { rx: 7 }),
    ),
    circle(800, 558, 26, colours.gold),
  ].join('')
}
