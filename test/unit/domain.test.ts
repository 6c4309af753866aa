import slugify from '@sindresorhus/slugify'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hueOf } from '../../widget/hue.ts'
import { parseCursor, writeCursor } from '../../worker/domain/cursor.ts'
import { fingerprintOf } from '../../worker/domain/fingerprint.ts'
import { directionOf } from '../../worker/domain/language.ts'
import { firstPositionAt, lastPositionAt, lastTime, placeAll } from '../../worker/domain/position.ts'
import { slugsFor } from '../../worker/domain/reconcile.ts'
import { isSlug, maxSlugLength, slugFromText } from '../../worker/domain/slug.ts'
import { parseWords } from '../../worker/domain/words.ts'

describe('a slug', () => {
  it('of plain words is the one that the library would make', () => {
    const words = fc.string({ unit: fc.constantFrom(...'aZ9x -'), maxLength: maxSlugLength })
    fc.assert(fc.property(words, (text) => slugFromText(text) === slugify(text, { decamelize: false })))
  })

  it.each([
    ['PoliticalPrisoners', 'politicalprisoners'],
    ['Climate Change', 'climate-change'],
    ['C++', 'c-plus-plus'],
    ['100%', '100-percent'],
    ['50 % of all', '50-percent-of-all'],
    ['100', '100'],
    ['% of what', 'of-what'],
    ['C#', 'c-sharp'],
    ['C', 'c'],
    ['.NET', 'dot-net'],
    ['Net', 'net'],
    ['Black & White', 'black-and-white'],
    ['naïve', 'naive'],
    ['東京', '東京'],
    ['東京 Tower', '東京-tower'],
    ['データ', 'データ'],
    ['สวัสดี', 'สวัสดี'],
    ['שלום עולם', 'שלום-עולם'],
    ['한국', '한국'],
    ['Привет, мир', 'privet-mir'],
    ['Straße', 'strasse'],
    ['Version 2.0', 'version-2-0'],
    ['  --  ', ''],
    ['🎉', ''],
  ])('of %s is %s', (text, slug) => {
    expect(slugFromText(text)).toBe(slug)
  })

  it('is a slug whatever the text, and its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const slug = slugFromText(text)
        if (slug === '') return
        expect(isSlug(slug)).toBe(true)
        expect(slug.length).toBeLessThanOrEqual(maxSlugLength)
        expect(slugFromText(slug)).toBe(slug)
      }),
    )
  })

  it('is cut between words', () => {
    const slug = slugFromText('word '.repeat(30))
    expect(slug).toMatch(/^(word-)+word$/)
    expect(slug.length).toBeGreaterThan(maxSlugLength - 6)
  })

  it('is still one when it has to tell an article with a long title from its twin', () => {
    const slugs = slugsFor(undefined, 'word '.repeat(30), { source: 'harbour.example', guid: '1' })
    expect(slugs).toHaveLength(2)
    expect(slugs.filter((slug) => !isSlug(slug))).toEqual([])
  })
})

describe('a position', () => {
  it('stays below 2^53 to the last time that is taken', () => {
    expect(lastPositionAt(lastTime)).toBeLessThan(Number.MAX_SAFE_INTEGER)
  })

  it('asks for what it does not know, then follows what is taken', () => {
    expect(placeAll([5, 5], new Map())).toEqual({ unknown: [5] })
    expect(placeAll([5, 5], new Map([[5, undefined]]))).toEqual({ positions: [5000, 5001] })
    expect(placeAll([5, 5], new Map([[5, 5007]]))).toEqual({ positions: [5008, 5009] })
  })

  it('spills from a full millisecond into the next', () => {
    const full = new Map([[5, lastPositionAt(5) - 1]])
    expect(placeAll([5, 5], full)).toEqual({ unknown: [6] })
    expect(placeAll([5, 5], new Map([...full, [6, undefined]]))).toEqual({
      positions: [lastPositionAt(5), firstPositionAt(6)],
    })
  })
})

describe('a cursor', () => {
  it('gives back the place that it names', () => {
    fc.assert(
      fc.property(
        fc.record({ position: fc.maxSafeNat(), side: fc.constantFrom('older', 'newer'), since: fc.maxSafeNat() }),
        (cursor) => {
          expect(parseCursor(writeCursor(cursor))).toEqual(cursor)
        },
      ),
    )
  })

  it.each([
    '',
    'o',
    'O1',
    'o-1',
    'o01',
    'n1.5',
    'n1 ',
    'nzzzzzzzzzzz',
    'x123',
    'o１',
    'o1-',
    'o1-0',
    'o1-07',
    'o1-A',
    'o1-1-1',
    'o1-zzzzzzzzzzz',
  ])('is not %j', (text) => {
    expect(parseCursor(text)).toBeUndefined()
  })
})

describe('words', () => {
  it.each([
    [
      'free press',
      [
        ['free', false],
        ['press', false],
      ],
    ],
    [
      '"free press" vote',
      [
        ['free press', false],
        ['vote', false],
      ],
    ],
    ['elect*', [['elect', true]]],
    ['"free*"', [['free', false]]],
    ['"unclosed', [['unclosed', false]]],
    ['* - "" !', []],
    ["don't", [["don't", false]]],
  ])('of %s', (text, expected) => {
    expect(parseWords(text as string).map((word) => [word.text, word.prefix])).toEqual(expected)
  })
})

describe('a fingerprint', () => {
  const article = {
    title: 'The harbour gets a second crane',
    summary: 'Two ships at once.',
    body: { html: '<p>The council voted.</p>', text: 'The council voted.' },
    category: { slug: 'general', name: 'General' },
    tags: [{ slug: 'harbour', name: 'Harbour' }],
    image: null,
    author: 'Ada Brandt',
    language: 'en',
    publishedAt: Date.UTC(2026, 2, 1, 8),
    updatedAt: null,
    source: null,
    sponsored: false,
    origin: null,
  }

  it('is what it was before articles could be sponsored', async () => {
    expect(await fingerprintOf(article)).toBe('550ffedb5ff38378fbaa84834d52ff70')
  })

  it('is another for an article that is paid for', async () => {
    expect(await fingerprintOf({ ...article, sponsored: true })).not.toBe(await fingerprintOf(article))
  })
})

it('keeps the colours of the commonest categories apart', () => {
  const sections = ['general', 'world', 'rights', 'culture', 'science', 'technology', 'environment', 'health']
  expect(new Set(sections.map(hueOf)).size).toBe(sections.length)
})

it.each([
  ['en', 'ltr'],
  ['ar-EG', 'rtl'],
  ['HE', 'rtl'],
  ['az', 'ltr'],
])('writes %s from the side it is read from', (language, direction) => {
  expect(directionOf(language)).toBe(direction)
})
