import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readManifest } from '../../scripts/export/folder.ts'
import { writeExport } from '../../scripts/export/write-export.ts'
import { openInstance } from '../../scripts/newsclip/instance.ts'
import { editorToken } from '../support/editor-token.ts'
import { type EmptySite, serveEmptySite } from '../support/empty-site.ts'

let busy: EmptySite
let empty: EmptySite
let folder: string
beforeAll(async () => {
  busy = await serveEmptySite('')
  empty = await serveEmptySite('')
  folder = mkdtempSync(join(tmpdir(), 'newsclip-busy-'))
})
afterAll(async () => {
  await Promise.all([busy.close(), empty.close()])
  rmSync(folder, { recursive: true, force: true })
})

async function importOne(url: string, number: number): Promise<number> {
  const article = { title: `Bulletin ${number}`, slug: `bulletin-${number}`, publishedAt: '2026-01-01' }
  const response = await fetch(`${url}/api/v1/imports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/x-ndjson' },
    body: JSON.stringify(article),
  })
  await response.body?.cancel()
  return response.status
}

/** Imports one article after the other until it is stopped; which of them were kept, and which had to wait. */
async function writeWithoutPause(url: string, stop: AbortSignal, onHeld = () => {}) {
  const told = { kept: [0], held: [] as number[] }
  expect(await importOne(url, 0)).toBe(200)
  const writing = async () => {
    for (let number = 1; !stop.aborted; number++) {
      const status = await importOne(url, number)
      expect([200, 503]).toContain(status)
      if (status === 503) onHeld()
      told[status === 200 ? 'kept' : 'held'].push(number)
    }
    return told
  }
  return { written: writing() }
}

async function exportOf(site: EmptySite, name: string) {
  const to = join(folder, name)
  const { code, out, err } = await site.run('export', to, '--json')
  expect([code, err]).toEqual([0, ''])
  const manifest = await readManifest(to)
  if ('refusal' in manifest) throw new Error(manifest.refusal)
  return {
    ...{ to, manifest, report: JSON.parse(out) as { wasOvertaken: boolean } },
    table: (table: string) => readFileSync(join(to, 'tables', `${table}.ndjson`), 'utf8'),
  }
}

it('a site that is written to without pause is exported as it is at one moment, and restored as the same', async () => {
  const stop = new AbortController()
  const { written } = await writeWithoutPause(busy.url, stop.signal)
  const first = await exportOf(busy, 'first')
  stop.abort()
  const { kept, held } = await written
  expect(first.report.wasOvertaken).toBe(true)
  expect(held.length).toBeGreaterThan(0)
  // All that was kept before it, in the order of the clock, and nothing of what came later.
  const exported = first.table('articles').trim().split('\n')
  expect(exported.map((row) => (JSON.parse(row) as { slug: string }).slug)).toEqual(
    kept.slice(0, exported.length).map((number) => `bulletin-${number}`),
  )
  // At once, not when the hold runs out by itself.
  expect(await importOne(busy.url, kept.length + held.length)).toBe(200)

  expect(await empty.run('restore', first.to)).toMatchObject({ code: 0, err: '' })
  const again = await exportOf(empty, 'again')
  expect(again.report.wasOvertaken).toBe(false)
  const { audit, ...rows } = first.manifest.rows
  expect(again.manifest.rows).toEqual({ ...rows, audit: (audit ?? 0) + 1 })
  for (const table of Object.keys(rows)) expect(again.table(table), table).toBe(first.table(table))
  expect(again.table('audit').startsWith(first.table('audit'))).toBe(true)
})

it('an export that is stopped while writes are held off lets them go on at once', async () => {
  const [stop, written] = [new AbortController(), new AbortController()]
  const writer = await writeWithoutPause(busy.url, written.signal, () => stop.abort())
  const ask = openInstance({ url: busy.url, token: editorToken })
  const exported = await writeExport(busy.url, join(folder, 'stopped'), {
    ask,
    stop: stop.signal,
    onProgress: () => {},
  })
  expect(exported).toEqual({ failure: { sentence: 'Stopped; there is no whole export.', final: true } })
  expect(await importOne(busy.url, 0)).toBe(200)
  written.abort()
  expect((await writer.written).held.length).toBeGreaterThan(0)
})
