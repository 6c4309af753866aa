import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ArticleList, MoreList } from '../../worker/contract.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askJson, askProblem, importArticles, siteUrl } from '../support/site.ts'

const { SITE_LOCALE } = env

function list(query: string) {
  return askJson<ArticleList>(`/api/v1/articles${query}`)
}

beforeEach(async () => {
  await importArticles({ ...newsroom.harbour, updatedAt: '2026-03-04T08:00:00Z' }, newsroom.library, newsroom.ferry)
})

afterEach(() => {
  env.SITE_LOCALE = SITE_LOCALE
})

describe('a list in the reader’s language', () => {
  it('has dates and words in it', async () => {
    const { articles, words } = await list('?category=general&locale=de')
    expect(articles.map((card) => [card.publishedText, card.updatedText])).toEqual([
      ['2. März 2026', null],
      ['1. März 2026', '4. März 2026'],
    ])
    expect(words).toMatchObject({
      locale: 'de',
      direction: 'ltr',
      heading: 'Mehr aus General',
      added: '2 weitere Artikel',
      loadMore: 'Mehr anzeigen',
      sponsored: 'Anzeige',
    })
  })

  it.each([
    ['be', '2 сакавіка 2026 г.'],
    ['uk', '2 березня 2026 р.'],
    ['ja', '2026年3月2日'],
    ['ar', '2 مارس 2026'],
    ['he', '2 במרץ 2026'],
    ['pl', '2 marca 2026'],
    ['pt', '2 de março de 2026'],
  ])('has its dates in %s, whether or not the platform knows it', async (locale, date) => {
    const { articles } = await list(`?category=general&limit=1&locale=${locale}`)
    expect(articles[0]?.publishedText).toBe(date)
  })

  it('is as it always was when no language is asked for', async () => {
    const plain = await list('?category=general')
    expect(plain.articles[0]?.publishedText).toBe('March 2, 2026')
    expect(Object.keys(plain)).toEqual(['title', 'articles', 'next', 'prev'])
  })

  it('counts the articles of this very page', async () => {
    expect((await list('?limit=1&locale=pl')).words?.added).toBe('1 kolejny artykuł')
    expect((await list('?locale=pl')).words?.added).toBe('3 kolejne artykuły')
    expect((await list('?all=unheard-of&locale=pl')).words?.added).toBe('0 kolejnych artykułów')
  })

  it('is spoken of as what it is: a category, a tag or the site', async () => {
    const heading = async (query: string) => (await list(`?locale=es${query}`)).words?.heading
    expect(await heading('&category=general')).toBe('Más de General')
    expect(await heading('&category=general&all=council')).toBe('Más de General')
    expect(await heading('&all=council')).toBe('Más sobre #Council')
    expect(await heading('&any=council')).toBe('Más sobre #Council')
    expect(await heading('&any=council,islands')).toBe('Más de Newsclip')
    expect(await heading('')).toBe('Más de Newsclip')
  })

  it('runs from right to left where its language does', async () => {
    const { words, articles } = await list('?category=general&locale=ar-EG')
    expect(words).toMatchObject({
      locale: 'ar',
      direction: 'rtl',
      heading: 'المزيد من \u2068General\u2069',
      added: 'مقالان آخران',
    })
    expect(articles[0]?.publishedText).toBe('2 مارس 2026')
  })

  it('is the site’s own where the wished language is not known', async () => {
    expect((await list('?locale=tlh')).words?.locale).toBe('en')
    env.SITE_LOCALE = 'fr-CA'
    expect((await list('?locale=tlh')).words).toMatchObject({ locale: 'fr', seeAll: 'Tout voir' })
  })

  it('has words beside the parts of cards that were asked for', async () => {
    const { articles, words } = await list('?category=general&limit=1&fields=slug,publishedText&locale=ja')
    expect(articles).toEqual([{ slug: 'library-sundays', publishedText: '2026年3月2日' }])
    expect(words?.heading).toBe('「General」のほかの記事')
  })

  it.each([
    ['?locale=de-AT&category=general', '?category=general&locale=de'],
    ['?locale=zh-Hant-TW', '?locale=zh-Hant'],
    ['?locale=tlh', '?locale=en'],
    ['?locale=EN', '?locale=en'],
  ])('is spelled with the language that came of the wish: %s', async (query, canonical) => {
    const link = (await ask(`/api/v1/articles${query}`)).headers.get('Link')
    expect(link).toContain(`<${siteUrl}/api/v1/articles${canonical}>; rel="canonical"`)
  })

  it('stays in its language from page to page', async () => {
    const link = (await ask('/api/v1/articles?limit=1&locale=de-CH')).headers.get('Link')
    expect(link).toMatch(/<[^>]*[?&]cursor=[^>&]+&limit=1&locale=de>; rel="next"/)
  })

  it.each([
    '?locale=',
    '?locale=en_US',
    '?locale=deutsch%20bitte',
    '?locale=en-a',
    '?locale=de&locale=fr',
    `?locale=en-${'abcdefgh-'.repeat(5)}x`,
  ])('tells of %s', async (query) => {
    for (const path of ['/api/v1/articles', '/api/v1/articles/harbour-crane/more']) {
      const told = await askProblem(path + query)
      expect(told).toMatchObject({ status: 400, type: `${siteUrl}/problems/parameter-invalid`, parameter: 'locale' })
    }
  })
})

describe('what to read after an article, in the reader’s language', () => {
  const more = (query: string) => askJson<MoreList>(`/api/v1/articles/harbour-crane/more${query}`)

  it('has dates and words in it', async () => {
    const { articles, words } = await more('?locale=uk')
    expect(articles.map((card) => card.publishedText.replaceAll(/\s/g, ' '))).toEqual([
      '2 березня 2026 р.',
      '3 березня 2026 р.',
    ])
    expect(words).toMatchObject({ locale: 'uk', heading: 'Більше з рубрики «General»', added: 'Ще 2 статті' })
  })

  it('is as it always was when no language is asked for', async () => {
    expect(Object.keys(await more(''))).toEqual(['title', 'articles'])
  })
})
