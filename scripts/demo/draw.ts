import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { drawAurora } from './motifs/aurora.ts'
import { drawBridge } from './motifs/bridge.ts'
import { drawChart } from './motifs/chart.ts'
import { drawClock } from './motifs/clock.ts'
import { drawDome } from './motifs/dome.ts'
import { grainDefinition, meltDefinition } from './motifs/grain.ts'
import { drawHands } from './motifs/hands.ts'
import { drawHelix } from './motifs/helix.ts'
import { drawLeaves } from './motifs/leaves.ts'
import { drawLetters } from './motifs/letters.ts'
import { drawLighthouse } from './motifs/lighthouse.ts'
import { drawMap } from './motifs/map.ts'
import { drawMicrophone } from './motifs/microphone.ts'
import { drawMountains } from './motifs/mountains.ts'
import { drawNetwork } from './motifs/network.ts'
import { drawOrbit } from './motifs/orbit.ts'
import { drawPages } from './motifs/pages.ts'
import { createPaints } from './motifs/paint.ts'
import { pickPalette } from './motifs/palettes.ts'
import { randomFrom } from './motifs/random.ts'
import { drawScales } from './motifs/scales.ts'
import { coloursAt, type DrawMotif, height, type Mood, width } from './motifs/scene.ts'
import { drawSeeds } from './motifs/seeds.ts'
import { drawShip } from './motifs/ship.ts'
import { drawSkyline } from './motifs/skyline.ts'
import { drawStars } from './motifs/stars.ts'
import { drawSun } from './motifs/sun.ts'
import { drawTrain } from './motifs/train.ts'
import { drawWaves } from './motifs/waves.ts'

/** What a picture can show. */
export const motifs = [
  'waves',
  'mountains',
  'skyline',
  'network',
  'orbit',
  'sun',
  'leaves',
  'pages',
  'scales',
  'chart',
  'stars',
  'helix',
  'microphone',
  'map',
  'bridge',
  'lighthouse',
  'ship',
  'train',
  'seeds',
  'clock',
  'letters',
  'dome',
  'hands',
  'aurora',
] as const
export type Motif = (typeof motifs)[number]

/**
 * The picture as an SVG document of 1600 × 900 pixels, without text.
 *
 * The same subject always gives the same bytes: the slug decides composition, time of day and which of the category's
 * palettes is used. A category without palettes of its own gets one from its name. The subject of the picture lies
 * within the middle 900 × 900, so that it survives a square crop.
 */
export function drawPicture({ slug, motif, category }: { slug: string; motif: Motif; category: string }): string {
  const random = randomFrom(`${slug}/${motif}`)
  const mood = random.pick(moodsOf[motif] ?? daytimes)
  const colours = coloursAt(mood, pickPalette(category, random))
  const paint = createPaints()
  const mirrored = random.chance(0.5) && !oneWay.includes(motif)
  const drawing = drawings[motif]({ random, colours, mood, category, paint })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<defs>${grainDefinition}${meltDefinition}${paint.definitions()}</defs>`,
    mirrored ? `<g transform="matrix(-1 0 0 1 ${width} 0)">${drawing}</g>` : drawing,
    '</svg>',
  ].join('')
}

/**
 * Saves a picture as WebP of at most 60 000 bytes, at the best of a few qualities that fits.
 *
 * Throws when even the lowest of them does not fit.
 */
export async function savePicture(svg: string, file: string): Promise<void> {
  const drawing = sharp(Buffer.from(svg))
  for (const quality of qualities) {
    const picture = await drawing.clone().webp({ quality, effort: 6, smartSubsample: true }).toBuffer()
    if (picture.length <= maxBytes) return writeFile(file, picture)
  }
  throw new Error(`${file} does not fit into ${maxBytes} bytes`)
}

const drawings: Record<Motif, DrawMotif> = {
  waves: drawWaves,
  mountains: drawMountains,
  skyline: drawSkyline,
  network: drawNetwork,
  orbit: drawOrbit,
  sun: drawSun,
  leaves: drawLeaves,
  pages: drawPages,
  scales: drawScales,
  chart: drawChart,
  stars: drawStars,
  helix: drawHelix,
  microphone: drawMicrophone,
  map: drawMap,
  bridge: drawBridge,
  lighthouse: drawLighthouse,
  ship: drawShip,
  train: drawTrain,
  seeds: drawSeeds,
  clock: drawClock,
  letters: drawLetters,
  dome: drawDome,
  hands: drawHands,
  aurora: drawAurora,
}

const daytimes: readonly Mood[] = ['day', 'day', 'dusk', 'dusk', 'night']

/** What is only seen in the dark. */
const moodsOf: Partial<Record<Motif, readonly Mood[]>> = { aurora: ['night'], stars: ['night'] }

/** What reads from left to right, and so is never mirrored. */
const oneWay: readonly Motif[] = ['chart', 'clock']

const qualities = [76, 68, 60, 50, 40]
const maxBytes = 60_000
