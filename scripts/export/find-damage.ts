import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { mediaTypeOf } from '../../worker/images/media.ts'
import { isNamed } from './fetch-media.ts'
import { linesOf, type Manifest, parseJson, placesIn } from './folder.ts'

interface Means {
  stop: AbortSignal
  onProgress: (portion: number, words: string) => void
}

/**
 * What has happened to an export since it was written, as a sentence; undefined when it is whole. An instance that was begun
 * to be filled takes no other export, so this is known before anything is sent.
 */
export async function findDamage(
  folder: string,
  { rows, media }: Manifest,
  { stop, onProgress }: Means,
): Promise<string | undefined> {
  const places = placesIn(folder)
  for (const [table, number] of Object.entries({ ...rows, media })) {
    const damage = await damageOfTable(places.table(table), number)
    if (damage !== undefined) return damage
  }
  let looked = 0
  for await (const line of linesOf(places.table('media'))) {
    if (stop.aborted) return 'Stopped; nothing was sent.'
    const { name } = JSON.parse(line) as { name: unknown }
    if (typeof name !== 'string' || !mediaTypeOf(name)) {
      return `${places.table('media')} names what is no picture: ${JSON.stringify(name)}.`
    }
    const file = places.mediaFile(name)
    if (!existsSync(file)) return `The export is not whole: ${file} is not there.`
    if (!(await isNamed(name, await readFile(file)))) {
      return `The export is damaged: ${file} has other bytes than its name stands for.`
    }
    onProgress(0, `${++looked} of ${media} pictures looked at`)
  }
  return undefined
}

async function damageOfTable(file: string, number: number): Promise<string | undefined> {
  if (!existsSync(file)) return `The export is not whole: ${file} is not there.`
  let line = 0
  for await (const text of linesOf(file)) {
    line++
    const row = parseJson(text)
    if (typeof row !== 'object' || row === null) return `The export is damaged: ${file}:${line} is no row.`
  }
  return line === number
    ? undefined
    : `The export is damaged: ${file} has ${line} rows, and was written with ${number}.`
}
