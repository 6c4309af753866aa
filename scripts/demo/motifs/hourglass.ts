import { floor } from './backdrop.ts'
import { veil } from './colour.ts'
import { grained } from './grain.ts'
import type { Scene } from './scene.ts'
import { box, clipped, path, trace } from './shapes.ts'

/** Sand that runs through a glass. */
export function drawHourglass(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const glass =
    'M590 170H1010C1010 330 860 370 836 450C860 530 1010 570 1010 730H590C590 570 740 530 764 450C740 370 590 330 590 170Z'
  const left = random.between(240, 320)
  const fallen = random.between(560, 610)
  const board = (y: number) =>
    [
      box(540, y, 520, 46, own, { rx: 14 }),
      box(800, y, 260, 46, veil(shaded, 0.5), { rx: 14 }),
      box(572, y + (y < 400 ? 46 : -16), 456, 16, colours.gold, { rx: 6 }),
    ].join('')
  return [
    floor(scene, 760),
    path('M470 806Q800 752 1130 806Q800 852 470 806Z', veil(colours.ink, 0.3)),
    ...[570, 1008].map((x) => box(x, 150, 22, 600, shaded, { rx: 8 })),
    path(glass, veil(colours.paper, scene.mood === 'day' ? 0.6 : 0.22)),
    clipped(
      'glass',
      glass,
      path(trace`M560 ${left}Q800 ${left + 46} 1040 ${left}V450H560Z`, colours.accent),
      path(
        trace`M560 ${left}Q800 ${left + 46} 1040 ${left}V450H560Z`,
        paint.across(veil(colours.ink, 0), veil(colours.ink, 0.8)),
        { ...grained, opacity: 0.5 },
      ),
      box(794, 440, 12, 300, colours.accent),
      path(trace`M560 740V720Q700 690 800 ${fallen}Q900 690 1040 720V740Z`, colours.accent),
      path(
        trace`M560 740V720Q700 690 800 ${fallen}Q900 690 1040 720V740Z`,
        paint.across(veil(colours.ink, 0), veil(colours.ink, 0.8)),
        { ...grained, opacity: 0.5 },
      ),
      path(
        'M620 190C630 310 740 350 770 420L740 420C700 350 590 320 590 190ZM620 720C630 640 680 600 730 560L700 545C640 590 590 640 590 720Z',
        veil(colours.paper, 0.45),
      ),
    ),
    path(glass, 'none', { stroke: lit, 'stroke-width': 7, opacity: 0.8 }),
    board(124),
    board(730),
  ].join('')
}
