import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { landAt, type Scene, width } from './scene.ts'
import { box, steps } from './shapes.ts'
import { clouds, disc, sky } from './sky.ts'
import { water } from './water.ts'

/** A city whose buildings are batteries, each charged to its own height. */
export function drawBatteries(scene: Scene): string {
  const { random } = scene
  const base = random.between(700, 740)
  const sunX = random.pick([540, 1060])
  return [
    sky(scene, base),
    disc(scene, sunX, random.between(250, 310), random.between(120, 170)),
    clouds(scene, 190, random.whole(1, 3)),
    ...[0, 1, 2].map((row) => street(scene, base, row)),
    water(scene, base, sunX),
  ].join('')
}

function street(scene: Scene, base: number, row: number): string {
  const { random } = scene
  const cells: string[] = []
  for (let x = -30 - row * 40; x < width; ) {
    const w = random.between(84, 128) + row * 14
    const centre = 1 - Math.min(1, Math.abs(x + w / 2 - 800) / 800)
    const tall = (random.between(0.55, 1) * (0.45 + centre * 0.75) * (520 - row * 140)) / 1.05 + 60
    cells.push(battery(scene, x, base, w, tall, row))
    x += w + random.between(10, 34) + (2 - row) * 8
  }
  return cells.join('')
}

function battery(
  { random, colours, paint }: Scene,
  x: number,
  base: number,
  w: number,
  tall: number,
  row: number,
): string {
  const shell = landAt(colours, 0.12 + row * 0.36)
  const top = base - tall
  if (row === 0)
    return (
      box(x + w * 0.34, top - 16, w * 0.32, 30, shell, { rx: 6 }) +
      box(x, top, w, tall, paint.down(shell, mix(shell, colours.sky[2], 0.5)), { rx: 16 })
    )
  const inset = 9 + row * 2
  const [innerW, innerTall] = [w - inset * 2, tall - inset * 2 - 6]
  const bars = Math.max(2, Math.floor(innerTall / (40 + row * 8)))
  const charged = random.whole(Math.ceil(bars * 0.3), bars)
  const step = innerTall / bars
  const glow =
    charged < bars * 0.35 ? colours.accent : charged < bars * 0.7 ? colours.gold : mix(colours.gold, colours.paper, 0.5)
  return [
    box(x + w * 0.34, top - 16, w * 0.32, 30, mix(shell, colours.shine, 0.25), { rx: 6 }),
    box(x, top, w, tall, shell, { rx: 16 }),
    box(x + inset, top + inset, innerW, innerTall, mix(shell, colours.ink, 0.45), { rx: 9 }),
    ...steps(charged).map((index) =>
      box(x + inset + 5, top + inset + innerTall - (index + 1) * step + 5, innerW - 10, step - 9, glow, { rx: 5 }),
    ),
    box(x + w * 0.62, top, w * 0.38, tall, veil(colours.ink, 0.16), { rx: 16 }),
    box(x, top, w, tall, paint.down(veil(colours.ink, 0), veil(colours.ink, 0), veil(colours.ink, 0.7)), {
      ...grained,
      opacity: 0.45,
      rx: 16,
    }),
  ].join('')
}
