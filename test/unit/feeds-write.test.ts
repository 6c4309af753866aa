import * as fc from 'fast-check'
import type { Nodes } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { oneLine } from '../../worker/domain/one-line.ts'
import type { OutgoingArticle, OutgoingFeed } from '../../worker/feeds/outgoing.ts'
import { parseFeed } from '../../worker/feeds/parse-feed.ts'
import { writeAtom } from '../../worker/feeds/write-atom.ts'
import { writeContent } from '../../worker/feeds/write-content.ts'
import { writeJsonFeed } from '../../worker/feeds/write-json-feed.ts'
import { writeRss } from '../../worker/feeds/write-rss.ts'
import { readAtom, readRss } from '../support/foreign-reader.ts'
import { bare, cleaned, crane, feedOf, hostileTexts } from '../support/outgoing.ts'
import { readRealArticles } from '../support/real-articles.ts'

const realArticles = await readRealArticles()

/** What is found where nothing is left of an empty text. */
function said(text: string | null | undefined): string | undefined {
  return cleaned(text ?? '') || undefined
}

/** An article with the same text in every place that holds text. */
function filledWith(text: string): OutgoingArticle {
  return {
    ...crane,
    title: text,
    summary: text,
    author: text,
    category: { ...crane.category, name: text },
    tags: [{ slug: 'harbour', name: text, url: 'https://news.example/tags/harbour' }],
    image: crane.image && { ...crane.image, alt: text, credit: text },
    source: { url: 'https://harbour.example/', publisher: text, title: text },
    body: { html: text, text },
  }
}

function mediaOf({ image }: OutgoingArticle) {
  if (!image) return undefined
  const { url } = image
  const size = {
    ...(image.width ? { width: String(image.width) } : {}),
    ...(image.height ? { height: String(image.height) } : {}),
  }
  const words = { description: said(image.alt), credit: said(image.credit) }
  return { url, medium: 'image', ...size, ...words, thumbnail: { url, ...size } }
}

function viaOf({ source }: OutgoingArticle): Record<string, string>[] {
  if (!source) return []
  const title = cleaned(source.title ? `${source.publisher}: ${source.title}` : source.publisher)
  return [{ rel: 'via', href: source.url, title }]
}

/** What a foreign reader of RSS has to find of each article; the summary is looked at apart, being HTML there. */
function rssItems({ articles }: OutgoingFeed) {
  return articles.map((article) => ({
    title: said(article.title),
    link: article.url,
    guid: [article.url, 'true'],
    pubDate: new Date(article.publishedAt).toUTCString(),
    modified: article.updatedAt ?? undefined,
    creator: said(article.author),
    language: article.language === 'en' ? undefined : article.language,
    categories: [
      ['https://news.example/categories/', cleaned(article.category.name)],
      ...article.tags.map((tag) => ['https://news.example/tags/', cleaned(tag.name)]),
    ],
    content: said(writeContent(article)),
    source: article.source ? [article.source.url, cleaned(article.source.publisher)] : undefined,
    links: viaOf(article),
    media: mediaOf(article),
  }))
}

function atomEntries({ articles }: OutgoingFeed) {
  return articles.map((article) => ({
    id: article.url,
    title: said(article.title),
    updated: article.updatedAt ?? article.publishedAt,
    published: article.publishedAt,
    authors: article.author === null ? [] : [said(article.author)],
    language: article.language === 'en' ? undefined : article.language,
    categories: [
      {
        term: article.category.slug,
        scheme: 'https://news.example/categories/',
        label: cleaned(article.category.name),
      },
      ...article.tags.map((tag) => ({
        term: tag.slug,
        scheme: 'https://news.example/tags/',
        label: cleaned(tag.name),
      })),
    ],
    summary: said(article.summary),
    content: article.body.html ? ['html', cleaned(writeContent(article))] : [undefined, undefined],
    links: [{ rel: 'alternate', type: 'text/html', href: article.url }, ...viaOf(article)],
    media: mediaOf(article),
  }))
}

function jsonItems({ articles }: OutgoingFeed) {
  const { category, tags } = crane
  return articles.map((article) => ({
    id: article.url,
    url: article.url,
    ...(article.source ? { external_url: article.source.url } : {}),
    title: cleaned(article.title),
    ...(article.summary ? { summary: cleaned(article.summary) } : {}),
    ...(article.body.html
      ? { content_html: cleaned(writeContent(article)) }
      : { content_text: cleaned(article.summary) }),
    ...(article.image ? { image: article.image.url } : {}),
    date_published: article.publishedAt,
    ...(article.updatedAt ? { date_modified: article.updatedAt } : {}),
    ...(article.author === null ? {} : { authors: [{ name: cleaned(article.author) }] }),
    tags: [article.category.name, ...article.tags.map((tag) => tag.name)].map(cleaned),
    language: article.language,
    _newsclip: expect.objectContaining({
      category: expect.objectContaining({ url: expect.stringContaining(new URL(category.url).origin) }),
      tags: expect.toSatisfy((written: typeof tags) => written.length === article.tags.length),
    }),
  }))
}

/** What a browser shows of HTML. */
function shown(html: string | undefined): string {
  const wordsIn = (node: Nodes): string =>
    node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsIn).join('') : ''
  return wordsIn(
    unified()
      .use(rehypeParse, { fragment: true })
      .parse(html ?? ''),
  )
}

function expectToBeGivenBack(feed: OutgoingFeed): void {
  const { items } = readRss(writeRss(feed))
  expect(items.map(({ description: _, ...item }) => item)).toEqual(rssItems(feed))
  // HTML has no bare carriage returns.
  expect(items.map(({ description }) => shown(description))).toEqual(
    feed.articles.map(({ summary }) => cleaned(summary).replaceAll(/\r\n?/g, '\n')),
  )
  expect(readAtom(writeAtom(feed)).entries).toEqual(atomEntries(feed))
  expect(JSON.parse(writeJsonFeed(feed)).items).toEqual(jsonItems(feed))
}

describe('a feed of ours, read by a foreign parser,', () => {
  it('gives back a full and a bare article', () => {
    expectToBeGivenBack(feedOf(crane, bare))
  })

  it.each(Object.entries(hostileTexts))('gives back %s', (_, text) => {
    expectToBeGivenBack(feedOf(filledWith(text)))
  })

  it('gives back whatever text there may be', { timeout: 120_000 }, () => {
    const sign = fc.oneof(
      fc.constantFrom(...'<>&"\'];[!-?#x\r\n\t \0'),
      fc.constantFrom(']]>', '<![CDATA[', '&amp;', '&#0;', '<!--', '-->', '<?', '?>', '\ud83d', '\ude00', '\u2028'),
      fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
    )
    const text = fc.array(sign, { minLength: 1, maxLength: 40 }).map((signs) => `x${signs.join('')}`)
    fc.assert(
      fc.property(text, (one) => expectToBeGivenBack(feedOf(filledWith(one)))),
      { seed: 20260301, numRuns: 300 },
    )
  })

  it.skipIf(realArticles.length === 0)('gives back some hundred real articles', { timeout: 120_000 }, () => {
    expect(realArticles.length).toBeGreaterThan(300)
    expectToBeGivenBack(feedOf(...realArticles))
  })
})

describe('a feed of ours, read by our own reader,', () => {
  const kinds = { rss: writeRss, atom: writeAtom, json: writeJsonFeed }
  const kindNames = Object.keys(kinds) as (keyof typeof kinds)[]

  /** What an importer has to find, whichever format the feed is in. */
  function expectToBeImported(feed: OutgoingFeed, kind: keyof typeof kinds): void {
    const read = parseFeed(kinds[kind](feed))
    if ('refusal' in read) throw new Error(read.refusal.detail)
    expect(read.feed).toMatchObject({ title: 'General · Newsclip', url: feed.pageUrl, selfUrl: feed.places.self })
    expect(
      read.feed.items.map(({ guid, url, title, content, publishedAt, updatedAt, author, categories, image }) => {
        return { guid, url, title, content, publishedAt, updatedAt, author, categories, image: image?.url }
      }),
    ).toEqual(
      feed.articles.map((article) => ({
        guid: article.url,
        url: article.url,
        title: article.title,
        content: writeContent(article) || undefined,
        publishedAt: Date.parse(article.publishedAt),
        // Atom always says when an article was last changed.
        updatedAt: Date.parse(article.updatedAt ?? (kind === 'atom' ? article.publishedAt : '')) || undefined,
        // RSS has no author of the whole feed.
        author: article.author ?? (kind === 'rss' ? undefined : 'Newsclip'),
        categories: [article.category.name, ...article.tags.map((tag) => tag.name)].map(oneLine),
        image: article.image?.url,
      })),
    )
  }

  it.each(kindNames)('is the same again, as %s', (kind) => {
    const feed = feedOf(crane, { ...crane, slug: 'two', url: 'https://news.example/articles/two', updatedAt: null })
    expectToBeImported(feed, kind)
  })

  it.skipIf(realArticles.length === 0).each(kindNames)(
    'has some hundred real articles, as %s',
    { timeout: 120_000 },
    (kind) => {
      const feed = feedOf(...realArticles)
      expectToBeImported(feed, kind)
    },
  )
})

describe('RSS', () => {
  const channel = (feed: OutgoingFeed) => readRss(writeRss(feed))

  it('says what it is of, where it is and when it changed', () => {
    const { items: _, ...said } = channel(feedOf(crane, bare))
    expect(said).toEqual({
      title: 'General · Newsclip',
      link: 'https://news.example/categories/general',
      description: 'Short news, well sourced',
      language: 'en',
      lastBuildDate: 'Mon, 02 Mar 2026 09:30:00 GMT',
      ttl: '10',
      image: [
        'https://news.example/icon-144.png',
        'General · Newsclip',
        'https://news.example/categories/general',
        '144',
        '144',
      ],
      links: [
        {
          rel: 'self',
          type: 'application/rss+xml',
          href: 'https://news.example/api/v1/articles.rss?category=general',
        },
        {
          rel: 'next',
          type: 'application/rss+xml',
          href: 'https://news.example/api/v1/articles.rss?category=general&cursor=o1',
        },
      ],
    })
  })

  it('is a feed without articles too', () => {
    expect(channel(feedOf())).toMatchObject({ title: 'General · Newsclip', lastBuildDate: undefined, items: [] })
  })
})

describe('Atom', () => {
  it('says who it is by and is one feed on all its pages', () => {
    const feed = feedOf(crane)
    const first = readAtom(writeAtom(feed))
    expect(first).toMatchObject({
      id: feed.places.self,
      subtitle: 'Short news, well sourced',
      updated: '2026-03-02T09:30:00.000Z',
      author: ['Newsclip', 'https://news.example/'],
      icon: 'https://news.example/icon-192.png',
      logo: 'https://news.example/share.png',
      language: 'en',
    })
    const places = {
      self: `${feed.places.self}&cursor=o1`,
      first: feed.places.self,
      next: null,
      prev: feed.places.self,
    }
    const second = readAtom(writeAtom({ ...feed, places }))
    expect(second.id).toBe(first.id)
    expect(second.links.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', places.self],
      ['alternate', 'https://news.example/categories/general'],
      ['first', places.first],
      ['previous', places.prev],
    ])
  })

  it('has what RFC 4287 demands where there is no article', () => {
    expect(readAtom(writeAtom(feedOf()))).toMatchObject({ updated: '1970-01-01T00:00:00.000Z', entries: [] })
  })
})

describe('JSON Feed', () => {
  it('has what version 1.1 requires, and every item an id and a content', () => {
    const feed = JSON.parse(writeJsonFeed(feedOf(crane, bare)))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'General · Newsclip',
      home_page_url: 'https://news.example/categories/general',
      feed_url: 'https://news.example/api/v1/articles.rss?category=general',
      next_url: 'https://news.example/api/v1/articles.rss?category=general&cursor=o1',
      authors: [{ name: 'Newsclip', url: 'https://news.example/' }],
      icon: 'https://news.example/icon-512.png',
      favicon: 'https://news.example/icon-192.png',
    })
    for (const item of feed.items) {
      expect(typeof item.id).toBe('string')
      expect(['content_html', 'content_text'].filter((name) => typeof item[name] === 'string')).toHaveLength(1)
    }
  })
})
