import { readFile } from 'node:fs/promises'
import { maxImportBytes, maxImportLines } from '../../worker/http/lines.ts'
import { mediaTypeOf } from '../../worker/images/media.ts'
import type { Ask, Failure } from '../newsclip/instance.ts'
import { linesOf, type Manifest, placesIn } from './folder.ts'

/** A portion's bodies are sanitised again, which takes its time; a row that is longer goes alone. */
const usualBytes = Math.min(1_000_000, maxImportBytes)

interface Means {
  ask: Ask
  stop: AbortSignal
  onProgress: (portion: number, words: string) => void
}

/** Fills an empty instance from an export. Stopped anywhere and begun again, it comes to the same. */
export async function sendExport(
  siteUrl: string,
  folder: string,
  manifest: Manifest,
  { ask, stop, onProgress }: Means,
): Promise<{ failure: Failure } | undefined> {
  const places = placesIn(folder)
  const query = `?export=${manifest.export}&schema=${manifest.schema}`
  const all = Object.values(manifest.rows).reduce((sum, rows) => sum + rows, manifest.media)
  let sent = 0
  const told = (number: number, words: string) => {
    sent += number
    onProgress(sent / Math.max(1, all), words)
  }

  for (const table of Object.keys(manifest.rows)) {
    for await (const lines of portionsOf(linesOf(places.table(table)))) {
      if (stop.aborted) return fail('Stopped; the same command goes on.')
      const file = { type: 'application/x-ndjson', bytes: lines.join('\n') }
      const answer = await ask({ method: 'POST', path: `/restore/${table}${query}`, file })
      if ('failure' in answer) return answer
      told(lines.length, table)
    }
  }
  for await (const line of linesOf(places.table('media'))) {
    if (stop.aborted) return fail('Stopped; the same command goes on.')
    const { name } = JSON.parse(line) as { name: string }
    const failure = await sendMedia(siteUrl, name, places.mediaFile(name), query, ask)
    if (failure) return failure
    told(1, 'pictures')
  }
  const ended = await ask({ method: 'PUT', path: `/restore/end${query}`, json: { rows: manifest.rows } })
  return 'failure' in ended ? ended : undefined
}

async function* portionsOf(lines: AsyncIterable<string>): AsyncGenerator<string[]> {
  let portion: string[] = []
  let bytes = 0
  for await (const line of lines) {
    const size = Buffer.byteLength(line) + 1
    if (portion.length === maxImportLines || (portion.length > 0 && bytes + size > usualBytes)) {
      yield portion
      portion = []
      bytes = 0
    }
    portion.push(line)
    bytes += size
  }
  if (portion.length) yield portion
}

async function sendMedia(
  siteUrl: string,
  name: string,
  file: string,
  query: string,
  ask: Ask,
): Promise<{ failure: Failure } | undefined> {
  const there = await fetch(`${siteUrl}/media/${name}`, { method: 'HEAD' }).catch(() => undefined)
  if (there?.ok) return undefined
  const sent = { type: mediaTypeOf(name) ?? 'application/octet-stream', bytes: await readFile(file) }
  const answer = await ask({ method: 'PUT', path: `/restore/media/${name}${query}`, file: sent })
  return 'failure' in answer ? answer : undefined
}

function fail(sentence: string): { failure: Failure } {
  return { failure: { sentence, final: true } }
}
