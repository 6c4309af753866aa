import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Delivered, Delivery } from '../../scripts/import/delivery.ts'
import type { Move } from '../../scripts/import/read-articles.ts'
import { reportFromFiles, writeCounts, writeEntries, writeTroubles, writeWayBack } from '../../scripts/import/report.ts'
import { type FileReport, type OutcomeName, outcomeNames, sendFile } from '../../scripts/import/send-file.ts'
import type { ArticleInput } from '../../worker/contract.ts'

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
  const articles: Delivery['articles'] = async (lines) => {
    const sent = lines.map((line) => JSON.parse(line) as ArticleInput)
    requests.push(sent)
    return {
      outcomes: sent.map(
        ({ title }, index): Delivered =>
          title === 'bad'
            ? { outcome: 'refused', reason: 'invalid', detail: 'title is bad' }
            : { outcome: 'added', slug: `article-${index}` },
      ),
    }
  }
  return { articles, requests }
}

const defaults = { category: undefined, source: undefined, from: undefined, types: [] }

function send(file: string, articles: Delivery['articles'], stop = new AbortController().signal): Promise<FileReport> {
  const delivery: Delivery = { articles, draft: async () => ({ outcome: 'drafted' }), redirects: async () => undefined }
  return sendFile(file, { delivery, defaults, stop, onProgress: () => {} })
}

/** What was refused, and why. */
function refusals({ entries }: FileReport) {
  return entries.filter(({ outcome }) => outcome === 'refused').map(({ outcome: _, ...refusal }) => refusal)
}

const lineOf = (title: string) => `${JSON.stringify({ title, publishedAt: '2026-03-02' })}\n`

describe('sending a file', () => {
  it('says of each refused line where in the file it stands', async () => {
    const { articles } = instance()
    const file = await save(['\n', lineOf('one'), 'no json\n', '42\n', lineOf('bad'), '\n', lineOf('two')].join(''))
    const report = await send(file, articles)
    expect(report.counts).toMatchObject({ added: 2, updated: 0, unchanged: 0, refused: 3 })
    expect(refusals(report).map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'not-json'],
      [4, 'not-an-article'],
      [5, 'invalid'],
    ])
  })

  it('refuses a line that is not UTF-8 and sends the others', async () => {
    const { articles } = instance()
    const latin1 = Buffer.from('{"title":"M\xfcnchen","publishedAt":"2026-03-02"}\n', 'latin1')
    const report = await send(await save(Buffer.concat([Buffer.from(lineOf('one')), latin1])), articles)
    expect(report.counts).toMatchObject({ added: 1, refused: 1 })
    expect(refusals(report)).toEqual([{ line: 2, reason: 'not-utf-8', detail: 'has bytes that are not UTF-8' }])
  })

  it('sends at most 500 lines in one request, in the order of the file', async () => {
    const { articles, requests } = instance()
    const titles = Array.from({ length: 1201 }, (_, n) => `title ${n}`)
    const report = await send(await save(titles.map(lineOf).join('')), articles)
    expect(report.counts.added).toBe(1201)
    expect(requests.map((articles) => articles.length)).toEqual([500, 500, 201])
    expect(requests.flat().map(({ title }) => title)).toEqual(titles)
  })

  it('sends at most 4,000,000 bytes in one request, and no line that is longer', async () => {
    const { articles, requests } = instance()
    const large = (title: string, bytes: number) =>
      `${JSON.stringify({ title, publishedAt: '2026-03-02', body: { text: 'x'.repeat(bytes) } })}\n`
    const file = await save(
      [large('a', 1_900_000), large('b', 1_900_000), large('c', 500_000), large('d', 4_000_000)].join(''),
    )
    const report = await send(file, articles)
    expect(requests.map((articles) => articles.map(({ title }) => title))).toEqual([['a', 'b'], ['c']])
    expect(refusals(report)).toEqual([{ line: 4, reason: 'too-large', detail: 'is longer than 4000000 bytes' }])
  })

  it('sends nothing of a file whose gzip data breaks off', async () => {
    const { articles, requests } = instance()
    const zipped = gzipSync(Array.from({ length: 1000 }, () => lineOf(crypto.randomUUID())).join(''))
    const file = await save(zipped.subarray(0, zipped.length / 2))
    expect((await send(file, articles)).failure).toEqual({
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
        const answer = await stopping.articles(lines)
        if (stopping.requests.length === 2) stop.abort()
        return answer
      },
      stop.signal,
    )
    expect(stopped.counts.added).toBe(1000)
    expect(stopped.failure).toBeUndefined()

    const failing = instance()
    const failure = { sentence: 'The line is cut.', final: true }
    const failed = await send(file, async (lines) => (failing.requests.length ? { failure } : failing.articles(lines)))
    expect(failed).toMatchObject({ counts: { added: 500 }, failure })
  })

  it('sends no redirect for which the instance would refuse them all, and tells of it', async () => {
    const long = `https://harbour.example/${'a'.repeat(2000)}`
    const post = (link: string, id: number) => `<item><title>Crane ${id}</title><link>${link}</link>
      <guid isPermaLink="false">${id}</guid><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><content:encoded>Ferries run.</content:encoded></item>`
    const xml = `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://harbour.example</link>
      ${['https://harbour.example/', long, '/2019/05/crane/'].map(post).join('')}</channel></rss>`
    const sent: Move[] = []
    const delivery: Delivery = {
      ...{ articles: instance().articles, draft: async () => ({ outcome: 'drafted' }) },
      redirects: async (moves) => {
        sent.push(...moves)
        return undefined
      },
    }
    const stop = new AbortController().signal
    const report = await sendFile(await save(xml), { delivery, defaults, stop, onProgress: () => {} })
    expect(report.counts.added).toBe(3)
    expect(sent).toEqual([{ from: '/2019/05/crane/', to: '/articles/article-2' }])
    expect(report.entries[1]?.told).toEqual([
      expect.stringMatching(/^its old address is too long to lead to it: https:/),
    ])
  })

  it('takes the items of a feed, in the name of the feed', async () => {
    const { articles, requests } = instance()
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>
      <link>https://harbour.example/</link><description>News</description>
      <item><title>Harbour reopens</title><link>https://harbour.example/17</link><guid>17</guid>
        <pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;Ferries run.&lt;/p&gt;</description></item>
      <item><title>bad</title><link>https://harbour.example/18</link><guid>18</guid></item></channel></rss>`
    const report = await send(await save(rss), articles)
    expect(report.counts).toMatchObject({ added: 1, refused: 1 })
    expect(refusals(report)).toEqual([{ line: 2, title: 'bad', reason: 'invalid', detail: 'title is bad' }])
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
    await send(file, first.articles)
    await send(file, again.articles)
    expect(first.requests).toHaveLength(1)
    expect(again.requests).toEqual(first.requests)
  })

  it('passes on what the instance tells of an article, after what is known here', async () => {
    const articles: Delivery['articles'] = async (lines) => ({
      outcomes: lines.map(() => ({ outcome: 'added', slug: 'a', told: ['tag "!" has no letter or digit: left out'] })),
    })
    const item = '<item><title>Own</title><category>#?</category></item>'
    const report = await send(await save(`<rss version="2.0"><channel>${item}</channel></rss>`), articles)
    expect(report.entries[0]?.told).toEqual([
      'tag "#?" has no letter or digit: left out',
      'tag "!" has no letter or digit: left out',
    ])
  })

  it('refuses a file that only looks like a feed', async () => {
    const { articles } = instance()
    const report = await send(await save('<!doctype html><html><title>Not a feed</title></html>'), articles)
    expect(report.counts).toMatchObject({ added: 0, refused: 1 })
    expect(refusals(report)[0]).toMatchObject({ line: 1, reason: 'not-a-feed' })
  })
})

describe('the report of a run', () => {
  const file = (name: string, refused: number): FileReport => {
    const counts = Object.fromEntries(outcomeNames.map((outcome) => [outcome, 0])) as Record<OutcomeName, number>
    const entries = Array.from({ length: refused }, (_, n) => ({
      ...{ line: n + 1, outcome: 'refused' as const },
      ...{ reason: 'invalid', detail: 'title is missing' },
    }))
    return { file: name, format: 'lines', counts: { ...counts, added: 3, updated: 2, unchanged: 1, refused }, entries }
  }
  const run = {
    name: 'import-1',
    site: 'http://localhost:8787',
    dryRun: false,
    seconds: 2,
    stopped: false,
    notTried: [],
  }

  it('adds the files up', () => {
    const report = reportFromFiles([file('a', 1), file('b', 0)], run)
    expect(writeCounts(report)).toBe('6 added, 4 updated, 2 unchanged, 1 refused, in 2.0 s (7 articles a second).')
    expect(writeTroubles(report)).toEqual(['a:1 invalid: title is missing'])
    expect(writeWayBack(report)).toEqual(['npm run newsclip -- imports undo import-1 takes it back.'])
  })

  it('shows twenty refusals, says how many more there are, and keeps them all', () => {
    const report = reportFromFiles([file('a', 19), file('b', 4)], run)
    const troubles = writeTroubles(report)
    expect(troubles).toHaveLength(21)
    expect(troubles.at(-1)).toBe('… and 3 more refused; --json lists them all.')
    expect(report.entries).toHaveLength(23)
  })

  it('tells what of an article could not be taken along, of lines and feeds as well', () => {
    const told = (line: number) => ({ line, outcome: 'added' as const, slug: 'a', told: ['tag "!" is left out'] })
    const entries = [told(1), { line: 2, outcome: 'added' as const, slug: 'b' }, told(3)]
    const report = reportFromFiles([{ ...file('a', 0), entries }], run)
    expect(writeTroubles(report)).toEqual(['a:1 tag "!" is left out', 'a:3 tag "!" is left out'])
  })

  it('says what acknowledgement a stopped run had, and what it did not try', () => {
    const report = reportFromFiles([file('a', 0)], { ...run, stopped: true, notTried: ['b', 'c'] })
    expect(writeCounts(report)).toMatch(/^Stopped; acknowledged so far: 3 added/)
    expect(writeTroubles(report)).toEqual(['Not tried: b, c'])
  })

  it('has a line for each post of an export, and only counts its other parts', () => {
    const exported: FileReport = {
      ...file('blog.xml', 0),
      format: 'wxr',
      entries: [
        { line: 1, title: 'Harbour reopens', outcome: 'added', slug: 'harbour', told: ['it has no date'] },
        { line: 2, title: 'Not yet', outcome: 'drafted', isDraft: true, slug: 'not-yet' },
        { line: 3, title: 'About', outcome: 'skipped', reason: 'page', detail: 'is a page, no post' },
        { line: 4, title: 'crane.jpg', outcome: 'skipped', reason: 'part', detail: 'is a part of the site' },
        { line: 5, outcome: 'refused', reason: 'empty', detail: 'has neither title nor text' },
      ],
    }
    expect(writeEntries([exported, file('a', 1)])).toEqual([
      'added     “Harbour reopens” at harbour: it has no date',
      'drafted   “Not yet” (draft) at not-yet',
      'skipped   “About”: is a page, no post',
      'refused   blog.xml:5: has neither title nor text',
    ])
    expect(writeTroubles(reportFromFiles([exported, file('a', 1)], run))).toEqual(['a:1 invalid: title is missing'])
  })
})
