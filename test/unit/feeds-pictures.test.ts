import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readIllustrated } from '../../worker/body/read-illustrated.ts'
import { isDecoration, pictureKey, showsPicture } from '../../worker/domain/picture.ts'
import { writeContent } from '../../worker/feeds/write-content.ts'

const base = 'https://post.example/ferry'
const at = (name: string) => `https://post.example/${name}`

function read(html: string, image?: { url: string; width?: number; alt?: string; credit?: string }) {
  const read = readIllustrated(html, image, base)
  if ('refusal' in read) throw new Error(read.refusal)
  return { html: read.body.html, text: read.body.text, image: read.image }
}

describe('the picture of an item without one of its own', () => {
  it.each<[string, string, { html: string; image: object }]>([
    [
      'the first thing',
      '<img src="f.jpg" alt="A ferry"><p>Text</p>',
      { html: '<p>Text</p>', image: { url: at('f.jpg'), alt: 'A ferry' } },
    ],
    [
      'in a paragraph of its own',
      '<p> <a href="/x"><img src="f.jpg"></a>&nbsp;</p>\n<p>Text</p>',
      { html: '<p>Text</p>', image: { url: at('f.jpg') } },
    ],
    ['before breaks', '<img src="f.jpg"><br> <br/>Text<br>more', { html: 'Text<br>more', image: { url: at('f.jpg') } }],
    ['in the first paragraph', '<p><img src="f.jpg"> Text</p>', { html: '<p> Text</p>', image: { url: at('f.jpg') } }],
    [
      'in boxes',
      '<div><div><span><img src="f.jpg"></span></div><p>Text</p></div>',
      { html: '<p>Text</p>', image: { url: at('f.jpg') } },
    ],
    [
      'with a caption',
      '<figure><img src="f.jpg" alt="A ferry"><figcaption> Ana <b>Ruiz</b>\n </figcaption></figure><p>Text</p>',
      { html: '<p>Text</p>', image: { url: at('f.jpg'), alt: 'A ferry', credit: 'Ana Ruiz' } },
    ],
    [
      'below its caption',
      '<figure><figcaption>Ana Ruiz</figcaption><img src="f.jpg"></figure><p>Text</p>',
      { html: '<p>Text</p>', image: { url: at('f.jpg'), credit: 'Ana Ruiz' } },
    ],
    [
      'behind counters',
      '<img src="c.php" width="1" height="1"><img src="/pixel.gif"><img src="f.jpg"><p>Text</p>',
      {
        html: `<img src="${at('pixel.gif')}"><p>Text</p>`,
        image: { url: at('f.jpg') },
      },
    ],
    [
      'waiting for a script',
      '<p><img src="data:image/gif;base64,R0" data-lazy-src="f.jpg"></p><p>Text</p>',
      { html: '<p>Text</p>', image: { url: at('f.jpg') } },
    ],
  ])('is taken from where its text begins: %s', (_, html, { html: rest, image }) => {
    const found = read(html)
    expect(found.html.replaceAll(/>\s+</g, '><')).toBe(rest)
    expect(found.image).toEqual(image)
    expect(showsPicture(found.html, found.image?.url ?? '')).toBe(false)
    expect(found.text).not.toContain('Ana Ruiz')
  })

  it.each<[string, string, object]>([
    ['after words', '<p>Text</p><p><img src="f.jpg"></p>', { url: at('f.jpg') }],
    ['after a word', '<p>So <img src="f.jpg" alt="x"></p>', { url: at('f.jpg'), alt: 'x' }],
    ['all there is', '<p><a href="/x"><img src="f.jpg"></a></p>', { url: at('f.jpg') }],
    [
      'all there is, with its caption',
      '<figure><img src="f.jpg"><figcaption>Ana Ruiz</figcaption></figure>',
      { url: at('f.jpg') },
    ],
    [
      'with a story below it',
      `<figure><img src="f.jpg"><figcaption>${'The ferry. '.repeat(20)}</figcaption></figure><p>Text</p>`,
      { url: at('f.jpg') },
    ],
  ])('stays where it stands elsewhere: %s', (_, html, image) => {
    const found = read(html)
    expect(found.image).toEqual(image)
    expect(found.html.match(/<img/g)).toHaveLength(1)
    expect(showsPicture(found.html, found.image?.url ?? '')).toBe(true)
  })

  it.each([
    '<img src="f.jpg" width="48" height="48"><p>Text</p>',
    '<img src="f.jpg" width="600" height="20"><p>Text</p>',
    '<img src="https://s.w.org/images/core/emoji/2/72x72/1f600.png"> Text',
    '<img src="https://secure.gravatar.com/avatar/7?s=200"> Text',
    '<img src="http://feeds.feedburner.com/~r/post/~4/7"> Text',
    '<img src="logo.svg"> Text',
    '<img src="data:image/png;base64,R0"> Text',
    '<img alt="none"> Text',
    'Text',
    '',
  ])('is none that only decorates: %s', (html) => {
    expect(read(html).image).toBeUndefined()
    expect(read(html).html).toBe(read(html, { url: 'https://other.example/f.jpg' }).html)
  })
})

describe('the picture of a text', () => {
  it('is as large as the text says, until it is measured', () => {
    expect(read('<img src="f.jpg" width="140" height="120">Text').image).toEqual({
      url: at('f.jpg'),
      width: 140,
      height: 120,
    })
    expect(read('<img src="f.jpg" width="600" height="100%">Text').image).toEqual({ url: at('f.jpg') })
    expect(read('<img src="f.jpg" width="99999" height="800">Text').image).toEqual({ url: at('f.jpg') })
  })

  it('is none where it only counts readers', () => {
    expect(read('<p>Text<img src="c.php" width="1" height="1"><img src="c.php" height="0"></p>').html).toBe(
      '<p>Text</p>',
    )
    expect(read('<p>Text<img src="f.jpg" width="1" height="300"></p>').html).toContain('<img')
  })
})

describe('the picture that the feed names', () => {
  it('is not shown twice where the text begins with it, in whatever size', () => {
    for (const src of [
      'f.jpg',
      'f-1024x683.jpg',
      'f-scaled.jpg',
      'http://www.post.example/f.jpg?w=300',
      'https://i2.wp.com/post.example/f.jpg?resize=5%2C3',
    ]) {
      const { html, image } = read(`<p><img src="${src}" alt="A ferry"></p><p>Text</p>`, { url: at('f.jpg') })
      expect(html.trim()).toBe('<p>Text</p>')
      expect(image).toEqual({ url: at('f.jpg'), alt: 'A ferry' })
    }
  })

  it('stays with the words that the feed has for it', () => {
    const figure = '<figure><img src="f.jpg" alt="By us"><figcaption>By us</figcaption></figure>Text'
    const image = { url: at('f.jpg'), width: 900, alt: 'By them', credit: 'Them' }
    expect(read(figure, image)).toMatchObject({ html: 'Text', image })
  })

  it('makes room for the larger one in the text', () => {
    const small = { url: at('f-150x150.jpg') }
    expect(read('<img src="f.jpg"><p>Text</p>', small).image).toEqual({ url: at('f.jpg') })
    expect(read('<p>Text</p><img src="f-800x600.jpg">', { ...small, width: 150 }).image).toEqual({
      url: at('f-800x600.jpg'),
    })
    expect(read('<p>Text</p><img src="f-100x60.jpg">', small).image).toEqual(small)
    expect(read('<p>Text</p><img src="f-100x60.jpg">', { url: at('f.jpg') }).image).toEqual({ url: at('f.jpg') })
  })

  it('leaves another one in the text alone', () => {
    const { html, image } = read('<p><img src="other.jpg"></p><p>Text</p>', { url: at('f.jpg') })
    expect(html).toContain('other.jpg')
    expect(image).toEqual({ url: at('f.jpg') })
  })

  it('is found once, and the text reads the same again', () => {
    const pieces = [
      '<p>',
      '</p>',
      '<figure>',
      '</figure>',
      '<figcaption>',
      '</figcaption>',
      '<a href="/x">',
      '</a>',
      '<br>',
      'Text ',
      ' ',
      '<img src="f.jpg" alt="a > b">',
      '<img src="g.jpg">',
      '<ul><li>',
      '</ul>',
      '<table><tr><td>',
      '</table>',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), fc.boolean(), (parts, isNamed) => {
        const named = isNamed ? { url: at('f.jpg') } : undefined
        const first = read(parts.join(''), named)
        const plain = read(parts.join(''), { url: 'https://other.example/none.jpg' })
        // No word is lost but captions, no picture but that one.
        expect(first.text.replaceAll(/\s/g, '').length).toBeLessThanOrEqual(plain.text.replaceAll(/\s/g, '').length)
        const lost = (plain.html.match(/<img/g) ?? []).length - (first.html.match(/<img/g) ?? []).length
        expect([0, 1]).toContain(lost)
        if (lost) expect(first.image).toBeDefined()
        const again = readIllustrated(first.html, { url: 'https://other.example/none.jpg' }, undefined)
        expect(again).toMatchObject({ body: { html: first.html } })
      }),
      { numRuns: 300 },
    )
  })
})

describe('one picture', () => {
  it.each([
    ['https://a.example/p/f.jpg', 'http://www.a.example/p/f-300x200.jpg?ssl=1'],
    ['https://a.example/f.jpg?id=7&w=300', 'https://a.example/f.jpg?w=900&id=7'],
    ['https://a.example/f.jpg', 'https://i0.wp.com/a.example/f.jpg?fit=900%2C600'],
  ])('is known in any size: %s', (one, other) => expect(pictureKey(one)).toBe(pictureKey(other)))

  it.each([
    ['https://a.example/f.jpg', 'https://a.example/g.jpg'],
    ['https://a.example/image?id=7', 'https://a.example/image?id=8'],
    ['https://a.example/f.jpg', 'https://b.example/f.jpg'],
    ['https://i0.wp.com/a.example/f.jpg', 'https://i0.wp.com/b.example/f.jpg'],
  ])('is not another: %s', (one, other) => expect(pictureKey(one)).not.toBe(pictureKey(other)))

  it('is found in what was written of a body, whatever stands around its address', () => {
    const { html } = read('<p>Text</p><img alt="a > b <img src=x>" title="&quot;" width="300" src="f.jpg?a=1&amp;b=2">')
    expect(showsPicture(html, at('f.jpg?a=1&b=2'))).toBe(true)
    expect(showsPicture(html, at('x'))).toBe(false)
    expect(showsPicture(`<p>${at('f.jpg')}</p>`, at('f.jpg'))).toBe(false)
  })

  it('is looked for in time', () => {
    const start = performance.now()
    showsPicture(`${'<img a="'.repeat(200_000)}`, at('f.jpg'))
    showsPicture(`${'<img a '.repeat(200_000)}`, at('f.jpg'))
    read('<figure>'.repeat(100) + '<img src="f.jpg">'.repeat(2000))
    expect(performance.now() - start).toBeLessThan(6000)
  })

  it('is no decoration for having such a word in its name', () => {
    for (const name of ['emojis-of-2024.jpg', 'pixel-phone.jpg', 'spacer.jpg', 'transparent-door.png']) {
      expect(isDecoration(at(name))).toBe(false)
    }
  })
})

describe('what feed readers are given', () => {
  const image = { url: at('f.jpg'), width: 900, height: null, alt: 'A "ferry"', credit: 'Ana & Bo', srcset: null }

  it('has the picture above the text, once', () => {
    const content = (html: string) => writeContent({ image: image as never, body: { html, text: '' } })
    expect(content('<p>Text</p>')).toBe(
      `<figure>\n<img src="${at('f.jpg')}" alt="A &quot;ferry&quot;" width="900"/>\n<figcaption>Ana &amp; Bo</figcaption>\n</figure>\n<p>Text</p>`,
    )
    const shown = `<p>Text</p><img src="${at('f-300x200.jpg')}">`
    expect(content(shown)).toBe(shown)
    expect(content('')).toBe('')
  })
})
