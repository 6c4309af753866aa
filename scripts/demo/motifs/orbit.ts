import { veil } from './colour.ts'
import { grained } from './grain.ts'
import { moon, planet } from './planets.ts'
import { drawProbe } from './probe.ts'
import { drawSatellite } from './satellite.ts'
import { height, pickComposition, type Scene, width } from './scene.ts'
import { box, circle, clipped, ellipse, group, polar, steps } from './shapes.ts'
import { stars } from './sky.ts'

/** Space: a ringed planet, a family of planets round their star, a satellite or a far probe. */
export function drawOrbit(scene: Scene): string {
  const { colours, paint, random } = scene
  const [plain, lifted, glow] = colours.wall
  return [
    box(0, 0, width, height, paint.slant(plain, lifted)),
    circle(random.between(300, 1300), random.between(100, 800), 760, paint.round(veil(glow, 0.55), veil(glow, 0))),
    stars(scene, 130, 900),
    pickComposition(scene, [ringedPlanet, family, drawSatellite], {
      Culture: family,
      World: ringedPlanet,
      Technology: drawSatellite,
      Science: drawProbe,
    })(scene),
  ].join('')
}

function ringedPlanet(scene: Scene): string {
  const { random, colours } = scene
  const radius = random.between(205, 265)
  const tilt = random.between(-28, -12)
  const rings = steps(random.whole(3, 5)).map((index) => ({
    rx: radius * (1.5 + index * 0.17),
    thick: random.between(9, 30),
    colour: [colours.gold, colours.paper, colours.accent][index % 3] ?? colours.gold,
  }))
  const ringing = () =>
    rings
      .map(({ rx, thick, colour }) =>
        ellipse(800, 450, rx, rx * 0.3, 'none', { stroke: colour, 'stroke-width': thick, opacity: 0.92 }),
      )
      .join('')
  return [
    moon(scene, random.between(400, 520), random.between(140, 220), random.between(34, 62)),
    moon(scene, random.between(1120, 1240), random.between(690, 770), random.between(20, 40)),
    group(
      { transform: `rotate(${Math.round(tilt)} 800 450)` },
      clipped('far', 'M0 0H1600V450H0Z', ringing()),
      planet(scene, 800, 450, radius),
      clipped('near', 'M0 450H1600V900H0Z', ringing()),
    ),
  ].join('')
}

function family(scene: Scene): string {
  const { random, colours, paint } = scene
  const [, lifted] = colours.wall
  const count = 4

  const tilt = Math.round(random.between(-24, -8))
  const flat = random.between(0.36, 0.5)
  const start = random.between(0, 360)
  const fills = [colours.accent, colours.thing[1], colours.gold, colours.thing[2], colours.accent]
  const orbits = steps(count).map((index) => {
    const rx = 225 + index * 118
    // A quarter turn further each time, so that no two planets crowd.
    const angle = start + index * 97 + random.between(-20, 20)

    const [px, py] = polar([0, 0], angle, rx)
    return {
      rx,
      x: 800 + px,
      y: 450 + py * flat,
      size: random.between(28, 40) + index * 9,
      fill: fills[index] ?? colours.accent,
    }
  })
  return group(
    { transform: `rotate(${tilt} 800 450)` },
    ...orbits.map(({ rx }) =>
      ellipse(800, 450, rx, rx * flat, 'none', { stroke: colours.thing[0], 'stroke-width': 2.5, opacity: 0.45 }),
    ),
    circle(800, 450, 260, paint.round(veil(colours.gold, 0.6), veil(colours.gold, 0))),
    circle(800, 450, 118, colours.gold),
    circle(
      800,
      450,
      118,
      paint.slant(veil(colours.accent, 0), veil(colours.accent, 0.3), veil(colours.accent, 0.95)),
      grained,
    ),
    ...orbits.map(({ x, y, size, fill }) =>
      [
        circle(x, y, size, fill),
        circle(
          x,
          y,
          size,
          paint.across(
            x > 800 ? veil(lifted, 0) : veil(colours.ink, 0.8),
            x > 800 ? veil(colours.ink, 0.8) : veil(lifted, 0),
          ),
          grained,
        ),
      ].join(''),
    ),
  )
}
