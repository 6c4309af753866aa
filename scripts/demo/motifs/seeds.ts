import { mix, veil } from './colour.ts'
import { drawDandelion } from './dandelion.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { height, landAt, pickComposition, type Scene, width } from './scene.ts'
import { ellipse, ground, group, path, polar, steps, stroke, trace } from './shapes.ts'
import { clouds, disc, sky } from './sky.ts'

/** A beginning: seedlings above their roots, or a dandelion that lets go. */
export function drawSeeds(scene: Scene): string {
  return pickComposition(scene, [seedlings, drawDandelion], { World: seedlings, Environment: drawDandelion })(scene)
}

function seedlings(scene: Scene): string {
  const { random, colours, paint } = scene
  const line = wander(random, 900)
  const soil = random.between(520, 570)
  const edge = (x: number) => soil + line(x) * 20
  const count = random.whole(3, 5)
  const pitch = 880 / count
  const layers = [0.55, 0.72, 0.88, 1].map((nearness, index) => {
    const shade = mix(landAt(colours, nearness), colours.accent, 0.14 - index * 0.03)
    return path(
      ground((x) => edge(x) + index * 95 + (index ? line(x * 1.4 + index * 300) * 26 : 0)),
      shade,
    )
  })
  return [
    sky(scene, soil),
    disc(scene, random.between(620, 980), random.between(250, 330), random.between(130, 200)),
    clouds(scene, 170, random.whole(1, 3)),
    ...layers,
    ...steps(46).map(() =>
      ellipse(
        random.between(0, width),
        random.between(soil + 70, height),
        random.between(5, 17),
        random.between(4, 10),
        random.pick([colours.land[2], mix(colours.land[1], colours.gold, 0.35), colours.land[1]]),
        { opacity: 0.7 },
      ),
    ),
    path(ground(edge), paint.down(veil(colours.ink, 0.6), veil(colours.ink, 0)), { ...grained, opacity: 0.35 }),
    ...steps(count).map((index) =>
      sprout(scene, 360 + pitch * (index + 0.5), edge(360 + pitch * (index + 0.5)), (index + 1) / count),
    ),
  ].join('')
}

/** A plant at an age from just sown (near 0) to grown (1), with the seed it came from. */
function sprout(scene: Scene, x: number, y: number, age: number): string {
  const { random, colours, paint } = scene
  const [lit, own] = scene.mood === 'day' ? [colours.land[1], colours.land[2]] : [colours.gold, colours.paper]
  const leaf =
    scene.mood === 'day' ? mix(colours.land[1], colours.land[0], 0.2) : mix(colours.gold, colours.land[0], 0.3)
  const tall = 60 + age * random.between(280, 330)
  const seed = y + 84
  const lean = random.between(-34, 34) * age
  const roots = steps(2 + age * 5).map((index) => {
    const angle = 90 + (index % 2 ? 1 : -1) * (8 + index * 11)
    const reach = (60 + age * 170) * random.between(0.65, 1)
    const [tipX, tipY] = polar([x, seed], angle, reach)
    return stroke(
      trace`M${x} ${seed}Q${x + (tipX - x) * 0.15} ${seed + (tipY - seed) * 0.6} ${tipX} ${tipY}`,
      mix(colours.gold, colours.paper, 0.4),
      6 - age * 1.2,
      { opacity: 0.85 },
    )
  })
  const leaves = steps(1 + age * 4).flatMap((tier) => {
    const at = 1 - tier * 0.2
    const [leafX, leafY] = [x + lean * at * at, y - tall * at]
    const size = (54 + age * 84) * (0.75 + tier * 0.12)
    return [-1, 1].map((side) =>
      group(
        { transform: trace`translate(${leafX} ${leafY}) scale(${side} 1) rotate(${-28 + tier * 5})` },
        path(
          trace`M0 0C${size * 0.2} ${-size * 0.42} ${size * 0.7} ${-size * 0.44} ${size} ${-size * 0.06}C${size * 0.7} ${size * 0.16} ${size * 0.25} ${size * 0.16} 0 0Z`,
          tier === 0
            ? side > 0
              ? colours.accent
              : mix(colours.accent, colours.gold, 0.5)
            : side > 0
              ? leaf
              : mix(leaf, colours.gold, 0.4),
        ),
        stroke(trace`M0 0Q${size * 0.5} ${-size * 0.18} ${size * 0.92} ${-size * 0.07}`, veil(colours.ink, 0.28), 3),
      ),
    )
  })
  return [
    ...roots,
    stroke(
      trace`M${x} ${seed}Q${x} ${y - tall * 0.4} ${x + lean} ${y - tall}`,
      age > 0.3 ? mix(lit, own, 0.2) : lit,
      8 + age * 5,
    ),
    ...leaves,
    ellipse(x, seed, 30, 23, colours.gold, { transform: trace`rotate(${random.between(-30, 30)} ${x} ${seed})` }),
    ellipse(x, seed, 30, 23, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.7)), { ...grained, opacity: 0.6 }),
  ].join('')
}
