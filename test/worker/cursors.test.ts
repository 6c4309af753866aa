import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ArticleInput, ArticleList } from '../../worker/contract.ts'
import { slugFromText } from '../../worker/domain/slug.ts'
import { editJson } from '../support/editor.ts'
import { saveAt, today } from '../support/newsroom.ts'
import { ask, askJson } from '../support/site.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** Few minutes for many articles: ties are the rule. Those below zero are still to come when the walk begins. */
const minute = fc.integer({ min: -3, max: 4 })

/** What happens between two pages. `which` chooses among the articles that are meant. */
interface Change {
  kind: 'add' | 're-date' | 'rename' | 'hide' | 'remove' | 'return' | 'succeed' | 'turmoil'
  which: number
  minute: number
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(
    ...(['re-date', 're-date', 're-date', 're-date', 'add', 'remove', 'return'] as const),
    ...(['rename', 'hide', 'succeed', 'turmoil'] as const),
  ),
  which: fc.nat({ max: 99 }),
  minute,
})

/** A story that somebody reads. */
interface Reading {
  minutes: number[]
  sort: 'newest' | 'oldest'
  limit: number
  span: [since: number, until: number]
  pages: number
  changes: Change[][]
}

const reading: fc.Arbitrary<Reading> = fc.record({
  minutes: fc.array(minute, { minLength: 1, maxLength: 12 }),
  sort: fc.constantFrom('newest', 'oldest'),
  limit: fc.integer({ min: 1, max: 4 }),
  /** The minutes that the question spans, the last of them as its end. */
  span: fc.constantFrom<Reading['span']>([99, -99], [99, -99], [3, -99], [3, 0]),
  /** Pages after which the reader turns back. */
  pages: fc.integer({ min: 1, max: 6 }),
  /** What happens after each page. */
  changes: fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 12 }),
})

/** A story of articles a minute apart, read one a page, of which something becomes after the first page. */
function afterFirstPage(articles: number, ...changes: Partial<Change>[]): [Reading] {
  const minutes = Array.from({ length: articles }, (_, minute) => minute)
  const whole = changes.map((change) => ({ kind: 'add' as const, which: 0, minute: 0, ...change }))
  return [{ minutes, sort: 'newest', limit: 1, span: [99, -99], pages: 9, changes: [whole] }]
}

const tales: Record<string, [Reading]> = {
  'what was left of the list goes, so that the next page is empty': afterFirstPage(2, { kind: 'remove', which: 1 }),
  'all that was not read moves to where it was read already': afterFirstPage(
    4,
    ...[1, 2, 3].map((which) => ({ kind: 're-date' as const, which, minute: 0 })),
  ),
  'what was read moves to where it was not read, under another address': afterFirstPage(
    3,
    { kind: 're-date', which: 0, minute: 2 },
    { kind: 'rename', which: 0 },
  ),
  'what was read is removed, and comes back further down': afterFirstPage(
    3,
    { kind: 'remove', which: 0 },
    { kind: 'return', which: 0, minute: 2 },
  ),
  'what was read is removed, and another takes its address': afterFirstPage(
    3,
    { kind: 'remove', which: 0 },
    { kind: 'rename', which: 1 },
  ),
}

let rooms = 0

interface Story {
  title: string
  slug: string
  publishedAt: number
  hidden: boolean
  present: boolean
}

/** The articles of one story, in a category of their own. Each is known by its title, whatever becomes of its address. */
class Room {
  readonly #number = ++rooms
  readonly category = `room-${this.#number}`
  /** A day of its own: no other room's articles take places there. */
  readonly opensAt = today - this.#number * dayMs
  #articles = new Map<string, Story>()
  /** Those that every page that was read could have shown. Only of these a walk owes an account. */
  readonly steady = new Set<string>()
  #titles = 0
  #slugs = 0

  async open(minutes: number[]) {
    const articles = minutes.map((minute) => this.#new(minute))
    await this.#save(...articles)
    for (const { title } of articles) this.steady.add(title)
  }

  /** Who answers now, when a page is about to be read. */
  look([since, until]: Reading['span']): string[] {
    const answering = [...this.#articles.values()].filter(
      ({ present, hidden, publishedAt }) =>
        present &&
        !hidden &&
        publishedAt <= Date.now() &&
        publishedAt >= this.timeOf(since) &&
        publishedAt < this.timeOf(until),
    )
    const titles = answering.map(({ title }) => title)
    for (const title of this.steady) if (!titles.includes(title)) this.steady.delete(title)
    return titles
  }

  async apply({ kind, which, minute }: Change): Promise<void> {
    if (kind === 'add') return this.#save(this.#new(minute))
    if (kind === 'turmoil') return leaveElsewhere(60)
    const present = kind !== 'return' && kind !== 'succeed'
    const meant = [...this.#articles.values()].filter((article) => article.present === present)
    const article = meant[which % meant.length]
    if (!article) return
    if (kind === 're-date') return this.#save({ ...article, publishedAt: this.timeOf(minute) })
    if (kind === 'rename') {
      const gone = [...this.#articles.values()].find((other) => !other.present)
      // Whoever had the address will not come back to it.
      if (gone && which % 2) this.#articles.delete(gone.title)
      return this.#save({ ...article, slug: gone && which % 2 ? gone.slug : this.#slug() })
    }
    if (kind === 'hide') return this.#save({ ...article, hidden: !article.hidden })
    if (kind === 'return') return this.#save({ ...article, publishedAt: this.timeOf(minute), present: true })
    if (kind === 'succeed') {
      this.#articles.delete(article.title)
      return this.#save({ ...this.#new(minute), slug: article.slug })
    }
    this.#articles.set(article.title, { ...article, present: false })
    await env.DB.batch([
      env.DB.prepare('DELETE FROM timeline WHERE rowid = (SELECT position FROM articles WHERE slug = ?)').bind(
        article.slug,
      ),
      env.DB.prepare('DELETE FROM articles WHERE slug = ?').bind(article.slug),
    ])
  }

  #new(minute: number): Story {
    const title = `${this.category}: ${++this.#titles}`
    return { title, slug: this.#slug(), publishedAt: this.timeOf(minute), hidden: false, present: true }
  }

  async #save(...articles: Story[]) {
    for (const article of articles) this.#articles.set(article.title, article)
    const inputs = articles.map(({ title, slug, publishedAt, hidden }) => ({
      ...{ title, slug, category: this.category, tags: hidden ? ['hidden'] : [] },
      publishedAt: new Date(publishedAt).toISOString(),
      origin: { source: 'newsroom.example', guid: title },
    }))
    const { decisions } = await saveAt(Date.now(), ...inputs)
    expect(decisions.map((decision) => decision.outcome)).not.toContain('refused')
  }

  timeOf(minute: number): number {
    return this.opensAt - minute * minuteMs
  }

  #slug() {
    return `${this.category}-${++this.#slugs}`
  }
}

/** Many articles leave their places, none of them in any room. */
async function leaveElsewhere(number: number) {
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO departures (number, slug, position, at) SELECT departures + 1 + value, 'elsewhere-' || (departures + value), 1, ?2
        FROM last_write, json_each(?1)`,
    ).bind(JSON.stringify(Array.from({ length: number }, (_, index) => index)), today),
    env.DB.prepare('UPDATE last_write SET departures = departures + ?').bind(number),
  ])
}

function titlesOf({ articles }: ArticleList): string[] {
  return articles.map((card) => card.title)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(today)
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a walk', () => {
  it('meets each article once, there and back, while others and they themselves are added, removed, renamed and re-dated', async () => {
    await fc.assert(
      fc.asyncProperty(reading, async ({ minutes, sort, limit, span, pages, changes }) => {
        const room = new Room()
        vi.setSystemTime(room.opensAt)
        await room.open(minutes)
        const left = [...changes]
        const [since, until] = span.map((minute) => new Date(room.timeOf(minute)).toISOString())
        const query = `category=${room.category}&none=hidden&sort=${sort}&limit=${limit}&since=${since}&until=${until}`
        const page = async (cursor: string | null) => {
          const answering = room.look(span)
          const found = await askJson<ArticleList>(`/api/v1/articles?${query}${cursor ? `&cursor=${cursor}` : ''}`)
          expect(found.articles.length).toBeLessThanOrEqual(limit)
          expect(answering).toEqual(expect.arrayContaining(titlesOf(found)))
          for (const next of left.shift() ?? []) await room.apply(next)
          vi.setSystemTime(Date.now() + minuteMs / 2)
          return found
        }
        /** The pages from one on, in a direction, at most so many. */
        const walk = async (from: ArticleList, way: 'next' | 'prev', most = 100) => {
          const read = [from]
          for (let last = from; last[way] && read.length < most; read.push(last)) last = await page(last[way])
          expect(read.length).toBeLessThan(100)
          return way === 'prev' ? read.toReversed() : read
        }

        const out = await walk(await page(null), 'next', pages)
        const back = await walk(out.at(-1) as ArticleList, 'prev')
        const forth = await walk(back[0] as ArticleList, 'next')

        for (const leg of [out, back, forth]) expect(leg.flatMap(titlesOf)).toEqual([...new Set(leg.flatMap(titlesOf))])
        const steadyIn = (leg: ArticleList[]) => leg.flatMap(titlesOf).filter((title) => room.steady.has(title))
        expect(steadyIn(back)).toEqual(steadyIn(out))
        expect(steadyIn(forth).slice(0, steadyIn(back).length)).toEqual(steadyIn(back))
        expect(new Set(steadyIn(forth))).toEqual(room.steady)
      }),
      { numRuns: 40, seed: 20_261_127, examples: Object.values(tales) },
    )
  }, 280_000)
})

/** Published so many minutes before it became today. */
function article(title: string, minute: number, more: Partial<ArticleInput> = {}): ArticleInput {
  const publishedAt = new Date(today - minute * minuteMs).toISOString()
  return { title, slug: slugFromText(title), category: 'General', tags: ['Harbour'], publishedAt, ...more }
}

/** The articles that an answer names, whatever it is written in, and where it says that the next page is. */
async function read(address: string) {
  const response = await ask(address)
  expect(response.status).toBe(200)
  const text = await response.text()
  const link =
    /<([^>]*)>; rel="next"/.exec(response.headers.get('Link') ?? '') ?? /rel="next" href="([^"]*)"/.exec(text)
  const next = link?.[1] && new URL(link[1].replaceAll('&amp;', '&'))
  const titles = [...text.matchAll(/Piece \d+/g)].map(([title]) => title)
  return { text, titles: [...new Set(titles)], next: next && next.pathname + next.search }
}

async function readOn(from: string | undefined): Promise<string[][]> {
  if (!from) return []
  const { titles, next } = await read(from)
  return [titles, ...(await readOn(next))]
}

describe('the next pages of a list', () => {
  const pieces = (...numbers: number[]) => numbers.map((number) => `Piece ${number}`)

  beforeEach(async () => {
    await saveAt(today, ...pieces(0, 1, 2, 3, 4, 5, 6).map((title, minute) => article(title, minute)))
  })

  it.each([
    ['our JSON', '/api/v1/articles?limit=2'],
    ['JSON Feed', '/api/v1/articles.jsonfeed?limit=2'],
    ['RSS', '/api/v1/articles.rss?all=harbour&limit=2'],
    ['Atom', '/api/v1/articles.atom?none=ferry&limit=2'],
    ['Markdown', '/api/v1/articles.md?q=piece&limit=2'],
    ['the feed of a tag', '/tags/harbour/feed.rss?limit=2'],
    ['the feed of the site', '/feed.atom?limit=2'],
  ])('stay as they were when articles are re-dated, and take in what is new: %s', async (_, address) => {
    const first = await read(address)
    expect(first.titles).toEqual(pieces(0, 1))
    await saveAt(
      today,
      ...[article('Piece 0', 4.5), article('Piece 6', 0.5), article('Piece 2', 5.5), article('Piece 7', 3.5)],
    )
    expect(await readOn(first.next)).toEqual([pieces(2, 3), pieces(7, 4), pieces(5, 6)])
    expect((await read(address)).titles).toEqual(pieces(6, 1))
  })

  it('bring the bodies of re-dated articles along', async () => {
    const first = await read('/api/v1/articles.rss?limit=6')
    await saveAt(today, article('Piece 6', 0.5, { body: { text: 'It is about the ferry now.' } }))
    expect((await read(first.next ?? '')).text).toContain('It is about the ferry now.')
  })

  it('lead back to what was there', async () => {
    const first = await askJson<ArticleList>('/api/v1/articles?limit=3')
    await saveAt(today, article('Piece 0', 5.5), article('Piece 4', -1), article('Piece 5', 0.5))
    const second = await askJson<ArticleList>(`/api/v1/articles?limit=3&cursor=${first.next}`)
    const back = await askJson<ArticleList>(`/api/v1/articles?limit=3&cursor=${second.prev}`)
    // One of them is still to come now, and so in none.
    expect([first, second, back].map(titlesOf)).toEqual([pieces(0, 1, 2), pieces(3, 5, 6), pieces(0, 1, 2)])
    expect(second.next).toBeNull()
    expect(back.prev).toBeNull()
    expect(back.next).toBe(first.next)
  })

  it('leave out what is not wanted by the address that it had', async () => {
    const origin = { source: 'newsroom.example', guid: '5' }
    await saveAt(today, article('Piece 8', 5.2, { origin }))
    const query = '/api/v1/articles?exclude=piece-8,piece-4&limit=3'
    const first = await askJson<ArticleList>(query)
    await saveAt(today, article('Piece 8', 0.5, { origin, slug: 'another' }), article('Piece 4', 1.5))
    const second = await askJson<ArticleList>(`${query}&cursor=${first.next}`)
    expect([first, second].map(titlesOf)).toEqual([pieces(0, 1, 2), pieces(3, 5, 6)])
  })

  it('have room for what is put where a re-dated article was', async () => {
    const first = await askJson<ArticleList>('/api/v1/articles?limit=3')
    await saveAt(today, article('Piece 3', 0.5), article('Piece 7', 3))
    const pages = await readOn(`/api/v1/articles?limit=1&cursor=${first.next}`)
    expect(pages.flat().toSorted()).toEqual(pieces(3, 4, 5, 6, 7))
  })

  it('show an article once that an editor withdraws, moves and publishes on another day', async () => {
    const first = await read('/api/v1/articles?limit=2')
    await editJson('DELETE', '/articles/piece-1/publication')
    await editJson('PATCH', '/articles/piece-1', { body: { slug: 'moved' } })
    await editJson('PUT', '/articles/moved/publication', {
      body: { publishedAt: new Date(today - 4.5 * minuteMs).toISOString() },
    })
    expect((await readOn(first.next)).flat()).toEqual(pieces(2, 3, 4, 5, 6))
  })

  it('say nothing of departures on a site that had none, and begin with the last otherwise', async () => {
    const plain = await askJson<ArticleList>('/api/v1/articles?limit=2')
    expect(plain.next).toMatch(/^o[0-9a-z]+$/)
    await saveAt(today, article('Piece 6', 0.5), article('Piece 5', 0.6))
    const later = await askJson<ArticleList>('/api/v1/articles?limit=2')
    expect(later.next).toMatch(/^o[0-9a-z]+-2$/)
    const then = await askJson<ArticleList>(`/api/v1/articles?limit=2&cursor=${plain.next}`)
    expect([then.next, then.prev]).toEqual([expect.stringMatching(/^o\w+$/), expect.stringMatching(/^n\w+$/)])
  })

  it('are in the present order after a week', async () => {
    const first = await askJson<ArticleList>('/api/v1/articles?limit=2')
    const next = () => askJson<ArticleList>(`/api/v1/articles?limit=9&cursor=${first.next}`)
    await saveAt(today, article('Piece 6', 0.5), article('Piece 2', 5.5))
    await saveAt(today + 7 * dayMs, article('Piece 3', 4.5))
    expect(titlesOf(await next())).toEqual(pieces(2, 3, 4, 5, 6))
    await saveAt(today + 7 * dayMs + 1, article('Piece 3', 4.6))
    expect(titlesOf(await next())).toEqual(pieces(3, 4, 5, 2))
  })
})

it.each([
  ['the front page', '/'],
  ['a category', '/categories/general'],
  ['a tag', '/tags/harbour'],
  ['search', '/search?all=harbour'],
])('readers who go on from %s meet each article once while articles are re-dated', async (_, address) => {
  const all = Array.from({ length: 40 }, (_, minute) => `Piece ${minute}`)
  await saveAt(today, ...all.map((title, minute) => article(title, minute)))
  const first = await read(address)
  await saveAt(today, article('Piece 1', 30.5), article('Piece 35', 0.5), article('Piece 20', 1.5))
  const rest = (await readOn(first.next)).flat()
  // The front page shows a few more of a category beside its newest.
  expect(rest).toEqual(all.slice(-rest.length))
  expect(new Set([...first.titles, ...rest])).toEqual(new Set(all))
  expect(rest.length).toBeGreaterThan(25)
})
