import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../worker/domain/item.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import type { Feed } from '../../worker/feeds/feed.ts'
import { parseFeed } from '../../worker/feeds/parse-feed.ts'

const textOf = (name: string) => decodeText(readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url)))

function feedOf(text: string): Feed {
  const parsed = parseFeed(text)
  if ('refusal' in parsed) throw new Error(`${parsed.refusal.reason}: ${parsed.refusal.detail}`)
  return parsed.feed
}

function itemOf(text: string): Item {
  const { items } = feedOf(text)
  expect(items).toHaveLength(1)
  return items[0] as Item
}

const rssItem = (inside: string) => itemOf(`<rss version="2.0"><channel><item>${inside}</item></channel></rss>`)
const atomEntry = (inside: string) =>
  itemOf(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:entry</id>${inside}</entry></feed>`)
const at = (text: string) => Date.parse(text)

describe('a feed in each format', () => {
  it('is read as RSS 0.90, the picture beside it left alone', () => {
    const feed = feedOf(textOf('rss-0.90.rdf'))
    expect(feed).toMatchObject({ kind: 'rdf', title: 'Harbour Post', url: 'https://harbourpost.example/' })
    expect(feed.items.map(({ title, url, guid }) => [title, url, guid])).toEqual([
      ['Ferry to Skarholm resumes', 'https://harbourpost.example/ferry', 'https://harbourpost.example/ferry'],
      ['Crane number four sold', 'https://harbourpost.example/crane', 'https://harbourpost.example/crane'],
    ])
  })

  it('is read as RSS 0.91, items dated by the feed and the search box left alone', () => {
    const feed = feedOf(textOf('rss-0.91.xml'))
    expect(feed).toMatchObject({ kind: 'rss', title: 'Harbour Post', language: 'en-gb' })
    expect(feed.items).toEqual([
      {
        guid: 'https://harbourpost.example/ferry',
        url: 'https://harbourpost.example/ferry',
        title: 'Ferry to Skarholm resumes',
        summary: 'Twice a day, weather permitting.',
        content: undefined,
        publishedAt: at('2003-03-03T06:00:00Z'),
        updatedAt: undefined,
        author: undefined,
        categories: [],
        image: undefined,
        language: 'en-gb',
        base: 'https://harbourpost.example/ferry',
      },
    ])
  })

  it('is read as RSS 1.0 in prefixes of its own, with the item that the table of contents forgot', () => {
    const feed = feedOf(textOf('rss-1.0.rdf'))
    expect(feed).toMatchObject({ kind: 'rdf', title: 'Northlight Weekly', language: 'en' })
    expect(feed.items).toMatchObject([
      {
        guid: 'https://northlight.example/aurora#2004',
        url: 'https://northlight.example/aurora',
        title: 'Aurora seen from Lisbon',
        summary: 'A rare night.',
        content: '<p>A rare <em>night</em>.</p><p>Photographs came in until dawn.</p>',
        author: 'Ida Brandt',
        categories: ['Astronomy'],
        publishedAt: at('2004-11-08T01:15:00Z'),
      },
      { title: 'Not in the table of contents', publishedAt: undefined },
    ])
  })

  it('is read as RSS 2.0 with its extensions', () => {
    const feed = feedOf(textOf('rss-2.0.xml'))
    expect(feed).toMatchObject({
      kind: 'rss',
      title: 'Harbour Post: Fish & Ships',
      url: 'https://harbourpost.example/',
      selfUrl: 'https://harbourpost.example/feed.xml',
      language: 'en_GB',
    })
    expect(feed.items).toHaveLength(3)
    expect(feed.items[0]).toEqual({
      guid: 'hp-1001',
      url: 'https://harbourpost.example/dockers',
      title: 'Dockers “will not move” again',
      summary: '<p>The strike enters its third week.</p>',
      content: '<p>The strike enters its third week.</p><p>Talks resume on <a href="/monday">Monday</a>.</p>',
      publishedAt: at('2024-06-04T06:30:00Z'),
      updatedAt: at('2024-06-04T10:00:00Z'),
      author: 'Ana Ruiz',
      categories: ['Strikes', 'Skarholm'],
      image: {
        url: 'https://harbourpost.example/dockers-1200.jpg',
        width: 1200,
        height: 900,
        alt: 'Dockers around a brazier',
      },
      language: 'en_GB',
      base: 'https://harbourpost.example/dockers',
    })
  })

  it('is read as Atom 0.3 with its modes', () => {
    const feed = feedOf(textOf('atom-0.3.xml'))
    expect(feed).toMatchObject({ kind: 'atom', title: 'Northlight Weekly', url: 'https://northlight.example/' })
    expect(feed.items).toMatchObject([
      {
        guid: 'tag:northlight.example,2004:lichen',
        title: 'Lichen & moss',
        content: '<p>It grows a millimetre &lt;em&gt; a year.</p>',
        publishedAt: at('2004-01-30T07:00:00Z'),
        updatedAt: at('2004-01-31T07:00:00Z'),
        author: 'Ida Brandt',
        language: 'da',
      },
      { title: 'Moss on the roof', summary: 'Plain & short.', publishedAt: at('2004-02-01T10:00:00Z') },
    ])
  })

  it('is read as Atom 1.0 with text, HTML and XHTML', () => {
    const feed = feedOf(textOf('atom-1.0.xml'))
    expect(feed).toMatchObject({
      kind: 'atom',
      title: 'Northlight & Company',
      url: 'https://northlight.example/',
      selfUrl: 'https://northlight.example/atom.xml',
      language: 'en-GB',
    })
    expect(feed.items).toMatchObject([
      {
        title: 'How to use the <table> tag, AT&amp;T style',
        url: 'https://northlight.example/table',
        summary: 'Rows & columns of &lt;td>.',
        content: '<p>Rows<br>and <b>columns</b> of <code>&lt;td&gt;</code>.</p>',
        author: 'The Northlight desk',
        categories: ['HTML', 'tables'],
        image: { url: 'https://northlight.example/table.jpg' },
        publishedAt: at('2024-05-01T08:00:00Z'),
        updatedAt: at('2024-05-02T08:00:00Z'),
      },
      {
        title: 'Norrsken över Lissabon',
        content: '<p>First line<br>second line</p>\n<p>Next paragraph: 1 &lt; 2</p>',
        author: 'Ida Brandt, Per Holm',
        language: 'sv',
        publishedAt: at('2024-04-30T10:00:00Z'),
      },
      { title: 'A chart and nothing else', url: 'https://northlight.example/chart', content: undefined },
    ])
  })

  it('is read as JSON Feed, whose texts are text', () => {
    const feed = feedOf(textOf('json-feed-1.1.json'))
    expect(feed).toMatchObject({
      kind: 'json',
      title: 'Lantern Notes',
      url: 'https://lantern.example/',
      selfUrl: 'https://lantern.example/feed.json',
      language: 'pt-BR',
    })
    expect(feed.items).toMatchObject([
      {
        guid: '2024-12',
        title: 'Lamps <and> shades &amp; more',
        summary: 'A lamp & a shade',
        content: '<p>One lamp.</p>\n<p>Two lamps: 1 &lt; 2 &amp; counting.</p>',
        author: 'Rosa Lima',
        categories: ['Light', 'Home'],
        image: { url: 'https://lantern.example/lamp.webp' },
        publishedAt: at('2024-12-01T11:00:00Z'),
        updatedAt: at('2024-12-02T11:00:00Z'),
        language: 'pt-BR',
      },
      { guid: '7', url: 'https://elsewhere.example/shade', author: 'Guest', language: 'en', image: undefined },
    ])
  })

  it('is read under any prefix, and another vocabulary with the same words is not taken for it', () => {
    expect(feedOf(textOf('odd-prefixes.atom')).items).toMatchObject([
      { title: 'A red that travels', content: '<p>Best <a href="/cool">cool</a>.</p>' },
    ])
  })

  it('has no title where nobody can see one', () => {
    const hidden = '\u200b'
    expect(
      feedOf(`<rss><channel><title>${hidden}</title><item><title>T</title></item></channel></rss>`).title,
    ).toBeUndefined()
    expect(
      feedOf(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: hidden, items: [] })).title,
    ).toBeUndefined()
  })

  it('is read with the wrong default namespace, as some Atom fans write RSS', () => {
    const feed =
      feedOf(`<rss version="2.0" xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>T</title><link href="https://islands.example/feed" rel="self"/><link>https://islands.example/</link>
      <item><title>One</title><link>https://islands.example/1</link><dc:date>2024-06-04</dc:date></item></channel></rss>`)
    expect(feed).toMatchObject({
      url: 'https://islands.example/',
      selfUrl: 'https://islands.example/feed',
      items: [{ title: 'One', url: 'https://islands.example/1', publishedAt: at('2024-06-04') }],
    })
  })
})

describe('the title of an item', () => {
  it.each([
    ['AT&amp;amp;T &amp;#8211; a history', 'AT&T – a history'],
    ['<![CDATA[Fish &amp; chips]]>', 'Fish & chips'],
    ['<![CDATA[Fish & chips]]>', 'Fish & chips'],
    ['Caf&#233; &eacute;toile', 'Café étoile'],
    ['1 &lt; 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['How to use the &lt;table&gt; element', 'How to use the <table> element'],
    ['&lt;b&gt;Bold&lt;/b&gt; claim&lt;br&gt;in court', 'Bold claim in court'],
    ['Naked <b>markup</b>', 'Naked markup'],
    ['\n   Two\n   lines ', 'Two lines'],
    ['&amp;lt;script&amp;gt; tags explained', '<script> tags explained'],
    ['A\u0007bell', 'Abell'],
  ])('is its words, in RSS, whatever was escaped how often: %s', (written, title) => {
    expect(rssItem(`<title>${written}</title>`).title).toBe(title)
  })

  it.each([
    ['<title>A &amp;amp; B</title>', 'A &amp; B'],
    ['<title type="html">A &amp;amp; B &lt;i>C&lt;/i></title>', 'A & B C'],
    [
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A &amp;amp; B <i>C</i></div></title>',
      'A &amp; B C',
    ],
    ['<title type="text/html">A &amp;amp; B</title>', 'A & B'],
  ])('is decoded once as its type says, in Atom: %s', (written, title) => {
    expect(atomEntry(written).title).toBe(title)
  })

  it('is made of the first words where there is none', () => {
    const [, piano] = feedOf(textOf('rss-2.0.xml')).items
    expect(piano?.title).toBe(
      'Somebody left a piano on the north pier last night, and nobody in the whole harbour knows who it…',
    )
    expect(rssItem(`<description>${'很'.repeat(300)}</description>`).title).toBe(`${'很'.repeat(99)}…`)
    expect(rssItem('<title> </title><description>&lt;p&gt;Short.&lt;/p&gt;</description>').title).toBe('Short.')
  })

  it('is the address where there are no words at all, and the name where there is no address', () => {
    expect(rssItem('<link>https://islands.example/pier/</link>').title).toBe('islands.example/pier')
    expect(rssItem('<guid isPermaLink="false">pier-1</guid>').title).toBe('pier-1')
  })

  it('is not wanted of an item that says nothing: it is left out', () => {
    expect(feedOf('<rss><channel><title>T</title><item><author>Ana</author></item></channel></rss>').items).toEqual([])
  })
})

describe('the text of an item', () => {
  it.each([
    ['&lt;p&gt;Escaped&lt;/p&gt;', '<p>Escaped</p>'],
    ['<![CDATA[<p>In a &amp; section</p>]]>', '<p>In a &amp; section</p>'],
    ['<p>Naked &amp; <b>5 &lt; 6</b></p>', '<p>Naked &amp; <b>5 &lt; 6</b></p>'],
    ['&lt;p&gt;Escaped&lt;/p&gt;<br/>and naked', '<p>Escaped</p><br>and naked'],
    [
      '<h:p xmlns:h="http://www.w3.org/1999/xhtml">In a <h:em class="x">prefix</h:em></h:p>',
      '<p>In a <em class="x">prefix</em></p>',
    ],
  ])('is HTML in RSS, whichever way it was put there: %s', (written, summary) => {
    expect(rssItem(`<description>${written}</description>`).summary).toBe(summary)
  })

  it('is found in an XHTML body and in the words of podcasts, films and other formats', () => {
    expect(rssItem('<title>T</title><summary>S</summary><fullitem>F</fullitem>')).toMatchObject({
      summary: 'S',
      content: 'F',
    })
    expect(rssItem('<title>T</title><body xmlns="http://www.w3.org/1999/xhtml"><p>B</p></body>').content).toBe(
      '<p>B</p>',
    )
    expect(rssItem('<title>T</title><itunes:summary>Heard</itunes:summary>').summary).toBe('Heard')
    expect(
      atomEntry('<media:group><media:description>Seen &amp; heard</media:description></media:group>').summary,
    ).toBe('Seen & heard')
  })
})

describe('the author of an item', () => {
  it.each([
    ['<author><name>Ida Brandt</name></author><source><author><name>Desk</name></author></source>', 'Ida Brandt'],
    ['<source><title>Wire</title><author><name>Wire desk</name></author></source>', 'Wire desk'],
    ['', 'The desk'],
  ])("is the entry's, else its source's, else the feed's, in Atom: %s", (inside, author) => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><author><name>The desk</name></author><entry>
      <title>T</title>${inside}</entry></feed>`
    expect(itemOf(feed)).toMatchObject({ title: 'T', author })
  })

  it.each([
    ['<author>ida@northlight.example (Ida Brandt)</author>', 'Ida Brandt'],
    ['<dc:creator>Ida Brandt</dc:creator><dc:creator>Per Holm</dc:creator>', 'Ida Brandt, Per Holm'],
    ['<itunes:author>Ida &amp;amp; Per</itunes:author>', 'Ida & Per'],
    ['<author>ida@northlight.example</author>', 'ida@northlight.example'],
  ])('is whoever is named in RSS: %s', (inside, author) => {
    expect(rssItem(`<title>T</title>${inside}`).author).toBe(author)
  })
})

describe('the address of an item', () => {
  it('is relative to the nearest xml:base, which is relative to the next', () => {
    const feed = feedOf(textOf('bases.atom'))
    expect(feed).toMatchObject({
      url: 'https://islands.example/',
      selfUrl: 'https://islands.example/feeds/news.atom',
    })
    expect(feed.items).toMatchObject([
      { url: 'https://islands.example/2024/bridge', base: 'https://islands.example/2024/bridge/' },
      { url: 'https://ferries.example/ferry', image: { url: 'https://islands.example/feeds/ferry.png' } },
      { url: 'https://islands.example/tunnel', base: 'https://tunnels.example/a/', language: 'fo' },
    ])
  })

  it('has nothing to do with the base of the text', () => {
    const based = '<content type="html" xml:base="https://elsewhere.example/">x</content><link href="one"/>'
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://islands.example/"/><entry>${based}</entry></feed>`
    expect(itemOf(feed)).toMatchObject({ url: 'https://islands.example/one', base: 'https://elsewhere.example/' })
    const text = '<content:encoded xml:base="/a/" xml:lang="fo">&lt;p&gt;x&lt;/p&gt;</content:encoded>'
    expect(
      rssItem(`<link>https://islands.example/1</link><description xml:lang="da">y</description>${text}`),
    ).toMatchObject({
      url: 'https://islands.example/1',
      summary: 'y',
      content: '<p>x</p>',
      language: 'fo',
      base: '/a/',
    })
  })

  it('is relative to the site where there is no xml:base', () => {
    expect(feedOf(textOf('relative-links.xml')).items.map(({ url }) => url)).toEqual([
      'https://islands.example/news/bridge',
      'https://islands.example/ferry',
      'https://ferries.example/timetable',
      'https://islands.example/archive/1999',
      'https://islands.example/?a=1&b=2',
      undefined,
    ])
  })

  it('stays relative where nothing says to what', () => {
    expect(rssItem('<link>/pier</link>')).toMatchObject({ url: '/pier', base: '/pier' })
  })

  it.each([
    ['<guid>https://islands.example/1</guid>', 'https://islands.example/1'],
    ['<guid isPermaLink="false">https://islands.example/1</guid>', undefined],
    ['<link/><guid>https://islands.example/1</guid>', 'https://islands.example/1'],
    ['<link>https://islands.example/a</link><guid>https://islands.example/1</guid>', 'https://islands.example/a'],
    ['<link>https://islands.example/a</link><link>https://islands.example/b</link>', 'https://islands.example/a'],
    [
      '<a10:link xmlns:a10="http://www.w3.org/2005/Atom" href="https://islands.example/1"/>',
      'https://islands.example/1',
    ],
    ['<link>https://islands.example/a b</link>', 'https://islands.example/a%20b'],
    ['<link>\n  https://islands.example/a\n </link>', 'https://islands.example/a'],
    ['<link>mailto:ana@islands.example</link>', undefined],
  ])('is found in RSS: %s', (inside, url) => {
    expect(rssItem(`<title>T</title>${inside}`).url).toBe(url)
  })

  it('is the original where a link only leads through a counter', () => {
    const burner = 'xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"'
    const inside = `<f:origLink ${burner}>https://islands.example/1</f:origLink>`
    expect(rssItem(`<link>https://counter.example/~r/1</link>${inside}`).url).toBe('https://islands.example/1')
    expect(atomEntry(`<link href="https://counter.example/~r/1"/>${inside}`).url).toBe('https://islands.example/1')
  })

  it.each([
    ['<link rel="self" href="https://i.example/s"/><link href="https://i.example/a"/>', 'https://i.example/a'],
    [
      '<link rel="edit" href="https://i.example/e"/><link rel="related" href="https://i.example/r"/>',
      'https://i.example/r',
    ],
    ['<link rel="self" href="https://i.example/s"/>', 'https://i.example/s'],
    ['<link rel="alternate">https://i.example/text</link>', 'https://i.example/text'],
    ['<content type="text/html" src="https://i.example/src"/>', 'https://i.example/src'],
    ['<link rel="replies" href="https://i.example/replies"/>', undefined],
  ])('is found in Atom: %s', (inside, url) => {
    expect(atomEntry(`<title>T</title>${inside}`).url).toBe(url)
  })
})

describe('the name of an item', () => {
  it('is its guid, else its address, else a digest of its words that changes with them', () => {
    expect(rssItem('<guid>g</guid><link>https://islands.example/1</link>').guid).toBe('g')
    expect(rssItem('<link>https://islands.example/1</link>').guid).toBe('https://islands.example/1')
    const digests = ['One', 'One', 'Two'].map(
      (words) => rssItem(`<title>T</title><description>${words}</description>`).guid,
    )
    expect(digests[0]).toMatch(/^digest:[0-9a-z]{8,11}$/)
    expect(digests[1]).toBe(digests[0])
    expect(digests[2]).not.toBe(digests[0])
  })

  it('is digested when it is longer than a name', () => {
    expect(rssItem(`<title>T</title><guid>${'x'.repeat(3000)}</guid>`).guid).toMatch(/^digest:/)
  })
})

describe('the date of an item', () => {
  it.each([
    ['<pubDate>2024-06-04</pubDate><dc:date>2023-01-01</dc:date>', '2024-06-04'],
    ['<pubDate>soon</pubDate><dc:date>2023-01-01</dc:date>', '2023-01-01'],
    ['<dcterms:issued>2022-01-01</dcterms:issued>', '2022-01-01'],
    ['<atom:published>2021-01-01</atom:published>', '2021-01-01'],
    ['<updated>2020-01-01</updated>', '2020-01-01'],
    ['', '2019-01-01'],
  ])("is the best that it has, else the feed's: %s", (inside, date) => {
    const feed = `<rss><channel><pubDate>2019-01-01</pubDate><item><title>T</title>${inside}</item></channel></rss>`
    expect(itemOf(feed).publishedAt).toBe(at(date))
  })

  it('is none where nobody says one', () => {
    expect(rssItem('<title>T</title>')).toMatchObject({ publishedAt: undefined, updatedAt: undefined })
  })
})

describe('the picture of an item', () => {
  it.each([
    ['<enclosure url="https://i.example/a.mp3" type="audio/mpeg"/>', undefined],
    ['<enclosure url="/a.jpg" type="image/jpeg"/>', 'https://i.example/a.jpg'],
    ['<enclosure url="https://i.example/a.JPG?w=1"/>', 'https://i.example/a.JPG?w=1'],
    [
      '<media:thumbnail url="https://i.example/s.png" width="90"/><media:thumbnail url="https://i.example/l.png" width="400"/>',
      'https://i.example/l.png',
    ],
    [
      '<media:group><media:content url="https://i.example/v.mp4" medium="video"><media:thumbnail url="https://i.example/v.jpg"/></media:content></media:group>',
      'https://i.example/v.jpg',
    ],
    [
      '<media:content url="https://0.gravatar.com/avatar/1?s=96" medium="image"/><media:content url="https://i.example/p.jpg" medium="image"/>',
      'https://i.example/p.jpg',
    ],
    ['<media:content url="https://i.example/pixel.gif" medium="image" width="1" height="1"/>', undefined],
    ['<itunes:image href="https://i.example/cover.jpg"/>', 'https://i.example/cover.jpg'],
    ['<media:content url="data:image/png;base64,AAAA" medium="image"/>', undefined],
  ])('is what shows most and is neither portrait nor counter: %s', (inside, url) => {
    expect(rssItem(`<link>https://i.example/1</link>${inside}`).image?.url).toBe(url)
  })
})

describe('a line that nobody can see', () => {
  it.each([
    ['zero-width spaces', '\u200b\u200b\u200d'],
    ['marks of direction', '\u200e\u202c'],
    ['letters that show nothing', '\u3164\u2800'],
    ['spaces of all widths', '\u00a0\u2003\ufeff'],
  ])('is none: %s', (_, line) => {
    const inside = `<title>${line}</title><author>${line}</author><category>${line}</category>`
    const words = '<description>Low tide at noon.</description>'
    expect(rssItem(inside + words)).toMatchObject({ title: 'Low tide at noon.', author: undefined, categories: [] })
    expect(rssItem(`${inside}<guid>g7</guid>`).title).toBe('g7')
    expect(parseFeed(`<rss><channel><title>P</title><item>${inside}</item></channel></rss>`)).toMatchObject({
      feed: { items: [] },
    })
    // What holds others together stays.
    expect(rssItem('<title>نیم\u200cفاصله 👩\u200d🚒</title>').title).toBe('نیم\u200cفاصله 👩\u200d🚒')
  })
})

describe('what is not quite a feed', () => {
  it.each(['rss', 'channel', 'item'])('is RSS though Atom is the default namespace of its %s', (name) => {
    const feed = `<rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link><item><title>Low tide</title>
      <link>https://quay.example/1</link><guid>g1</guid><description>At noon.</description><pubDate>2024-06-04</pubDate></item></channel></rss>`
    expect(feedOf(feed.replace(`<${name}`, `<${name} xmlns="http://www.w3.org/2005/Atom"`))).toMatchObject({
      ...{ title: 'Quay', url: 'https://quay.example/' },
      items: [
        {
          title: 'Low tide',
          url: 'https://quay.example/1',
          guid: 'g1',
          summary: 'At noon.',
          publishedAt: at('2024-06-04'),
        },
      ],
    })
  })

  it('is mended where a reader can tell what was meant', () => {
    const feed = feedOf(textOf('malformed.xml'))
    expect(feed).toMatchObject({ title: 'Quay & Cargo', url: 'https://quay.example/?a=1&b=2' })
    expect(feed.items).toMatchObject([
      {
        guid: 'one',
        title: 'Unclosed title',
        url: 'https://quay.example/one?x=1&copy=2',
        summary: 'Prices &lt; 5 &amp; rising, said R&amp;D <b>twice</b><br>and then <i>again',
      },
      { title: 'No end of item', url: 'https://quay.example/two' },
      { title: 'Fish & chips … daily', url: 'https://quay.example/three' },
    ])
  })

  it('gives its whole items where it breaks off, and of the last what it said after its name', () => {
    const text = textOf('truncated.xml')
    expect(feedOf(text).items.map(({ guid, summary }) => [guid, summary])).toEqual([
      ['nw-1', 'All of it.'],
      ['nw-2', undefined],
    ])
    // Without its name it would come back under another one, as a second article.
    const unnamed = text.slice(0, text.indexOf('<guid isPermaLink="false">nw-2'))
    expect(feedOf(unnamed).items.map(({ guid }) => guid)).toEqual(['nw-1'])
  })

  it.each([
    ['nothing', '', 'not-a-feed', 'it is empty'],
    ['blanks', '\ufeff \n', 'not-a-feed', 'it is empty'],
    ['an HTML page', textOf('page.html'), 'not-a-feed', 'it is an HTML page'],
    ['words', 'Service unavailable', 'not-a-feed', 'no feed begins in it'],
    ['another XML', '<urlset><url><loc>https://i.example/</loc></url></urlset>', 'not-a-feed', 'no feed begins in it'],
    [
      'RDF about people',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Person/></rdf:RDF>',
      'not-a-feed',
      'no feed begins in it',
    ],
    ['other JSON', '{"posts": []}', 'not-a-feed', 'it is JSON, but no JSON Feed'],
    [
      'a feed cut short',
      '<rss version="2.0"><channel><title>T</title><item><title>O',
      'feed-unreadable',
      'it breaks off before its first item ends',
    ],
    ['an empty channel', '<rss version="2.0"><channel/></rss>', 'feed-unreadable', 'it has neither title nor items'],
    [
      'an empty JSON Feed',
      '{"version": "https://jsonfeed.org/version/1", "items": []}',
      'feed-unreadable',
      'it has neither title nor items',
    ],
  ])('is refused by name: %s', (_, text, reason, detail) => {
    expect(parseFeed(text)).toEqual({ refusal: { reason, detail } })
  })

  it("is refused with the parser's own words where JSON is cut short", () => {
    expect(parseFeed('{"version": "https://jsonfeed.org/version/1", "items": [{')).toMatchObject({
      refusal: { reason: 'feed-unreadable', detail: expect.stringContaining('JSON') },
    })
  })

  it('is a feed without items where a channel says at least its name', () => {
    expect(feedOf('<rss><channel><title>Quiet</title></channel></rss>')).toMatchObject({ title: 'Quiet', items: [] })
  })
})
