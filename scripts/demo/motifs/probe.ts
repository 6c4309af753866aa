import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { angular, box, circle, ellipse, group, path, steps, stroke, trace } from './shapes.ts'

/** A probe with its dish turned homeward, beyond the last of the orbits. */
export function drawProbe(scene: Scene): string {
  const { random, colours, paint } = scene
  const [x, y] = [150, 830]
  const orbits = steps(6).map((index) => 150 + index * 118)
  return [
    circle(x, y, 420, paint.round(veil(colours.gold, 0.8), veil(colours.gold, 0.15), veil(colours.gold, 0))),
    ...orbits.map((reach) =>
      ellipse(x, y, reach * 1.25, reach, 'none', { stroke: colours.paper, 'stroke-width': 2.5, opacity: 0.35 }),
    ),
    circle(x, y, 54, colours.gold),
    ...orbits.map((reach, index) => {
      const angle = random.between(-1.35, -0.25)
      const at = [x + Math.cos(angle) * reach * 1.25, y + Math.sin(angle) * reach] as const
      const size = [9, 13, 14, 30, 25, 19][index] ?? 12
      return (
        circle(...at, size, index % 2 ? colours.accent : colours.thing[1]) +
        circle(...at, size, paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.8)), grained)
      )
    }),
    group(
      {
        transform: trace`translate(${random.between(850, 900)} ${random.between(350, 390)}) rotate(${random.between(-30, -18)}) scale(${random.between(1.02, 1.14)})`,
      },
      craft(scene),
    ),
  ].join('')
}

function craft({ colours, paint }: Scene): string {
  const [lit, own, shaded] = colours.thing
  const metal = mix(colours.paper, shaded, 0.3)
  return [
    // The long boom and the short one, with what they carry.
    stroke('M40 20L430 150M40 34L410 160', metal, 5),
    ...steps(9).map((index) =>
      stroke(trace`M${70 + index * 40} ${30 + index * 13.5}L${88 + index * 38} ${50 + index * 12}`, metal, 4),
    ),
    box(410, 130, 46, 46, colours.gold, { rx: 6, transform: 'rotate(18 433 153)' }),
    stroke('M-20 40L-90 250', metal, 9),
    ...steps(3).map((index) =>
      box(-124 - index * 15, 168 + index * 50, 62, 40, index % 2 ? shaded : mix(own, colours.ink, 0.2), {
        rx: 8,
        transform: trace`rotate(18 ${-93 - index * 15} ${188 + index * 50})`,
      }),
    ),
    stroke('M30 60L150 330M10 66L-10 350', metal, 4),
    path(
      angular([
        [-70, -10],
        [70, -10],
        [96, 40],
        [70, 84],
        [-70, 84],
        [-96, 40],
      ]),
      colours.gold,
    ),
    path(
      angular([
        [0, -10],
        [70, -10],
        [96, 40],
        [70, 84],
        [0, 84],
      ]),
      veil(colours.accent, 0.55),
    ),
    path(
      angular([
        [-70, -10],
        [70, -10],
        [96, 40],
        [70, 84],
        [-70, 84],
        [-96, 40],
      ]),
      paint.down(veil(colours.ink, 0), veil(colours.ink, 0.7)),
      { ...grained, opacity: 0.5 },
    ),
    circle(-36, 38, 21, colours.ink),
    circle(-36, 38, 11, colours.gold),
    // The dish looks up and to the left, back at the sun.
    path('M-236 -96C-200 30 -80 60 0 40C90 30 190 -30 224 -120Z', mix(lit, shaded, 0.45)),
    path(
      'M-236 -96C-200 30 -80 60 0 40C90 30 190 -30 224 -120Z',
      paint.down(veil(colours.ink, 0), veil(colours.ink, 0.8)),
      { ...grained, opacity: 0.6 },
    ),
    ellipse(-6, -108, 231, 52, lit, { transform: 'rotate(-3 -6 -108)' }),
    ellipse(-6, -103, 205, 40, mix(lit, shaded, 0.25), { transform: 'rotate(-3 -6 -103)' }),
    stroke('M-120 -92L-8 -226M110 -98L-8 -226M-4 -70L-8 -226', metal, 5),
    circle(-8, -226, 20, colours.accent),
    path(trace`M-40 -262a46 46 0 0 1 64 0M-64 -290a82 82 0 0 1 112 0`, 'none', {
      stroke: colours.gold,
      'stroke-width': 7,
      'stroke-linecap': 'round',
    }),
  ].join('')
}
