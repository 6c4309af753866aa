import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Article, ArticleList, ManuscriptCard } from '../../worker/contract.ts'
import { type EmptySite, type Ran, serveEmptySite } from '../support/empty-site.ts'
import { saveFiles } from '../support/exports.ts'
import { startFeedServer } from '../support/feed-server.ts'
import { redPictures } from '../support/pictures.ts'

/** Each goes on from where the one before has left the site. */
vi.setConfig({ testTimeout: 60_000 })

let site: EmptySite
/** Where feeds are. */
let publisher: string
beforeAll(async () => {
  publisher = await startFeedServer()
  site = await serveEmptySite(new URL(publisher).host)
})
afterAll(() => site.close())

/** The report of a command that goes well. */
async function report<T>(...args: string[]): Promise<T> {
  const { code, out, err } = await site.run(...args, '--json')
  if (code !== 0) throw new Error(`newsclip ${args.join(' ')} ended with ${code}: ${out}${err}`)
  return JSON.parse(out) as T
}

/** What a command says before it ends with that code. */
async function complaint(code: number, ...args: string[]): Promise<string> {
  const ran: Ran = await site.run(...args)
  expect([ran.code, ran.out]).toEqual([code, ''])
  return ran.err.trim()
}

async function readersFind(slug: string): Promise<Article> {
  const response = await fetch(`${site.url}/api/v1/articles/${slug}`)
  if (!response.ok) throw new Error(`${slug} answers ${response.status}`)
  return response.json() as Promise<Article>
}

const story = `---
title: The harbour gets a second crane
date: 2026-03-01T08:00:00Z
tags: [Harbour]
image: { url: crane.png, alt: A crane }
source: https://harbour.example/minutes
---

The council voted on *Monday*. ![The plan](plans/crane.webp "Plan")
`

describe('publish', () => {
  const folder = saveFiles({
    'second-crane.md': story,
    'crane.png': redPictures['image/png'],
    'plans/crane.webp': redPictures['image/webp'],
  })
  const file = join(folder, 'second-crane.md')
  const outcome = async (...args: string[]) => {
    const { articles } = await report<{ articles: { outcome: string; state: string }[] }>('publish', ...args)
    return articles.map((one) => `${one.outcome} ${one.state}`)
  }

  it('brings an article to readers with its pictures, and changes nothing when nothing is another', async () => {
    expect(await outcome(file)).toEqual(['added published'])
    expect(await outcome(file)).toEqual(['unchanged published'])
    const article = await readersFind('second-crane')
    expect(article).toMatchObject({
      title: 'The harbour gets a second crane',
      publishedAt: '2026-03-01T08:00:00.000Z',
      image: { alt: 'A crane', url: expect.stringMatching(/\/media\/[0-9a-f]{32}\.png$/) },
    })
    expect(article.body.html).toMatch(/<img src="http:\/\/localhost:\d+\/media\/[0-9a-f]{32}\.webp" alt="The plan"/)
    expect((await fetch(article.image?.url ?? '')).status).toBe(200)
  })

  it('takes what show has written for the very same, and what was changed in it for a change', async () => {
    const again = join(folder, 'again.md')
    const { out } = await site.run('show', 'second-crane')
    writeFileSync(again, out)
    expect(await outcome(again)).toEqual(['unchanged published'])
    writeFileSync(again, out.replace('*Monday*', '*Tuesday*').replace(/^tags:\n.*\n/m, ''))
    expect(await outcome(again)).toEqual(['updated published'])
    const { body, tags } = await readersFind('second-crane')
    expect([body.text, tags]).toEqual([expect.stringContaining('Tuesday'), []])
  })

  it('keeps drafts from readers, and gives times to others', async () => {
    const written = saveFiles({
      'not-yet.md': '---\ntitle: 1984\ndraft: true\n---\nNot yet.',
      'some-day.md': '---\ntitle: Some day\n---\n',
    })
    expect(await outcome(join(written, 'not-yet.md'))).toEqual(['added draft'])
    expect(await outcome(join(written, 'some-day.md'), '--at', '2150-01-01')).toEqual(['added scheduled'])
    const { manuscripts } = await report<{ manuscripts: ManuscriptCard[] }>('list', '--state', 'draft')
    expect(manuscripts.map(({ title }) => title)).toEqual(['1984'])
    await expect(readersFind('not-yet')).rejects.toThrow('404')
    await expect(readersFind('some-day')).rejects.toThrow('404')
    expect(await complaint(1, 'publish', file, '--draft')).toContain('withdraw it first')
  })

  it('takes the name of a picture as it is spelled, and no text in another encoding', async () => {
    const written = saveFiles({
      'sale.md': '---\ntitle: Sale\n---\n![All of it](100%.png) ![Pier](pier%20%231.png)\n',
      '100%.png': redPictures['image/png'],
      'pier #1.png': redPictures['image/png'],
      'latin.md': Buffer.from('---\ntitle: Caf\xe9\n---\n', 'latin1'),
    })
    expect(await outcome(join(written, 'sale.md'))).toEqual(['added published'])
    expect((await readersFind('sale')).body.html.match(/\/media\/[0-9a-f]{32}\.png/g)).toHaveLength(2)
    expect(await complaint(1, 'publish', join(written, 'latin.md'))).toContain('is not UTF-8')
  })

  it('finds the pictures of a text however they are written in it', async () => {
    const markdown = [
      '![One](<pier (1).png>) ![Two](pier%20(1).png) ![A [link](away.html)](pier\\_2.png "The pier (again)") ![Four][Pier] ![Five][sea]',
      '> <p><img alt="Six" src="pier (1).png">\n> <IMG SRC=pier_2.png><img src="pier&amp;sea.png" alt=""></p>',
      '`![None](none.png)` [No picture]',
      '[pier]: <pier (1).png> "The pier"\n[sea]: <sea>\n[no picture]: none.png',
    ].join('\n\n')
    const html =
      '<figure><img src="pier_2.png" alt="Two"></figure><p><img src=\'pier&amp;sea.png\'> <!-- <img src="none.png"> --></p>'
    const written = saveFiles({
      'pier.md': `---\ntitle: Pier\n---\n${markdown}\n`,
      'pier-again.md': `---\ntitle: Pier again\nformat: html\n---\n${html}\n`,
      'pier (1).png': redPictures['image/png'],
      'pier_2.png': redPictures['image/png'],
      'pier&sea.png': redPictures['image/png'],
      sea: redPictures['image/png'],
    })
    const picturesIn = async (slug: string) =>
      (await readersFind(slug)).body.html.match(/src="[^"]*\/media\/[0-9a-f]{32}\.png"/g)
    expect(await outcome(join(written, 'pier.md'), join(written, 'pier-again.md'))).toEqual(
      Array(2).fill('added published'),
    )
    expect(await picturesIn('pier')).toHaveLength(8)
    expect(await picturesIn('pier-again')).toHaveLength(2)
    expect(await outcome(join(written, 'pier.md'))).toEqual(['unchanged published'])
  })

  it('says what is wrong with a file, and goes on with the next', async () => {
    const written = saveFiles({
      'a.md': '---\ntitel: Oops\n---\n',
      'b.md': 'No front matter',
      'c.md': '---\ntitle: C\nimage: nowhere.png\n---\n',
      'd.md': '---\ntitle: D\ndate: yesterday\n---\n',
      'e.md': '---\ntitle: [E\n---\n',
      'f.md': '---\ntitle: Fine\ndraft: true\n---\n',
    })
    const { code, out, err } = await site.run(
      'publish',
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => join(written, `${name}.md`)),
    )
    expect(code).toBe(1)
    expect(
      err
        .replaceAll(`${written}/`, '')
        .trim()
        .split('\n')
        .map((line) => line.slice(0, 60)),
    ).toEqual([
      expect.stringContaining('a.md has an unknown key "titel"'),
      expect.stringContaining('b.md has no front matter'),
      expect.stringContaining('c.md has a picture that cannot be read'),
      expect.stringContaining('d.md has a wrong key: date'),
      expect.stringContaining('e.md has front matter that cannot be read'),
      expect.stringContaining('g.md cannot be read: ENOENT.'),
    ])
    expect(out).toMatch(/^added +draft +.*\/articles\/f$/)
  })
})

describe('revisions, withdraw and delete', () => {
  it('go back, take away for now, and for good', async () => {
    const { revisions } = await report<{ revisions: { version: number; action: string }[] }>(
      'revisions',
      'second-crane',
    )
    expect(revisions.at(-1)).toMatchObject({ version: 1, action: 'article.drafted' })
    await report('revisions', 'second-crane', '--restore', '1')
    expect((await readersFind('second-crane')).body.text).toContain('Monday')
    expect(await report('withdraw', 'second-crane')).toEqual({
      articles: [{ slug: 'second-crane', state: 'withdrawn' }],
    })
    await expect(readersFind('second-crane')).rejects.toThrow('410')
    expect(await report('delete', 'second-crane', '--yes')).toEqual({
      articles: [{ slug: 'second-crane', state: 'deleted' }],
    })
    expect(await complaint(1, 'withdraw', 'second-crane')).toContain('second-crane: ')
  })
})

describe('tokens and purge', () => {
  it('make a token that opens what it is for, and end it', async () => {
    const { out } = await site.run('tokens', 'create', 'Ada', '--scope', 'media', '--quiet')
    const token = out.trim()
    expect(token).toMatch(/^newsclip_/)
    expect(await complaint(1, 'list', '--state', 'draft', '--token', token)).toContain('"articles"')
    const { tokens } = await report<{ tokens: { id: number }[] }>('tokens', 'list')
    await report('tokens', 'revoke', String(tokens[0]?.id))
    expect(await complaint(1, 'list', '--state', 'draft', '--token', token)).toContain('does not take this token')
    expect(await report('purge', '--everything')).toEqual({ cache: 'absent' })
  })
})

/** A post of the Harbour Post that was. */
const item = (
  id: number,
  title: string,
  status: string,
  { type = 'post', content = '' } = {},
) => `<item><title>${title}</title>
<link>OLD/2019/05/post-${id}/</link><guid isPermaLink="false">OLD/?p=${id}</guid>
<content:encoded><![CDATA[<p>${content}</p>]]></content:encoded><wp:post_id>${id}</wp:post_id>
<wp:post_date_gmt>2019-05-0${id} 08:00:00</wp:post_date_gmt><wp:post_name>post-${id}</wp:post_name>
<wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type></item>`

const blog = `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Harbour Post</title>
<wp:base_blog_url>OLD</wp:base_blog_url>
${item(1, 'Harbour reopens', 'publish', { content: '<img src="OLD/uploads/crane.png" alt="Crane"> Ferries run. <img src="OLD/uploads/none.png">' })}
${item(2, 'Not yet', 'draft', { content: 'Almost-written' })}
${item(3, 'Secret', 'private', { content: 'Confidential' })}
${item(4, 'About', 'publish', { type: 'page', content: 'Imprint' })}
</channel></rss>`

describe('import', () => {
  let old: { url: string; asked: string[]; close: () => void }
  let file: string
  beforeAll(async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      const isThere = request.url === '/uploads/crane.png'
      response.writeHead(isThere ? 200 : 404).end(isThere ? redPictures['image/png'] : undefined)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    old = { url, asked, close: () => server.close().closeAllConnections() }
    file = join(saveFiles({ 'blog.xml': blog.replaceAll('OLD', url) }), 'blog.xml')
  })
  afterAll(() => old.close())

  interface Report {
    counts: Record<string, number>
    entries: { line: number; outcome: string; slug?: string; told?: string[] }[]
  }
  const outcomes = ({ entries }: Report) => entries.map(({ outcome }) => outcome)

  it('says what would become of each post, and sends nothing', async () => {
    expect(outcomes(await report<Report>('import', file, '--dry-run'))).toEqual([
      'sound',
      'sound',
      'skipped',
      'skipped',
    ])
    await expect(readersFind('post-1')).rejects.toThrow('404')
  })

  it('moves posts in, keeps drafts from readers and all else out, and does nothing twice', async () => {
    expect(outcomes(await report<Report>('import', file))).toEqual(['added', 'drafted', 'skipped', 'skipped'])
    expect(outcomes(await report<Report>('import', file))).toEqual(['unchanged', 'unchanged', 'skipped', 'skipped'])
    expect((await readersFind('post-1')).publishedAt).toBe('2019-05-01T08:00:00.000Z')
    for (const word of ['Almost-written', 'Confidential', 'Imprint']) {
      const { articles } = (await (await fetch(`${site.url}/api/v1/articles?q=${word}`)).json()) as ArticleList
      expect(articles).toEqual([])
    }
    const { manuscripts } = await report<{ manuscripts: ManuscriptCard[] }>('list', '--state', 'draft')
    expect(manuscripts.map(({ title }) => title)).toContain('Not yet')
  })

  it('leads old addresses to the articles', async () => {
    for (const path of ['/2019/05/post-1/', '/?p=1', '/2019/05/post-1?utm_source=mail']) {
      const { status, headers } = await fetch(site.url + path, { redirect: 'manual' })
      expect([status, headers.get('Location')], path).toEqual([301, `${site.url}/articles/post-1`])
    }
    expect((await fetch(`${site.url}/2019/05/post-2/`, { redirect: 'manual' })).status).toBe(404)
  })

  it('copies pictures once, over all runs, and says which it could not', async () => {
    const { entries } = await report<Report>('import', file, '--media', '--from', old.url)
    expect(entries[0]).toMatchObject({
      outcome: 'updated',
      told: [`the picture ${old.url}/uploads/none.png answers 404`],
    })
    const { body } = await readersFind('post-1')
    const [, copy = ''] = /<img src="([^"]+)" alt="Crane"/.exec(body.html) ?? []
    expect(copy).toMatch(/\/media\/[0-9a-f]{32}\.png$/)
    expect(readFileSync(`${file}.pictures.ndjson`, 'utf8')).toBe(
      `${JSON.stringify({ site: site.url, from: `${old.url}/uploads/crane.png`, to: copy })}\n`,
    )
    const moved = await fetch(`${site.url}/uploads/crane.png`, { redirect: 'manual' })
    expect(moved.headers.get('Location')).toBe(copy)
    expect(outcomes(await report<Report>('import', file, '--media', '--from', old.url))[0]).toBe('unchanged')
    expect(old.asked.filter((path) => path === '/uploads/crane.png')).toHaveLength(1)
  })
})

describe('imports', () => {
  it('are remembered by their names, and taken back as a whole', async () => {
    const lines = [1, 2, 3].map((n) => JSON.stringify({ title: `Sailing ${n}`, publishedAt: '2026-03-02' })).join('\n')
    const file = join(saveFiles({ 'sailings.ndjson': lines }), 'sailings.ndjson')
    expect((await site.run('import', file, '--name', 'sailings')).out).toContain('imports undo sailings takes it back.')
    const { imports } = await report<{ imports: { name: string; added: number }[] }>('imports', 'list', '--limit', '1')
    expect(imports).toMatchObject([{ name: 'sailings', added: 3 }])
    expect((await readersFind('sailing-2')).title).toBe('Sailing 2')
    expect(await report('imports', 'undo', 'sailings')).toMatchObject({ state: 'taken-back', removed: 3, remaining: 0 })
    await expect(readersFind('sailing-2')).rejects.toThrow(/404|410/)
    expect(await complaint(1, 'imports', 'undo', 'ferries')).toContain('"ferries"')
  })
})

describe('sources', () => {
  it('bring articles from the day that they are added to the day that they are removed', async () => {
    const item =
      '<item><title>Crane blessed</title><link>https://harbour.example/17</link><guid>17</guid><category>Local</category></item>'
    const body = `<rss version="2.0"><channel><title>Harbour board</title>${item}</channel></rss>`
    await fetch(`${publisher}/feed.xml`, { method: 'PUT', body: JSON.stringify({ body }) })
    const settings = ['--category', 'Transport', '--map', 'Local=Council']
    const foreseen = await report<{ outcomes: object[] }>(
      'sources',
      'add',
      `${publisher}/feed.xml`,
      ...settings,
      '--dry-run',
    )
    expect(foreseen.outcomes).toMatchObject([{ title: 'Crane blessed', outcome: 'added', tags: ['Council'] }])

    const { id } = await report<{ id: number }>('sources', 'add', `${publisher}/feed.xml`, ...settings)
    expect(await report('sources', 'check', String(id))).toMatchObject({ run: { outcome: 'read', added: 1 } })
    expect(await readersFind('crane-blessed')).toMatchObject({
      category: { name: 'Transport' },
      tags: [{ name: 'Council' }],
    })
    const due = (await report<{ source: { status: { nextCheckAt: string } } }>('sources', 'show', String(id))).source
    expect((await site.run('sources', 'show', String(id))).out.split('\n')).toEqual([
      expect.stringContaining('All is well.'),
      `${due.status.nextCheckAt}  next check`,
      expect.stringContaining('read: 1 added'),
    ])
    expect(await report('sources', 'edit', String(id), '--title', 'The board', '--pause')).toMatchObject({
      ...{ title: 'The board', category: 'Transport', active: false },
    })
    expect(await report('sources', 'list', '--state', 'paused')).toMatchObject({
      sources: [{ id, title: 'The board' }],
    })
    expect(await report('sources', 'show', String(id))).toMatchObject({ runs: [{ outcome: 'read' }] })
    expect((await site.run('sources', 'show', String(id))).out).not.toContain('next check')
    expect(await report('sources', 'remove', String(id))).toEqual({ id, removed: true })
  })

  it('are listed, and refused where nobody is to be led', async () => {
    expect(await report('sources', 'list')).toEqual({ sources: [] })
    expect(await complaint(1, 'sources', 'add', 'http://127.0.0.1:1/feed.xml')).toContain('refused a request')
    for (const args of [['show'], ['edit', '--pause'], ['check'], ['remove']]) {
      const [name = '', ...rest] = args
      expect(await complaint(1, 'sources', name, '7', ...rest)).toContain('no such source')
    }
  })
})

describe('a site that is away', () => {
  it('is told in the same words by what reads and by what writes', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const away = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`
    closed.close()
    await once(closed, 'close')
    for (const args of [['list'], ['list', '--state', 'draft'], ['withdraw', 'sale']]) {
      expect(await complaint(1, ...args, '--site', away)).toContain(`Nobody answers at ${away}: is npm start running?`)
    }
  })
})

describe('a command line that is wrong', () => {
  it('ends with 2 and a sentence, for programs as well', async () => {
    expect(await complaint(2, 'impart')).toBe('There is no command "impart". (npm run newsclip -- help)')
    const { code, out } = await site.run('publish', '--json')
    expect([code, JSON.parse(out)]).toEqual([2, { refusal: 'publish needs FILE….' }])
  })
})

describe('webhooks', () => {
  const line = async (...args: string[]) => (await site.run('webhooks', ...args)).out

  it('are added, tried out, moved, switched off and removed', async () => {
    const address = `${publisher}/hook`
    await fetch(address, { method: 'PUT', body: JSON.stringify({ body: 'Thank you.' }) })
    const { out, err, code } = await site.run('webhooks', 'add', address, '--event', 'articles.published')
    expect([code, out]).toEqual([0, expect.stringMatching(/^whsec_\S+$/)])
    expect(err).toContain(`${address}, articles.published: Takes what it is sent.`)
    const { webhooks } = await report<{ webhooks: { id: number }[] }>('webhooks', 'list')
    const id = String(webhooks[0]?.id)
    expect(await line('list')).toBe(err.trim())
    expect(await line('show', id)).toBe(err.trim())

    expect(await report('webhooks', 'test', id)).toMatchObject({ type: 'test', state: 'delivered' })
    expect(await line('deliveries', id)).toMatch(/^\d+ {2}\S+ {2}test {2}delivered, \S+: 200$/)
    const { deliveries } = await report<{ deliveries: { id: number }[] }>('webhooks', 'deliveries', id, '--limit', '1')
    const delivery = String(deliveries[0]?.id)
    expect(await report('webhooks', 'retry', id, delivery)).toMatchObject({
      attempts: [{ status: 200 }, { status: 200 }],
    })

    await fetch(address, { method: 'PUT', body: JSON.stringify({ status: 404, body: '' }) })
    const refused = await site.run('webhooks', 'test', id)
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('given-up, ')])
    expect(refused.out).toContain('404 refused')

    const edited = { address: `${address}/2`, enabled: false, description: 'Start page', events: ['articles.updated'] }
    const settings = ['--event', 'articles.updated', '--description', 'Start page', '--off']
    expect(await report('webhooks', 'edit', id, '--url', `${address}/2`, ...settings)).toMatchObject(edited)
    expect(await report('webhooks', 'edit', id, '--on')).toMatchObject({ ...edited, enabled: true })
    const another = await site.run('webhooks', 'secret', id, '--quiet')
    expect(another.out).toMatch(/^whsec_\S+$/)
    expect(another.out).not.toBe(out)
    expect(await report('webhooks', 'remove', id)).toEqual({ id: Number(id), removed: true })
    expect(await report('webhooks', 'list')).toEqual({ webhooks: [] })
  })

  it('are refused where nobody is told, and complained of before anything is sent', async () => {
    expect(await complaint(1, 'webhooks', 'add', 'http://news.example/hook')).toContain('must begin with https://')
    for (const name of ['show', 'edit', 'secret', 'test', 'deliveries', 'remove']) {
      expect(await complaint(1, 'webhooks', name, '77')).toContain('no such webhook')
      expect(await complaint(2, 'webhooks', name, 'x')).toContain('"x" is not the number of a webhook')
    }
    expect(await complaint(1, 'webhooks', 'retry', '77', '1')).toContain('no such webhook')
    expect(await complaint(2, 'webhooks', 'retry', '77', 'x')).toContain('"x" is not the number of a delivery')
    expect(await complaint(2, 'webhooks', 'deliveries', '77', '--limit', '0')).toContain('--limit 0')
    expect(await complaint(2, 'webhooks', 'edit', '77', '--on', '--off')).toContain('do not go together')
    expect(await complaint(2, 'webhooks', 'add', 'https://a.example', '--event', 'x')).toContain('--event x is none')
  })
})
