import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleFromItem } from '../../worker/domain/article-from-item.ts'
import { maxItems } from '../../worker/domain/seen.ts'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import { parseFeed } from '../../worker/feeds/parse-feed.ts'

const folder = new URL('../fixtures/feeds/', import.meta.url)
const textOf = (name: string) => decodeText(readFileSync(new URL(name, folder)))
const source = { key: 'k', publisher: 'P', category: 'General', language: 'en', fetchedAt: Date.UTC(2024, 5, 4) }
const item = (inside: string) =>
  `<rss version="2.0"><channel><title>T</title><item><guid>g</guid>${inside}</item></channel></rss>`

const many = 100_000
const numbered = (write: (n: number) => string) => Array.from({ length: 2 * many }, (_, n) => write(n)).join('')
const based = (base: string, entries: number) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/${base}">${`<entry xml:base="${base}"><title>T</title></entry>`.slice(0, 1000).repeat(entries)}</feed>`

/** Of what takes time in proportion, the tenth part takes milliseconds; of what takes the square, minutes. */
const timeLimitMs = 3000

describe('a hostile feed', () => {
  it('expands no entity of its own and opens no file', () => {
    expect(parseFeed(textOf('bomb.xml'))).toMatchObject({
      feed: { title: 'Laughter', items: [{ title: 'A joke &k;', summary: '&k; &file;' }] },
    })
  })

  it('says the rest of an item in which parts are nested deep', () => {
    const deep = `${'<media:group>'.repeat(200)}${'</media:group>'.repeat(200)}`
    expect(parseFeed(item(`${deep}<title>The rest</title>`))).toMatchObject({
      feed: { items: [{ title: 'The rest' }] },
    })
  })

  it.each([
    ['a long entity used often', `<!DOCTYPE z [<!ENTITY a "${'a'.repeat(many)}">]>${item('&a;'.repeat(many))}`],
    ['markup nested deep', item(`<description>${'<div>'.repeat(many)}</description>`)],
    [
      'markup nested deep and ended wrongly',
      item(`<description>${'<div>'.repeat(many)}${'</b>'.repeat(many)}</description>`),
    ],
    ['declarations of nothing', '<!a>'.repeat(5 * many)],
    ['escaped markup nested deep', item(`<description>${'&lt;div&gt;'.repeat(many)}</description>`)],
    ['parts nested deep', item('<media:group>'.repeat(many))],
    ['items nested deep', `<rss><channel>${'<item>'.repeat(many / 4)}`],
    ['namespaces without number', item(`<title ${'xmlns:a="b" '.repeat(many)}>T</title>`)],
    ['beginnings of tags', item(`<title>${'<a '.repeat(many)}</title>`)],
    ['open quotes', item(`<title>${`<a '<b "`.repeat(many)}</title>`)],
    ['open comments', item(`<title><![CDATA[${'<!--'.repeat(many)}]]></title>`)],
    ['open sections', item('<![CDATA['.repeat(many))],
    ['open doctypes', '<!DOCTYPE ['.repeat(many)],
    ['ends without beginnings', item('</a>'.repeat(many))],
    ['open scripts', item(`<description><![CDATA[${'<script>'.repeat(many)}]]></description>`)],
    ['brackets for an author', item(`<author>${'('.repeat(many)}</author>`)],
    ['a wall of ampersands', item(`<title>${'&'.repeat(many)}</title>`)],
    ['two million signs of nothing', item(`<description>${'<'.repeat(20 * many)}</description>`)],
    ['a title of two million signs of nothing', item(`<title><![CDATA[${'<'.repeat(20 * many)}]]></title>`)],
    ['declarations that never end', item(`<description><![CDATA[${'<!'.repeat(10 * many)}]]></description>`)],
    ['values that never end', item(`<description><![CDATA[${'<a b="'.repeat(4 * many)}>]]></description>`)],
    ['attributes without number', item(`<enclosure ${numbered((n) => `a${n}="b" `)}/>`)],
    ['namespaces without number around it all', `<rss ${numbered((n) => `xmlns:a${n}="b" `)}>${item('').slice(5)}`],
    ['tags without number', item('<category>a</category>'.repeat(many))],
    ['authors without number', item('<author>Ana</author>'.repeat(many))],
    ['a base without end', based('a'.repeat(many), 2000)],
    ['bases in each other', based('a/', 10_000)],
    ['a date without end', item(`<pubDate>${'1:'.repeat(many)}</pubDate>`)],
    ['JSON nested deep', `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(many)}${']'.repeat(many)}}`],
  ])('is read or refused in time with %s', (_, text) => {
    const start = performance.now()
    const parsed = parseFeed(text, { place: 'https://a.example/feed', maxItems })
    if ('feed' in parsed) for (const one of parsed.feed.items.slice(0, 10)) articleFromItem(one, source)
    expect(performance.now() - start).toBeLessThan(timeLimitMs)
  })

  it('gives no more items than are wanted, and of one no more parts than anybody needs', () => {
    const feed = item('').replace(/<item>.*<\/item>/, '<item><title>T</title></item>'.repeat(7))
    const parsed = parseFeed(feed, { maxItems: 3 })
    expect('feed' in parsed && parsed.feed.items).toHaveLength(3)
    expect(parseFeed(item(`<title>T</title>${'<category>a</category>'.repeat(600)}<author>A</author>`))).toMatchObject({
      feed: { items: [{ title: 'T', author: undefined, categories: { length: 498 } }] },
    })
  })

  it('is never more than a feed or a refusal, wherever our own feeds are cut and whatever is put into the gap', () => {
    const names = readdirSync(folder)
    expect(names.length).toBeGreaterThan(10)
    const texts = names.map(textOf)
    const pieces = [
      '<',
      '>',
      '"',
      '&',
      ']]>',
      '<!--',
      '<![CDATA[',
      '</item>',
      '<item>',
      '<entry>',
      '</title>',
      '{',
      '\0',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(40),
        fc.constantFrom(...pieces, ''),
        fc.boolean(),
        (text, place, gap, piece, ends) => {
          const at = Math.floor(place * text.length)
          const parsed = parseFeed(text.slice(0, at) + piece + (ends ? '' : text.slice(at + gap)))
          if ('refusal' in parsed) return
          for (const one of parsed.feed.items) {
            expect(one.title.trim()).not.toBe('')
            expect(one.guid.trim()).not.toBe('')
            expect(articleFromItem(one, source).title).not.toBe('')
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
