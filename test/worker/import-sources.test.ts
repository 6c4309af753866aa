import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Article, ArticleList, ImportList, Source } from '../../worker/contract.ts'
import type { TroubleReason } from '../../worker/domain/source-trouble.ts'
import { edit, editJson } from '../support/editor.ts'
import {
  addressOf,
  addSource,
  askedAt,
  craneItem,
  ferryItem,
  lastRunOf,
  publish,
  rss,
  runAt,
  sourceOf,
  type WrittenItem,
} from '../support/publishers.ts'
import { ask, askJson } from '../support/site.ts'

const minute = 60_000
const noon = Date.UTC(2026, 2, 4, 12)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
})

afterEach(() => {
  vi.useRealTimers()
})

/** A source of its own for each test, with these items in its feed. */
async function sourceWith(name: string, body: string, headers: Record<string, string> = {}): Promise<Source> {
  return addSource({ url: await publish(name, { body, headers }) })
}

async function slugs(): Promise<string[]> {
  const { articles } = await askJson<ArticleList>('/api/v1/articles?fields=slug')
  return articles.map(({ slug }) => slug)
}

const article = (slug: string) => askJson<Article>(`/api/v1/articles/${slug}`)
const crane = 'the-harbour-gets-a-second-crane'
const ferry = 'ferry-to-the-islands-returns'

describe('a source that is due', () => {
  it('brings its items as articles, with everything that they say', async () => {
    const item = {
      ...craneItem,
      more: '<author>ana@harbour.example (Ana Ruiz)</author><category>Trade</category><enclosure url="/crane.jpg" type="image/jpeg" length="1"/>',
    }
    const source = await sourceWith('all', rss([item], '<language>en-gb</language>'))
    await runAt(noon)
    expect(await article(crane)).toMatchObject({
      title: craneItem.title,
      category: { name: 'General' },
      tags: [{ name: 'Trade' }],
      author: 'Ana Ruiz',
      language: 'en-GB',
      publishedAt: '2026-03-01T08:00:00.000Z',
      source: { url: 'https://harbour.example/crane', publisher: 'Harbour board', title: craneItem.title },
      body: { html: '<p>The council voted for the crane on Monday night.</p>' },
    })
    expect(await sourceOf(source)).toMatchObject({
      title: 'Harbour board',
      siteUrl: 'https://harbour.example/',
      status: { state: 'fine', checkedAt: '2026-03-04T12:00:00.000Z', failures: 0, reason: null, unread: 0 },
      added: 1,
    })
    expect(await lastRunOf(source)).toMatchObject({ outcome: 'read', by: 'clock', status: 200, items: 1, added: 1 })
  })

  it('is filed as its settings say', async () => {
    const labels = ['Local Government', 'Misc', 'Constructor'].map((name) => `<category>${name}</category>`)
    const item = { ...craneItem, more: labels.join('') }
    await addSource({
      url: await publish('filed', { body: rss([item]) }),
      ...{ title: 'The board', category: 'Transport', tags: ['Harbour'], content: 'excerpt', language: 'de' },
      tagMap: { 'local government': 'Council', misc: null },
    })
    await runAt(noon)
    expect(await article(crane)).toMatchObject({
      ...{
        category: { name: 'Transport' },
        tags: [{ name: 'Harbour' }, { name: 'Council' }, { name: 'Constructor' }],
        language: 'de',
      },
      summary: 'The council voted for the crane on Monday night.',
      source: { publisher: 'The board' },
      body: { html: '' },
    })
  })

  it('is left alone until it is due again', async () => {
    const source = await sourceWith('rest', rss([craneItem]))
    await runAt(noon)
    await runAt(noon + 14 * minute)
    expect(await askedAt('rest')).toHaveLength(2)
    const { nextCheckAt } = (await sourceOf(source)).status
    await runAt(Date.parse(nextCheckAt ?? ''))
    expect(await askedAt('rest')).toHaveLength(3)
  })

  it('is asked only for what is new', async () => {
    const headers = { ETag: '"1"', 'Last-Modified': 'Sun, 01 Mar 2026 08:00:00 GMT' }
    const source = await sourceWith('validators', rss([craneItem]), headers)
    await runAt(noon)
    await runAt(noon + 1440 * minute)
    const asked = await askedAt('validators')
    expect(asked.map((request) => request.headers['if-none-match'])).toEqual([undefined, undefined, '"1"'])
    expect(asked[2]?.headers['if-modified-since']).toBe('Sun, 01 Mar 2026 08:00:00 GMT')
    expect(await lastRunOf(source)).toMatchObject({ outcome: 'unchanged', status: 304 })
    expect((await sourceOf(source)).status.state).toBe('fine')
  })

  it('is not read again while it is the same to the byte, though it is sent each time', async () => {
    const source = await sourceWith('repeated', rss([craneItem]))
    await runAt(noon)
    await runAt(noon + 1440 * minute)
    expect(await askedAt('repeated')).toHaveLength(3)
    expect(await lastRunOf(source)).toMatchObject({ outcome: 'unchanged', status: 200, items: 0 })
    await publish('repeated', { body: rss([ferryItem, craneItem]) })
    await runAt(noon + 2 * 1440 * minute)
    expect(await lastRunOf(source)).toMatchObject({ outcome: 'read', items: 2, added: 1 })
  })

  it('gives a few items a run, the newest first, and then the others, each once', async () => {
    const words = `<p>${'The council talked of the harbour. '.repeat(150)}</p>`
    const items = Array.from({ length: 5 }, (_, at) => ({
      ...{ guid: `${at}`, title: `Meeting ${at}`, link: `https://harbour.example/${at}`, description: words },
      date: new Date(noon - at * 3_600_000).toUTCString(),
    }))
    const source = await sourceWith('many', rss(items), { ETag: '"1"' })
    await runAt(noon)
    expect(await slugs()).toEqual(['meeting-0'])
    expect((await sourceOf(source)).status).toMatchObject({ unread: 4, nextCheckAt: '2026-03-04T12:00:30.000Z' })
    for (let at = 1; at < 5; at++) await runAt(noon + at * minute)
    expect(await slugs()).toEqual(['meeting-0', 'meeting-1', 'meeting-2', 'meeting-3', 'meeting-4'])
    const { imports } = await editJson<{ imports: unknown[] }>('GET', `/imports?source=${source.id}`)
    expect(imports).toMatchObject([{ added: 5, actor: 'clock', source: source.id }])
  })
})

describe('a source that changes in all of its items each time', () => {
  it('has all of them nevertheless, and is asked no oftener than it wants', async () => {
    const words = `<p>${'The council talked of the harbour. '.repeat(150)}</p>`
    const said = (turn: number) =>
      rss(
        Array.from({ length: 4 }, (_, at) => ({
          ...{ guid: `${at}`, title: `Meeting ${at}`, link: `https://harbour.example/${at}` },
          description: `${words}<p>Read ${turn} times.</p>`,
          date: new Date(noon - at * 3_600_000).toUTCString(),
        })),
        '<ttl>60</ttl>',
      )
    const source = await sourceWith('restless', said(0))
    const checkedAt: number[] = []
    for (let turn = 0; turn < 6; turn++) {
      const { nextCheckAt } = (await sourceOf(source)).status
      checkedAt.push((Date.parse(nextCheckAt ?? '') - noon) / minute)
      await publish('restless', { body: said(turn) })
      await runAt(Date.parse(nextCheckAt ?? ''))
    }
    expect(await slugs()).toEqual(['meeting-0', 'meeting-1', 'meeting-2', 'meeting-3'])
    expect(checkedAt).toEqual([0, 0.5, 1, 1.5, 61.5, 121.5])
  })
})

describe('the picture of an item', () => {
  const picture = '<figure><img src="/crane.jpg" alt="A crane"><figcaption>Ana Ruiz</figcaption></figure>'
  const words = '<p>The council voted for the crane.</p>'
  const shown = async () => (await (await ask(`/articles/${crane}`)).text()).match(/<img src="[^"]*crane[^"]*"/g)

  it('is the first of its text where it names none, and shown once', async () => {
    const source = await sourceWith('pictures', rss([{ ...craneItem, description: picture + words }]))
    await runAt(noon)
    expect(await article(crane)).toMatchObject({
      image: { url: 'https://harbour.example/crane.jpg', alt: 'A crane', credit: 'Ana Ruiz' },
      body: { html: words },
    })
    expect(await shown()).toEqual(['<img src="https://harbour.example/crane.jpg"'])

    await editJson('PATCH', `/sources/${source.id}`, { body: { category: 'General' } })
    await runAt(noon + 1440 * minute)
    expect(await lastRunOf(source)).toMatchObject({ updated: 0, unchanged: 1 })
  })

  it('stays in the midst of its text, and is not shown above it too', async () => {
    await sourceWith('midst', rss([{ ...craneItem, description: words + picture }]))
    await runAt(noon)
    const { image, body } = await article(crane)
    expect(image?.url).toBe('https://harbour.example/crane.jpg')
    expect(body.html).toContain('<figure><img src="https://harbour.example/crane.jpg" alt="A crane"><figcaption>')
    expect(await shown()).toEqual(['<img src="https://harbour.example/crane.jpg"'])
  })

  it('is on the card of an excerpt too', async () => {
    const url = await publish('short', { body: rss([{ ...craneItem, description: picture + words }]) })
    await addSource({ url, content: 'excerpt' })
    await runAt(noon)
    expect(await article(crane)).toMatchObject({
      image: { url: 'https://harbour.example/crane.jpg' },
      body: { html: '' },
    })
    expect(await shown()).toHaveLength(1)
  })
})

describe('an item', () => {
  it('that is a draft is not brought, but what is in a feed of comments is', async () => {
    const entry = (title: string, more = '') =>
      `<entry><id>${title}</id><title>${title}</title><updated>2026-03-01T08:00:00Z</updated>${more}</entry>`
    const draft = '<control xmlns="http://www.w3.org/2007/app"><draft>yes</draft></control>'
    const said = '<control xmlns="http://www.w3.org/2007/app"><draft>no</draft></control>'
    const comment = '<category term="http://schemas.google.com/blogger/2008/kind#comment"/>'
    await sourceWith(
      'drafts',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>${entry('Tide', said)}${entry('Ebb', draft)}${entry('Well said', comment)}</feed>`,
    )
    await runAt(noon)
    expect(await slugs()).toEqual(['well-said', 'tide'])
  })

  it('that is repeated adds nothing; one that was edited updates its article', async () => {
    const source = await sourceWith('edits', rss([craneItem, ferryItem]))
    await runAt(noon)
    await publish('edits', { body: rss([{ ...craneItem, title: 'Two more cranes' }, ferryItem]) })
    await runAt(noon + 1440 * minute)
    expect(await lastRunOf(source)).toMatchObject({ items: 2, added: 0, updated: 1, unchanged: 0 })
    expect((await article(crane)).title).toBe('Two more cranes')
    expect(await slugs()).toHaveLength(2)
  })

  it.each([
    [
      'its address',
      { ...craneItem, guid: 'other', link: 'http://www.harbour.example/crane/?utm_source=rss', title: 'C' },
    ],
    ['what it says', { ...craneItem, guid: 'other', link: 'https://harbour.example/archive/1' }],
  ])('that its feed calls otherwise is known by %s', async (_, renamed) => {
    await sourceWith('renamed', rss([craneItem, ferryItem]))
    await runAt(noon)
    await publish('renamed', { body: rss([renamed, ferryItem]) })
    await runAt(noon + 1440 * minute)
    expect(await slugs()).toEqual([ferry, crane])
    await publish('renamed', { body: rss([{ ...renamed, description: '<p>Corrected.</p>' }, ferryItem]) })
    await runAt(noon + 2880 * minute)
    expect(await slugs()).toEqual([ferry, crane])
    expect((await article(crane)).body.html).toBe('<p>Corrected.</p>')
  })

  it('with the address of another that is still there is an article of its own', async () => {
    await sourceWith('live', rss([craneItem, { ...ferryItem, link: craneItem.link as string }]))
    await runAt(noon)
    expect(await slugs()).toEqual([ferry, crane])
  })

  it('with the address of another that an editor has deleted goes on', async () => {
    const second = { ...ferryItem, link: craneItem.link as string }
    const source = await sourceWith('minutes', rss([craneItem, second]))
    await runAt(noon)
    await edit('DELETE', `/articles/${crane}`)
    await publish('minutes', { body: rss([craneItem, { ...second, title: 'The ferry is late' }]) })
    await runAt(noon + 1440 * minute)
    expect(await lastRunOf(source)).toMatchObject({ updated: 1, left: 0 })
    expect((await article(ferry)).title).toBe('The ferry is late')
  })

  it('without an address, of a feed without one, has its original in the feed', async () => {
    const { link: _, ...news } = craneItem
    const body = rss([news]).replace('<link>https://harbour.example/</link>', '')
    await sourceWith('nowhere', body)
    await runAt(noon)
    expect((await article(crane)).source?.url).toBe(addressOf('nowhere'))
  })

  it('that another source brought is left', async () => {
    await sourceWith('one', rss([craneItem]))
    const second = await sourceWith('another', rss([{ ...craneItem, guid: 'by another name' }, ferryItem]))
    await runAt(noon)
    expect(await slugs()).toEqual([ferry, crane])
    expect(await lastRunOf(second)).toMatchObject({ added: 1, left: 1 })
  })

  it('that another source brought is left, however that spells its address', async () => {
    await sourceWith('plain', rss([craneItem]))
    await runAt(noon)
    const link = 'http://www.harbour.example:80/crane/?utm_medium=feed#top'
    const second = await sourceWith('spelled', rss([{ ...craneItem, guid: 'by another name', link }]))
    await runAt(noon + minute)
    expect(await lastRunOf(second)).toMatchObject({ added: 0, left: 1 })
  })

  it('that this source brought as well goes on, though another has its original', async () => {
    const first = await sourceWith('first', rss([craneItem]))
    const second = await sourceWith('second', rss([{ ...craneItem, link: 'https://harbour.example/second' }]))
    await runAt(noon)
    await publish('second', { body: rss([{ ...craneItem, description: '<p>Moved.</p>' }]) })
    await runAt(noon + 1440 * minute)
    expect(await lastRunOf(first)).toMatchObject({ unchanged: 0, left: 0 })
    expect(await lastRunOf(second)).toMatchObject({ updated: 1, left: 0 })
  })

  it('without an address of its own is not another source’s, though that names the same page', async () => {
    const { link: _, ...news } = craneItem
    const bodyOf = (item: WrittenItem) => rss([item]).replace('harbour.example/<', 'harbour.example/news<')
    await sourceWith('page', bodyOf(news))
    await runAt(noon)
    const second = await sourceWith('column', rss([{ ...ferryItem, link: 'https://harbour.example/news' }]))
    await runAt(noon + minute)
    expect(await lastRunOf(second)).toMatchObject({ added: 1, left: 0 })
  })

  describe('of a source that was removed and is added anew, with another guid and another spelling of its address', () => {
    const renamed = { ...craneItem, guid: 'new', link: 'http://www.harbour.example/crane/?utm_source=rss' }

    async function addAnew(name: string, items: WrittenItem[], act: () => Promise<unknown> = async () => {}) {
      const source = await sourceWith(name, rss([craneItem, ferryItem]))
      await runAt(noon)
      await act()
      await edit('DELETE', `/sources/${source.id}`)
      const again = await sourceWith(name, rss(items))
      await runAt(noon + minute)
      return lastRunOf(again)
    }

    it('does not come back when an editor has deleted it', async () => {
      const act = () => edit('DELETE', `/articles/${crane}`)
      expect(await addAnew('deleted', [{ ...renamed, title: 'C' }, ferryItem], act)).toMatchObject({
        added: 0,
        left: 1,
      })
    })

    it('does not come back when its import was taken back', async () => {
      const act = async () => {
        const { imports } = await editJson<ImportList>('GET', '/imports')
        await editJson('DELETE', `/imports/${imports[0]?.name}`)
      }
      expect(await addAnew('returned', [renamed], act)).toMatchObject({ added: 0, left: 1 })
    })

    it('is the article that is there', async () => {
      expect(await addAnew('known', [{ ...renamed, description: '<p>Corrected.</p>' }, ferryItem])).toMatchObject({
        ...{ added: 0, updated: 1, unchanged: 1 },
      })
      expect((await article(crane)).body.html).toBe('<p>Corrected.</p>')
    })

    it('is another when the one that is there stands beside it', async () => {
      expect(await addAnew('beside', [craneItem, { ...renamed, date: ferryItem.date as string }])).toMatchObject({
        ...{ added: 1, updated: 0, unchanged: 1 },
      })
    })
  })

  it('of a programme whose page is that of all items comes, though an editor has deleted others', async () => {
    const items = ['1', '2', '3'].map((guid) => ({
      ...{ ...craneItem, guid, title: `Episode ${guid}`, link: 'https://harbour.example/podcast' },
    }))
    const source = await sourceWith('podcast', rss(items.slice(0, 2)))
    await runAt(noon)
    await edit('DELETE', '/articles/episode-1')
    await publish('podcast', { body: rss(items) })
    await runAt(noon + 1440 * minute)
    expect(await lastRunOf(source)).toMatchObject({ added: 1, updated: 0, left: 0 })
  })

  it('that an editor has edited, withdrawn or deleted is left', async () => {
    const third = { ...ferryItem, guid: 'third', title: 'Third', link: 'https://harbour.example/third' }
    const source = await sourceWith('editors', rss([craneItem, ferryItem, third]))
    await runAt(noon)
    await edit('DELETE', `/articles/${crane}`)
    await edit('DELETE', `/articles/${ferry}/publication`)
    await editJson('PATCH', '/articles/third', { body: { title: 'Ours' } })
    const changed = [craneItem, ferryItem, third].map((item) => ({ ...item, description: '<p>Another.</p>' }))
    await publish('editors', { body: rss(changed) })
    await runAt(noon + 1440 * minute)
    expect(await lastRunOf(source)).toMatchObject({ items: 3, left: 3, added: 0, updated: 0 })
    expect(await slugs()).toEqual(['third'])
    expect((await article('third')).title).toBe('Ours')
  })

  it('without an address of its own is not taken for another that an editor has deleted', async () => {
    const { link: _, ...news } = craneItem
    const { link: __, ...more } = ferryItem
    const bodyOf = (items: WrittenItem[]) => rss(items).replace('harbour.example/<', 'harbour.example/news<')
    const source = await sourceWith('addressless', bodyOf([news]))
    await runAt(noon)
    await edit('DELETE', `/articles/${crane}`)
    await publish('addressless', { body: bodyOf([news, more]) })
    await runAt(noon + 1440 * minute)
    expect(await lastRunOf(source)).toMatchObject({ items: 2, added: 1 })
    expect(await slugs()).toEqual([ferry])
  })

  it('without a date has that of its first day, however often it changes', async () => {
    const { date: _, ...undated } = craneItem
    await sourceWith('undated', rss([undated]))
    await runAt(noon)
    await publish('undated', { body: rss([{ ...undated, title: 'Two more cranes' }]) })
    await runAt(noon + 1440 * minute)
    expect(await article(crane)).toMatchObject({ title: 'Two more cranes', publishedAt: '2026-03-04T12:00:00.000Z' })
  })

  it('that is dated ahead is there already', async () => {
    await sourceWith('ahead', rss([{ ...craneItem, date: 'Fri, 01 Mar 2199 08:00:00 GMT' }]))
    await runAt(noon)
    expect((await article(crane)).publishedAt).toBe('2026-03-04T12:00:00.000Z')
  })
})

describe('a feed that moves', () => {
  it('for good is asked at its new address once that has answered, and its articles stay the same', async () => {
    const source = await sourceWith('old', rss([craneItem]))
    await runAt(noon)
    await publish('new', { body: rss([{ ...craneItem, title: 'Two more cranes' }]) })
    await publish('old', { status: 301, headers: { Location: addressOf('new') } })
    await runAt(noon + 1440 * minute)
    expect(await sourceOf(source)).toMatchObject({ url: addressOf('new'), updated: 1 })
    expect((await lastRunOf(source))?.detail).toBe(`It has moved to ${addressOf('new')}.`)
    expect(await slugs()).toEqual([crane])
  })

  it('for good is asked there from then on, though nothing has changed', async () => {
    const headers = { ETag: '"1"' }
    const source = await sourceWith('before', rss([craneItem]), headers)
    await runAt(noon)
    await publish('after', { body: rss([craneItem]), headers })
    await publish('before', { status: 301, headers: { Location: addressOf('after') } })
    await runAt(noon + 1440 * minute)
    expect(await lastRunOf(source)).toMatchObject({
      outcome: 'unchanged',
      detail: `It has moved to ${addressOf('after')}.`,
    })
    expect((await sourceOf(source)).url).toBe(addressOf('after'))
  })

  it('to where there is no feed, or not for good, stays', async () => {
    const source = await sourceWith('stays', rss([craneItem]))
    await publish('stays', { status: 308, headers: { Location: addressOf('hostile/page') } })
    await runAt(noon)
    expect(await sourceOf(source)).toMatchObject({ url: addressOf('stays'), status: { reason: 'not-a-feed' } })
    await publish('elsewhere', { body: rss([craneItem]) })
    await publish('stays', { status: 302, headers: { Location: addressOf('elsewhere') } })
    await runAt(noon + 15 * minute)
    expect(await sourceOf(source)).toMatchObject({ url: addressOf('stays'), added: 1 })
  })
})

describe('a source that cannot be read', () => {
  it.each<[string, TroubleReason]>([
    ['endless', 'too-large'],
    ['zip-bomb', 'too-large'],
    ['entity-bomb', 'entity-bomb'],
    ['late-entity-bomb', 'entity-bomb'],
    ['partial', 'http-status'],
    ['nothing', 'http-status'],
    ['page', 'not-a-feed'],
    ['noise', 'wrong-charset'],
    ['wrong-charset', 'wrong-charset'],
    ['lying-encoding', 'unreachable'],
    ['cut-off', 'unreachable'],
    ['hung-up', 'unreachable'],
    ['loop', 'too-many-redirects'],
    ['inside', 'address-refused'],
    ['broken', 'http-status'],
    ['busy', 'asked-too-often'],
    ['gone', 'gone'],
  ])('says why: %s', async (hostility, reason) => {
    const address = `hostile/${hostility}?${crypto.randomUUID()}`
    const source = await sourceWith('fine', rss([craneItem]))
    await env.DB.prepare('UPDATE sources SET url = ?').bind(addressOf(address)).run()
    await runAt(noon)
    const { status, added } = await sourceOf(source)
    expect({ ...status, added }).toMatchObject({ reason, failures: 1, succeededAt: null, added: 0 })
    expect(status.state).toBe(reason === 'gone' ? 'gone' : 'failing')
    expect(await lastRunOf(source)).toMatchObject({ outcome: reason })
  })

  it('is asked after a while that doubles, and at once when all is well again', async () => {
    const source = await sourceWith('ill', rss([craneItem]))
    await publish('ill', { status: 500 })
    let at = noon
    const pauses: number[] = []
    for (let failure = 0; failure < 9; failure++) {
      await runAt(at)
      const next = Date.parse((await sourceOf(source)).status.nextCheckAt ?? '')
      pauses.push((next - at) / minute)
      at = next
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
    expect((await sourceOf(source)).status).toMatchObject({ failures: 9, detail: 'It was 500.' })
    await publish('ill', { body: rss([craneItem]) })
    await runAt(at)
    expect((await sourceOf(source)).status).toMatchObject({ state: 'fine', failures: 0, reason: null, detail: null })
  })

  it('is waited for as long as it asks', async () => {
    const source = await sourceWith('wait', rss([craneItem]))
    await publish('wait', { status: 503, headers: { 'Retry-After': '7200' } })
    await runAt(noon)
    expect((await sourceOf(source)).status.nextCheckAt).toBe('2026-03-04T14:00:00.000Z')
  })

  it('is waited for though items of it wait', async () => {
    const words = `<p>${'The council talked of the harbour. '.repeat(150)}</p>`
    const body = rss([craneItem, ferryItem].map((item) => ({ ...item, description: words })))
    const source = await sourceWith('both', body, { 'Retry-After': '90000' })
    await runAt(noon)
    expect((await sourceOf(source)).status).toMatchObject({ unread: 1, nextCheckAt: '2026-03-05T13:00:00.000Z' })
  })

  it('that is gone is not asked any more, until an editor wants it', async () => {
    const source = await sourceWith('gone', rss([craneItem]))
    await publish('gone', { status: 410 })
    await runAt(noon)
    expect((await sourceOf(source)).status).toMatchObject({ state: 'gone', nextCheckAt: null })
    await runAt(noon + 100_000 * minute)
    expect(await askedAt('gone')).toHaveLength(1)
    await publish('gone', { body: rss([craneItem]) })
    await editJson('POST', `/sources/${source.id}/check`)
    expect((await sourceOf(source)).status).toMatchObject({ state: 'fine', reason: null })
  })

  it('touches no other, not even when it breaks something of ours', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const ill = await sourceWith('breaks', rss([craneItem]))
    const well = await sourceWith('well', rss([ferryItem]))
    await env.DB.prepare(`UPDATE sources SET tag_map = 'null' WHERE id = ?`).bind(ill.id).run()
    await publish('breaks', { body: rss([{ ...craneItem, more: '<category>Trade</category>' }]) })
    await runAt(noon)
    expect(await slugs()).toEqual([ferry])
    expect((await sourceOf(well)).status.state).toBe('fine')
    expect(await lastRunOf(ill)).toMatchObject({ outcome: 'broken-here' })
    expect(log).toHaveBeenCalledTimes(1)
    log.mockRestore()
  })
})

describe('two runs at once', () => {
  it('check each source once', async () => {
    const sources = await Promise.all(
      Array.from({ length: 4 }, (_, at) => {
        const item = { ...craneItem, guid: `${at}`, title: `Crane ${at}`, link: `https://harbour.example/${at}` }
        return sourceWith(`twice-${at}`, rss([item]))
      }),
    )
    await Promise.all([runAt(noon), runAt(noon)])
    expect(await slugs()).toHaveLength(4)
    for (const at of sources.keys()) expect(await askedAt(`twice-${at}`)).toHaveLength(2)
  })

  it('leave what a check found that was given up meanwhile', async () => {
    const source = await sourceWith('changed', rss([craneItem]))
    await env.DB.prepare(
      `CREATE TRIGGER editor AFTER INSERT ON articles BEGIN UPDATE sources SET lease = 'another', category = 'Transport'; END`,
    ).run()
    await runAt(noon)
    await env.DB.prepare('DROP TRIGGER editor').run()
    expect(await sourceOf(source)).toMatchObject({ category: 'Transport', added: 0, status: { checkedAt: null } })
    await runAt(noon + 5 * minute)
    expect(await sourceOf(source)).toMatchObject({ added: 0, updated: 1, status: { state: 'fine' } })
    expect(await slugs()).toEqual([crane])
  })
})
