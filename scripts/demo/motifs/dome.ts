import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { drawObservatory } from './observatory.ts'
import { height, landAt, pickComposition, type Scene, width } from './scene.ts'
import { box, circle, clipped, path, steps, stroke, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'
import { orchard } from './trees.ts'

/** A public dome over columns and steps, or an observatory that opens to the sky. */
export function drawDome(scene: Scene): string {
  const { random } = scene
  return [
    sky(scene, 760),
    disc(scene, random.between(620, 980), random.between(300, 380), random.between(220, 300)),
    clouds(scene, 230, random.whole(2, 3)),
    birds(scene, random.pick([460, 1140]), 230, random.whole(2, 5)),
    pickComposition(scene, [capitol, capitol, drawObservatory], {
      Science: drawObservatory,
      Rights: capitol,
      Culture: capitol,
    })(scene),
  ].join('')
}

function capitol(scene: Scene): string {
  const { random, colours, paint, mood } = scene
  const stone = mix(colours.paper, colours.land[1], mood === 'day' ? 0.08 : 0.2)
  const shade = mix(stone, colours.land[1], 0.42)
  const deep = mix(colours.land[1], colours.land[2], 0.4)
  const own = random.pick([colours.accent, mix(colours.land[1], colours.accent, 0.25), colours.land[1]])
  const ribs = random.whole(6, 9)
  const half = random.between(170, 205)
  const rise = random.between(180, 212)
  const dome = trace`M${800 - half} 400C${800 - half} ${400 - rise * 0.75} ${800 - half * 0.5} ${400 - rise} 800 ${400 - rise}S${800 + half} ${400 - rise * 0.75} ${800 + half} 400Z`
  const top = 400 - rise
  return [
    orchard(random, () => 800, [-20, 300], [90, 190], [landAt(colours, 0.45), landAt(colours, 0.6)]),
    orchard(random, () => 800, [1310, 1640], [90, 190], [landAt(colours, 0.45), landAt(colours, 0.6)]),
    wing(180, 330),
    wing(1090, 330),
    // Drum and dome
    box(800 - half + 10, 400, half * 2 - 20, 110, shade),
    ...colonnade(800 - half + 16, 800 + half - 16, 412, 92, 9),
    box(800 - half - 14, 396, half * 2 + 28, 20, stone, { rx: 4 }),
    box(800 - half - 14, 500, half * 2 + 28, 20, stone, { rx: 4 }),
    path(dome, own),
    clipped(
      'dome',
      dome,
      ...steps(ribs).map((index) => {
        const at = (index / (ribs - 1)) * 2 - 1
        return stroke(
          trace`M800 ${top}Q${800 + at * half * 1.12} ${400 - rise * 0.78} ${800 + at * half} 404`,
          veil(colours.paper, 0.4),
          6,
        )
      }),
    ),
    path(dome, paint.across(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.9)), {
      ...grained,
      opacity: 0.6,
    }),
    box(772, top - 62, 56, 68, stone),
    box(800, top - 62, 28, 68, shade),
    ...[782, 808].map((x) => box(x, top - 48, 10, 44, deep, { rx: 5 })),
    path(trace`M764 ${top - 60}Q800 ${top - 112} 836 ${top - 60}Z`, own),
    stroke(trace`M800 ${top - 84}V${top - 150}`, colours.ink, 5),
    path(trace`M802 ${top - 148}q26 -12 48 0t44 -2v40q-22 10 -44 2t-48 0z`, colours.accent),
    // Portico
    path('M520 520H1080V800H520Z', shade),
    ...colonnade(530, 1070, 590, 196, random.whole(6, 8)),
    path('M490 590H1110V562L800 462L490 562Z', stone),
    path('M560 566L800 488L1040 566Z', shade),
    circle(800, 540, 19, colours.gold),
    box(490, 576, 620, 20, stone),
    box(490, 590, 620, 10, veil(colours.ink, 0.25)),
    ...steps(4).map((index) =>
      box(480 - index * 36, 784 + index * 20, 640 + index * 72, 22, mix(stone, colours.land[1], index * 0.1)),
    ),
    box(0, 862, width, height - 862, landAt(colours, 0.85)),
    path('M640 862H960L1080 900H520Z', mix(stone, colours.land[1], 0.35)),
  ].join('')

  function wing(x: number, w: number): string {
    return [
      box(x, 580, w, 220, stone),
      box(x, 580, w, 220, paint.down(veil(colours.ink, 0), veil(colours.ink, 0.5)), { ...grained, opacity: 0.4 }),
      box(x - 10, 566, w + 20, 22, stone),
      box(x, 586, w, 8, veil(colours.ink, 0.2)),
      ...steps(5).flatMap((index) => [
        box(x + 26 + index * 62, 616, 28, 52, lamp(), { rx: 14 }),
        box(x + 26 + index * 62, 706, 28, 52, lamp(), { rx: 4 }),
      ]),
    ].join('')
  }

  function lamp(): string {
    return mood === 'day' ? deep : random.pick([colours.gold, colours.gold, deep])
  }

  function colonnade(from: number, to: number, y: number, tall: number, count: number): string[] {
    const pitch = (to - from) / count
    return steps(count + 1).map((index) => {
      const w = Math.min(30, pitch * 0.42)
      const x = Math.min(to - w, Math.max(from, from + index * pitch - w / 2))
      return (
        box(x, y, w, tall, stone) +
        box(x + w * 0.6, y, w * 0.4, tall, veil(colours.ink, 0.2)) +
        box(x - 5, y, w + 10, 9, stone) +
        box(x - 5, y + tall - 9, w + 10, 9, stone)
      )
    })
  }
}
