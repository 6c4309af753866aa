import { beforeEach, describe, expect, it } from 'vitest'
import type { ArticleList, ListedCard } from '../../worker/contract.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askJson, askProblem, importArticles, siteUrl } from '../support/site.ts'

const { harbour, library, ferry } = newsroom

function list(query: string) {
  return askJson<ArticleList>(`/api/v1/articles${query}`)
}

async function slugs(query: string) {
  return (await list(query)).articles.map((card) => card.slug)
}

async function links(query: string): Promise<Record<string, string>> {
  const header = (await ask(`/api/v1/articles${query}`)).headers.get('Link') ?? ''
  return Object.fromEntries([...header.matchAll(/<([^>]*)>; rel="([^"]*)"/g)].map(([, address, rel]) => [rel, address]))
}

describe('a question', () => {
  beforeEach(async () => {
    await importArticles(
      harbour,
      { ...library, language: 'en-GB', source: { url: 'https://www.city.example/a' } },
      { ...ferry, author: 'Łukasz Straßer', language: 'de', source: { url: 'https://city.example/b' } },
    )
  })

  it.each([
    ['?source=city.example', ['ferry-returns', 'library-sundays']],
    ['?source=harbour.example&category=general', ['harbour-crane']],
    ['?source=example.org', []],
    ['?author=ada+brandt', ['harbour-crane']],
    ['?author=Ada', []],
    ['?author=lukasz+STRASSER', ['ferry-returns']],
    ['?lang=en', ['library-sundays', 'harbour-crane']],
    ['?lang=en-gb', ['library-sundays']],
    ['?lang=de', ['ferry-returns']],
    ['?since=2026-03-02', ['ferry-returns', 'library-sundays']],
    ['?until=2026-03-02', ['library-sundays', 'harbour-crane']],
    ['?since=2026-03-02T08:00:00Z&until=2026-03-03T08:00:00Z', ['library-sundays']],
    ['?since=2026-03-02T09:00:00%2B01:00&until=2026-03-02', ['library-sundays']],
    ['?since=2027-01-01', []],
    ['?exclude=library-sundays,ferry-returns', ['harbour-crane']],
    ['?exclude=unheard-of&limit=1', ['ferry-returns']],
    ['?sort=oldest', ['harbour-crane', 'library-sundays', 'ferry-returns']],
    ['?sort=oldest&all=harbour&limit=1', ['harbour-crane']],
    ['?q=council&sort=oldest', ['harbour-crane', 'library-sundays']],
  ])('answers %s', async (query, expected) => {
    expect(await slugs(query)).toEqual(expected)
  })

  it('finds a domain of another script, however it is spelled', async () => {
    const publishedAt = '2026-03-01T00:00:00Z'
    await importArticles(
      { title: 'In letters', slug: 'in-letters', publishedAt, source: { url: 'https://www.Bücher.example/a' } },
      { title: 'For machines', slug: 'for-machines', publishedAt, source: { url: 'https://xn--bcher-kva.example./b' } },
    )
    for (const spelled of ['bücher.example', 'B%C3%9CCHER.example', 'xn--bcher-kva.example']) {
      expect((await slugs(`?source=${spelled}`)).toSorted(), spelled).toEqual(['for-machines', 'in-letters'])
      expect((await links(`?source=${spelled}`)).canonical).toBe(
        `${siteUrl}/api/v1/articles?source=xn--bcher-kva.example`,
      )
    }
  })

  it('finds the most relevant first, a title before a body', async () => {
    await importArticles({
      title: 'Council, council, council',
      slug: 'council-thrice',
      publishedAt: '2020-01-01T00:00:00Z',
      body: { text: 'The council meets.' },
    })
    expect(await slugs('?q=council')).toEqual(['library-sundays', 'harbour-crane', 'council-thrice'])
    expect((await slugs('?q=council&sort=relevance'))[0]).toBe('council-thrice')
    expect(await list('?q=council&sort=relevance&limit=1')).toMatchObject({ next: null, prev: null })
  })

  it.each([
    ['?source=www.city.example', 'source'],
    ['?source=https://city.example', 'source'],
    ['?source=1.2.3.4.5', 'source'],
    ['?author=', 'author'],
    ['?lang=english', 'lang'],
    ['?since=yesterday', 'since'],
    ['?since=2026-02-31', 'since'],
    ['?since=2026-03-01T08:00:00', 'since'],
    ['?until=1969-01-01', 'until'],
    ['?exclude=Not%20a%20slug', 'exclude'],
    ['?sort=best', 'sort'],
    ['?sort=relevance', 'sort'],
    ['?sort=relevance&q=council&cursor=o1', 'cursor'],
    ['?fields=title,colour', 'fields'],
  ])('that cannot be understood is told: %s', async (query, parameter) => {
    expect(await askProblem(`/api/v1/articles${query}`)).toMatchObject({ status: 400, parameter })
  })

  it('can ask for parts of the cards only, and for bodies', async () => {
    const { articles } = await list('?fields=title,slug&limit=1')
    expect(articles).toEqual([{ slug: 'ferry-returns', title: ferry.title }])
    const bodies = await list('?fields=body&limit=2')
    expect(bodies.articles.map((card) => card.body?.text)).toEqual([
      ferry.body.text,
      'Readers asked for it. The council agreed.',
    ])
  })
})

describe('the spelling of a question', () => {
  it.each([
    ['', ''],
    ['?limit=20', ''],
    ['?limit=5&category=general', '?category=general&limit=5'],
    ['?any=b,a,b&all=c', '?all=c&any=a,b'],
    ['?q=%20free++%22the%20press%22%20vot*', '?q=%22the%20press%22%20free%20vot*'],
    ['?sort=newest&since=2026-03-01T00:00:00Z', '?since=2026-03-01'],
    ['?until=2026-03-02T00:00:00Z', '?until=2026-03-01'],
    ['?until=2026-03-01', '?until=2026-03-01'],
    ['?until=1970-01-01T00:00:00Z', '?until=1970-01-01T00:00:00Z'],
    ['?q=σισυφοσ', '?q=%CF%83%CE%B9%CF%83%CF%85%CF%86%CE%BF%CF%83'],
    ['?fields=title,slug', '?fields=slug,title'],
  ])('of %s is canonical as %s', async (query, canonical) => {
    expect((await links(query)).canonical).toBe(`https://news.example/api/v1/articles${canonical}`)
    expect((await links(canonical)).canonical).toBe(`https://news.example/api/v1/articles${canonical}`)
  })
})

describe('reading on', () => {
  const numbers = Array.from({ length: 7 }, (_, index) => `n${index}`)

  beforeEach(async () => {
    // Two share a millisecond, and two are its neighbours.
    await importArticles(
      ...numbers.map((slug, index) => ({
        title: slug,
        slug,
        publishedAt: new Date(Date.UTC(2026, 2, 1) + Math.min(index, 3) * 1).toISOString(),
      })),
    )
  })

  async function walk(query: string, relation: 'next' | 'prev'): Promise<string[][]> {
    const pages: string[][] = []
    let address: string | undefined = query
    while (address !== undefined) {
      pages.push(await slugs(address))
      const link: string | undefined = (await links(address))[relation]
      address = link && new URL(link).search
    }
    return pages
  }

  it.each(['newest', 'oldest'])('goes through all by rel=next and back by rel=prev, %s first', async (sort) => {
    const expected = sort === 'newest' ? numbers.toReversed() : numbers
    const forth = await walk(`?limit=3&sort=${sort}`, 'next')
    expect(forth).toEqual([expected.slice(0, 3), expected.slice(3, 6), expected.slice(6)])
    const second = await list(`?limit=3&sort=${sort}`)
    const third = await list(`?limit=3&sort=${sort}&cursor=${second.next}`)
    const back = await walk(`?limit=3&sort=${sort}&cursor=${third.next}`, 'prev')
    expect(back.map((page) => page.join())).toEqual([
      expected.slice(6).join(),
      expected.slice(3, 6).join(),
      expected.slice(0, 3).join(),
    ])
  })

  it('loses nothing and repeats nothing while articles are added and re-dated between pages', async () => {
    const first = await list('?limit=3')
    const rest = numbers.toReversed().slice(3)
    await importArticles(
      { title: 'Newer', slug: 'newer', publishedAt: '2026-05-01T00:00:00Z' },
      // One was read already and moves to where it was not, the other the other way round.
      { title: 'n6', slug: 'n6', publishedAt: '2026-02-01T00:00:00Z' },
      { title: 'n0', slug: 'n0', publishedAt: '2026-05-02T00:00:00Z' },
    )
    const seen: string[] = []
    for (let cursor = first.next; cursor; ) {
      const page: ArticleList = await list(`?limit=2&cursor=${cursor}`)
      seen.push(...page.articles.map((card) => card.slug))
      cursor = page.next
    }
    expect(seen).toEqual(rest)
  })

  it('keeps its bounds while reading on', async () => {
    const since = new Date(Date.UTC(2026, 2, 1) + 2).toISOString()
    const pages = await walk(`?limit=2&since=${since}`, 'next')
    expect(pages.flat()).toEqual(['n6', 'n5', 'n4', 'n3', 'n2'])
  })
})

describe('words', () => {
  async function highlights(query: string): Promise<ListedCard['highlights'][]> {
    return (await list(query)).articles.map((card) => card.highlights)
  }

  it('are marked where they stand, whatever their case and accents', async () => {
    await importArticles({
      title: 'Café culture & <b>cafés</b>',
      slug: 'cafe',
      summary: 'In a CAFE near you.',
      publishedAt: '2026-03-01T00:00:00Z',
      body: { text: `${'Long ago. '.repeat(40)}The café opened. ${'And so on. '.repeat(40)}` },
    })
    expect(await highlights('?q=cafe')).toEqual([
      {
        title: '<mark>Café</mark> culture &amp; &lt;b&gt;cafés&lt;/b&gt;',
        summary: 'In a <mark>CAFE</mark> near you.',
      },
    ])
    expect(await highlights('?q=caf*&fields=highlights')).toMatchObject([
      { title: '<mark>Café</mark> culture &amp; &lt;b&gt;<mark>cafés</mark>&lt;/b&gt;' },
    ])
    const { articles } = await list('?q=cafe&fields=slug,highlights')
    expect(articles.map(Object.keys)).toEqual([['slug', 'highlights']])
    const body = articles[0]?.highlights?.body
    expect(body).toMatch(/^….*The <mark>café<\/mark> opened\..*…$/)
    expect(body?.length).toBeLessThan(240)
    expect(await highlights('?q=culture&fields=highlights')).toMatchObject([{ body: null }])
  })

  it('are marked in a piece of the body that has no half of a character, and all of a long phrase', async () => {
    const publishedAt = '2026-03-01T00:00:00Z'
    const phrase = Array.from({ length: 26 }, (_, index) => `word${index}`).join(' ')
    await importArticles(
      { title: 'Signs', slug: 'signs', publishedAt, body: { text: `a${'🚢'.repeat(150)}港${'🚢'.repeat(150)}` } },
      {
        title: 'Marks',
        slug: 'marks',
        publishedAt,
        body: { text: `${'e\u0323'.repeat(150)}港${'e\u0323'.repeat(150)}` },
      },
      {
        title: 'Only marks',
        slug: 'only-marks',
        publishedAt,
        body: { text: `${'\u0323'.repeat(90)}港 ${'x'.repeat(300)}` },
      },
      { title: 'Long', slug: 'long', publishedAt, body: { text: `${'Before it. '.repeat(30)}${phrase} and after.` } },
    )
    for (const marked of await highlights('?q=港&fields=highlights')) {
      expect(marked?.body).toMatch(/^…?.*<mark>港<\/mark>.*…$/)
      expect(marked?.body?.isWellFormed()).toBe(true)
      expect(marked?.body).not.toMatch(/…\u0323/)
    }
    const [marked] = await highlights(`?q="${phrase}"&fields=highlights`)
    expect(marked?.body).toContain(`<mark>${phrase}</mark>`)
  })

  it('are not marked in a list that was not asked for words', async () => {
    await importArticles(harbour)
    expect(await highlights('')).toEqual([undefined])
  })

  it.each([
    ['東京都は新しい図書館を開く', '東京', true],
    ['東京都は新しい図書館を開く', '図書館', true],
    ['東京都は新しい図書館を開く', '館', true],
    ['東京都は新しい図書館を開く', 'く', true],
    ['東京都は新しい図書館を開く', '京図', false],
    ['東京都は新しい図書館を開く', '新図書', false],
    ['データセンターが増える', 'センター', true],
    ['北京市政府公布新规', '政府', true],
    ['รัฐบาลเปิดห้องสมุดใหม่', 'ห้องสมุด', true],
    ['รัฐบาลเปิดห้องสมุดใหม่', 'โรงเรียน', false],
    ['東京でiPhoneを発表', 'iphone', true],
    ['東京でiPhoneを発表', '"iphoneを発表"', true],
    ['Wyścig w Łodzi', 'lodzi', true],
    ['Eine Straße in Bern', 'STRASSE', true],
    ['Die Donau\u00addampf\u00adschiffahrt', 'Donaudampfschiffahrt', true],
    ['αστυνομία πόλης', 'ΑΣ*', true],
    ['ΣΊΣΥΦΟΣ ὀδός', 'σισυφος', true],
    ['東京都庁で発表', '東京。', true],
    ['東京都庁で発表', '「都庁」', true],
    ['東京都庁で発表', '“東京”', true],
    ['Eine Strasse in Bern', 'straße', true],
    ['Правительство открыло библиотеку', 'библиотек*', true],
    ['الحكومة تفتح المكتبة', 'المكتبة', true],
    ['हिन्दी में समाचार', 'समाचार', true],
  ])('of “%s”: %s is found: %s', async (title, word, found) => {
    await importArticles({ title, slug: 'one', publishedAt: '2026-03-01T00:00:00Z' })
    expect(await slugs(`?q=${encodeURIComponent(word)}`)).toEqual(found ? ['one'] : [])
    if (found) {
      const [marked] = await highlights(`?q=${encodeURIComponent(word)}`)
      expect(marked?.title).toContain('<mark>')
    }
  })
})

describe('words of scripts without spaces, beside others', () => {
  const text =
    '令和7年の予算案を東京2020の会場で。東京、大阪を結ぶデジタルID導入と技術者とGPUの話。新型コロナ・ワクチン。Tシャツ2枚'

  it.each([
    '令和7年',
    '東京2020',
    '東京、大阪',
    'デジタルID',
    '技術者とGPU',
    'コロナ・ワクチン',
    'シャツ2枚',
    'ﾃﾞｼﾞﾀﾙ',
    '"会場で"',
    '"京2020"',
  ])('are found where they stand: %s', async (words) => {
    await importArticles({ title: 'Mixed', slug: 'mixed', body: { text }, publishedAt: '2026-05-01T00:00:00Z' })
    const { articles } = await askJson<ArticleList>(`/api/v1/articles?q=${encodeURIComponent(words)}`)
    expect(articles.map((card) => card.slug)).toEqual(['mixed'])
  })

  it.each(['京202', '大阪東京', '枚2シャツ'])('are not found where they do not: %s', async (words) => {
    await importArticles({ title: 'Mixed', slug: 'mixed', body: { text }, publishedAt: '2026-05-01T00:00:00Z' })
    expect((await askJson<ArticleList>(`/api/v1/articles?q=${encodeURIComponent(words)}`)).articles).toEqual([])
  })
})

describe('accents, points and widths', () => {
  it.each([
    ['Ёлка в Москве', 'елка'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['か\u3099ん検診', 'がん'],
    ['한국어'.normalize('NFD'), '한국어'],
    ['１０月のニュース', '10月'],
    ['Café', 'cafe'],
  ])('do not count: %s answers %s', async (title, words) => {
    await importArticles({ title, slug: 'folded', publishedAt: '2026-05-01T00:00:00Z' })
    const { articles } = await askJson<ArticleList>(`/api/v1/articles?q=${encodeURIComponent(words)}`)
    expect(articles.map((card) => card.slug)).toEqual(['folded'])
  })

  it('are marked as they are found, and nothing else is', async () => {
    await importArticles({ title: 'ハスとバス', slug: 'bus', publishedAt: '2026-05-01T00:00:00Z' })
    const { articles } = await askJson<ArticleList>(`/api/v1/articles?q=${encodeURIComponent('ハス')}`)
    expect(articles[0]?.highlights?.title).toBe('<mark>ハス</mark>とバス')
  })
})

describe('one question, one spelling', () => {
  it.each([
    ['?q=VOTE', '?q=vote'],
    ['?q=vot%C3%A9+vote', '?q=vote'],
    ['?q=women+vote*', '?q=vote*%20women'],
    ['?q=%22free+press%22*', '?q=%22free%20press%22*'],
    ['?source=WHO.int&lang=EN', '?lang=en&source=who.int'],
  ])('%s is %s', async (query, canonical) => {
    const link = (await ask(`/api/v1/articles${query}`)).headers.get('Link')
    expect(link).toContain(`</api/v1/articles${canonical}>; rel="canonical"`.replace('</', `<${siteUrl}/`))
  })

  it('and of a tag only that which it is made with: what folds to it is told', async () => {
    const told = await askProblem(`/api/v1/articles?all=${encodeURIComponent('naïve')}`)
    expect(told).toMatchObject({ status: 400, parameter: 'all' })
    expect(told.detail).toContain('did you mean "naive"?')
    expect((await ask(`/tags/${encodeURIComponent('naïve')}/feed.rss`)).status).toBe(404)
  })
})
