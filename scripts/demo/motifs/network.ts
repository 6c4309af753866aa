import { mix, veil } from './colour.ts'
import { grained } from './grain.ts'
import { height, pickComposition, type Scene, width } from './scene.ts'
import { box, circle, clipped, ellipse, group, type Point, polar, steps, stroke, trace } from './shapes.ts'

/** Things that are connected: a globe under its links, or rings of places round one hub. */
export function drawNetwork(scene: Scene): string {
  const { colours, paint } = scene
  const [plain, lifted, glow] = colours.wall
  return [
    box(0, 0, width, height, paint.slant(plain, lifted)),
    circle(800, 450, 720, paint.round(veil(glow, 0.8), veil(glow, 0))),
    pickComposition(scene, [globe, hub], { General: globe, World: globe, Technology: hub })(scene),
  ].join('')
}

function globe(scene: Scene): string {
  const { random, colours, paint } = scene
  const radius = random.between(300, 335)
  const [x, y] = [800, random.between(465, 500)]
  const [lit, own, shaded] = colours.thing
  const outline = trace`M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0z`
  const line = { stroke: shaded, 'stroke-width': 3, opacity: 0.5 }
  const shade = paint.slant(veil(shaded, 0), veil(shaded, 0.2), veil(colours.ink, 0.85))
  const count = random.whole(7, 9)
  const turn = random.between(0, 360)
  const places = steps(count).map((index) => {
    const reach = index % 2 ? random.between(0.72, 0.9) : random.between(0.3, 0.55)
    return polar([x, y], turn + (index * 360) / count + random.between(-14, 14), radius * reach)
  })
  const links = [1, 2].flatMap((ahead) =>
    places.map((from, index) => link(scene, from, places[(index + ahead) % count] ?? from, [x, y])),
  )
  return [
    circle(x, y, radius * 1.28, colours.wall[2], { opacity: 0.25 }),
    circle(x, y, radius, paint.slant(lit, own)),
    clipped(
      'globe',
      outline,
      group(
        { transform: trace`rotate(${random.between(-24, 24)} ${x} ${y})` },
        ...[0.28, 0.66, 1].map((part) => ellipse(x, y, radius * part, radius, 'none', line)),
        ...[-0.62, -0.22, 0.22, 0.62].map((part) =>
          ellipse(x, y + radius * part, radius * Math.sqrt(1 - part * part), radius * 0.13, 'none', line),
        ),
      ),
    ),
    circle(x, y, radius, shade, { ...grained, opacity: 0.7 }),
    ...links,
    ...places.map((place, index) => pin(scene, place, index % 2 ? 20 : 15, index % 2 ? colours.gold : colours.accent)),
    ...steps(7).map((index) => {
      const at = polar([x, y], index * 51 + random.between(0, 30), radius * random.between(1.3, 1.7))
      return circle(...at, random.between(4, 11), index % 2 ? colours.accent : lit, { opacity: 0.8 })
    }),
  ].join('')
}

/** An arc that rises away from the globe's middle, higher the farther it goes. */
function link({ colours, mood }: Scene, from: Point, to: Point, [x, y]: Point): string {
  const [middleX, middleY] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const far = Math.hypot(to[0] - from[0], to[1] - from[1])
  const lift = (far * 0.62) / Math.max(60, Math.hypot(middleX - x, middleY - y))
  const bend = trace`${middleX + (middleX - x) * lift} ${middleY + (middleY - y) * lift}`
  return stroke(
    trace`M${from[0]} ${from[1]}Q${bend} ${to[0]} ${to[1]}`,
    mood === 'day' ? colours.gold : colours.accent,
    4.5,
  )
}

type Place = Readonly<{ at: Point; from: Point; ring: number; size: number }>

function hub(scene: Scene): string {
  const { random, colours, paint } = scene
  const [lit, own, shaded] = colours.thing
  const centre: Point = [800, 450]
  const places = branches(scene, centre, random.between(0, 360), 360, random.whole(6, 8), 0)
  const fills = [colours.accent, colours.gold, lit, own, shaded]
  const thread = mix(own, colours.wall[1], 0.2)
  const shade = paint.slant(veil(colours.ink, 0), veil(colours.ink, 0.15), veil(colours.ink, 0.8))
  const dotted = { ...grained, opacity: 0.6 }
  return [
    ...distances.map((reach) =>
      ellipse(...centre, reach * 1.2, reach * 0.9, 'none', { stroke: own, 'stroke-width': 2, opacity: 0.22 }),
    ),
    ...places.map(({ at, from, ring }) =>
      stroke(trace`M${from[0]} ${from[1]}L${at[0]} ${at[1]}`, thread, 8 - ring * 2),
    ),
    ...places.map(({ at, ring, size }) => {
      const place = circle(...at, size, random.pick(fills))
      if (ring > 0) return place
      return place + circle(...at, size, shade, dotted) + circle(...at, size * 0.36, colours.paper, { opacity: 0.85 })
    }),
    circle(...centre, 132, colours.wall[2], { opacity: 0.6 }),
    circle(...centre, 104, colours.accent),
    circle(...centre, 104, shade, dotted),
    circle(...centre, 58, colours.gold),
    circle(...centre, 26, colours.paper),
  ].join('')
}

/** How far each ring of places lies from the hub. */
const distances = [215, 345, 452]

/** The places that hang on one place, each with its own slice of the circle, so that no two lines cross. */
function branches(scene: Scene, from: Point, start: number, slice: number, count: number, ring: number): Place[] {
  const { random } = scene
  const own = slice / count
  return steps(count).flatMap((index) => {
    const angle = start + own * (index + 0.5) + random.between(-0.16, 0.16) * own
    const [x, y] = polar([0, 0], angle, (distances[ring] ?? 0) + random.between(-22, 22))
    // Wider than high, like the picture.
    const at: Point = [800 + x * 1.2, 450 + y * 0.9]

    const size = [random.between(30, 48), random.between(14, 27), random.between(6, 13)][ring] ?? 8
    const further = ring === 0 ? random.whole(2, 3) : random.whole(1, 3)
    const outer = ring < 2 ? branches(scene, at, start + own * index, own, further, ring + 1) : []
    return [{ at, from, ring, size }, ...outer]
  })
}

function pin({ colours }: Scene, [x, y]: Point, size: number, fill: string): string {
  return [
    circle(x, y, size * 1.8, fill, { opacity: 0.35 }),
    circle(x, y, size, fill),
    circle(x, y, size * 0.4, colours.paper),
  ].join('')
}
