import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findDamage } from '../../scripts/export/find-damage.ts'
import { type Manifest, readManifest } from '../../scripts/export/folder.ts'
import { sendExport } from '../../scripts/export/send-export.ts'
import { writeExport } from '../../scripts/export/write-export.ts'
import type { Ask, Request } from '../../scripts/newsclip/instance.ts'
import { digestOf } from '../../worker/domain/digest.ts'

const crane = new TextEncoder().encode('a picture of a crane')
const pictureName = `${await digestOf(crane)}.png`
const stop = new AbortController().signal
const onProgress = () => {}

let folder: string
let given: Uint8Array
let fetched: string[]
let server: Server
let siteUrl: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsclip-export-'))
  given = crane
  fetched = []
  server = createServer((request, response) => {
    fetched.push(`${request.method} ${request.url}`)
    response.writeHead(request.method === 'HEAD' ? 404 : 200).end(request.method === 'HEAD' ? undefined : given)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  siteUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  vi.restoreAllMocks()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

/**
 * A site of two tables and a picture; `writes` tells the number of the last write, page by page. What is asked about holds
 * is noted.
 */
function site(writes: () => number, holds: string[] = []): Ask {
  const pages: Record<string, [rows: object[], next: string | null]> = {
    '/export': [[{ id: 1 }, { id: 2 }], '["articles",2]'],
    '/export?cursor=%5B%22articles%22%2C2%5D': [[{ id: 3 }], '["moved"]'],
    '/export?cursor=%5B%22moved%22%5D': [[], '["media"]'],
    '/export?cursor=%5B%22media%22%5D': [[{ name: pictureName, bytes: crane.length }], null],
  }
  return async <Value>({ method, path }: Request) => {
    if (method) holds.push(`${method} ${path.replace(/=.*/, '')}`)
    const [rows, next] = pages[path] ?? [[], null]
    const table = path === '/export' ? 'articles' : (decodeURIComponent(path).match(/"(\w+)"/)?.[1] ?? '')
    const head = { table, schema: '0012_restorations.sql', lastWrite: writes(), next }
    const text = [head, ...rows].map((line) => `${JSON.stringify(line)}\n`).join('')
    return { value: text as Value, etag: undefined }
  }
}

describe('an export', () => {
  it('is a file for each table, the pictures, and last of all what it says of itself', async () => {
    const holds: string[] = []
    const exported = await writeExport(siteUrl, folder, { ask: site(() => 7, holds), stop, onProgress })
    expect(exported).toMatchObject({ wasOvertaken: false })
    expect(holds).toEqual([])
    expect(await readManifest(folder)).toMatchObject({
      ...{ site: siteUrl, schema: '0012_restorations.sql', lastWrite: 7, media: 1 },
      rows: { articles: 3, moved: 0 },
    })
    expect(readFileSync(join(folder, 'tables/articles.ndjson'), 'utf8')).toBe('{"id":1}\n{"id":2}\n{"id":3}\n')
    expect(new Uint8Array(readFileSync(join(folder, 'media', pictureName)))).toEqual(crane)
  })

  const taken = 'PUT /export/hold?export'
  const letGo = 'DELETE /export/hold?export'

  it('begins again when somebody has written meanwhile, and holds writes off until the last page', async () => {
    let pages = 0
    const holds: string[] = []
    const ask = site(() => (++pages < 3 ? 7 : 8), holds)
    const exported = await writeExport(siteUrl, folder, { ask, stop, onProgress })
    expect(exported).toMatchObject({ wasOvertaken: true, manifest: { lastWrite: 8, rows: { articles: 3, moved: 0 } } })
    expect(readFileSync(join(folder, 'tables/articles.ndjson'), 'utf8')).toBe('{"id":1}\n{"id":2}\n{"id":3}\n')
    expect(holds).toEqual([taken, letGo])
  })

  it('holds writes off for as long as pages come, one by one', async () => {
    let ms = 0
    vi.spyOn(performance, 'now').mockImplementation(() => ms)
    let pages = 0
    const holds: string[] = []
    const ask = site(() => {
      ms += 8_000
      return ++pages < 3 ? 7 : 8
    }, holds)
    await writeExport(siteUrl, folder, { ask, stop, onProgress })
    expect(holds).toEqual([taken, taken, letGo])
  })

  it('lets writes go on when it is stopped, is refused something, or breaks', async () => {
    const broken = new Error('The disk is full.')
    for (const trouble of ['stopped', 'refused', 'broken'] as const) {
      const stopped = new AbortController()
      let pages = 0
      const holds: string[] = []
      const whole = site(() => ++pages, holds)
      const ask: Ask = async (request) => {
        const answer = await whole(request)
        if (pages < 4 || request.method) return answer as never
        if (trouble === 'stopped') stopped.abort()
        if (trouble === 'refused') return { failure: { sentence: 'It is refused.', final: true } }
        if (trouble === 'broken') throw broken
        return answer as never
      }
      const ended = writeExport(siteUrl, folder, { ask, stop: stopped.signal, onProgress }).catch((error) => error)
      expect(await ended).toEqual(trouble === 'broken' ? broken : { failure: expect.any(Object) })
      expect(holds).toEqual([taken, letGo])
      expect(await readManifest(folder)).toMatchObject({ refusal: expect.stringContaining('no whole export') })
    }
  })

  it('reads nothing when writes cannot be held off, for another export does', async () => {
    let pages = 0
    const whole = site(() => ++pages)
    const ask: Ask = async (request) =>
      request.method === 'PUT' ? { failure: { sentence: 'Another.', final: true } } : whole(request)
    const exported = await writeExport(siteUrl, folder, { ask, stop, onProgress })
    expect(exported).toMatchObject({ failure: { sentence: 'Another.' } })
    expect(pages).toBe(3)
  })

  it('gives up on a site that is written to all the same, and leaves nothing that looks whole', async () => {
    writeFileSync(join(folder, 'export.json'), '{}')
    let pages = 0
    const exported = await writeExport(siteUrl, folder, { ask: site(() => ++pages), stop, onProgress })
    expect(exported).toMatchObject({ failure: { sentence: expect.stringContaining('15 minutes') } })
    expect(await readManifest(folder)).toMatchObject({ refusal: expect.stringContaining('no whole export') })
  })

  it('fetches a picture once, however often it is made', async () => {
    for (let time = 0; time < 2; time++) await writeExport(siteUrl, folder, { ask: site(() => 7), stop, onProgress })
    expect(fetched).toEqual([`GET /media/${pictureName}`])
    writeFileSync(join(folder, 'media', pictureName), 'cut off')
    await writeExport(siteUrl, folder, { ask: site(() => 7), stop, onProgress })
    expect(fetched.length).toBe(2)
  })

  it('that is stopped among its pictures, or is refused one, says so and leaves nothing that looks whole', async () => {
    const stopped = new AbortController()
    const words = 'Stopped; there is no whole export.'
    server.prependListener('request', () => stopped.abort())
    const means = { ask: site(() => 7), stop: stopped.signal, onProgress }
    expect(await writeExport(siteUrl, folder, means)).toMatchObject({ failure: { sentence: words } })
    given = new TextEncoder().encode('another picture')
    const refused = await writeExport(siteUrl, folder, { ask: site(() => 7), stop, onProgress })
    expect(refused).toMatchObject({ failure: { sentence: expect.stringContaining('gave other bytes') } })
    expect(await readManifest(folder)).toMatchObject({ refusal: expect.stringContaining('no whole export') })
  })
})

describe('an export that was damaged', () => {
  const damage = async () => {
    const manifest = await readManifest(folder)
    return 'refusal' in manifest ? manifest.refusal : findDamage(folder, manifest, { stop, onProgress })
  }

  it('is known by what is wrong with it, before anything is sent', async () => {
    const files = {
      'tables/articles.ndjson': [
        ['{"id":1}\n{"id":2}\n', 'has 2 rows, and was written with 3'],
        ['{"id":1}\n{"id":2}\n{"id"', 'articles.ndjson:3 is no row'],
        [undefined, 'articles.ndjson is not there'],
      ],
      'tables/media.ndjson': [
        ['{"name":"../../secrets.png"}\n', 'names what is no picture: "../../secrets.png"'],
        ['', 'has 0 rows, and was written with 1'],
      ],
      [`media/${pictureName}`]: [
        ['a picture of a crate', 'other bytes than its name stands for'],
        [undefined, `${pictureName} is not there`],
      ],
      'export.json': [
        ['', 'is damaged'],
        ['null', 'is damaged'],
        ['{"export":"one"}', 'is damaged'],
        [undefined, 'no whole export'],
      ],
    } as const
    for (const [file, damages] of Object.entries(files)) {
      for (const [content, words] of damages) {
        await writeExport(siteUrl, folder, { ask: site(() => 7), stop, onProgress })
        expect(await damage()).toBe(undefined)
        if (content === undefined) rmSync(join(folder, file))
        else writeFileSync(join(folder, file), content)
        expect(await damage()).toContain(words)
      }
    }
  })
})

describe('a restoration', () => {
  const manifest: Manifest = {
    ...{ export: 'one', site: 'https://news.example', madeAt: '2026-06-01T12:00:00.000Z', schema: '0012_a.sql' },
    ...{ lastWrite: 7, rows: { articles: 3, moved: 0 }, media: 1 },
  }

  it('sends each table in its order, then the pictures, and says what must be there', async () => {
    await writeExport(siteUrl, folder, { ask: site(() => 7), stop, onProgress })
    const sent: string[] = []
    const ask: Ask = async ({ method, path, file, json }) => {
      sent.push(`${method} ${path} ${file ? Buffer.from(file.bytes as string).toString() : JSON.stringify(json)}`)
      return { value: undefined as never, etag: undefined }
    }
    expect(await sendExport(siteUrl, folder, manifest, { ask, stop, onProgress })).toBe(undefined)
    expect(sent).toEqual([
      'POST /restore/articles?export=one&schema=0012_a.sql {"id":1}\n{"id":2}\n{"id":3}',
      `PUT /restore/media/${pictureName}?export=one&schema=0012_a.sql a picture of a crane`,
      'PUT /restore/end?export=one&schema=0012_a.sql {"rows":{"articles":3,"moved":0}}',
    ])
  })

  it('finds an export whole, and sends its rows as they are, whatever ends of lines there are in texts', async () => {
    const row = JSON.stringify({ id: 1, title: 'a\u2028b\u2029c\u0085d\r\ne' })
    await writeExport(siteUrl, folder, { ask: site(() => 7), stop, onProgress })
    writeFileSync(join(folder, 'tables/articles.ndjson'), `${row}\n`)
    const ofOne = { ...manifest, rows: { articles: 1 } }
    expect(await findDamage(folder, ofOne, { stop, onProgress })).toBe(undefined)
    const sent: unknown[] = []
    const ask: Ask = async ({ file }) => {
      sent.push(file?.bytes)
      return { value: undefined as never, etag: undefined }
    }
    await sendExport(siteUrl, folder, ofOne, { ask, stop, onProgress })
    expect(sent[0]).toBe(row)
  })

  it('sends at most five hundred rows at a time, and stops where it is refused', async () => {
    await writeExport(siteUrl, folder, { ask: site(() => 7), stop, onProgress })
    writeFileSync(join(folder, 'tables/articles.ndjson'), '{"id":1}\n'.repeat(1201))
    const sizes: number[] = []
    const ask: Ask = async ({ file }) => {
      sizes.push(String(file?.bytes).split('\n').length)
      return sizes.length < 3
        ? { value: undefined as never, etag: undefined }
        : { failure: { sentence: 'It is refused.', final: false } }
    }
    expect(await sendExport(siteUrl, folder, manifest, { ask, stop, onProgress })).toMatchObject({
      failure: { sentence: 'It is refused.' },
    })
    expect(sizes).toEqual([500, 500, 201])
  })
})
