import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { height, landAt, type Scene, width } from './scene.ts'
import { box, circle, group, type Point, path, smooth, steps, stroke, trace } from './shapes.ts'

/** A chart of an ocean, and the line of one bird's flight across it. */
export function drawFlight(scene: Scene): string {
  const { random, colours, paint, mood } = scene
  const sea =
    mood === 'day' ? [colours.sky[0], colours.land[0]] : [mix(colours.land[1], colours.ink, 0.2), colours.land[1]]
  const [from, to]: [Point, Point] = [
    [1250, 130 + random.between(-20, 30)],
    [380, 770 + random.between(-30, 20)],
  ]
  const bend = random.between(-150, -80)
  const way = steps(13).map((index): Point => {
    const at = index / 12
    const bow = Math.sin(at * Math.PI) * bend
    return [from[0] + (to[0] - from[0]) * at + bow, from[1] + (to[1] - from[1]) * at + bow * 0.75]
  })
  const bird = way[6] ?? from
  return [
    box(0, 0, width, height, paint.slant(...sea)),
    ...steps(13).map((index) =>
      stroke(
        trace`M${index * 150 - 100} -20Q${index * 150 - 160 + index * 10} 450 ${index * 150 - 100} 920`,
        colours.paper,
        2,
        { opacity: 0.25 },
      ),
    ),
    ...steps(8).map((index) =>
      stroke(trace`M-20 ${index * 140 - 40}Q800 ${index * 140 + 20} 1620 ${index * 140 - 40}`, colours.paper, 2, {
        opacity: 0.25,
      }),
    ),
    ...coast(scene, [1420, 20], 400),
    ...coast(scene, [190, 860], 360),
    ...coast(scene, [1480, 880], 210),
    ...coast(scene, [90, 120], 190),
    ...steps(16).map(() =>
      circle(random.between(250, 1350), random.between(120, 800), random.between(4, 11), landAt(colours, 0.6), {
        opacity: 0.55,
      }),
    ),
    stroke(smooth(way), mix(colours.paper, colours.gold, 0.1), 7, { 'stroke-dasharray': '1 19' }),
    circle(...from, 17, colours.accent) + circle(...from, 7, colours.paper),
    circle(...to, 17, colours.accent) + circle(...to, 7, colours.paper),
    wader(scene, bird),
  ].join('')
}

/** Land in three steps, like paper on paper. */
function coast({ random, colours }: Scene, [x, y]: Point, size: number): string[] {
  const shore = wander(random, 5)
  return [1, 0.8, 0.58].map((part, index) => {
    const points = steps(25).map((step): Point => {
      const angle = (step / 24) * 2 * Math.PI
      const reach = size * part * (1 + 0.28 * shore(Math.cos(angle) * 2.4) + 0.22 * shore(Math.sin(angle) * 2.4 + 9))
      return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach * 0.85]
    })
    const d = `${smooth(points)}Z`
    const fill = mix(mix(colours.paper, colours.gold, 0.3), colours.accent, index * 0.2)
    return path(d, veil(colours.ink, 0.18), { transform: 'translate(8 13)' }) + path(d, fill)
  })
}

/** A long-winged bird with a long bill, seen from above, on its way from the upper right to the lower left. */
function wader({ colours, paint }: Scene, [x, y]: Point): string {
  const dark = mix(colours.ink, colours.accent, 0.25)
  const wing = 'M64 -14C78 -90 60 -190 -96 -338C-60 -240 -52 -120 -40 -14Z'
  const tips = 'M-96 -338C20 -228 58 -160 66 -104C20 -180 -40 -260 -96 -338Z'
  const body = 'M-104 0C-60 -30 50 -34 96 -20Q124 -16 136 -5L232 2L136 6Q124 16 96 20C50 34 -60 30 -104 0Z'
  const side = (turn: number) =>
    group(
      { transform: `scale(1 ${turn})` },
      path(wing, mix(dark, colours.paper, turn < 0 ? 0.22 : 0.42)),
      path(wing, paint.across(veil(colours.ink, 0.85), veil(colours.ink, 0)), { ...grained, opacity: 0.5 }),
      path(tips, dark),
    )
  const turned = 'rotate(136) scale(.92)'
  return [
    group(
      { transform: trace`translate(${x + 26} ${y + 62}) ${turned}`, opacity: 0.22 },
      path(wing, colours.ink),
      path(wing, colours.ink, { transform: 'scale(1 -1)' }),
      path(body, colours.ink),
    ),
    group(
      { transform: trace`translate(${x} ${y}) ${turned}` },
      side(1),
      side(-1),
      path('M-90 0L-178 -34L-166 0L-178 34Z', dark),
      path(body, colours.paper),
      path('M-104 0C-60 30 50 34 96 20Q124 16 136 5L232 2L-104 0Z', veil(colours.accent, 0.6)),
      circle(112, -8, 4.5, colours.ink),
    ),
  ].join('')
}
