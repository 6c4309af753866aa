import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { appendFile, rm, writeFile } from 'node:fs/promises'
import type { ExportHead } from '../../worker/contract.ts'
import { holdMs, maxHoldMs } from '../../worker/domain/hold.ts'
import type { Ask, Failure } from '../newsclip/instance.ts'
import { fetchMedia } from './fetch-media.ts'
import { linesOf, type Manifest, placesIn } from './folder.ts'
import { whileHeld } from './while-held.ts'

interface Means {
  ask: Ask
  stop: AbortSignal
  /** How much is done, from 0 to 1, as far as it is known. */
  onProgress: (portion: number, words: string) => void
}

/** `wasOvertaken`: somebody wrote while the tables were read, and writes had to wait until they were read anew. */
export type Exported = { manifest: Manifest; wasOvertaken: boolean } | { failure: Failure }

/**
 * Writes the whole site into a folder, as it was between two writes: when somebody wrote meanwhile, the tables are read anew
 * and writes wait for that. Pictures that are there already are not fetched again.
 */
export async function writeExport(
  siteUrl: string,
  folder: string,
  { ask, stop, onProgress }: Means,
): Promise<Exported> {
  const places = placesIn(folder)
  for (const made of [places.tables, places.media]) mkdirSync(made, { recursive: true })
  await rm(places.manifest, { force: true })

  const name = randomUUID()
  const means = { ask, stop, onProgress }
  const alone = await readTables(folder, means)
  const wasOvertaken = 'written' in alone
  const read = wasOvertaken ? await whileHeld(name, ask, (ask) => readTables(folder, { ...means, ask })) : alone
  if ('failure' in read) return read
  if ('written' in read) {
    const longest = `${maxHoldMs / 60_000} minutes in all, and ${holdMs / 1000} seconds from page to page`
    return fail(`${siteUrl} was written to again: it holds writes off for ${longest}.`)
  }
  const { media: _, ...tables } = read.rows
  const media = await readMedia(siteUrl, folder, read.rows.media ?? 0, { stop, onProgress })
  if ('failure' in media) return media
  const { schema, lastWrite } = read
  const manifest: Manifest = {
    ...{ export: name, site: siteUrl, madeAt: new Date().toISOString(), schema, lastWrite },
    ...{ rows: tables, media: media.number },
  }
  await writeFile(places.manifest, `${JSON.stringify(manifest, null, 2)}\n`)
  return { manifest, wasOvertaken }
}

type Tables = Pick<ExportHead, 'schema' | 'lastWrite'> & { rows: Record<string, number> }

/** One pass through all pages; `written` as soon as somebody wrote. */
async function readTables(
  folder: string,
  { ask, stop, onProgress }: Means,
): Promise<Tables | { written: true } | { failure: Failure }> {
  const places = placesIn(folder)
  const rows: Record<string, number> = {}
  let began: ExportHead | undefined
  for (let cursor: string | null = ''; cursor !== null; ) {
    if (stop.aborted) return fail('Stopped; there is no whole export.')
    const answer = await ask<string>({ path: `/export${cursor && `?cursor=${encodeURIComponent(cursor)}`}` })
    if ('failure' in answer) return answer
    const [first = '', ...lines] = answer.value.split('\n').filter(Boolean)
    const head = JSON.parse(first) as ExportHead
    began ??= head
    if (head.lastWrite !== began.lastWrite || head.schema !== began.schema) return { written: true }
    if (rows[head.table] === undefined) await writeFile(places.table(head.table), '')
    rows[head.table] = (rows[head.table] ?? 0) + lines.length
    await appendFile(places.table(head.table), lines.map((line) => `${line}\n`).join(''))
    onProgress(0, `${rows[head.table]} of ${head.table}`)
    cursor = head.next
  }
  const { schema, lastWrite } = began as ExportHead
  return { schema, lastWrite, rows }
}

async function readMedia(
  siteUrl: string,
  folder: string,
  all: number,
  { stop, onProgress }: Omit<Means, 'ask'>,
): Promise<{ number: number } | { failure: Failure }> {
  const places = placesIn(folder)
  let number = 0
  for await (const line of linesOf(places.table('media'))) {
    const { name } = JSON.parse(line) as { name: string }
    const failure = await fetchMedia(siteUrl, name, places.mediaFile(name), stop)
    if (failure) return failure
    number++
    onProgress(number / all, `${number} pictures`)
  }
  return { number }
}

function fail(sentence: string): { failure: Failure } {
  return { failure: { sentence, final: true } }
}
