import { describe, expect, it } from 'vitest'
import { isEntityBomb } from '../../worker/feeds/entity-bomb.ts'
import { findFeeds } from '../../worker/feeds/find-feeds.ts'
import { parsePace } from '../../worker/feeds/pace.ts'

const minute = 60_000
const page = (head: string, body = '') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`
const link = (attributes: string) => `<link ${attributes}>`
const rss = 'rel="alternate" type="application/rss+xml"'

describe('the feeds that a page names', () => {
  const at = 'https://harbour.example/news/'
  const urls = (text: string) => findFeeds(text, at)

  it('are those of its head, each once, in its order', () => {
    const head = [
      link(`${rss} title="News &amp; more" href="/feed"`),
      link('type=application/atom+xml rel="home alternate" href=atom.xml'),
      link(`${rss} href="https://harbour.example/feed"`),
      link('rel="alternate" type="application/feed+json" href="//feeds.example/1"'),
    ].join('')
    expect(urls(page(head))).toEqual([
      ...['https://harbour.example/feed', 'https://harbour.example/news/atom.xml', 'https://feeds.example/1'],
    ])
  })

  it.each([
    ['a stylesheet', page(link('rel="stylesheet" type="text/css" href="/a.css"'))],
    ['the page in another language', page(link('rel="alternate" hreflang="de" href="/de"'))],
    ['an interface', page(link('rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2"'))],
    ['what is no address', page(link(`${rss} href="javascript:alert(1)"`))],
    ['what a reader wrote', page('', link(`${rss} href="/evil"`))],
    ['what a script says', page(`<script>'${link(`${rss} href="/script"`)}'</script>`)],
    ['what is for those without scripts', page(`<noscript>${link(`${rss} href="/plain"`)}</noscript>`)],
    ['what a comment says', page(`<!-- ${link(`${rss} href="/comment"`)} -->`)],
  ])('are not %s', (_, text) => expect(urls(text)).toEqual([]))

  it('are found by a type that says more', () => {
    const type = 'type="application/rss+xml; charset=utf-8"'
    expect(urls(page(link(`rel="alternate" ${type} href="/feed"`)))).toEqual(['https://harbour.example/feed'])
  })

  it('are found behind scripts and counters that look like pages, and by the base that is named', () => {
    const counter = '<noscript><div><img src="https://counter.example/1"></div></noscript>'
    const head = `<script>document.write("<body><p>")</script>${counter}<base href="/base/">${link(`${rss} href="feed"`)}`
    expect(urls(page(head))).toEqual(['https://harbour.example/base/feed'])
  })

  it('are looked for in time that grows with the page', () => {
    const many = 100_000
    const started = performance.now()
    for (const text of ['<script>'.repeat(many), '<link '.repeat(many), '<script></script'.repeat(many)]) urls(text)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('the pace of a feed', () => {
  it.each([
    ['<rss><channel><ttl>90</ttl>', 90],
    ['<rss><channel><ttl> 60 </ttl><item><ttl>1</ttl></item>', 60],
    ['<rss><channel><sy:updatePeriod>\n daily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 360],
    ['<rss><channel><syn:updatePeriod>hourly</syn:updatePeriod>', 60],
    ['<rss><channel><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>', 60],
  ])('is read from %j', (text, minutes) => expect(parsePace(text)).toBe(minutes * minute))

  it.each([
    '<rss><channel><sy:updatePeriod>constructor</sy:updatePeriod>',
    '<rss><channel>',
    '<rss><channel><item><ttl>5</ttl>',
    '<ttl>soon</ttl>',
    '<sy:updatePeriod>never</sy:updatePeriod>',
  ])('is not said by %j', (text) => expect(parsePace(text)).toBeUndefined())

  it('is looked for in time, though a hundred feeds have nothing but beginnings of it', () => {
    const started = performance.now()
    for (const text of ['<ttl '.repeat(4000), '<sy:updatePeriod '.repeat(1200)]) {
      for (let feeds = 0; feeds < 100; feeds++) expect(parsePace(text)).toBeUndefined()
    }
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('an entity bomb', () => {
  const declare = (...values: [string, string][]) =>
    `<!DOCTYPE rss [${values.map(([name, value]) => `<!ENTITY ${name} "${value}">`).join('')}]>`
  const levels = (count: number, times: number) =>
    Array.from({ length: count }, (_, at): [string, string] => [`e${at}`, at ? `&e${at - 1};`.repeat(times) : 'ha'])

  it.each([
    ['nested', `${declare(...levels(9, 10))}<rss>&e8;</rss>`],
    ['one long one, used often', `${declare(['a', 'a'.repeat(50_000)])}<rss>${'&a;'.repeat(1000)}</rss>`],
    ['without end', `${declare(['a', '&b;'], ['b', '&a;'])}<rss>&a;</rss>`],
    ['far down', `<!--${'.'.repeat(150_000)}-->${declare(...levels(9, 10))}<rss>&e8;</rss>`],
    ['nested very deep', `${declare(...levels(3000, 1))}<rss>&e2999;</rss>`],
  ])('is told: %s', (_, text) => expect(isEntityBomb(text)).toBe(true))

  it.each([
    ['none', '<rss>&amp;&lt;</rss>'],
    ['a few words', `${declare(['board', 'Harbour board'], ['by', 'by the &board;'])}<rss>&by; &by;</rss>`],
    ['a file that nobody opens', '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]><rss>&file;</rss>'],
    ['those of HTML', '<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC "x" "y">%HTMLlat1;]><rss>&eacute;</rss>'],
  ])('is not: %s', (_, text) => expect(isEntityBomb(text)).toBe(false))
})
