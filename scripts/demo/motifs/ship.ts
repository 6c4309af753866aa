import { drawBay } from './bay.ts'
import { pickComposition, type Scene } from './scene.ts'
import { group, trace } from './shapes.ts'
import { birds, clouds, disc, sky } from './sky.ts'
import { drawCargoShip, drawSailingBoat, drawSteamer } from './vessels.ts'
import { swell } from './waves.ts'

/** A ship under way: cargo, sail or steam, or a fishing boat on its bay. */
export function drawShip(scene: Scene): string {
  return pickComposition(scene, [voyage], { Health: drawBay })(scene)
}

function voyage(scene: Scene): string {
  const { random } = scene
  const line = random.between(650, 690)
  const sunX = random.between(520, 1080)
  return [
    sky(scene, line),
    disc(scene, sunX, random.between(300, 480), random.between(120, 220)),
    clouds(scene, 220, random.whole(2, 4)),
    birds(scene, 1600 - sunX, 280, random.whole(2, 5)),
    swell(scene, line - 60, 0.1),
    swell(scene, line - 22, 0.25),
    group(
      {
        transform: trace`translate(800 ${line + 24}) rotate(${random.between(-2.5, 2.5)}) scale(${random.between(0.98, 1.1)})`,
      },
      pickComposition(scene, [drawCargoShip, drawSailingBoat, drawSteamer], {
        World: drawSteamer,
        Technology: drawCargoShip,
      })(scene),
    ),
    swell(scene, line + 22, 0.48),
    swell(scene, line + 92, 0.75),
    swell(scene, line + 165, 1),
  ].join('')
}
