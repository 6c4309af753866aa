import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Article, ArticleInput, ImportReport } from '../../worker/contract.ts'
import { openDatabase } from '../../worker/database/open.ts'
import { saveArticles } from '../../worker/database/save-articles.ts'
import { candidateFromInput } from '../../worker/domain/candidate.ts'
import { auditOf, edit, editJson, readersSee, write } from '../support/editor.ts'
import { ada, newsroom } from '../support/newsroom.ts'
import { askJson, importArticles } from '../support/site.ts'

const noon = Date.UTC(2026, 5, 1, 12)
const { harbour, ferry } = newsroom
/** The same from a feed, which knows it by a name of its own. */
const fed = { ...harbour, origin: { source: 'harbour.example', guid: '1' } }
const { slug: _, ...unslugged } = fed

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(noon)
})

afterEach(() => {
  vi.useRealTimers()
})

async function outcomeOf(article: object): Promise<unknown> {
  const report: ImportReport = await importArticles(article)
  const { line, ...outcome } = report.outcomes[0] as ImportReport['outcomes'][number]
  expect(report.left).toBe(outcome.outcome === 'left' ? 1 : 0)
  return outcome
}

const left = (reason: string, slug = 'harbour-crane') => ({ outcome: 'left', reason, slug })

describe.each([
  ['by its slug', harbour],
  ['by its origin', fed],
])('an import of an article known %s', (_name, article) => {
  beforeEach(() => importArticles(article))

  it('leaves what an editor has edited', async () => {
    await editJson('PATCH', '/articles/harbour-crane', { body: { title: 'As Ada has it' } })
    expect(await outcomeOf(article)).toEqual(left('edited'))
    expect(await outcomeOf({ ...article, title: 'As the feed has it now' })).toEqual(left('edited'))
    expect((await askJson<Article>('/api/v1/articles/harbour-crane')).title).toBe('As Ada has it')
  })

  it('leaves it under another slug, too, and adds nothing', async () => {
    await editJson('PATCH', '/articles/harbour-crane', { body: { slug: 'crane' } })
    expect(await outcomeOf(article)).toEqual(left('edited', 'crane'))
    expect(await readersSee('crane')).toEqual([200, 200, 200])
    expect(await readersSee('harbour-crane')).toEqual([301, 301, 301])
  })

  it('does not bring back what was withdrawn', async () => {
    await editJson('DELETE', '/articles/harbour-crane/publication')
    expect(await outcomeOf(article)).toEqual(left('withdrawn'))
    expect(await readersSee('harbour-crane')).toEqual([410, 410, 410])
  })

  it('does not bring back what was deleted', async () => {
    await edit('DELETE', '/articles/harbour-crane')
    expect(await outcomeOf(article)).toEqual(left('deleted'))
    expect(await readersSee('harbour-crane')).toEqual([410, 410, 410])
  })

  it('goes on with the others', async () => {
    await edit('DELETE', '/articles/harbour-crane')
    const { added, left: untouched } = await importArticles(article, ferry)
    expect([added, untouched]).toEqual([1, 1])
  })
})

/** The same original, as other feeds spell it. */
const spellings = [
  'http://harbour.example/minutes',
  'https://www.harbour.example/minutes/',
  'HTTPS://Harbour.Example:443/minutes',
  'https://harbour.example/minutes?utm_source=rss&fbclid=1#top',
]

describe.each(spellings)('what an editor has decided about is known under another guid at %s', (url) => {
  const crane = 'the-harbour-gets-a-second-crane'
  const renamed = { ...unslugged, origin: { source: 'other.example', guid: 'new' }, source: { url } }

  beforeEach(() => importArticles(unslugged))

  it.each<[string, () => Promise<unknown>]>([
    ['deleted', () => edit('DELETE', `/articles/${crane}`)],
    ['withdrawn', () => editJson('DELETE', `/articles/${crane}/publication`)],
    ['edited', () => editJson('PATCH', `/articles/${crane}`, { body: { title: 'As Ada has it' } })],
    // An editor names a better source: the feed has the old one still.
    [
      'edited',
      () => editJson('PATCH', `/articles/${crane}`, { body: { source: { url: 'https://council.example/' } } }),
    ],
  ])('when it was %s', async (because, act) => {
    await act()
    expect(await outcomeOf({ ...renamed, title: 'Another headline' })).toEqual(left(because, crane))
  })
})

describe('what is known by another guid of its source', () => {
  const slug = 'the-harbour-gets-a-second-crane'
  const renamed = { ...unslugged, origin: { ...fed.origin, guid: '2' }, source: { url: spellings[0] } }

  beforeEach(() => importArticles(unslugged))

  it.each([
    ['is called the same', { publishedAt: '2026-04-01' }],
    ['is dated the same', { title: 'A second crane' }],
  ])('by its original, when it %s', async (_, change) => {
    expect(await outcomeOf({ ...renamed, ...change })).toEqual({ outcome: 'updated', slug })
    expect(await outcomeOf({ ...renamed, ...change })).toEqual({ outcome: 'unchanged', slug })
    expect(await askJson<Article>(`/api/v1/articles/${slug}`)).toMatchObject({ source: { url: spellings[0] } })
  })

  it.each([
    ['by another guid of another source', { origin: { source: 'other.example', guid: '2' } }],
    ['by a page that tells of one thing after another', { title: 'Ferries', publishedAt: '2026-04-01' }],
    ['by an address that is not its own', { origin: { ...fed.origin, guid: '2', address: null } }],
    ['by the address of a whole site', { source: { url: 'https://harbour.example/' } }],
  ])('is not known %s', async (_, change) => {
    expect(await outcomeOf({ ...renamed, ...change })).toMatchObject({ outcome: 'added' })
  })

  it('is not known by the original of what is handed in beside it', async () => {
    const { added, unchanged } = await importArticles(unslugged, renamed)
    expect([added, unchanged]).toEqual([1, 1])
  })

  it('is one only, of two that could be it', async () => {
    const { added, updated } = await importArticles(renamed, { ...renamed, origin: { ...fed.origin, guid: '3' } })
    expect([added, updated]).toEqual([1, 1])
  })

  it('becomes again what it was when the import is taken back', async () => {
    const { import: name } = await importArticles({ ...renamed, summary: 'New' })
    await editJson('DELETE', `/imports/${name}`)
    expect(await outcomeOf(unslugged)).toEqual({ outcome: 'unchanged', slug })
    expect(await outcomeOf(renamed)).toMatchObject({ outcome: 'updated' })
  })
})

it('articles of one page are not known by it, when an editor deletes one of them', async () => {
  const page = { url: 'https://harbour.example/podcast' }
  const episode = (guid: string) => ({
    ...unslugged,
    title: `Episode ${guid}`,
    source: page,
    origin: { ...fed.origin, guid },
  })
  await importArticles(episode('1'), episode('2'))
  await edit('DELETE', '/articles/episode-1')
  expect(await outcomeOf(episode('3'))).toMatchObject({ outcome: 'added' })
})

describe('an import from a feed', () => {
  it('knows what was deleted under another guid, by the address of the original', async () => {
    await importArticles(unslugged)
    await edit('DELETE', '/articles/the-harbour-gets-a-second-crane')
    const renamed = { ...unslugged, origin: { source: 'harbour.example', guid: 'new' } }
    expect(await outcomeOf(renamed)).toEqual(left('deleted', 'the-harbour-gets-a-second-crane'))
    expect(await outcomeOf({ ...renamed, source: { url: 'https://harbour.example/other' } })).toMatchObject({
      outcome: 'added',
    })
  })

  it('is not taken for what an editor wrote upon the same source', async () => {
    await write({ title: 'Ours', source: { url: harbour.source.url } }, null)
    await edit('DELETE', '/articles/ours')
    expect(await outcomeOf(unslugged)).toMatchObject({ outcome: 'added' })
  })

  it('takes no address of an editor’s: not of a draft, nor of what is gone', async () => {
    await write({ title: harbour.title })
    await write({ title: ferry.title }, '2026-05-01')
    await edit('DELETE', '/articles/ferry-to-the-islands-returns')
    const other = { origin: { source: 'islands.example', guid: '7' }, publishedAt: harbour.publishedAt }
    const slugs = [
      await outcomeOf({ ...unslugged, slug: undefined }),
      await outcomeOf({ title: ferry.title, ...other }),
    ].map((outcome) => (outcome as { slug: string }).slug)
    expect(slugs[0]).toMatch(/^the-harbour-gets-a-second-crane-\w+$/)
    expect(slugs[1]).toMatch(/^ferry-to-the-islands-returns-\w+$/)
    expect(await outcomeOf({ ...fed, slug: 'the-harbour-gets-a-second-crane' })).toMatchObject({
      ...{ outcome: 'refused', reason: 'slug-taken' },
    })
  })

  it('remembers a draft that came from it', async () => {
    await write({ title: harbour.title, origin: fed.origin })
    expect(await outcomeOf(unslugged)).toEqual(left('draft', 'the-harbour-gets-a-second-crane'))
    await edit('DELETE', '/articles/the-harbour-gets-a-second-crane')
    expect(await outcomeOf(unslugged)).toEqual(left('deleted', 'the-harbour-gets-a-second-crane'))
    expect(await readersSee('the-harbour-gets-a-second-crane')).toEqual([404, 404, 404])
  })
})

describe('an editor who is quicker than an import that has decided already', () => {
  /** Lets the editor act between the import's decision and its write. */
  async function importWhile(article: ArticleInput, act: () => Promise<unknown>) {
    let acted = false
    const withSession: D1Database['withSession'] = (constraint) => {
      const session = env.DB.withSession(constraint)
      const batch = async <T>(statements: D1PreparedStatement[]) => {
        if (statements.length > 2 && !acted) {
          acted = true
          await act()
        }
        return session.batch<T>(statements)
      }
      return { prepare: (sql) => session.prepare(sql), batch, getBookmark: () => session.getBookmark() }
    }
    const db = openDatabase({ withSession } as D1Database, 'first-primary')
    const candidate = await candidateFromInput(article, { html: '<p>New</p>', text: 'New' }, 'en')
    const { decisions } = await saveArticles(db, [candidate], ada, noon)
    expect(acted).toBe(true)
    return decisions[0]
  }

  const changed = { ...harbour, title: 'As the feed has it now' }

  it.each<[string, string, () => Promise<unknown>]>([
    ['edits', 'edited', () => editJson('PATCH', '/articles/harbour-crane', { body: { title: 'As Ada has it' } })],
    ['renames', 'edited', () => editJson('PATCH', '/articles/harbour-crane', { body: { slug: 'crane' } })],
    ['withdraws', 'withdrawn', () => editJson('DELETE', '/articles/harbour-crane/publication')],
    ['deletes', 'deleted', () => edit('DELETE', '/articles/harbour-crane')],
  ])('%s, and it stays so', async (_, because, act) => {
    await importArticles(harbour)
    expect(await importWhile(changed, act)).toMatchObject({ outcome: 'left', because })
    const { results } = await env.DB.prepare('SELECT title FROM articles').all()
    expect(results.map(({ title }) => title)).not.toContain(changed.title)
  })

  it('writes a draft at its slug: the import is refused', async () => {
    const draft = () => write({ title: 'Draft', slug: 'harbour-crane' })
    expect(await importWhile(fed, draft)).toMatchObject({ outcome: 'refused', reason: 'slug-taken' })
    expect(await outcomeOf(harbour)).toEqual(left('draft'))
  })
})

describe('the audit log', () => {
  it('says of an import what it changed, article by article', async () => {
    await importArticles(harbour)
    await importArticles({ ...harbour, title: 'Two cranes', tags: ['Trade'] }, ferry)
    const entries = (await editJson<{ entries: unknown[] }>('GET', '/audit')).entries
    expect(entries[0]).toMatchObject({
      action: 'articles.imported',
      before: { 'harbour-crane': { title: harbour.title, tags: [{ slug: 'harbour' }, {}, {}] } },
      after: {
        ...{ added: ['ferry-returns'], updated: ['harbour-crane'] },
        changed: { 'harbour-crane': { title: 'Two cranes', tags: [{ slug: 'trade', name: 'Trade' }] } },
      },
    })
    expect(await auditOf('harbour-crane')).toEqual([])
  })
})
