import { type Colour, mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { landAt, pickComposition, type Scene } from './scene.ts'
import { circle, group, type Point, path, polar, smooth, steps, stroke, trace } from './shapes.ts'
import { disc, sky } from './sky.ts'

/** Foliage: one plant before the sun, or a window through many leaves. */
export function drawLeaves(scene: Scene): string {
  const { random } = scene
  const radius = random.between(230, 300)
  const sun = sky(scene) + disc(scene, random.between(740, 860), random.between(380, 450), radius)
  return sun + pickComposition(scene, [plant, window], { Rights: window, Environment: plant })(scene)
}

function plant(scene: Scene): string {
  const { random, colours } = scene
  const count = random.whole(7, 9)
  const kinds = random.pick([
    [blade, frond],
    [blade, paddle],
    [frond, paddle],
    [blade, frond, paddle],
  ])
  // From the outside inwards, so that the middle stems stand in front.
  const order = steps(count).sort((one, other) => Math.abs(other - (count - 1) / 2) - Math.abs(one - (count - 1) / 2))
  return [
    ...order.map((index) => {
      const at = index / (count - 1) - 0.5
      const nearness = 0.95 - Math.abs(at) * 1.1
      const length = random.between(690, 860) * (1 - Math.abs(at) * 0.35)
      return random.pick(kinds)(
        scene,
        [800 + at * 190, 960],
        -90 + at * 118 + random.between(-5, 5),
        length,
        tint(scene, nearness, index),
      )
    }),
    path('M-60 900V868Q800 800 1660 868V900Z', landAt(colours, 1)),
  ].join('')
}

function window(scene: Scene): string {
  const { random } = scene
  const rings = [0.15, 0.45, 0.8, 1].map((nearness, ring) => {
    const count = 13 - ring
    return steps(count).map((index) => {
      const angle = (index * 360) / count + ring * 13 + random.between(-8, 8)
      const [x, y] = polar([800, 450], angle, 1)
      // An oval frame: the picture is wider than it is high.
      const foot: Point = [800 + (x - 800) * (1010 + ring * 70), 450 + (y - 450) * (650 + ring * 55)]
      const length = random.between(360, 500) - ring * 15
      return random.pick([blade, blade, frond, paddle])(
        scene,
        foot,
        angle + 180 + random.between(-24, 24),
        length,
        tint(scene, nearness, index + ring),
      )
    })
  })
  return rings.flat().join('')
}

function tint({ random, colours, mood }: Scene, nearness: number, index: number): Colour {
  const loud = index % 4 === 2
  const dark = landAt(colours, 0.2 + Math.max(0, nearness) * 0.7)
  const own = mood === 'night' ? mix(dark, colours.shine, 0.28 * (1 - nearness * 0.5)) : dark

  return loud ? mix(mood === 'night' ? colours.gold : colours.accent, own, random.between(0.1, 0.35)) : own
}

/** A pointed leaf in two halves with its veins. */
function blade(scene: Scene, foot: Point, angle: number, length: number, colour: Colour): string {
  const w = length * scene.random.between(0.13, 0.19)
  const stem = length * 0.22
  const half = (side: number) =>
    trace`M${stem} 0C${length * 0.45} ${side * w * 1.25} ${length * 0.75} ${side * w} ${length} 0Z`
  const vein = mix(colour, scene.colours.paper, 0.35)
  return placed(foot, angle, [
    path(half(-1), mix(colour, scene.colours.shine, 0.22)),
    path(half(1), colour),
    path(half(1), scene.paint.across(veil(scene.colours.ink, 0.35), veil(scene.colours.ink, 0))),

    ...steps(5).map((index) => {
      const x = stem + (length - stem) * (0.12 + index * 0.16)
      const reach = w * 0.62 * Math.sin(Math.PI * (0.2 + index * 0.16))
      return stroke(trace`M${x + w * 0.35} ${-reach}L${x} 0L${x + w * 0.35} ${reach}`, vein, 2.5, { opacity: 0.55 })
    }),
    stroke(trace`M0 0H${length * 0.96}`, vein, 4),
  ])
}

/** A bending stem with leaflets in pairs. */
function frond(scene: Scene, foot: Point, angle: number, length: number, colour: Colour): string {
  const { random, colours } = scene
  const bend = random.between(-0.16, 0.16) * length
  const pairs = random.whole(9, 12)
  const stem = steps(pairs + 2).map(
    (index): Point => [(index / (pairs + 1)) * length, bend * (index / (pairs + 1)) ** 2],
  )
  const leaflets = stem.slice(2).flatMap(([x, y], index) => {
    const size = length * 0.27 * Math.sin(Math.PI * (0.22 + (0.74 * index) / pairs))
    return [-1, 1].map((side) =>
      group(
        { transform: trace`translate(${x} ${y}) rotate(${side * (58 - index * 2)})` },
        path(
          trace`M0 0Q${size * 0.45} ${-size * 0.24} ${size} 0Q${size * 0.45} ${size * 0.24} 0 0Z`,
          side < 0 ? mix(colour, colours.shine, 0.2) : colour,
        ),
      ),
    )
  })
  return placed(foot, angle, [...leaflets, stroke(smooth(stem), mix(colour, colours.paper, 0.25), 5)])
}

/** A stalk with one round leaf, like lotus or ginkgo. */
function paddle(scene: Scene, foot: Point, angle: number, length: number, colour: Colour): string {
  const { paint, colours } = scene
  const size = length * 0.2
  const x = length - size
  const vein = mix(colour, colours.paper, 0.35)
  return placed(foot, angle, [
    stroke(trace`M0 0Q${length * 0.4} ${size * 0.2} ${x} 0`, mix(colour, colours.ink, 0.2), 7),
    circle(x, 0, size, colour),
    path(trace`M${x - size} 0A${size} ${size} 0 0 1 ${x + size} 0Z`, mix(colour, colours.shine, 0.2)),
    circle(x, 0, size, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.7)), { ...grained, opacity: 0.45 }),
    ...steps(7).map((index) => {
      const [tipX, tipY] = polar([x - size * 0.55, 0], (index - 3) * 24, size * (1.35 - Math.abs(index - 3) * 0.2))
      return stroke(trace`M${x - size * 0.8} 0L${tipX} ${tipY}`, vein, 2.5, { opacity: 0.55 })
    }),
  ])
}

function placed([x, y]: Point, angle: number, children: string[]): string {
  return group({ transform: trace`translate(${x} ${y}) rotate(${angle})` }, ...children)
}
