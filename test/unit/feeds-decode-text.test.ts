import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../worker/feeds/decode-text.ts'
import { parseFeed } from '../../worker/feeds/parse-feed.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url))
const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

describe('the text of a feed', () => {
  it.each([
    ['windows-1251.xml', 'Паром снова ходит — «Скархольм»'],
    ['iso-8859-15.xml', 'Œufs à 3 €'],
    ['utf-16.xml', 'フェリー再開'],
  ])('is decoded as %s declares', (name, title) => {
    expect(parseFeed(decodeText(fixture(name)))).toMatchObject({ feed: { items: [{ title }] } })
  })

  it('is without its byte order mark', () => {
    expect(decodeText(utf8('\ufeff<rss/>'))).toBe('<rss/>')
  })

  it('is UTF-16 where every other byte of the first sign is zero, mark or none', () => {
    expect(decodeText(Uint8Array.from([0, 0x3c, 0, 0x61]))).toBe('<a')
    expect(decodeText(Uint8Array.from([0x3c, 0, 0x61, 0]))).toBe('<a')
  })

  it.each([
    ['little', [0x3c, 0, 0, 0, 0x6e, 0x6f, 0, 0, 0x70, 0xf4, 1, 0]],
    ['little, marked', [0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0, 0x6e, 0x6f, 0, 0, 0x70, 0xf4, 1, 0]],
    ['big', [0, 0, 0, 0x3c, 0, 0, 0x6f, 0x6e, 0, 1, 0xf4, 0x70]],
    ['big, marked', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c, 0, 0, 0x6f, 0x6e, 0, 1, 0xf4, 0x70]],
  ])('is UTF-32 where three of the first four bytes are zero, or its mark stands there: %s', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toBe('<潮👰')
    // Neither half a sign at the end nor one beyond Unicode ends it.
    expect(decodeText(Uint8Array.from([...bytes, 0]))).toBe('<潮👰')
    expect(decodeText(Uint8Array.from([...bytes, 1, 1, 1, 1]))).toBe('<潮👰\ufffd')
  })

  it('has the quotation marks that somebody took for control characters', () => {
    expect(decodeText(utf8('<a>\x93It\x92s\x94 \x81'))).toBe('<a>“It’s” \x81')
  })

  it('is read by the content type before the XML declaration where it says more than servers do by default', () => {
    const bytes = latin1('<?xml version="1.0" encoding="koi8-r"?>\xcc\xe0\xff\xea')
    expect(decodeText(bytes, 'text/xml; charset=windows-1251')).toContain('Маяк')
    expect(decodeText(bytes, 'text/xml; charset=ISO-8859-1')).not.toContain('Маяк')
  })

  it('is UTF-8 where the bytes are, whatever three labels say', () => {
    const bytes = utf8('<?xml version="1.0" encoding="iso-8859-1"?><meta charset="koi8-r">Skärholm')
    expect(decodeText(bytes, 'text/xml; charset=windows-1251')).toContain('Skärholm')
  })

  it('is read by the XML declaration before the content type', () => {
    const bytes = latin1('<?xml version="1.0" encoding=\'windows-1251\'?>\xcc\xe0\xff\xea')
    expect(decodeText(bytes, 'text/xml; charset=iso-8859-1')).toContain('Маяк')
  })

  it('is read by the content type where nothing is declared', () => {
    expect(decodeText(latin1('<rss>\xcc\xe0\xff\xea'), 'application/rss+xml; charset="Windows-1251"')).toBe('<rss>Маяк')
  })

  it('is read by a meta where an HTML page says so', () => {
    expect(decodeText(latin1('<meta charset="koi8-r">\xed\xc1\xd1\xcb'))).toContain('Маяк')
  })

  it.each(['win-1251', 'windows1251', 'cp1251', 'CP-1251', 'windows_1251'])('knows %s for windows-1251', (label) => {
    expect(decodeText(latin1('\xcc\xe0\xff\xea'), `text/xml; charset=${label}`)).toBe('Маяк')
  })

  it('is read by the next label where the first is nonsense or does not fit', () => {
    const declared = (label: string) => latin1(`<?xml version="1.0" encoding="${label}"?>\xcc\xe0\xff\xea`)
    for (const label of ['klingon', 'utf-8', 'utf-16']) {
      expect(decodeText(declared(label), 'text/xml; charset=windows-1251')).toContain('Маяк')
    }
  })

  it('is windows-1252 where nothing fits and nothing is said', () => {
    expect(decodeText(latin1('\x93Sk\xe4rholm\x94'))).toBe('“Skärholm”')
  })

  it('stays UTF-8 with one broken character among sound ones', () => {
    const bytes = Uint8Array.from([...utf8('Skärholm, Malmö, Åbo '), 0xff])
    expect(decodeText(bytes)).toBe('Skärholm, Malmö, Åbo \ufffd')
  })

  it('is Japanese of the mail era where the label and the escapes say so', () => {
    const bytes = Uint8Array.from([...utf8('<rss>'), 0x1b, 0x24, 0x42, 0x45, 0x74, 0x42, 0x66, 0x1b, 0x28, 0x42])
    expect(decodeText(bytes, 'text/xml; charset=iso-2022-jp')).toBe('<rss>灯台')
  })

  it('is there in time, however many control characters there are', () => {
    const bytes = utf8('\x93'.repeat(1_000_000))
    const startedAt = performance.now()
    expect(decodeText(bytes)).toBe('“'.repeat(1_000_000))
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })

  it('is empty for no bytes', () => {
    expect(decodeText(new Uint8Array())).toBe('')
  })
})
