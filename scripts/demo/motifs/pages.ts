import { backdrop, floor } from './backdrop.ts'
import { drawBookStack } from './book-stack.ts'
import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { pickComposition, type Scene } from './scene.ts'
import { box, circle, group, path, steps, stroke, trace } from './shapes.ts'

/** Reading: an open book whose leaves lift, or a stack of books. */
export function drawPages(scene: Scene): string {
  return (
    backdrop(scene) +
    floor(scene, 720) +
    pickComposition(scene, [openBook, drawBookStack], { Culture: openBook, Science: drawBookStack })(scene)
  )
}

function openBook(scene: Scene): string {
  const { random, colours, paint } = scene
  const y = random.between(20, 60)
  const leaf = mix(colours.paper, colours.gold, 0.12)
  const side = (turn: number) =>
    group(
      { transform: `translate(800 ${Math.round(y)}) scale(${turn} 1)` },
      path('M0 690C90 650 260 640 470 690V360H0Z', colours.accent),
      path('M0 680C90 634 250 620 446 664V350H0Z', mix(leaf, colours.ink, 0.3)),
      path('M0 672C90 624 250 608 438 650V345H0Z', mix(leaf, colours.ink, 0.12)),
      path('M0 664C90 612 250 596 430 636V310C250 268 90 284 0 340Z', turn > 0 ? leaf : mix(leaf, colours.ink, 0.06)),
      path(
        'M0 664C40 640 90 622 150 612V288C90 296 40 312 0 340Z',
        paint.across(veil(colours.ink, 0.75), veil(colours.ink, 0)),
        { ...grained, opacity: 0.5 },
      ),
      ...lines(turn > 0 && random.chance(0.5)),
    )
  const leans = random.pick([
    [-0.8, 0.62, -0.3],
    [0.85, -0.55, 0.22],
    [-0.7, 0.78, -0.36, 0.3],
  ])

  return [
    path(trace`M300 ${720 + y}Q800 ${640 + y} 1300 ${720 + y}Q800 ${780 + y} 300 ${720 + y}Z`, veil(colours.ink, 0.35)),
    side(-1),
    side(1),
    ...leans.map((lean) => liftedLeaf(scene, y, lean)),
    ...rising(scene),
  ].join('')

  /** Bars where text would stand, and maybe a picture above them. */
  function lines(pictured: boolean): string[] {
    const ink = mix(leaf, colours.ink, 0.32)
    const bars = steps(9).map((index) => {
      const top = 352 + index * 29
      return pictured && index < 4
        ? ''
        : stroke(
            trace`M58 ${top - 10}C130 ${top - 44} 250 ${top - 54} ${index % 4 === 3 ? 260 : 376} ${top - (index % 4 === 3 ? 52 : 40)}`,
            ink,
            7,
            { opacity: 0.55 },
          )
    })
    return pictured
      ? [
          ...bars,
          path('M64 330C150 292 250 286 374 302V410C250 392 150 398 64 438Z', colours.accent),
          circle(290, 340, 24, colours.gold),
        ]
      : bars
  }
}

/** A leaf in mid-turn; `lean` is how far it has fallen to the left (−1) or the right (1). */
function liftedLeaf({ colours, paint }: Scene, y: number, lean: number): string {
  const reach = lean * 330
  const [top, bottom] = [150 + Math.abs(lean) * 110 + y, 486 + Math.abs(lean) * 70 + y]
  const d = trace`M800 ${664 + y}C${800 + reach * 0.12} ${590 + y} ${800 + reach * 0.45} ${bottom + 20} ${800 + reach} ${bottom}Q${800 + reach * 1.16} ${(top + bottom) / 2} ${800 + reach * 1.1} ${top}C${800 + reach * 0.5} ${top + 16} ${800 + reach * 0.15} ${top + 90} 800 ${340 + y}Z`
  const shade = [veil(colours.ink, 0.75), veil(colours.ink, 0.05)] as const
  return [
    path(d, mix(colours.paper, colours.wall[0], 0.16 + Math.abs(lean) * 0.2)),
    path(d, lean > 0 ? paint.across(...shade) : paint.across(shade[1], shade[0]), { ...grained, opacity: 0.45 }),
  ].join('')
}

/** What comes out of a book: small sheets that turn into sparks. */
function rising({ random, colours }: Scene): string[] {
  return steps(15).map((index) => {
    const x = 800 + random.between(-1, 1) * (90 + index * 16)
    const y = 300 - index * 15 + random.between(-30, 30)
    const size = random.between(9, 26) * (1 - index / 26)
    const fill = [colours.accent, colours.gold, colours.paper][index % 3] ?? colours.gold
    return index % 2
      ? circle(x, y, size * 0.55, fill)
      : box(-size * 0.7, -size, size * 1.4, size * 2, fill, {
          rx: 2,
          transform: trace`translate(${x} ${y}) rotate(${random.between(-50, 50)}) skewX(14)`,
        })
  })
}
