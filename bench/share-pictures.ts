import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { buildFonts } from '../scripts/build-fonts.ts'
import { drawPictures } from '../scripts/demo/pictures.ts'
import { openLocalDrawing } from '../scripts/local-drawing.ts'
import { assets, root } from '../scripts/paths.ts'
import type { WantedPicture } from '../worker/domain/share-picture.ts'
import { slugFromText } from '../worker/domain/slug.ts'
import { drawSharePicture } from '../worker/drawing/draw.ts'
import { saveContactSheet } from './contact-sheet.ts'
import { difficultTitles } from './difficult-titles.ts'

// Draws the share pictures of 200 real titles, every fourth with a hero, and of titles that are difficult to set; says
// what that cost and what they weigh, and lays small copies on two sheets in dist/: `node bench/share-pictures.ts`.

const real = join(root, '../shared/data')

if (!existsSync(real)) {
  console.log(`Skipped: ${real} is not there.`)
} else {
  await buildFonts()
  const demo = join(assets, 'demo')
  mkdirSync(demo, { recursive: true })
  await drawPictures(demo)
  const heroes = readdirSync(demo).map((name) => readFileSync(join(demo, name)))
  const load = await openLocalDrawing()
  await draw('share-pictures', realTitles(), { every: 4, columns: 10 })
  await draw('difficult-titles', difficultTitles, { every: 3, columns: 4 })

  async function draw(name: string, titles: WantedPicture[], { every, columns }: { every: number; columns: number }) {
    const costs: { wallMs: number; cpuMs: number }[] = []
    const pictures: Uint8Array[] = []
    for (const [index, wanted] of titles.entries()) {
      const hero = index % every === every - 1 ? (heroes[index % heroes.length] ?? null) : null
      const [begunAt, cpuBefore] = [performance.now(), process.cpuUsage()]
      const drawn = await drawSharePicture(wanted, hero, load)
      const { user, system } = process.cpuUsage(cpuBefore)
      costs.push({ wallMs: performance.now() - begunAt, cpuMs: (user + system) / 1000 })
      if ('png' in drawn) pictures.push(drawn.png)
    }
    const file = join(root, 'dist', `${name}.png`)
    await saveContactSheet(file, pictures, columns)
    const bytes = pictures.map(({ length }) => length)
    const seconds = costs.reduce((sum, { wallMs }) => sum + wallMs, 0) / 1000
    console.log(
      `${name}: ${titles.length} titles, ${titles.length - pictures.length} refused, ${seconds.toFixed(1)} s in all`,
    )
    console.log(`  wall ms   ${spread(costs.map(({ wallMs }) => wallMs))}`)
    console.log(`  cpu ms    ${spread(costs.map(({ cpuMs }) => cpuMs))}`)
    console.log(`  bytes     ${spread(bytes)}`)
    console.log(`  ${file}`)
  }
}

/** Two hundred, spread evenly over three corpora. */
function realTitles(): WantedPicture[] {
  return [
    ...titlesOf('wikinews.ndjson.gz', 100),
    ...titlesOf('digitalgov-news.ndjson.gz', 60),
    ...titlesOf('18f-blog.ndjson.gz', 40),
  ]
}

function titlesOf(file: string, count: number): WantedPicture[] {
  const lines = gunzipSync(readFileSync(join(real, file)))
    .toString()
    .trim()
    .split('\n')
  const dates = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })
  return Array.from({ length: count }, (_, index) => {
    const { title, category, published_at } = JSON.parse(lines[Math.floor((index * lines.length) / count)] ?? '{}')
    const name = category ?? 'General'
    return {
      siteName: 'Newsclip',
      title,
      category: { slug: slugFromText(name), name },
      language: 'en',
      dateText: dates.format(new Date(published_at)),
    }
  })
}

function spread(numbers: number[]): string {
  const sorted = numbers.toSorted((one, other) => one - other)
  const at = (portion: number) =>
    Math.round(sorted[Math.floor((sorted.length - 1) * portion)] ?? 0).toLocaleString('en')
  return `median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)}`
}
