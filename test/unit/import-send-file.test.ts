import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostArticles } from '../../scripts/import/client.ts'
import { reportFromFiles, writeCounts, writeTroubles } from '../../scripts/import/report.ts'
import { type FileReport, sendFile } from '../../scripts/import/send-file.ts'
import type { ArticleInput, ImportOutcome } from '../../worker/contract.ts'

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

/** An instance that adds every article but those whose title is "bad". */
function instance() {
  const requests: ArticleInput[][] = []
  const post: PostArticles = async (lines) => {
    const articles = lines.map((line) => JSON.parse(line) as ArticleInput)
    requests.push(articles)
    const outcomes = articles.map(
      ({ title }, index): ImportOutcome =>
        title === 'bad'
          ? { line: index + 1, outcome: 'refused', reason: 'invalid', detail: 'title is bad' }
          : { line: index + 1, outcome: 'added', slug: `article-${index}` },
    )
    const refused = outcomes.filter(({ outcome }) => outcome === 'refused').length
    return { report: { added: outcomes.length - refused, updated: 0, unchanged: 0, left: 0, refused, outcomes } }
  }
  return { post, requests }
}

function send(file: string, post: PostArticles, stop = new AbortController().signal): Promise<FileReport> {
  const defaults = { category: undefined, source: undefined }
  return sendFile(file, { post, defaults, stop, onProgress: () => {} })
}

const lineOf = (title: string) => `${JSON.stringify({ title, publishedAt: '2026-03-02' })}\n`

describe('sending a file', () => {
  it('says of each refused line where in the file it stands', async () => {
    const { post } = instance()
    const file = await save(['\n', lineOf('one'), 'no json\n', '42\n', lineOf('bad'), '\n', lineOf('two')].join(''))
    const report = await send(file, post)
    expect(report).toMatchObject({ added: 2, updated: 0, unchanged: 0, refused: 3 })
    expect(report.refusals.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'not-json'],
      [4, 'not-an-article'],
      [5, 'invalid'],
    ])
  })

  it('refuses a line that is not UTF-8 and sends the others', async () => {
    const { post } = instance()
    const latin1 = Buffer.from('{"title":"M\xfcnchen","publishedAt":"2026-03-02"}\n', 'latin1')
    const report = await send(await save(Buffer.concat([Buffer.from(lineOf('one')), latin1])), post)
    expect(report).toMatchObject({ added: 1, refused: 1 })
    expect(report.refusals).toEqual([{ line: 2, reason: 'not-utf-8', detail: 'has bytes that are not UTF-8' }])
  })

  it('sends at most 500 lines in one request, in the order of the file', async () => {
    const { post, requests } = instance()
    const titles = Array.from({ length: 1201 }, (_, n) => `title ${n}`)
    const report = await send(await save(titles.map(lineOf).join('')), post)
    expect(report.added).toBe(1201)
    expect(requests.map((articles) => articles.length)).toEqual([500, 500, 201])
    expect(requests.flat().map(({ title }) => title)).toEqual(titles)
  })

  it('sends at most 4,000,000 bytes in one request, and no line that is longer', async () => {
    const { post, requests } = instance()
    const large = (title: string, bytes: number) =>
      `${JSON.stringify({ title, publishedAt: '2026-03-02', body: { text: 'x'.repeat(bytes) } })}\n`
    const file = await save(
      [large('a', 1_900_000), large('b', 1_900_000), large('c', 500_000), large('d', 4_000_000)].join(''),
    )
    const report = await send(file, post)
    expect(requests.map((articles) => articles.map(({ title }) => title))).toEqual([['a', 'b'], ['c']])
    expect(report.refusals).toEqual([{ line: 4, reason: 'too-large', detail: 'is longer than 4000000 bytes' }])
  })

  it('sends nothing of a file whose gzip data breaks off', async () => {
    const { post, requests } = instance()
    const zipped = gzipSync(Array.from({ length: 1000 }, () => lineOf(crypto.randomUUID())).join(''))
    const file = await save(zipped.subarray(0, zipped.length / 2))
    expect((await send(file, post)).failure).toEqual({
      sentence: `${file} is cut off: its gzip data ends too early. Nothing of it was sent.`,
      final: false,
    })
    expect(requests).toEqual([])
  })

  it('keeps what was acknowledged before it was stopped or failed', async () => {
    const file = await save(Array.from({ length: 1500 }, (_, n) => lineOf(`title ${n}`)).join(''))
    const stop = new AbortController()
    const stopping = instance()
    const stopped = await send(
      file,
      async (lines) => {
        const answer = await stopping.post(lines)
        if (stopping.requests.length === 2) stop.abort()
        return answer
      },
      stop.signal,
    )
    expect(stopped).toMatchObject({ added: 1000 })
    expect(stopped.failure).toBeUndefined()

    const failing = instance()
    const failure = { sentence: 'The line is cut.', final: true }
    const failed = await send(file, async (lines) => (failing.requests.length ? { failure } : failing.post(lines)))
    expect(failed).toMatchObject({ added: 500, failure })
  })

  it('takes the items of a feed, in the name of the feed', async () => {
    const { post, requests } = instance()
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>
      <link>https://harbour.example/</link><description>News</description>
      <item><title>Harbour reopens</title><link>https://harbour.example/17</link><guid>17</guid>
        <pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;Ferries run.&lt;/p&gt;</description></item>
      <item><title>bad</title><link>https://harbour.example/18</link><guid>18</guid></item></channel></rss>`
    const report = await send(await save(rss), post)
    expect(report).toMatchObject({ added: 1, refused: 1 })
    expect(report.refusals).toEqual([{ line: 2, reason: 'invalid', detail: 'title is bad' }])
    expect(requests[0]?.[0]).toMatchObject({
      title: 'Harbour reopens',
      publishedAt: '2026-03-02T08:00:00.000Z',
      source: { url: 'https://harbour.example/17', publisher: 'Harbour News' },
      origin: { source: 'https://harbour.example/', guid: '17' },
    })
  })

  it('dates items without a date by the file, so that sending it again changes nothing', async () => {
    const first = instance()
    const again = instance()
    const file = await save(
      '<rss version="2.0"><channel><title>H</title><item><title>One</title></item></channel></rss>',
    )
    await send(file, first.post)
    await send(file, again.post)
    expect(first.requests).toHaveLength(1)
    expect(again.requests).toEqual(first.requests)
  })

  it('refuses a file that only looks like a feed', async () => {
    const { post } = instance()
    const report = await send(await save('<!doctype html><html><title>Not a feed</title></html>'), post)
    expect(report).toMatchObject({ added: 0, refused: 1 })
    expect(report.refusals[0]).toMatchObject({ line: 1, reason: 'not-a-feed' })
  })
})

describe('the report of a run', () => {
  const file = (name: string, refused: number): FileReport => ({
    file: name,
    added: 3,
    updated: 2,
    unchanged: 1,
    left: 0,
    refused,
    refusals: Array.from({ length: refused }, (_, n) => ({
      line: n + 1,
      reason: 'invalid',
      detail: 'title is missing',
    })),
  })
  const run = { url: 'http://localhost:8787', seconds: 2, stopped: false, notTried: [] }

  it('adds the files up', () => {
    const report = reportFromFiles([file('a', 1), file('b', 0)], run)
    expect(writeCounts(report)).toBe('6 added, 4 updated, 2 unchanged, 1 refused, in 2.0 s (7 articles a second).')
    expect(writeTroubles(report)).toEqual(['a:1 invalid: title is missing'])
  })

  it('shows twenty refusals, says how many more there are, and keeps them all', () => {
    const report = reportFromFiles([file('a', 19), file('b', 4)], run)
    const troubles = writeTroubles(report)
    expect(troubles).toHaveLength(21)
    expect(troubles.at(-1)).toBe('… and 3 more refused; --json lists them all.')
    expect(report.refusals).toHaveLength(23)
  })

  it('says what acknowledgement a stopped run had, and what it did not try', () => {
    const report = reportFromFiles([file('a', 0)], { ...run, stopped: true, notTried: ['b', 'c'] })
    expect(writeCounts(report)).toMatch(/^Stopped; acknowledged so far: 3 added/)
    expect(writeTroubles(report)).toEqual(['Not tried: b, c'])
  })
})
