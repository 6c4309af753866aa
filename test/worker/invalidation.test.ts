import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ArticleInput } from '../../worker/contract.ts'
import { importSources } from '../../worker/jobs/import-sources.ts'
import { publishDue } from '../../worker/jobs/publish-due.ts'
import { askWithCache, contextWithCache, keepAnswers } from '../support/cached-site.ts'
import { editorToken } from '../support/editor-token.ts'
import { newsroom, saveAt, today } from '../support/newsroom.ts'
import { addSource, craneItem, publish, rss } from '../support/publishers.ts'
import { importArticles, siteUrl } from '../support/site.ts'

const { harbour, library, ferry } = newsroom

/** What the edge has when the write comes: every kind of public answer. */
const addresses = [
  '/',
  '/categories/general',
  '/categories/transport',
  '/tags/harbour',
  '/tags/library',
  '/articles/harbour-crane',
  '/articles/ferry-returns',
  '/api/v1/articles',
  '/api/v1/articles?q=crane',
  '/api/v1/articles?none=harbour',
  '/api/v1/articles?category=general',
  '/api/v1/articles?category=general&all=library',
  '/api/v1/articles?category=transport',
  '/api/v1/articles?all=harbour',
  '/api/v1/articles?all=library',
  '/api/v1/articles?any=library,islands',
  '/api/v1/articles/harbour-crane',
  '/api/v1/articles/ferry-returns',
  '/api/v1/articles/ferry-returns/more',
  // Filled by its category and its tags together.
  '/api/v1/articles/harbour-crane/more?limit=2',
  '/api/v1/tags',
  '/api/v1/tags?category=transport',
  '/api/v1/tags/library',
  '/api/v1/categories',
  '/feed.rss',
  '/feed.json',
  '/categories/general/feed.atom',
  '/categories/transport/feed.rss',
  '/tags/harbour/feed.rss',
  '/tags/library/feed.json',
  '/api/v1/articles.md?category=transport',
  '/api/v1/articles.rss?all=library',
  '/articles/harbour-crane.md',
  '/api/v1/articles/ferry-returns.md',
  '/llms.txt',
  '/search?q=crane',
  '/feeds',
  '/about',
  '/docs',
  '/widget/feed.js',
  '/widget/feed.js?category=general',
  '/widget/feed.js?all=harbour',
  '/embed/feed',
  '/embed/feed?category=general&layout=list',
  '/embed/feed.html?all=library',
  '/embed/article/harbour-crane',
  '/embed/article/ferry-returns',
  `/oembed?url=${siteUrl}/articles/ferry-returns`,
  `/oembed?url=${siteUrl}/categories/general`,
  `/oembed?url=${siteUrl}/`,
].map((path) => siteUrl + path)

/** Six transport articles, so that what is offered after one of them is filled by its category alone. */
const sailings = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  title: `Sailing ${day}`,
  slug: `sailing-${day}`,
  category: 'Transport',
  tags: ['Sailings'],
  publishedAt: `2026-02-0${day}T00:00:00Z`,
}))

beforeEach(async () => {
  await importArticles(harbour, library, ferry, ...sailings)
})

async function write(...articles: ArticleInput[]) {
  return importAs('', ...articles)
}

async function importAs(name: string, ...articles: ArticleInput[]) {
  const { response, told, how } = await askWithCache(
    new Request(`${siteUrl}/api/v1/imports${name && `?import=${name}`}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/x-ndjson' },
      body: articles.map((article) => JSON.stringify(article)).join('\n'),
    }),
  )
  expect(response.status).toBe(200)
  expect(how).toEqual(told.map(() => 'invalidate'))
  return told
}

/** Which kept answers the write made old, and which of them the edge was told of; both without the site's address. */
async function afterwards(doing: () => Promise<CachePurgeOptions[]>) {
  const before = await keepAnswers(addresses)
  const told = await doing()
  const after = await keepAnswers(addresses)
  const tags = new Set(told.flatMap((what) => what.tags ?? []))
  const path = (address: string) => address.slice(siteUrl.length)
  const changed = addresses.filter((address) => before.get(address)?.body !== after.get(address)?.body)
  // Whoever asks again with the validator of the old answer gets the new one.
  expect(changed.filter((address) => before.get(address)?.etag === after.get(address)?.etag)).toEqual([])
  return {
    calls: told.length,
    tags: [...tags].map((tag) => tag.replace(/^article:\d+$/, 'article:…')).toSorted(),
    changed: changed.map(path),
    invalidated: addresses.filter((address) => before.get(address)?.tags.some((tag) => tags.has(tag))).map(path),
  }
}

/**
 * That the edge was told of everything that changed, by these very tags and of nothing else: the lists of each kind of
 * write are in the snapshot, with what is asked for anew and found the same.
 */
function expectPrecise({ calls, tags, changed, invalidated }: Awaited<ReturnType<typeof afterwards>>): void {
  expect(calls).toBe(1)
  expect(changed).not.toEqual([])
  expect(invalidated).toEqual(expect.arrayContaining(changed))
  expect({ tags, changed, same: invalidated.filter((path) => !changed.includes(path)) }).toMatchSnapshot()
}

describe('after a write the edge is told, in one call, of what it changed', () => {
  const writes: [string, ArticleInput[]][] = [
    [
      'a new article',
      [{ ...library, slug: 'library-again', title: 'Library again', publishedAt: '2026-03-05T00:00:00Z' }],
    ],
    [
      'a new category and a new tag',
      [{ title: 'Snow', category: 'Weather', tags: ['Snow'], publishedAt: '2026-03-05T00:00:00Z' }],
    ],
    [
      'a new article that shares a tag and no category',
      [{ title: 'Dredging', category: 'Transport', tags: ['Harbour'], publishedAt: '2026-03-05T00:00:00Z' }],
    ],
    ['a corrected title', [{ ...library, title: 'Library opens on Saturdays' }]],
    ['another category', [{ ...library, category: 'Transport' }]],
    ['another tag', [{ ...library, tags: ['Islands'] }]],
    ['another date', [{ ...library, publishedAt: '2026-01-01T00:00:00Z' }]],
    ['another body', [{ ...harbour, body: { html: '<p>The crane is here.</p>' } }]],
    ['several at once', [{ ...library, title: 'One' }, { ...sailings[0], title: 'Two' } as ArticleInput]],
  ]

  it.each(writes)('%s', async (_, articles) => {
    expectPrecise(await afterwards(() => write(...articles)))
  })

  it('a repetition, which changes nothing, tells it nothing', async () => {
    const { calls, changed } = await afterwards(() => write(harbour, library))
    expect({ calls, changed }).toEqual({ calls: 0, changed: [] })
  })

  it('a scheduled article, at its minute', async () => {
    const minute = Date.parse('2026-07-01T12:00:00Z')
    await saveAt(today, { ...library, slug: 'later', title: 'Later', publishedAt: new Date(minute).toISOString() })
    const { ctx, told } = contextWithCache()
    await publishDue(env, ctx, minute)
    expect(told).toHaveLength(1)
    expect(told[0]?.tags).toEqual(expect.arrayContaining(['list', 'category:general', 'tag:library', 'tag:council']))
  })

  it('more than a hundred tags at once, as everything', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      title: `Notice ${index}`,
      tags: [`Tag ${index}`],
      publishedAt: '2026-03-05T00:00:00Z',
    }))
    expect(await write(...many)).toEqual([{ purgeEverything: true }])
  })
})

it('answers are kept under no more tags than the platform takes, however long their slugs', async () => {
  const tags = Array.from({ length: 30 }, (_, index) => `${index}${'港'.repeat(76)}`)
  const long = { title: 'Harbour', slug: 'long', category: '港'.repeat(80), tags, publishedAt: '2026-03-05T00:00:00Z' }
  const told = await write(long)
  for (const path of ['/articles/long', '/api/v1/articles/long/more']) {
    const [kept] = (await keepAnswers([siteUrl + path])).values()
    expect(kept?.tags.length, path).toBeGreaterThan(30)
    // docs: cache/how-to/purge-cache/purge-by-tags
    expect(kept?.tags.join().length, path).toBeLessThan(16 * 1024)
    expect(kept?.tags.filter((tag) => !tag.startsWith('article:') && tag !== 'navigation')).toEqual(
      expect.arrayContaining((told[0]?.tags ?? []).filter((tag) => tag.startsWith('tag:'))),
    )
  }
})

describe('after an editor’s write the edge is told, in one call, of what it changed', () => {
  async function send(method: string, path: string, body?: object) {
    const { response, told, how } = await askWithCache(
      new Request(`${siteUrl}/api/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    )
    expect(response.ok).toBe(true)
    // Not only told that it is old: it is not to give it out once more while it asks.
    expect(how).toEqual(told.map(() => 'purge'))
    return told
  }

  const draft = () => send('POST', '/articles', { title: 'Snow', category: 'Transport', tags: ['Library', 'Snow'] })
  const crane = '/articles/harbour-crane'
  const withdraw = () => send('DELETE', `${crane}/publication`)

  type Step = () => Promise<CachePurgeOptions[]>
  const writes: [string, Step[], Step][] = [
    ['publishing', [draft], () => send('PUT', '/articles/snow/publication')],
    ['correcting', [], () => send('PATCH', crane, { title: 'Two cranes' })],
    ['another body', [], () => send('PATCH', crane, { body: { markdown: 'Both are blue.' } })],
    ['another category', [], () => send('PATCH', crane, { category: 'Transport' })],
    ['other tags', [], () => send('PATCH', crane, { tags: ['Library'] })],
    ['another slug', [], () => send('PATCH', crane, { slug: 'crane' })],
    ['another date', [], () => send('PUT', `${crane}/publication`, { publishedAt: '2026-01-01' })],
    ['a date ahead', [], () => send('PUT', `${crane}/publication`, { publishedAt: '2100-01-01' })],
    ['withdrawing', [], withdraw],
    ['publishing again', [withdraw], () => send('PUT', `${crane}/publication`)],
    [
      'restoring',
      [() => send('PATCH', crane, { title: 'Two cranes' })],
      () => send('POST', `${crane}/revisions/1/restoration`),
    ],
    ['deleting', [], () => send('DELETE', crane)],
    [
      'taking an import back',
      [
        () =>
          importAs(
            'later',
            { ...library, title: 'Open' },
            { title: 'Snow', tags: ['Snow'], publishedAt: '2026-03-05' },
          ),
      ],
      () => send('DELETE', '/imports/later'),
    ],
  ]

  it.each(writes)('%s', async (_, before, doing) => {
    for (const step of before) await step()
    const { changed, ...told } = await afterwards(doing)
    // What is not there is kept for ten seconds, under no tag.
    const kept = changed.filter((path) => !(before.includes(withdraw) && path.includes('harbour-crane')))
    expectPrecise({ changed: kept, ...told })
  })

  it.each<[string, Step[], Step]>([
    ['a draft', [], draft],
    ['a draft that is edited', [draft], () => send('PATCH', '/articles/snow', { title: 'More snow' })],
    ['a draft that is deleted', [draft], () => send('DELETE', '/articles/snow')],
    ['what is withdrawn already, edited', [withdraw], () => send('PATCH', crane, { title: 'Two cranes' })],
    ['what is published already, published', [], () => send('PUT', `${crane}/publication`)],
  ])('%s changes nothing, and the edge is told nothing', async (_, before, doing) => {
    for (const step of before) await step()
    const { calls, changed } = await afterwards(doing)
    expect({ calls, changed }).toEqual({ calls: 0, changed: [] })
  })
})

describe('after sources are checked the edge is told, in one call, of what it changed', () => {
  const found: [string, Partial<typeof craneItem>][] = [
    ['something new', { guid: 'third', title: 'A third crane', link: 'https://harbour.example/third' }],
    ['a correction', { title: 'The harbour gets two cranes' }],
  ]
  const checks: [string, (id: number) => ReturnType<typeof check>][] = [
    ['by hand', (id) => check(id)],
    ['by the clock', () => runAtEdge(Date.now() + 7 * 86_400_000)],
  ]

  async function check(id: number) {
    const headers = { Authorization: `Bearer ${editorToken}` }
    const { response, told, how } = await askWithCache(
      new Request(`${siteUrl}/api/v1/sources/${id}/check`, { method: 'POST', headers }),
    )
    expect(response.status).toBe(200)
    return { told, how }
  }

  async function runAtEdge(now: number) {
    const { ctx, told, how } = contextWithCache()
    await importSources(env, ctx, now)
    return { told, how }
  }

  it.each(checks.flatMap(([by, doing]) => found.map(([what, item]) => [by, what, item, doing] as const)))(
    '%s: %s',
    async (by, what, item, doing) => {
      const name = `edge ${by} ${what}`.replaceAll(' ', '-')
      const { id } = await addSource({ url: await publish(name, { body: rss([craneItem]) }) })
      await check(id)
      await publish(name, { body: rss([{ ...craneItem, ...item }]) })
      expectPrecise(
        await afterwards(async () => {
          const { told, how } = await doing(id)
          expect(how).toEqual(['invalidate'])
          return told
        }),
      )
    },
  )
})
