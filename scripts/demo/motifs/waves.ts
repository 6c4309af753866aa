import { mix, veil } from './colour.ts'
import { drawReef } from './reef.ts'
import { drawRipples } from './ripples.ts'
import { height, landAt, pickComposition, type Scene } from './scene.ts'
import { circle, group, type Point, path, steps, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'

/** A rolling sea, a great wave about to break, ripples through space, or the reef below. */
export function drawWaves(scene: Scene): string {
  return pickComposition(scene, [rollers, breaker, drawRipples], {
    World: rollers,
    Science: drawRipples,
    Environment: drawReef,
  })(scene)
}

function rollers(scene: Scene): string {
  const { random } = scene
  const horizon = random.between(330, 470)
  const radius = random.between(95, 210)
  const count = random.whole(5, 8)
  return [
    sky(scene, horizon + 80),
    disc(scene, random.between(560, 1040), horizon - radius * random.between(-0.25, 0.9), radius),
    clouds(scene, horizon - 200, random.whole(1, 3)),
    birds(scene, random.between(450, 1150), horizon - 190, random.whole(2, 5)),
    ...steps(count).map((index) => {
      const nearness = index / (count - 1)
      return swell(scene, horizon + 20 + (height - horizon - 40) * nearness ** 1.25, nearness)
    }),
  ].join('')
}

/** One row of crests that lean over, with a line of foam. */
export function swell(
  { random, colours, paint }: Scene,
  y: number,
  nearness: number,
  shade = landAt(colours, nearness),
): string {
  const rise = 16 + 80 * nearness
  const pitch = 150 + 330 * nearness
  let x = -pitch * random.between(0.1, 1)
  let d = trace`M${x} ${y}`
  while (x < 1700) {
    const span = pitch * random.between(0.8, 1.25)
    const lift = random.between(-0.2, 0.2) * rise
    d += trace`C${x + span * 0.1} ${y + rise} ${x + span * 0.62} ${y + rise * 1.25} ${x + span} ${y + lift}`
    x += span
  }
  d += trace`V1000H-500Z`
  const foam = 4 + 9 * nearness
  return [
    path(d, mix(shade, colours.paper, 0.75), { opacity: 0.9 }),
    path(d, mix(shade, colours.paper, 0.28), { transform: `translate(${Math.round(foam)} ${Math.round(foam * 1.1)})` }),
    path(d, paint.down(shade, landAt(colours, Math.min(1, nearness + 0.3))), {
      transform: `translate(${Math.round(foam * 3)} ${Math.round(foam * 4)})`,
    }),
  ].join('')
}

function breaker(scene: Scene): string {
  const { random, colours } = scene
  const radius = random.between(90, 150)
  const scale = random.between(0.92, 1.08)
  const bands = random.whole(6, 8)
  return [
    sky(scene, 720),
    disc(scene, random.between(1080, 1230), random.between(460, 560), radius),
    clouds(scene, 190, 2),
    swell(scene, 690, 0.15),
    group(
      { transform: trace`translate(${random.between(-70, 30)} ${900 - 900 * scale}) scale(${scale})` },
      ...steps(bands).map((band) => path(curl(band / bands), bandColour(band / bands))),
      foam(scene),
    ),
    swell(scene, 735, 0.6),
    swell(scene, 800, 0.8),
    swell(scene, 865, 1),
  ].join('')

  function bandColour(depth: number): string {
    const stripe = Math.round(depth * bands) % 2 ? 0.3 : 0
    return depth === 0
      ? mix(colours.paper, landAt(colours, 0.1), 0.1)
      : mix(landAt(colours, 0.25 + depth * 0.55), colours.paper, stripe)
  }
}

/** The back of the wave, and the hollow of it: both run from the tip to the sea in the same three bends. */
const back: readonly Point[] = [
  [1180, 400],
  [1210, 290],
  [1120, 130],
  [930, 120],
  [700, 110],
  [590, 250],
  [450, 420],
  [330, 560],
  [150, 700],
  [-160, 760],
]
const hollow: readonly Point[] = [
  [1180, 400],
  [1150, 330],
  [1080, 262],
  [985, 275],
  [840, 300],
  [765, 470],
  [800, 600],
  [835, 720],
  [1000, 790],
  [1330, 800],
]

/** What lies between a line through the wave and its hollow, from depth 0 (the whole wave) to 1 (nothing). */
function curl(depth: number): string {
  const [start, ...bends] = back.map(([x, y], index) => {
    const [toX, toY] = hollow[index] as Point
    return trace`${x + (toX - x) * depth} ${y + (toY - y) * depth}`
  })
  const [end, ...home] = [...hollow].reverse().map(([x, y]) => trace`${x} ${y}`)
  return `M${start}C${bends.join(' ')}V1000H1330L${end}C${home.join(' ')}Z`
}

/** Spray along the crest and over the tip. */
function foam({ random, colours }: Scene): string {
  const along = steps(26).map((index) => {
    const at = index / 25
    const x = 1190 - at * 430
    const y = 395 - Math.sin(Math.min(1, at * 1.55) * (Math.PI / 2)) * 285 + Math.max(0, at - 0.6) * 130
    return circle(
      x + random.between(-10, 14),
      y + random.between(-14, 10),
      random.between(9, 30) * (1 - at * 0.55),
      colours.paper,
    )
  })
  const spray = steps(26).map(() => {
    const reach = random.fraction()
    return circle(
      1130 + reach * 190 + random.between(-90, 60),
      120 + reach * 330 + random.between(-70, 60),
      random.between(2.5, 7),
      veil(colours.paper, 0.9),
    )
  })
  return [...along, ...spray].join('')
}
