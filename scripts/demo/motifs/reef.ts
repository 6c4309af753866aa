import { mix } from './colour.ts'
import type { Scene } from './scene.ts'
import { steps } from './shapes.ts'
import { disc, sky } from './sky.ts'
import { coral, shoal, undersea } from './undersea.ts'
import { swell } from './waves.ts'

/** Gentle waves over a coral reef, half of it in colour and half of it bleached. */
export function drawReef(scene: Scene): string {
  const { random, colours } = scene
  const living = [
    colours.accent,
    colours.gold,
    mix(colours.accent, colours.gold, 0.5),
    mix(colours.accent, colours.land[1], 0.35),
  ]
  const bleached = [colours.paper, mix(colours.paper, colours.land[0], 0.2), mix(colours.paper, colours.land[0], 0.35)]
  const corals = [0, 1].flatMap((row) =>
    steps(9).map((index) => {
      const x = 70 + index * 185 + row * 80 + random.between(-30, 30)
      const centre = 1 - Math.abs(x - 800) / 800
      return coral(
        scene,
        [x, 815 + row * 75],
        random.between(150, 200) * (0.75 + centre * 0.5) - row * 40,
        random.pick(x < 800 ? living : bleached),
      )
    }),
  )
  return [
    sky(scene, 220),
    disc(scene, random.between(640, 960), 130, random.between(60, 80)),
    swell(scene, 140, 0.05),
    undersea(scene, 205),
    swell(scene, 165, 0.1, mix(colours.land[0], colours.paper, 0.1)),
    undersea(scene, 232),
    shoal(scene, [random.between(520, 620), random.between(370, 420)], random.whole(9, 13), [
      colours.gold,
      colours.accent,
      colours.paper,
    ]),
    ...corals,
  ].join('')
}
