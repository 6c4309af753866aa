import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { everything } from '../../worker/domain/question.ts'
import { listCards, newsroom, save, saveAt, today } from '../support/newsroom.ts'

const { harbour, library, ferry } = newsroom
const all = { above: -1, below: Number.MAX_SAFE_INTEGER, direction: 'down', limit: 100 } as const

async function slugs(question = everything) {
  return (await listCards(question, all)).map((card) => card.slug)
}

async function counts(table: 'tags' | 'categories') {
  const { results } = await env.DB.prepare(`SELECT slug, article_count FROM ${table} ORDER BY slug`).all<{
    slug: string
    article_count: number
  }>()
  return Object.fromEntries(results.map((row) => [row.slug, row.article_count]))
}

async function rowCounts() {
  const tables = ['articles', 'timeline', 'tags', 'categories']
  const found = await env.DB.batch<{ n: number }>(
    tables.map((table) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`)),
  )
  return Object.fromEntries(found.map(({ results }, index) => [tables[index], results[0]?.n]))
}

describe('saving articles', () => {
  it('adds new ones and lists them newest first', async () => {
    const { decisions } = await save(harbour, library, ferry)
    expect(decisions.map((decision) => decision.outcome)).toEqual(['added', 'added', 'added'])
    expect(await slugs()).toEqual(['ferry-returns', 'library-sundays', 'harbour-crane'])
  })

  it('changes nothing when the same is saved again', async () => {
    await save(harbour, library)
    const before = await rowCounts()
    const { decisions, touched } = await save(harbour, library)
    expect(decisions.map((decision) => decision.outcome)).toEqual(['unchanged', 'unchanged'])
    expect(touched).toEqual({ articles: [], categories: [], tags: [], navigation: false, synonyms: false })
    expect(await rowCounts()).toEqual(before)
  })

  it('remembers which article is paid for, and when it no longer is', async () => {
    const sponsored = async () => (await listCards(everything, all)).map((card) => card.sponsored)
    await save(harbour, { ...ferry, sponsored: true })
    expect(await sponsored()).toEqual([true, false])
    const { decisions } = await save(harbour, ferry)
    expect(decisions.map((decision) => decision.outcome)).toEqual(['unchanged', 'updated'])
    expect(await sponsored()).toEqual([false, false])
  })

  it('keeps the counts of tags and categories through additions and changes', async () => {
    await save(harbour, library, ferry)
    expect(await counts('tags')).toEqual({ harbour: 2, trade: 1, council: 2, library: 1, islands: 1 })
    expect(await counts('categories')).toEqual({ general: 2, transport: 1 })
    await save({ ...harbour, category: 'Transport', tags: ['Harbour', 'Cranes'] })
    expect(await counts('tags')).toEqual({ harbour: 2, trade: 0, council: 1, library: 1, islands: 1, cranes: 1 })
    expect(await counts('categories')).toEqual({ general: 1, transport: 2 })
  })

  it('finds an article under its new tags and no longer under its old ones', async () => {
    await save(harbour)
    await save({ ...harbour, tags: ['Cranes'] })
    expect(await slugs({ ...everything, all: ['trade'] })).toEqual([])
    expect(await slugs({ ...everything, all: ['cranes'] })).toEqual(['harbour-crane'])
  })

  it('keeps what every script writes, wherever it stands', async () => {
    const name = 'The minister’s “plan” in Malmö 😀 計画 ไทย'
    await save({ ...harbour, title: name, summary: name, author: name, category: name, tags: [name] })
    const [card] = await listCards(everything, all)
    expect(card).toMatchObject({ title: name, summary: name, author: name, category: { name }, tags: [{ name }] })
    for (const q of ['minister’s plan', '計画', 'ไทย']) {
      expect(await slugs({ ...everything, words: [{ text: q, prefix: false }] }), q).toEqual(['harbour-crane'])
    }
  })

  it('moves a re-dated article on the timeline and leaves nothing at its old place', async () => {
    await save(harbour, library)
    await save({ ...harbour, publishedAt: '2026-04-01T08:00:00Z' })
    expect(await slugs()).toEqual(['harbour-crane', 'library-sundays'])
    expect(await rowCounts()).toMatchObject({ articles: 2, timeline: 2 })
  })

  it('gives two thousand five hundred articles of one millisecond a place each, in order', async () => {
    const many = Array.from({ length: 2500 }, (_, index) => ({
      title: `Notice ${index}`,
      slug: `notice-${index}`,
      publishedAt: '2026-03-01T00:00:00Z',
    }))
    await save(...many)
    const cards = await listCards(everything, { ...all, limit: 3000 })
    expect(cards.map((card) => card.slug)).toEqual(many.map((one) => one.slug).toReversed())
    expect(new Set(cards.map((card) => card.position)).size).toBe(2500)
    expect(cards[0]?.position).toBe(Date.UTC(2026, 2, 1) * 1000 + 2499)
  })

  it('knows an imported article by its source and guid, whatever its title becomes', async () => {
    const origin = { source: 'harbour.example', guid: '1' }
    const { slug, ...wire } = harbour
    await save({ ...wire, origin })
    const { decisions } = await save({ ...wire, title: 'A third crane', origin })
    expect(decisions).toMatchObject([{ outcome: 'updated', slug: 'the-harbour-gets-a-second-crane' }])
    const cards = await listCards(everything, all)
    expect(cards.map((card) => card.title)).toEqual(['A third crane'])
    expect(slug).toBe('harbour-crane')
  })

  it('gives the same title from two sources two slugs, the same ones every time', async () => {
    const one = {
      title: 'Weekly notes',
      publishedAt: '2026-03-01T00:00:00Z',
      origin: { source: 'a.example', guid: '1' },
    }
    const other = { ...one, origin: { source: 'b.example', guid: '1' } }
    const first = await save(one, other)
    const again = await save(other, one)
    expect(first.decisions.map((decision) => decision.slug)[0]).toBe('weekly-notes')
    expect(first.decisions.map((decision) => decision.slug)[1]).toMatch(/^weekly-notes-[0-9a-z]+$/)
    expect(again.decisions.map((decision) => decision.slug)).toEqual(
      first.decisions.map((decision) => decision.slug).toReversed(),
    )
    expect(again.decisions.map((decision) => decision.outcome)).toEqual(['unchanged', 'unchanged'])
  })

  it('refuses a wished slug that is another source’s, and keeps the rest of the request', async () => {
    await save(harbour)
    const { decisions } = await save(
      { ...harbour, title: 'Usurper', origin: { source: 'x.example', guid: '9' } },
      library,
    )
    expect(decisions).toMatchObject([
      { outcome: 'refused', reason: 'slug-taken', slug: 'harbour-crane' },
      { outcome: 'added', slug: 'library-sundays' },
    ])
    const cards = await listCards(everything, all)
    expect(cards.map((card) => card.title)).toEqual([library.title, harbour.title])
  })

  it('takes the last of several spellings of one article in a request', async () => {
    const { decisions } = await save({ ...harbour, title: 'First spelling' }, { ...harbour, title: 'Last spelling' })
    expect(decisions.map((decision) => decision.outcome)).toEqual(['unchanged', 'added'])
    const again = await save({ ...harbour, title: 'First spelling' }, { ...harbour, title: 'Last spelling' })
    expect(again.decisions.map((decision) => decision.outcome)).toEqual(['unchanged', 'unchanged'])
    expect((await listCards(everything, all)).map((card) => card.title)).toEqual(['Last spelling'])
  })

  it('tells what a change touched, before and after', async () => {
    await save(harbour)
    const { touched } = await save({ ...harbour, category: 'Transport', tags: ['Cranes'] })
    expect(touched.articles).toHaveLength(1)
    expect(touched.categories.toSorted()).toEqual(['general', 'transport'])
    expect(touched.tags.toSorted()).toEqual(['council', 'cranes', 'harbour', 'trade'])
  })

  it('does not count an article that is still scheduled', async () => {
    await saveAt(today, { ...harbour, publishedAt: '2026-12-24T08:00:00Z' })
    expect(await counts('categories')).toEqual({ general: 0 })
    expect(await counts('tags')).toEqual({ council: 0, harbour: 0, trade: 0 })
  })

  it('leaves nothing of a request behind when one of its statements fails', async () => {
    await save(harbour)
    const before = await rowCounts()
    await env.DB.prepare(
      `CREATE TRIGGER no_ferry BEFORE INSERT ON articles WHEN new.slug = 'ferry-returns' BEGIN SELECT raise(ABORT, 'no'); END`,
    ).run()
    await expect(save(library, ferry, { ...harbour, tags: ['Cranes'] })).rejects.toThrow('no')
    await env.DB.prepare('DROP TRIGGER no_ferry').run()
    expect(await rowCounts()).toEqual(before)
    expect(await slugs({ ...everything, all: ['trade'] })).toEqual(['harbour-crane'])
  })

  it('keeps every article of writers that work at once', async () => {
    const notices = (writer: string) =>
      Array.from({ length: 40 }, (_, index) => ({
        title: `Notice ${writer} ${index}`,
        publishedAt: '2026-03-01T00:00:00Z',
        tags: ['Notice'],
      }))
    await Promise.all(['a', 'b', 'c'].map((writer) => save(...notices(writer))))
    expect(await rowCounts()).toMatchObject({ articles: 120, timeline: 120 })
    expect(await counts('tags')).toEqual({ notice: 120 })
  })
})
