import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { angular, box, circle, clipped, path, steps, stroke } from './shapes.ts'

/** A container ship, its waterline near y 0 and its middle at x 0. */
export function drawCargoShip({ random, colours, paint }: Scene): string {
  const fills = [colours.accent, colours.gold, colours.paper, colours.land[1], mix(colours.land[0], colours.paper, 0.3)]
  const hull = 'M-470 -96L-424 60H400L492 -150L452 -140L430 -96Z'
  const stacks = steps(9).flatMap((column) => {
    const rows = random.whole(2, 4)
    return steps(rows).map((row) => {
      const fill = random.pick(fills)
      const [x, y] = [-246 + column * 72, -140 - row * 45]
      return (
        box(x, y, 69, 43, fill) +
        box(x, y + 28, 69, 15, veil(colours.ink, 0.18)) +
        steps(4)
          .map((rib) => box(x + 12 + rib * 15, y + 5, 3, 33, veil(colours.ink, 0.16)))
          .join('')
      )
    })
  })
  return [
    ...stacks,
    path('M-440 -96V-330H-290V-96Z', colours.paper),
    path('M-340 -96V-330H-290V-96Z', veil(colours.ink, 0.2)),
    box(-462, -350, 190, 26, colours.paper, { rx: 4 }),
    ...steps(3).map((row) => box(-428, -306 + row * 56, 80, 18, mix(colours.ink, colours.land[1], 0.4), { rx: 3 })),
    path('M-420 -350V-440H-366V-350Z', colours.accent),
    box(-420, -426, 54, 18, colours.paper),
    stroke('M-318 -350V-420M-338 -398H-298', colours.ink, 5),
    path(hull, mix(colours.land[2], colours.land[1], 0.25)),
    clipped('hull', hull, box(-500, 6, 1020, 80, colours.accent), box(-500, -2, 1020, 8, colours.paper)),
    path(hull, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.9)), { ...grained, opacity: 0.4 }),
  ].join('')
}

/** A boat under two sails, placed like the cargo ship. */
export function drawSailingBoat({ random, colours, paint }: Scene): string {
  const hull = 'M-300 -60H320Q290 40 190 70H-190Q-270 30 -300 -60Z'
  const [main, front] = random.chance(0.5) ? [colours.paper, colours.accent] : [colours.accent, colours.paper]
  const mainsail = 'M-16 -560C-60 -420 -150 -250 -290 -110H-16Z'
  const jib = 'M22 -520C130 -400 230 -260 300 -104C200 -130 90 -130 22 -104Z'
  return [
    stroke('M2 -610V-60', colours.ink, 11),
    path('M2 -610h-86l30 22l-30 22h86z', colours.gold),
    path(mainsail, main),
    clipped(
      'mainsail',
      mainsail,
      ...steps(random.whole(2, 3)).map((index) =>
        box(-300, -430 + index * 130, 320, 34, colours.gold, { opacity: 0.85 }),
      ),
    ),
    path(mainsail, paint.across(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.75)), {
      ...grained,
      opacity: 0.5,
    }),
    path(jib, front),
    path(jib, paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.8)), {
      ...grained,
      opacity: 0.5,
    }),
    path(hull, mix(colours.land[2], colours.land[1], 0.2)),
    clipped('hull', hull, box(-320, -36, 680, 16, colours.gold)),
    path(hull, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.9)), { ...grained, opacity: 0.4 }),
    box(-306, -68, 632, 14, colours.paper, { rx: 6 }),
  ].join('')
}

/** A steamer with two or three funnels, placed like the cargo ship. */
export function drawSteamer({ random, colours, paint }: Scene): string {
  const hull = 'M-450 -120Q-440 40 -380 64H360Q440 0 480 -150Q430 -120 350 -110H-380Z'
  const funnels = random.whole(2, 3)
  const smoke = (x: number) =>
    steps(6)
      .map((index) =>
        circle(
          x - 34 - index * 52,
          -452 - index * 17,
          26 + index * 9,
          mix(colours.paper, colours.sky[1], 0.2 + index * 0.1),
        ),
      )
      .reverse()
      .join('')
  const xs = steps(funnels).map((index) => -150 + index * (300 / (funnels - 0.4)))
  return [
    ...xs.map(smoke),
    stroke('M-390 -110V-420M410 -130V-400', colours.ink, 7),
    stroke('M-390 -410Q0 -560 410 -390', colours.ink, 2, { opacity: 0.5 }),
    ...xs.map((x) =>
      [
        path(
          angular([
            [x - 34, -180],
            [x - 40, -430],
            [x + 30, -430],
            [x + 38, -180],
          ]),
          colours.accent,
        ),
        path(
          angular([
            [x + 4, -180],
            [x - 2, -430],
            [x + 30, -430],
            [x + 38, -180],
          ]),
          veil(colours.ink, 0.22),
        ),
        path(
          angular([
            [x - 40, -430],
            [x + 30, -430],
            [x + 31, -396],
            [x - 39, -396],
          ]),
          colours.ink,
        ),
        path(
          angular([
            [x - 39, -372],
            [x + 32, -372],
            [x + 33, -344],
            [x - 38, -344],
          ]),
          colours.paper,
        ),
      ].join(''),
    ),
    box(-340, -176, 660, 70, colours.paper),
    box(-270, -236, 500, 62, colours.paper),
    box(-350, -182, 680, 9, mix(colours.paper, colours.ink, 0.3)),
    box(-280, -242, 520, 9, mix(colours.paper, colours.ink, 0.3)),
    ...steps(13).map((index) => box(-314 + index * 48, -156, 22, 26, colours.gold, { rx: 3 })),
    ...steps(9).map((index) => box(-246 + index * 52, -216, 22, 24, mix(colours.ink, colours.land[1], 0.3), { rx: 3 })),
    path(hull, mix(colours.land[2], colours.land[1], 0.2)),
    clipped(
      'hull',
      hull,
      box(-500, 14, 1020, 80, colours.accent),
      box(-500, 4, 1020, 9, colours.paper),
      ...steps(14).map((index) => circle(-350 + index * 54, -56, 11, colours.gold)),
    ),
    path(hull, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.9)), { ...grained, opacity: 0.4 }),
  ].join('')
}
