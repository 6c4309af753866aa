import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { wander } from './random.ts'
import { landAt, type Scene } from './scene.ts'
import { box, circle, ground, group, path, stroke, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'
import { shoal, undersea } from './undersea.ts'

/** A fishing boat on a calm bay, and the shoal that swims beneath it. */
export function drawBay(scene: Scene): string {
  const { random, colours } = scene
  const surface = random.between(440, 470)
  const line = wander(random, 700)
  const sunX = random.pick([520, 1080])
  return [
    sky(scene, surface),
    disc(scene, sunX, random.between(190, 250), random.between(70, 110)),
    clouds(scene, 150, 2),
    birds(scene, 1600 - sunX, 190, random.whole(2, 4)),
    path(
      ground((x) => surface - 70 + line(x) * 46 + Math.cos((x - 800) / 255) * 40),
      landAt(colours, 0.1),
    ),
    path(
      ground((x) => surface - 22 + line(x + 500) * 26 + Math.cos((x - 800) / 255) * 24),
      landAt(colours, 0.26),
    ),
    group({ transform: trace`translate(800 ${surface + 14}) rotate(${random.between(-2, 2)})` }, boat(scene)),
    group({ opacity: 0.93 }, undersea(scene, surface)),
    box(0, surface - 3, 1600, 7, veil(colours.paper, 0.75)),
    ...[60, 130].map((x, index) =>
      stroke(trace`M${560 - x} ${surface + 16 + index * 15}h${180 + x * 2}`, colours.paper, 4, { opacity: 0.5 }),
    ),
    shoal(scene, [random.between(680, 760), random.between(625, 660)], random.whole(15, 20), [
      colours.paper,
      colours.gold,
      colours.accent,
    ]),
    shoal(scene, [random.between(1080, 1160), random.between(700, 730)], random.whole(4, 6), [
      colours.paper,
      colours.gold,
    ]),
  ].join('')
}

function boat({ colours, paint }: Scene): string {
  const hull = 'M-300 -96Q-190 -60 -60 -60H180Q270 -70 320 -110Q300 10 230 50H-200Q-280 0 -300 -96Z'
  return [
    stroke('M-70 -60V-300M-70 -290L-270 -96M-70 -290L90 -150', colours.ink, 6),
    path('M-70 -280L-190 -120H-70Z', colours.gold),
    path('M-70 -280L-190 -120H-70Z', paint.across(veil(colours.ink, 0), veil(colours.ink, 0.7)), {
      ...grained,
      opacity: 0.5,
    }),
    box(30, -168, 132, 112, colours.paper, { rx: 6 }),
    box(100, -168, 62, 112, veil(colours.ink, 0.16)),
    box(14, -184, 166, 20, colours.accent, { rx: 8 }),
    ...[46, 106].map((x) => box(x, -146, 40, 38, mix(colours.ink, colours.land[1], 0.35), { rx: 5 })),
    path(hull, colours.accent),
    path(
      'M-296 -74Q-190 -40 -60 -40H180Q270 -50 316 -88L318 -110Q270 -70 180 -60H-60Q-190 -60 -300 -96Z',
      colours.paper,
    ),
    path(hull, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.8)), { ...grained, opacity: 0.5 }),
    ...[-150, -80].map((x) => circle(x, -66, 26, 'none', { stroke: colours.paper, 'stroke-width': 9 })),
  ].join('')
}
