import { backdrop } from './backdrop.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { height, pickComposition, type Scene } from './scene.ts'
import { box, circle, clipped, group, path, steps, stroke, trace } from './shapes.ts'

/** A voice that is heard: one studio microphone in its sound, or the many of a press conference. */
export function drawMicrophone(scene: Scene): string {
  return (
    backdrop(scene) + pickComposition(scene, [studio, conference], { Technology: studio, Rights: conference })(scene)
  )
}

function studio(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const tilt = random.between(-16, 16)
  const ribs = random.whole(5, 8)
  const body = 'M670 250a130 130 0 0 1 260 0V420a130 130 0 0 1 -260 0Z'
  const waves = steps(4).flatMap((index) => {
    const radius = 235 + index * 78
    return [-1, 1].map((side) =>
      stroke(
        trace`M${800 + side * radius * 0.78} ${335 - radius * 0.62}A${radius} ${radius} 0 0 ${side > 0 ? 1 : 0} ${800 + side * radius * 0.78} ${335 + radius * 0.62}`,
        index % 2 ? colours.gold : colours.accent,
        15 - index * 2,
        { opacity: 0.95 - index * 0.2 },
      ),
    )
  })
  return [
    ...waves,
    path('M560 900Q570 838 700 826H900Q1030 838 1040 900Z', shaded),
    box(784, 640, 32, 200, own),
    box(800, 640, 16, 200, veil(shaded, 0.6)),
    group(
      { transform: trace`rotate(${tilt} 800 620)` },
      stroke('M612 330V420a188 188 0 0 0 376 0V330', own, 24),
      box(776, 590, 48, 92, own, { rx: 8 }),
      circle(612, 352, 25, colours.gold),
      circle(988, 352, 25, colours.gold),
      path(body, lit),
      clipped(
        'grille',
        body,
        ...steps(ribs).map((index) => box(640, 150 + index * (170 / ribs), 320, 85 / ribs, shaded, { opacity: 0.75 })),
        box(640, 322, 320, 34, colours.accent),
        ...steps(3).map((index) => box(726 + index * 58, 392, 32, 130, shaded, { opacity: 0.6, rx: 16 })),
        path(body, paint.across(veil(colours.ink, 0), veil(colours.ink, 0.1), veil(colours.ink, 0.85)), {
          ...grained,
          opacity: 0.7,
        }),
        path('M690 250a110 110 0 0 1 60-98V520a110 110 0 0 1 -60-98Z', veil(colours.paper, 0.3)),
      ),
    ),
  ].join('')
}

function conference(scene: Scene): string {
  const { random, colours } = scene
  const [lit, own, shaded] = colours.thing
  const count = random.whole(5, 7)
  const flags = [colours.accent, colours.gold, own, colours.accent, lit, colours.gold, shaded]
  const order = steps(count).sort((one, other) => Math.abs(other - (count - 1) / 2) - Math.abs(one - (count - 1) / 2))
  return order
    .map((index) => {
      const at = index - (count - 1) / 2
      const reach = 640 - Math.abs(at) * 60 + random.between(-40, 40)
      const head = [shaded, own, mix(own, shaded, 0.5)][index % 3] ?? own
      return group(
        { transform: trace`translate(${800 + at * 205} ${height + 60}) rotate(${-at * 9 + random.between(-4, 4)})` },
        handheld(scene, reach, head, flags[index] ?? own, index % 2 === 0),
      )
    })
    .join('')
}

/** One microphone that stands on its cable's end: foam or grille head, and the cube that carries a colour. */
function handheld({ colours, paint }: Scene, reach: number, head: string, flag: string, foam: boolean): string {
  const [lit, , shaded] = colours.thing
  const top = -reach
  const capsule = foam
    ? trace`M-72 ${top + 84}a72 84 0 0 1 144 0q0 78 -36 108h-72q-36 -30 -36 -108z`
    : trace`M-64 ${top + 74}a64 74 0 0 1 128 0v22q0 22 -22 40h-84q-22 -18 -22 -40z`
  return [
    path(trace`M-34 ${top + 180}H34L22 60H-22Z`, mix(shaded, colours.ink, 0.4)),
    path(trace`M4 ${top + 180}H34L22 60H4Z`, veil(colours.ink, 0.35)),
    path(capsule, head),
    foam
      ? ''
      : steps(4)
          .map((index) => box(-62, top + 34 + index * 22, 124, 5, veil(lit, 0.45)))
          .join(''),
    path(capsule, paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.2), veil(colours.ink, 0.9)), {
      ...grained,
      opacity: 0.75,
    }),
    path(trace`M-44 ${top + 70}q4 -40 34 -48`, 'none', {
      stroke: veil(colours.paper, 0.5),
      'stroke-width': 9,
      'stroke-linecap': 'round',
    }),
    box(-70, top + 186, 140, 108, flag, { rx: 12 }),
    box(18, top + 186, 52, 108, veil(colours.ink, 0.2), { rx: 12 }),
    circle(-26, top + 240, 20, veil(colours.paper, 0.85)),
  ].join('')
}
