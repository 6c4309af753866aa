import { appendFileSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyPictures } from '../../scripts/import/own-pictures.ts'
import type { Entry } from '../../scripts/import/read-articles.ts'
import type { Ask } from '../../scripts/newsclip/instance.ts'
import { saveFiles } from '../support/exports.ts'

let server: Server
let from: string
let file: string
let sent: string[]

beforeEach(async () => {
  server = createServer((_, response) => response.end('a picture'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  file = join(saveFiles({ 'blog.xml': '' }), 'blog.xml')
  sent = []
})

afterEach(() => {
  server.close()
})

/** The addresses of two pictures, of which one is twice in the article, after they were copied to a site. */
async function copiedTo(site: string): Promise<string[]> {
  const ask: Ask = async <Value>() => {
    sent.push(site)
    return { value: { url: `${site}/media/${sent.length}.png` } as Value, etag: undefined }
  }
  async function* entries(): AsyncGenerator<Entry> {
    yield {
      line: 1,
      article: {
        ...{ title: 'Crane', publishedAt: '2026-01-01', image: { url: `${from}/crane.png` } },
        body: { html: `<img src="${from}/crane.png"><img src="${from}/pier.png">` },
      },
    }
  }
  const means = { file, from, site, ask, stop: new AbortController().signal }
  const urls: string[] = []
  for await (const entry of copyPictures(entries(), means)) {
    if (!('article' in entry)) throw new Error('It is no article any more.')
    const { image, body } = entry.article
    const html = body && 'html' in body ? body.html : ''
    urls.push(image?.url ?? '', ...[...html.matchAll(/src="([^"]+)"/g)].map(([, src = '']) => src))
  }
  return urls
}

describe('copying pictures', () => {
  it('is done once for each site that the file goes into', async () => {
    const one = await copiedTo('https://one.example')
    const two = await copiedTo('https://two.example')
    expect(one.every((url) => url.startsWith('https://one.example/media/'))).toBe(true)
    expect(two.every((url) => url.startsWith('https://two.example/media/'))).toBe(true)
    expect(new Set([...one, ...two]).size).toBe(4)
    expect(await copiedTo('https://one.example')).toEqual(one)
    expect(await copiedTo('https://two.example')).toEqual(two)
    expect(sent.length).toBe(4)
  })

  it('is done again where a note has broken off or does not say of which site it is', async () => {
    const notes = `${file}.pictures.ndjson`
    const old = { from: `${from}/crane.png`, to: 'https://elsewhere.example/media/1.png' }
    appendFileSync(notes, `${JSON.stringify(old)}\n{"site":"https://one.example","from":"${from}/pier.png","to":"htt\n`)
    const one = await copiedTo('https://one.example')
    expect(one.every((url) => url.startsWith('https://one.example/media/'))).toBe(true)
    expect(sent.length).toBe(2)
    expect(readFileSync(notes, 'utf8').trim().split('\n').length).toBe(4)
  })
})
