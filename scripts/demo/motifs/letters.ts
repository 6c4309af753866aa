import { backdrop, floor } from './backdrop.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { pickComposition, type Scene } from './scene.ts'
import { angular, box, circle, group, type Point, path, steps, stroke, trace } from './shapes.ts'
import { drawSigns } from './signs.ts'
import { clouds, disc, sky } from './sky.ts'

/**
 * Letters to post and letters to print: an open envelope, a flight of mail, or a case of signs.
 *
 * The signs are shapes of no alphabet, since a picture carries no text. They go with the categories whose letters are
 * written ones.
 */
export function drawLetters(scene: Scene): string {
  return pickComposition(scene, [opened, flight], {
    Rights: opened,
    World: flight,
    Technology: drawSigns,
    Culture: drawSigns,
  })(scene)
}

function opened(scene: Scene): string {
  const { random, colours, paint } = scene
  const paper = mix(colours.paper, colours.gold, 0.1)
  const inside = mix(colours.accent, colours.ink, 0.35)
  const rise = random.between(150, 190)
  const fills = [colours.gold, colours.paper, mix(colours.thing[1], colours.paper, 0.3), colours.paper]
  const pile = steps(random.whole(2, 4)).map((index) =>
    group(
      {
        transform: trace`translate(${800 + random.between(-26, 26)} ${790 - index * 27}) rotate(${random.between(-1.6, 1.6)})`,
      },
      box(-340, -14, 680, 27, fills[index] ?? colours.paper, { rx: 5 }),
      box(-340, 3, 680, 10, veil(colours.ink, 0.16), { rx: 5 }),
    ),
  )
  const lines = steps(5).map((index) =>
    stroke(trace`M600 ${288 - rise + 110 + index * 46}H${index === 4 ? 800 : 1000}`, mix(colours.ink, paper, 0.6), 10),
  )
  return [
    backdrop(scene),
    floor(scene, 730),
    path('M380 800Q800 738 1220 800Q800 846 380 800Z', veil(colours.ink, 0.3)),
    ...pile,
    group(
      { transform: trace`translate(0 ${-pile.length * 27 + 40})` },
      path('M480 430L800 180L1120 430Z', mix(colours.accent, colours.ink, 0.18)),
      box(480, 428, 640, 330, inside),
      group(
        { transform: trace`rotate(${random.between(-3, 3)} 800 500)` },
        box(540, 288 - rise, 520, 460, paper, { rx: 6 }),
        box(
          540,
          288 - rise,
          520,
          460,
          paint.down(veil(colours.ink, 0), veil(colours.ink, 0.1), veil(colours.ink, 0.8)),
          { ...grained, opacity: 0.4 },
        ),
        circle(640, 350 - rise, 30, colours.accent),
        ...lines,
      ),
      path('M480 428L770 600Q800 616 830 600L1120 428V750Q1120 764 1106 764H494Q480 764 480 750Z', colours.accent),
      path(
        'M484 760L760 556Q800 528 840 556L1116 760Q1112 764 1106 764H494Q488 764 484 760Z',
        mix(colours.accent, colours.paper, 0.2),
      ),
      path(
        'M484 760L760 556Q800 528 840 556L1116 760Q1112 764 1106 764H494Q488 764 484 760Z',
        paint.down(veil(colours.ink, 0.6), veil(colours.ink, 0)),
        { ...grained, opacity: 0.5 },
      ),
    ),
  ].join('')
}

function flight(scene: Scene): string {
  const { random, colours } = scene
  const count = random.whole(11, 15)
  const paper = colours.paper
  const envelopes = steps(count).map((index) => {
    const at = index / (count - 1)
    const [x, y] = [
      140 + at * 1300 + random.between(-50, 50),
      780 - Math.sin(at * 2.5) * 430 + random.between(-150, 150) * (0.4 + at * 0.6),
    ]
    return {
      size: random.between(0.42, 0.8),
      x,
      y,
      turn: random.between(-28, 24),
      fill: [paper, colours.gold, paper, colours.accent][index % 4] ?? paper,
    }
  })
  return [
    sky(scene, 900),
    disc(scene, random.between(680, 920), random.between(400, 470), random.between(210, 270)),
    clouds(scene, 250, 2),
    clouds(scene, 700, 2),
    ...envelopes.map(({ x, y, size, turn, fill }) => envelope(scene, [x, y], size, turn, fill)),
    stroke('M120 860C400 820 520 640 640 620C780 600 770 730 680 720C590 700 640 520 800 440', colours.paper, 5, {
      'stroke-dasharray': '3 18',
      opacity: 0.9,
    }),
    plane(scene, [random.between(800, 850), random.between(400, 430)], random.between(1.2, 1.5)),
  ].join('')
}

function envelope({ colours }: Scene, [x, y]: Point, size: number, turn: number, fill: string): string {
  return group(
    { transform: trace`translate(${x} ${y}) rotate(${turn}) scale(${size})` },
    box(-112, -68, 240, 160, veil(colours.ink, 0.16), { rx: 8 }),
    box(-120, -80, 240, 160, fill, { rx: 8 }),
    path('M-120 76L-20 -14H20L120 76Q118 80 112 80H-112Q-118 80 -120 76Z', veil(colours.ink, 0.1)),
    path('M-120 -74Q-118 -80 -112 -80H112Q118 -80 120 -74L14 18Q0 28 -14 18Z', mix(fill, colours.ink, 0.16)),
    circle(0, 14, 19, fill === colours.accent ? colours.gold : colours.accent),
  )
}

function plane({ colours, paint }: Scene, [x, y]: Point, size: number): string {
  return group(
    { transform: trace`translate(${x} ${y}) rotate(-8) scale(${size})` },
    path(
      angular([
        [220, -110],
        [-150, -20],
        [-54, 26],
      ]),
      colours.paper,
    ),
    path(
      angular([
        [220, -110],
        [-54, 26],
        [-30, 110],
      ]),
      mix(colours.paper, colours.ink, 0.4),
    ),
    path(
      angular([
        [220, -110],
        [-30, 110],
        [12, 46],
      ]),
      mix(colours.paper, colours.ink, 0.25),
    ),
    path(
      angular([
        [220, -110],
        [12, 46],
        [110, 92],
      ]),
      colours.paper,
    ),
    path(
      angular([
        [220, -110],
        [12, 46],
        [110, 92],
      ]),
      paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.6)),
      { ...grained, opacity: 0.4 },
    ),
  )
}
