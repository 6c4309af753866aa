import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { Element, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { allowed } from '../../worker/body/allowed.ts'
import { readBody, type SafeBody } from '../../worker/body/read-body.ts'
import { hostileBodies, hostileMarkdown } from '../support/hostile-bodies.ts'

const parser = unified().use(rehypeParse, { fragment: true })

function safeOf(body: Parameters<typeof readBody>[0], base?: string): SafeBody {
  const read = readBody(body, base)
  if ('refusal' in read) throw new Error(read.refusal)
  return read
}

function htmlOf(body: Parameters<typeof readBody>[0], base?: string): string {
  return safeOf(body, base).html
}

/** What another parser than ours, or ours once more, finds in what was written that may not be there. */
function strangers(html: string): string[] {
  const found: string[] = []
  visit(parser.parse(html) as Root, (node) => {
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type)
    if (node.type === 'element') found.push(...strangersIn(node))
  })
  return found
}

function strangersIn({ tagName, properties }: Element): string[] {
  if (!allowed.tagNames?.includes(tagName)) return [tagName]
  const known = [...(allowed.attributes?.['*'] ?? []), ...(allowed.attributes?.[tagName] ?? [])]
  const addresses = ['href', 'src', 'cite'].flatMap((name) => (name in properties ? [String(properties[name])] : []))
  return [
    ...Object.keys(properties).filter((name) => !known.includes(name)),
    ...addresses.filter((address) => !/^(https?|mailto|tel):/.test(address)),
  ]
}

/** As in `../shared/data/README.md`; a clone of the project has none. */
const realBodies = fileURLToPath(new URL('../../../shared/data/18f-blog.ndjson.gz', import.meta.url))

describe('a body that means harm', () => {
  it.each(hostileBodies)('has nothing left of it but what may be there, and reads the same again: %s', (_, html) => {
    const safe = htmlOf({ html })
    expect(strangers(safe)).toEqual([])
    expect(htmlOf({ html: safe })).toBe(safe)
    // On its way into a page that has a base for addresses.
    expect(strangers(htmlOf({ html }, 'https://a.example/b/'))).toEqual([])
  })

  it.each(hostileMarkdown)('and so in Markdown: %s', (_, markdown) => {
    const safe = htmlOf({ markdown })
    expect(strangers(safe)).toEqual([])
    expect(htmlOf({ html: safe })).toBe(safe)
  })
})

/** Pieces of HTML of which no two go together. */
const names = [
  ...(allowed.tagNames ?? []),
  ...['div', 'h1', 'h6', 'button', 'form', 'select', 'option', 'nobr', 'center', 'marquee', 'object', 'font', 'col'],
  ...['iframe', 'video', 'style', 'script', 'template', 'noscript', 'textarea', 'title', 'xmp', 'plaintext'],
  ...['svg', 'math', 'mtext', 'mglyph', 'annotation-xml', 'foreignObject', 'desc'],
]
const texts = [
  ...['x', ' ', '\n', '\r', '\f', '\0', '<', '>', '"', '&lt;', '&#13;', '&nbsp;', '<!--', '-->', '<![CDATA[', ']]>'],
  ...['<a href="https://a.example/?b=1&amp;c">', '<img src=x onerror=y>', '<img src="https://a.example/" alt="<p>">'],
]
const name = fc.constantFrom(...names)
const pieces = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: name.map((tag) => `<${tag}>`) },
    { weight: 4, arbitrary: name.map((tag) => `</${tag}>`) },
    { weight: 3, arbitrary: fc.constantFrom(...texts) },
  ),
  { minLength: 2, maxLength: 16 },
)

describe('a body that is read again', () => {
  it('is the same, whatever it was, and holds nothing that may not be there', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(pieces, (written) => {
        const safe = safeOf({ html: written.join('') })
        expect(strangers(safe.html)).toEqual([])
        expect(safeOf({ html: safe.html })).toEqual(safe)
      }),
      { numRuns: 6000, seed: 20_260_301 },
    )
  })

  it.each([
    ['headings out of headings', '<h1><div><h2>a</h2></div>b</h1>', '<h2></h2><h2>a</h2>b'],
    ['a line that a parser swallows', '<pre>\n\n\nx</pre>', '<pre>x</pre>'],
    ['paragraphs of nothing in a paragraph', '<p><button><button></p>', ''],
    ['paragraphs in paragraphs', '<p>a<button><p>b</p></button>c</p>', '<p>a</p><p>b</p>c'],
    [
      'a frame in a paragraph',
      '<p>a <iframe src="https://a.example/b"></iframe></p>',
      '<p>a <a href="https://a.example/b">a.example</a></p>',
    ],
    [
      'a frame with a title',
      '<p><iframe src="https://a.example/b" title=" The launch "></iframe></p>',
      '<p><a href="https://a.example/b">The launch (a.example)</a></p>',
    ],
    ['a frame without an address', '<p><iframe></iframe></p><p>b</p>', '<p>b</p>'],
    [
      'links in links',
      '<a href="https://a.example/">a<marquee><a href="https://b.example/">b</a></marquee></a>',
      '<a href="https://a.example/">a</a><a href="https://b.example/">b</a>',
    ],
  ])('has %s', (_, html, safe) => {
    expect(htmlOf({ html })).toBe(safe)
    expect(htmlOf({ html: safe })).toBe(safe)
  })

  it('has no readings among its words', () => {
    const html = '<p>東京<ruby>駅<rp>(</rp><rt>えき</rt><rp>)</rp></ruby>前</p>'
    expect(safeOf({ html })).toEqual({ html, text: '東京駅前' })
  })

  it('has one space where something that stood between two is gone', () => {
    expect(safeOf({ html: '<p>a <script>b</script> c</p>' }).text).toBe('a c')
  })

  it.each([
    ['behind a spacer', '<img src="data:image/gif;base64,R0" data-src="/a.jpg">'],
    ['behind a spacer of the site', '<img src="/img/blank.gif" data-lazy-src="https://a.example/a.jpg">'],
    ['waiting for a script, by another name', '<img data-original="/a.jpg" srcset="/s.jpg 100w">'],
    ['in several sizes', '<img srcset="/s.jpg 300w, /a.jpg 900w,/m.jpg 600w">'],
    ['in two densities', '<img src="" data-srcset="s.jpg, /a.jpg 2x">'],
    ['as AMP has it', '<amp-img src="/a.jpg"></amp-img>'],
    ['twice, once for those without scripts', '<img data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript>'],
  ])('has a picture once: %s', (_, html) => {
    expect(htmlOf({ html: `<p>${html}</p>` }, 'https://a.example/')).toBe('<p><img src="https://a.example/a.jpg"></p>')
  })

  it.each([
    '<img src="https://a.example/small.jpg" data-src="/large.jpg" srcset="/l.jpg 2x">',
    '<img src="https://a.example/small.jpg" srcset="data:image/png,x 2x">',
  ])('leaves a picture with an address as it is: %s', (html) => {
    expect(htmlOf({ html }, 'https://a.example/')).toBe('<img src="https://a.example/small.jpg">')
    expect(htmlOf({ html: '<p>a<img src="data:image/png;base64,R0" srcset="data:, 2x"></p>' })).toBe('<p>a</p>')
  })

  it.skipIf(!existsSync(realBodies))(
    'is the same, of everything that an agency wrote in ten years',
    { timeout: 60_000 },
    () => {
      const rows = gunzipSync(readFileSync(realBodies)).toString().trim().split('\n')
      const changed = rows.filter((row) => {
        const { body_html: html, url } = JSON.parse(row) as { body_html: string; url: string }
        const safe = safeOf({ html }, url)
        const again = safeOf({ html: safe.html })
        return again.html !== safe.html || again.text !== safe.text
      })
      expect(rows.length).toBeGreaterThan(100)
      expect(changed).toEqual([])
    },
  )
})
