import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../paths.ts'
import { drawPicture, type Motif, motifs, savePicture } from './draw.ts'
import { type DemoArticle, listDemoArticles } from './list-articles.ts'

const here = dirname(fileURLToPath(import.meta.url))

/** Where pictures are until they are whole: not among the assets, which others read meanwhile. */
const easel = join(root, 'dist/easel')

/** Draws the picture of each demo article into a folder, but for those that are newer than what they are drawn from. */
export async function drawPictures(folder: string): Promise<void> {
  for (const path of [folder, easel]) mkdirSync(path, { recursive: true })
  const drawnFrom = Math.max(...['draw.ts', 'motifs'].flatMap((name) => changesBelow(join(here, name))))
  const stale = listDemoArticles().filter(({ slug, file }) => {
    const picture = join(folder, `${slug}.webp`)
    return !existsSync(picture) || changedAt(picture) < Math.max(drawnFrom, changedAt(file))
  })
  if (stale.length > 0) console.log(`Drawing ${stale.length} pictures for the demo, this once …`)
  const waiting = stale.values()
  // The encoder works outside this thread: while one picture is being packed the next can be drawn.
  const draw = async () => {
    for (const article of waiting) {
      const unfinished = join(easel, `${article.slug}.${process.pid}.webp`)
      await savePicture(drawingOf(article), unfinished)
      renameSync(unfinished, join(folder, `${article.slug}.webp`))
    }
  }
  await Promise.all(Array.from({ length: 4 }, draw))
}

function drawingOf({ slug, file, category, picture: { motif } }: DemoArticle): string {
  if (!motifs.some((known) => known === motif)) throw new Error(`${file}: there is no motif "${motif}".`)
  return drawPicture({ slug, motif: motif as Motif, category })
}

function changesBelow(path: string): number[] {
  if (!statSync(path).isDirectory()) return [changedAt(path)]
  return readdirSync(path).flatMap((name) => changesBelow(join(path, name)))
}

function changedAt(path: string): number {
  return statSync(path).mtimeMs
}
