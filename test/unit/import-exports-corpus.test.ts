import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dryRun } from '../../scripts/import/delivery.ts'
import { sendFile } from '../../scripts/import/send-file.ts'
import { readExport, shortly } from '../support/exports.ts'

/** Exports as they stand in test suites of others; not ours to copy, so a clone of the project does without. */
const folder = fileURLToPath(new URL('../../../shared/data/importers/', import.meta.url))
const isHere = existsSync(folder)
if (!isHere) console.info(`Skipped: exports of others are not here (${folder}).`)

/** Files that are part of another one: people, and texts of a list of posts. */
const parts = /user\.json$|users\.json$|substack__posts__/

const files = isHere
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\/.*\.\w+$/.test(name) && !parts.test(name),
    )
  : []

describe.skipIf(!isHere)('an export as others have it', () => {
  it.each(files)('%s is read to its end, and all that is sent of it is sound', async (name) => {
    const report = await sendFile(folder + name, {
      ...{ delivery: dryRun, stop: new AbortController().signal, onProgress: () => {} },
      defaults: { category: undefined, source: undefined, from: undefined, types: [] },
    })
    expect(report.failure).toBeUndefined()
    expect(report.entries.length).toBeGreaterThan(0)
    expect(report.entries.filter(({ outcome, reason }) => outcome === 'refused' && reason !== 'text-missing')).toEqual(
      [],
    )
    expect(report.entries.map(({ line }) => line)).toEqual(report.entries.map((_, index) => index + 1))
  })

  it('lets neither pages nor parts of a site through', async () => {
    const sample = await readExport(`${folder}wxr/emdash__wordpress-import__fixtures__sample-export.xml`)
    expect(shortly(sample)).toEqual([
      ...['article Hello World', 'article Advanced Features', 'draft Work in Progress'],
      ...['skipped page', 'skipped page', 'skipped part', 'skipped part', 'skipped part'],
    ])
  })
})
