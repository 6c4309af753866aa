import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../scripts/import/open-file.ts'
import { readLines } from '../../scripts/import/read-lines.ts'

const line = '{"title":"Harbour reopens","publishedAt":"2026-03-02"}\n'
/** Random, so that a hundred lines stay some kilobytes when packed. */
const lines = Array.from({ length: 100 }, () => line.replace('Harbour', crypto.randomUUID())).join('')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsclip-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function save(content: string | Uint8Array): Promise<string> {
  const file = join(folder, crypto.randomUUID())
  await writeFile(file, content)
  return file
}

async function textOf(file: string): Promise<string> {
  const opened = await openFile(file)
  if ('refusal' in opened || opened.source.kind !== 'lines') throw new Error('has no lines')
  return text(opened.source.open())
}

async function refusalOf(content: string | Uint8Array): Promise<string | undefined> {
  const opened = await openFile(await save(content))
  return 'refusal' in opened ? opened.refusal : undefined
}

describe('a file of lines', () => {
  it('is read as it is', async () => {
    expect(await textOf(await save(lines))).toBe(lines)
  })

  it('may have names in it that are columns of Substack', async () => {
    const content = '{"title":"Harbour","post_id":17,"post_date":"2026-03-02"}\n'
    expect(await openFile(await save(content))).toMatchObject({ source: { kind: 'lines' } })
  })

  it('is unpacked when its bytes say gzip, whatever its name', async () => {
    expect(await textOf(await save(gzipSync(lines)))).toBe(lines)
  })

  it('is unpacked to the end when it consists of several gzip members', async () => {
    expect(await textOf(await save(Buffer.concat([gzipSync(lines), gzipSync(line)])))).toBe(lines + line)
  })

  it('is refused when its gzip data ends too early', async () => {
    const zipped = gzipSync(lines)
    expect(await refusalOf(zipped.subarray(0, zipped.length - 20))).toBe(
      'is cut off: its gzip data ends too early. Nothing of it was sent.',
    )
  })

  it('is refused when a byte of its gzip data was changed', async () => {
    const zipped = gzipSync(lines, { level: 0 })
    zipped[1000] = (zipped[1000] ?? 0) ^ 1
    expect(await refusalOf(zipped)).toBe('is damaged gzip data (incorrect data check). Nothing of it was sent.')
  })

  it('may begin with a line that is none', async () => {
    expect(await textOf(await save(`oops\n${line}`))).toBe(`oops\n${line}`)
  })
})

describe('a feed file', () => {
  it.each([
    ['RSS', '\ufeff\n<?xml version="1.0"?><rss/>'],
    ['RSS in UTF-16', Buffer.from('\ufeff<?xml version="1.0"?><rss/>', 'utf16le')],
    ['JSON Feed', '{\n  "version": "https://jsonfeed.org/version/1.1",\n  "items": []\n}'],
    ['a gzipped feed', gzipSync('<feed/>')],
  ])('is known by its beginning: %s', async (_, content) => {
    expect(await openFile(await save(content))).toMatchObject({ source: { kind: 'feed' } })
  })
})

describe('what cannot be imported', () => {
  it.each([
    ['nothing', '', 'is empty.'],
    ['blanks', ' \n\n', 'is empty.'],
    ['nothing, gzipped', gzipSync(''), 'is empty.'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /binary format/],
    ['a table', 'title,url\nHarbour,https://harbour.example', /^is neither NDJSON .* nor a feed/],
    ['a JSON array', `[${line}]`, /^is a JSON array; write one article a line/],
    ['JSON over many lines', JSON.stringify({ title: 'Harbour' }, null, 2), /^is JSON over many lines/],
  ])('is told in a sentence: %s', async (_, content, refusal) => {
    expect(await refusalOf(content)).toMatch(refusal)
  })

  it('is a file that does not exist', async () => {
    expect(await openFile(join(folder, 'nowhere'))).toEqual({ refusal: 'does not exist.' })
  })

  it('is a folder without an export', async () => {
    const nothing = await mkdtemp(join(folder, 'nothing-'))
    await writeFile(join(nothing, 'notes.json'), '{"notes": []}')
    expect(await openFile(nothing)).toEqual({
      refusal: 'holds no export that is known here: of WordPress, Ghost, Medium or Substack.',
    })
  })

  it('is a folder that another command reads', async () => {
    const own = await mkdtemp(join(folder, 'own-'))
    await mkdir(join(own, 'tables'))
    await writeFile(join(own, 'tables/articles.ndjson'), '{"id":1,"slug":"harbour"}\n')
    expect(await openFile(own)).toEqual({ refusal: 'is an export of Newsclip itself: the command `restore` reads it.' })
  })

  it('is a damaged zip', async () => {
    expect(await refusalOf('PK\x03\x04 and no more')).toMatch(/^is a damaged zip/)
  })
})

describe('lines of a stream', () => {
  async function split(chunks: string[], maxBytes = 100) {
    const stream = (async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk)
    })()
    const found: [number, string | undefined][] = []
    for await (const { number, bytes } of readLines(stream, maxBytes)) {
      found.push([number, bytes && Buffer.from(bytes).toString()])
    }
    return found
  }

  it('are whole, wherever the chunks are cut', async () => {
    expect(await split(['a', 'b\nc', '\n', '\nd'])).toEqual([
      [1, 'ab'],
      [2, 'c'],
      [3, ''],
      [4, 'd'],
    ])
  })

  it('are passed over when they are too long, and keep their number', async () => {
    expect(await split(['1234', '5678\nab\n', '12345'], 4)).toEqual([
      [1, undefined],
      [2, 'ab'],
      [3, undefined],
    ])
  })
})
