import { describe, expect, it } from 'vitest'
import { articleFromItem, baseOfItem, type ItemSource } from '../../worker/domain/article-from-item.ts'
import type { Item } from '../../worker/domain/item.ts'
import { firstWords } from '../../worker/domain/one-line.ts'
import { plainText } from '../../worker/domain/plain-text.ts'

const source: ItemSource = {
  key: 'harbour-post',
  url: 'https://harbourpost.example/',
  publisher: 'Harbour Post',
  category: 'Local',
  language: 'en-GB',
  base: 'https://harbourpost.example/feeds/news.xml',
  fetchedAt: Date.UTC(2024, 5, 4, 12),
}

const dockers: Item = {
  guid: 'hp-1001',
  url: 'https://harbourpost.example/dockers',
  title: 'Dockers “will not move”',
  summary: '<p>The strike enters its <em>third</em> week.</p>',
  content: '<p>The strike enters its third week.</p><p>Talks resume on Monday.</p>',
  publishedAt: Date.UTC(2024, 5, 4, 6, 30),
  updatedAt: Date.UTC(2024, 5, 4, 10),
  author: 'ana@harbourpost.example (Ana Ruiz)',
  categories: ['Strikes', '#Harbour'],
  image: { url: 'https://harbourpost.example/dockers.jpg', width: 1200, height: 900, alt: 'Dockers around a brazier' },
  language: 'en_GB',
  base: 'https://harbourpost.example/dockers',
}

const article = (part: Partial<Item>, from: Partial<ItemSource> = {}) =>
  articleFromItem({ ...dockers, ...part }, { ...source, ...from })

describe('an article from an item', () => {
  it('says all that the item means', () => {
    expect(article({})).toEqual({
      title: 'Dockers “will not move”',
      summary: 'The strike enters its third week.',
      body: { html: '<p>The strike enters its third week.</p><p>Talks resume on Monday.</p>' },
      category: 'Local',
      tags: ['Strikes', 'Harbour'],
      image: {
        url: 'https://harbourpost.example/dockers.jpg',
        width: 1200,
        height: 900,
        alt: 'Dockers around a brazier',
      },
      author: 'Ana Ruiz',
      language: 'en-GB',
      publishedAt: '2024-06-04T06:30:00.000Z',
      updatedAt: '2024-06-04T10:00:00.000Z',
      source: {
        url: 'https://harbourpost.example/dockers',
        publisher: 'Harbour Post',
        title: 'Dockers “will not move”',
      },
      origin: { source: 'harbour-post', guid: 'hp-1001' },
    })
  })

  it('is of the summary where there is no content, and has no summary that says the body again', () => {
    expect(article({ content: undefined })).toMatchObject({ body: { html: dockers.summary }, summary: undefined })
    expect(article({ content: '<div>The strike enters its third week.</div>' }).summary).toBeUndefined()
    expect(article({ summary: undefined, content: undefined })).toMatchObject({ body: undefined, summary: undefined })
  })

  it('has a summary of at most 300 characters, cut between words', () => {
    const { summary } = article({ summary: 'harbour '.repeat(100) })
    expect(summary).toMatch(/harbour…$/)
    expect(summary?.length).toBeGreaterThan(290)
    expect(summary?.length).toBeLessThanOrEqual(300)
  })

  it('has each tag once, no address for a tag, and no more than thirty', () => {
    const categories = [
      '#Strikes',
      'strikes',
      ' ## Harbour  news ',
      'https://i.example/kind#post',
      'www.i.example',
      '—',
      '',
    ]
    expect(article({ categories }).tags).toEqual(['Strikes', 'Harbour news'])
    expect(article({ categories: ['x'.repeat(81), 'x'.repeat(80)] }).tags).toEqual(['x'.repeat(80)])
    expect(article({ categories: Array.from({ length: 40 }, (_, at) => `Tag ${at}`) }).tags).toHaveLength(30)
  })

  it.each([
    ['Ana Ruiz', 'Ana Ruiz'],
    ['Ana Ruiz <ana@harbourpost.example>', 'Ana Ruiz'],
    ['ana@harbourpost.example', undefined],
    ['noreply@blogger.com (Ana (the gull) Ruiz)', '(Ana (the gull) Ruiz)'],
    ['Ana Ruiz, ana@harbourpost.example', 'Ana Ruiz'],
    ['mailto:ana@harbourpost.example', undefined],
    ['https://harbourpost.example/ana', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('is by a name and never by an e-mail address: %s', (author, name) => {
    expect(article({ author }).author).toBe(name)
  })

  it.each([
    ['https://i.example/a.jpg', 'https://i.example/a.jpg'],
    ['//i.example/a.jpg', 'https://i.example/a.jpg'],
    ['a.jpg', 'https://harbourpost.example/a.jpg'],
    ['data:image/png;base64,AAAA', undefined],
    ['javascript:alert(1)', undefined],
  ])('has a picture from the web or none: %s', (url, expected) => {
    expect(article({ image: { url } }).image?.url).toBe(expected)
  })

  it('measures a picture in whole pixels or not at all', () => {
    expect(article({ image: { url: 'https://i.example/a.jpg', width: 0.5, height: -3 } }).image).toEqual({
      url: 'https://i.example/a.jpg',
      width: undefined,
      height: undefined,
      alt: undefined,
    })
  })

  it('is from when it was fetched where the item has no date that has a place on the timeline', () => {
    for (const publishedAt of [undefined, 0, Date.UTC(1901, 0, 1), Date.UTC(2300, 0, 1)]) {
      expect(article({ publishedAt }).publishedAt).toBe('2024-06-04T12:00:00.000Z')
    }
  })

  it('is updated only after it was published', () => {
    expect(article({ updatedAt: dockers.publishedAt }).updatedAt).toBeUndefined()
    expect(article({ publishedAt: undefined }).updatedAt).toBeUndefined()
  })

  it.each([
    ['en_US', 'en-US'],
    ['zh_hant_tw', 'zh-Hant-TW'],
    ['PT-br', 'pt-BR'],
    ['de', 'de'],
    ['es-419', 'es-419'],
    ['English', 'en-GB'],
    ['und', 'en-GB'],
    ['en_US.UTF-8', 'en-GB'],
    [undefined, 'en-GB'],
  ])('is in the language %s, that is %s', (language, tag) => {
    expect(article({ language }).language).toBe(tag)
  })

  it('refers to the item, else to the site, and to nothing but the web', () => {
    expect(article({ url: '/pier' }).source?.url).toBe('https://harbourpost.example/pier')
    expect(article({ url: undefined }).source?.url).toBe('https://harbourpost.example/')
    expect(article({ url: 'ftp://i.example/' }, { url: undefined, base: undefined }).source).toBeUndefined()
  })

  it('reads addresses relative to the item, whose base may itself be relative to the feed', () => {
    expect(baseOfItem(dockers, source)).toBe('https://harbourpost.example/dockers')
    expect(baseOfItem({ ...dockers, base: 'archive/' }, source)).toBe('https://harbourpost.example/feeds/archive/')
    expect(baseOfItem({ ...dockers, base: undefined }, source)).toBe('https://harbourpost.example/feeds/news.xml')
    expect(baseOfItem({ ...dockers, base: 'archive/' }, {})).toBeUndefined()
  })
})

describe('the plain text of HTML', () => {
  it.each([
    ['<p>One</p><p>two</p>', 'One two'],
    ['<b>W</b>ord', 'Word'],
    ['One<br>two<hr/>three', 'One two three'],
    ['1 < 2 <3 a<b', '1 < 2 <3 a<b'],
    ['a <!-- <p>no</p> --> b', 'a b'],
    ['a<script>if (1 < 2) alert("</p>")</script>b', 'a b'],
    ['a<STYLE>p { }</Style >b', 'a b'],
    ['a<script>never closed', 'a'],
    ['<a title="1 > 2">link</a>', 'link'],
    ['&lt;b&gt; &amp;amp; &#8212; &#x2014; &#151; &nbsp; &hellip; &Eacute;', '<b> &amp; — — — … É'],
    ['&unknown; &#0; &#xd800; &#99999999;', '&unknown; \ufffd \ufffd \ufffd'],
    ['&amp;nbsp;', '&nbsp;'],
  ])('has the words of %s', (html, text) => expect(plainText(html)).toBe(text))

  it('is cut between words, or anywhere where there are none', () => {
    expect(firstWords('one two', 7)).toBe('one two')
    expect(firstWords('one two, three', 10)).toBe('one two…')
    expect(firstWords('onetwothree', 6)).toBe('onetw…')
    expect(firstWords('😀😀😀😀', 4)).toBe('😀…')
  })
})
