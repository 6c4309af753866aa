import { describe, expect, it } from 'vitest'
import { articleFromRow, withheldRow } from '../../scripts/import/article-from-row.ts'

const none = { category: undefined, source: undefined }

const harbour = {
  id: 'harbour/17',
  title: 'Harbour reopens after storm',
  url: 'https://www.harbour.example/news/17',
  published_at: '2026-03-02T08:00:00Z',
  category: 'World',
  tags: ['Storms', 'Ports'],
  summary: 'Ferries run again.',
  body_html: '<p>Ferries run again.</p>',
  author: 'Ana Ruiz',
  image: null,
  lang: 'en',
}

describe('a row of an export', () => {
  it('becomes an article with its origin and the source of its facts', () => {
    expect(articleFromRow(harbour, none)).toEqual({
      title: 'Harbour reopens after storm',
      summary: 'Ferries run again.',
      body: { html: '<p>Ferries run again.</p>' },
      category: 'World',
      tags: ['Storms', 'Ports'],
      image: undefined,
      author: 'Ana Ruiz',
      language: 'en',
      publishedAt: '2026-03-02T08:00:00Z',
      updatedAt: undefined,
      source: {
        url: 'https://www.harbour.example/news/17',
        publisher: 'harbour.example',
        title: 'Harbour reopens after storm',
      },
      origin: { source: 'harbour.example', guid: 'harbour/17' },
    })
  })

  it('is known by its address when it has no name of its own', () => {
    const { id: _, ...nameless } = harbour
    expect(articleFromRow(nameless, none).origin).toEqual({ source: 'harbour.example', guid: harbour.url })
  })

  it('belongs to the source that the command line names', () => {
    expect(articleFromRow(harbour, { ...none, source: 'archive' }).origin).toEqual({
      source: 'archive',
      guid: 'harbour/17',
    })
  })

  it('takes the category of the command line only when it has none', () => {
    const defaults = { ...none, category: 'Health' }
    expect(articleFromRow(harbour, defaults).category).toBe('World')
    expect(articleFromRow({ ...harbour, category: null }, defaults).category).toBe('Health')
  })

  it('has no part that the row leaves null', () => {
    const row = { ...harbour, author: null, summary: null, body_html: null, tags: null, lang: null }
    const article = JSON.parse(JSON.stringify(articleFromRow(row, none)))
    expect(Object.keys(article).sort()).toEqual(['category', 'origin', 'publishedAt', 'source', 'title'])
  })

  it('takes a body in words where there is none in HTML', () => {
    expect(articleFromRow({ ...harbour, body_html: '', body_text: 'One.\n\nTwo.' }, none).body).toEqual({
      text: 'One.\n\nTwo.',
    })
  })

  it('reads a summary in HTML as its words', () => {
    const summary = '<p>Fish &amp; <b>chips</b>\nagain</p>'
    expect(articleFromRow({ ...harbour, summary }, none).summary).toBe('Fish & chips again')
    expect(articleFromRow({ ...harbour, summary: '3 < 5 & 7 > 5' }, none).summary).toBe('3 < 5 & 7 > 5')
  })

  it('resolves its picture against its own address and leaves out one that is no web address', () => {
    const article = articleFromRow({ ...harbour, image: '../pier.jpg', image_alt: 'The pier' }, none)
    expect(article.image).toEqual({ url: 'https://www.harbour.example/pier.jpg', alt: 'The pier' })
    expect(articleFromRow({ ...harbour, image: 'data:image/png;base64,AA==' }, none).image).toBeUndefined()
  })

  it('is cut to what an article may measure', () => {
    const title = 'word '.repeat(100)
    const tags = [...Array.from({ length: 40 }, (_, n) => `tag ${n}`), 'x'.repeat(101)]
    const article = articleFromRow({ ...harbour, title, tags, author: 'name, '.repeat(50) }, none)
    expect(article.title.length).toBeLessThanOrEqual(300)
    expect(article.title).toMatch(/word…$/)
    expect(article.tags).toHaveLength(30)
    expect(article.author?.length).toBeLessThanOrEqual(100)
  })

  it('keeps an address that is none, for the instance to complain of', () => {
    const { source, origin } = articleFromRow({ ...harbour, url: 'not an address' }, none)
    expect(source?.url).toBe('not an address')
    expect(origin).toBeUndefined()
  })
})

describe('a row that is not public', () => {
  it.each([
    [{ draft: true }, 'says that it is not public'],
    [{ published: false }, 'says that it is not public'],
    [{ draft: 1 }, 'says that it is not public'],
    [{ private: 'True' }, 'says that it is not public'],
    [{ published: '0' }, 'says that it is not public'],
    [{ status: 'draft' }, 'has the status "draft"'],
    [{ status: 'auto-draft' }, 'has the status "auto-draft"'],
    [{ status: 'publish', visibility: 'Private' }, 'has the visibility "Private"'],
    [{ status: 'published', visibility: 'tiers' }, 'has the visibility "tiers"'],
  ])('is told from others: %o', (part, detail) => {
    expect(withheldRow({ ...harbour, ...part })).toEqual({ reason: 'not-public', detail })
  })

  it.each([
    {},
    { draft: false, status: 'published', visibility: 'public' },
    { status: 200, published: null },
    { draft: 0, private: '', published: '2026-03-02' },
  ])('is none that says nothing of the kind: %o', (part) =>
    expect(withheldRow({ ...harbour, ...part })).toBeUndefined(),
  )
})

describe('an article as we spell it', () => {
  it('passes as it is', () => {
    const article = { title: 'Harbour reopens', publishedAt: '2026-03-02', tags: ['Ports'] }
    expect(articleFromRow(article, { category: undefined, source: 'archive' })).toEqual(article)
  })

  it('takes the category of the command line only when it has none', () => {
    const article = { title: 'Harbour reopens', publishedAt: '2026-03-02' }
    const defaults = { category: 'Health', source: undefined }
    expect(articleFromRow(article, defaults).category).toBe('Health')
    expect(articleFromRow({ ...article, category: 'World' }, defaults).category).toBe('World')
  })
})
