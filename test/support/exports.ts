import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { Defaults } from '../../scripts/import/article-from-row.ts'
import { openFile } from '../../scripts/import/open-file.ts'
import { type Entry, readArticles } from '../../scripts/import/read-articles.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** Writes files into a folder of their own, and gives the folder. */
export function saveFiles(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsclip-export-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Every entry of a file or folder, as the command line reads it. */
export async function readExport(path: string, told: Partial<Defaults> = {}): Promise<Entry[]> {
  const opened = await openFile(path)
  if ('refusal' in opened) throw new Error(`${path} ${opened.refusal}`)
  const read = await readArticles(opened.source, {
    category: undefined,
    source: undefined,
    from: undefined,
    types: [],
    ...told,
  })
  if ('refusal' in read) throw new Error(`${path} ${read.refusal}`)
  const entries: Entry[] = []
  for await (const entry of read.entries) entries.push(entry)
  if (opened.source.kind === 'export') opened.source.close()
  return entries
}

/** The same of a single file with that content. */
export function readContent(
  content: string | Uint8Array,
  told: Partial<Defaults> = {},
  name = 'export',
): Promise<Entry[]> {
  return readExport(join(saveFiles({ [name]: content }), name), told)
}

/** `skipped page`, `draft Not yet`, `article Harbour reopens`: what becomes of each, in a few words. */
export function shortly(entries: Entry[]): string[] {
  return entries.map((entry) => {
    if ('article' in entry) return `article ${entry.article.title}`
    if ('draft' in entry) return `draft ${entry.draft.title}`
    return 'skipped' in entry ? `skipped ${entry.skipped.reason}` : `refused ${entry.refusal.reason}`
  })
}

/** The article of an entry that is one. */
export function articleOf(entry: Entry | undefined) {
  if (!entry || !('article' in entry)) throw new Error(`It is no article: ${JSON.stringify(entry)}`)
  return entry.article
}

/** The HTML of an entry that has some. */
export function htmlOf(entry: Entry | undefined): string {
  const body = entry && ('article' in entry ? entry.article.body : 'draft' in entry ? entry.draft.body : undefined)
  if (!body || !('html' in body)) throw new Error(`It has no HTML: ${JSON.stringify(entry)}`)
  return body.html
}
