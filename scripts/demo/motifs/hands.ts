import { arm, skins } from './arm.ts'
import { backdrop } from './backdrop.ts'
import { drawCupped } from './cupped.ts'
import { pickComposition, type Scene } from './scene.ts'
import { steps, stroke, trace } from './shapes.ts'

/** Hands: many raised, two that speak, or two that hold something between them. */
export function drawHands(scene: Scene): string {
  return (
    backdrop(scene) +
    pickComposition(scene, [raised, speaking, drawCupped], { Rights: raised, Culture: speaking, Health: drawCupped })(
      scene,
    )
  )
}

function raised(scene: Scene): string {
  const { random, colours } = scene
  const count = random.whole(6, 8)
  const first = random.whole(0, 4)
  const sleeves = [colours.accent, colours.thing[1], colours.gold, colours.thing[2], colours.thing[0]]
  const row = (back: boolean) =>
    steps(count + (back ? 1 : 0)).map((index) => {
      const at = (index + (back ? 0 : 0.5)) / count - 0.5
      const skin = skins[(first + index * 2 + (back ? 1 : 0)) % 5] ?? '#c07f55'
      const rise = (back ? 650 : 520) - Math.abs(at) * 220 + random.between(-60, 40)
      return arm(
        scene,
        [800 + at * 1380, 960],
        -90 + at * 26 + random.between(-5, 5),
        rise,
        back ? 0.74 : 0.92,
        skin,
        sleeves[(index + (back ? 2 : 0)) % 5] ?? colours.accent,
        index % 2 ? -1 : 1,
      )
    })
  return [...row(true), ...row(false)].join('')
}

function speaking(scene: Scene): string {
  const { random, colours } = scene
  const [one, other] = [random.whole(0, 1), random.whole(2, 4)]
  const arcs = steps(3).map((index) =>
    [-1, 1]
      .map((side) =>
        stroke(
          trace`M${800 + side * (40 + index * 44)} ${196 - index * 18}q${side * 46} ${36} ${side * 40} ${104 + index * 30}`,
          index % 2 ? colours.accent : colours.gold,
          11 - index * 2,
          { opacity: 0.9 - index * 0.2 },
        ),
      )
      .join(''),
  )
  return [
    ...arcs,
    arm(scene, [330, 1030], -68, 800, 1.4, skins[one] ?? '#e0a579', colours.accent, 1),
    arm(scene, [1270, 1030], -112, 800, 1.4, skins[other] ?? '#8d5638', colours.gold, -1, random.chance(0.5)),
  ].join('')
}
