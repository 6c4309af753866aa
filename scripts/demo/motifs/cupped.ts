import { skins, umber } from './arm.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { pickComposition, type Scene } from './scene.ts'
import { circle, group, path, polar, steps, stroke, trace } from './shapes.ts'

/** Two cupped hands and what they hold: water, a seedling or light. */
export function drawCupped(scene: Scene): string {
  const { random, colours, paint } = scene
  const skin = random.pick(skins)
  const y = random.between(0, 30)
  const glow = circle(
    800,
    400,
    330,
    paint.round(veil(colours.gold, 0.75), veil(colours.gold, 0.2), veil(colours.gold, 0)),
  )
  const held = pickComposition(scene, [drop, sprout, orb], { Health: drop, Environment: sprout })(scene)
  const cupped = (side: number) =>
    group(
      { transform: trace`translate(800 ${640 + y}) scale(${side} 1)` },
      path('M150 400L96 150Q60 90 20 66L-6 60V130Q20 260 10 400Z', mix(skin, umber, 0.2)),
      // The far fingers, then the palm's edge and the thumb over it.
      path(
        'M-6 62C60 70 140 40 190 -30Q250 -120 292 -160Q330 -172 336 -136Q330 -60 280 30C240 110 210 150 190 230L210 400H20Z',
        skin,
      ),
      path(
        'M-6 62C60 70 140 40 190 -30Q250 -120 292 -160Q330 -172 336 -136Q330 -60 280 30C240 110 210 150 190 230L210 400H20Z',
        paint.across(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.85)),
        { ...grained, opacity: 0.4 },
      ),
      stroke(
        'M312 -150Q268 -104 214 -14Q150 76 30 92M326 -112Q292 -40 236 32Q160 120 40 124',
        mix(skin, umber, 0.5),
        5,
        { opacity: 0.6 },
      ),
      path('M24 250L214 210L240 420H20Z', side > 0 ? colours.accent : mix(colours.accent, colours.ink, 0.12)),
      path('M16 232L216 192L222 234L20 276Z', mix(colours.accent, colours.paper, 0.35)),
    )
  return [glow, held, cupped(-1), cupped(1)].join('')
}

function drop({ colours, paint }: Scene): string {
  const d = 'M800 190C860 290 930 370 930 460A130 130 0 0 1 670 460C670 370 740 290 800 190Z'
  return (
    path(d, colours.thing[1]) +
    path(d, paint.slant(veil(colours.paper, 0.7), veil(colours.paper, 0.1), veil(colours.paper, 0)), grained) +
    path('M712 470a88 88 0 0 0 70 84', 'none', {
      stroke: colours.paper,
      'stroke-width': 12,
      'stroke-linecap': 'round',
      opacity: 0.8,
    })
  )
}

function sprout({ colours }: Scene): string {
  const leaf = (angle: number, size: number, fill: string) =>
    path(
      trace`M0 0C${size * 0.34} ${-size * 0.3} ${size * 0.3} ${-size * 0.8} 0 ${-size}C${-size * 0.3} ${-size * 0.8} ${-size * 0.34} ${-size * 0.3} 0 0Z`,
      fill,
      { transform: trace`translate(800 470) rotate(${angle})` },
    )
  return [
    stroke('M800 640Q806 540 800 460', colours.land[1], 16),
    leaf(-64, 190, colours.land[1]),
    leaf(62, 200, colours.accent),
    leaf(-22, 240, colours.gold),
    leaf(24, 250, mix(colours.land[1], colours.gold, 0.4)),
    path('M640 660Q800 540 960 660Z', mix(colours.ink, colours.accent, 0.3)),
  ].join('')
}

function orb({ colours, paint }: Scene): string {
  return [
    ...steps(12).map((index) => {
      const [[fromX, fromY], [toX, toY]] = [
        polar([800, 420], index * 30, 190),
        polar([800, 420], index * 30, index % 2 ? 232 : 256),
      ]
      return stroke(trace`M${fromX} ${fromY}L${toX} ${toY}`, colours.gold, 10)
    }),
    circle(800, 420, 156, colours.gold),
    circle(
      800,
      420,
      156,
      paint.slant(veil(colours.accent, 0), veil(colours.accent, 0.2), veil(colours.accent, 0.95)),
      grained,
    ),
  ].join('')
}
