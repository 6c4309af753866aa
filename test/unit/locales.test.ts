import { describe, expect, it } from 'vitest'
import { dateFormatOf } from '../../worker/domain/dates.ts'
import type { ListPhrases } from '../../worker/domain/languages/list-phrases.ts'
import { writeListWords } from '../../worker/domain/list-words.ts'
import { parseLocale, resolveLocale } from '../../worker/domain/locale.ts'
import { type KnownLocale, locales } from '../../worker/domain/locales.ts'

const known = Object.keys(locales) as KnownLocale[]
const title = 'General'
const march = Date.UTC(2026, 2, 8)

function added(locale: KnownLocale, ...counts: number[]): string[] {
  return counts.map((articleCount) => writeListWords(locale, { kind: 'category', title, articleCount }).added)
}

function heading(locale: KnownLocale, kind: keyof ListPhrases['heading'], title: string): string {
  return writeListWords(locale, { kind, title, articleCount: 1 }).heading
}

describe('the table of languages', () => {
  it('has those that we promise', () => {
    const promised = ['en', 'de', 'fr', 'es', 'pt', 'it', 'pl', 'uk', 'be', 'ru', 'ar', 'he', 'ja', 'zh']
    expect(known).toEqual(expect.arrayContaining(promised))
  })

  it.each(known)('names %s as browsers do, which know its dates and plural forms', (locale) => {
    expect(Intl.getCanonicalLocales(locale)).toEqual([locale])
    expect(Intl.DateTimeFormat.supportedLocalesOf(locale)).toEqual([locale])
    expect(Intl.PluralRules.supportedLocalesOf(locale)).toEqual([locale])
  })

  it.each(known)('leaves no word of %s unsaid, untidy or with a gap in it', (locale) => {
    const { heading, added, ...always } = locales[locale].lists
    const said = Object.entries({ ...always, ...heading, ...added })
    expect(Object.keys(always).sort()).toEqual(Object.keys(withoutTemplates(locales.en.lists)).sort())
    for (const [name, text] of said) {
      const gap = name in heading ? '{title}' : '{count}'
      expect(text.replace(gap, ''), name).toMatch(/\p{L}/u)
      const filled = name in heading || name in added ? text.replace(gap, '7') : text
      expect(filled, name).not.toMatch(/[{}]|^\s|\s$| {2}/)
    }
    for (const template of Object.values(heading)) expect(template).toContain('{title}')
  })

  it.each(known)('has in %s a form of its own for each number that a page may hold', (locale) => {
    const { added }: ListPhrases = locales[locale].lists
    const rules = new Intl.PluralRules(locale)
    const needed = new Set(Array.from({ length: 100 }, (_, index) => rules.select(index + 1)))
    expect(Object.keys(added)).toEqual(expect.arrayContaining([...needed]))
  })

  it.each(known.filter((locale) => !locale.includes('-') && locale !== 'en'))('is not English in %s', (locale) => {
    const english = new Set(Object.values(withoutTemplates(locales.en.lists)))
    expect(Object.values(withoutTemplates(locales[locale].lists)).filter((text) => english.has(text))).toEqual([])
  })
})

describe('what pages say', () => {
  const english = sentencesOf(locales.en.pages)

  it('is a phrase or more for everything', () => {
    expect(english.size).toBeGreaterThan(80)
  })

  it.each(known)('is all there in %s, with the same gaps', (locale) => {
    const said = sentencesOf(locales[locale].pages)
    const gapsOf = (sentences: Map<string, string>) =>
      Object.fromEntries(
        [...sentences].map(([name, text]) => [name, [...text.matchAll(/\{\w+\}/g)].join().split(',').toSorted()]),
      )
    expect(gapsOf(said)).toEqual(gapsOf(english))
    for (const [name, text] of said) expect(text, name).toMatch(/^(?!\s).*\p{L}.*(?<!\s)$/u)
  })

  it.each(known.filter((locale) => !locale.startsWith('en')))('is not English in %s', (locale) => {
    const same = [...sentencesOf(locales[locale].pages)].filter(([name, text]) => text === english.get(name))
    // Single words that both languages have: "Source", "Feeds", "Tag".
    expect(same.filter(([, text]) => /\p{L} \p{L}/u.test(text))).toEqual([])
    expect(same.length).toBeLessThan(9)
  })
})

/** Every sentence by its path; of plural forms the one that each language has. */
function sentencesOf(phrases: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(phrases).flatMap(([name, said]: [string, string | { other?: string }]) => {
      const at = path ? `${path}.${name}` : name
      if (typeof said === 'string') return [[at, said]]
      return said.other === undefined ? [...sentencesOf(said, at)] : [[at, said.other]]
    }),
  )
}

function withoutTemplates({ heading, added, ...always }: ListPhrases) {
  return always
}

describe('the number of articles added', () => {
  it.each<[KnownLocale, number[], string[]]>([
    ['en', [1, 6], ['1 more article', '6 more articles']],
    ['de', [1, 6], ['1 weiterer Artikel', '6 weitere Artikel']],
    ['fr', [0, 1, 2], ['0 article supplémentaire', '1 article supplémentaire', '2 articles supplémentaires']],
    ['es', [1, 6], ['1 artículo más', '6 artículos más']],
    ['pt', [1, 6], ['Mais 1 artigo', 'Mais 6 artigos']],
    ['it', [1, 6], ['1 altro articolo', 'Altri 6 articoli']],
    [
      'pl',
      [1, 2, 5, 12, 21, 22],
      [
        '1 kolejny artykuł',
        '2 kolejne artykuły',
        '5 kolejnych artykułów',
        '12 kolejnych artykułów',
        '21 kolejnych artykułów',
        '22 kolejne artykuły',
      ],
    ],
    [
      'uk',
      [1, 3, 5, 11, 21, 24],
      ['Ще 1 стаття', 'Ще 3 статті', 'Ще 5 статей', 'Ще 11 статей', 'Ще 21 стаття', 'Ще 24 статті'],
    ],
    [
      'be',
      [1, 3, 5, 11, 21],
      ['Яшчэ 1 артыкул', 'Яшчэ 3 артыкулы', 'Яшчэ 5 артыкулаў', 'Яшчэ 11 артыкулаў', 'Яшчэ 21 артыкул'],
    ],
    ['ru', [1, 3, 5, 11, 21], ['Ещё 1 статья', 'Ещё 3 статьи', 'Ещё 5 статей', 'Ещё 11 статей', 'Ещё 21 статья']],
    [
      'ar',
      [0, 1, 2, 3, 10, 11, 100],
      ['لا مقالات أخرى', 'مقال آخر', 'مقالان آخران', '3 مقالات أخرى', '10 مقالات أخرى', '11 مقالًا آخر', '100 مقال آخر'],
    ],
    ['he', [1, 2, 3], ['כתבה נוספת אחת', 'שתי כתבות נוספות', '3 כתבות נוספות']],
    ['ja', [1, 6], ['さらに 1 件の記事', 'さらに 6 件の記事']],
    ['zh', [1, 6], ['又加载了 1 篇文章', '又加载了 6 篇文章']],
  ])('is said in %s', (locale, counts, expected) => {
    expect(added(locale, ...counts)).toEqual(expected)
  })
})

describe('the heading of a list', () => {
  it('speaks of a category, of a tag and of the site in different ways', () => {
    expect(heading('de', 'category', 'Politik')).toBe('Mehr aus Politik')
    expect(heading('de', 'tag', '#Hafen')).toBe('Mehr zu #Hafen')
    expect(heading('de', 'site', 'Newsclip')).toBe('Mehr von Newsclip')
    expect(heading('ru', 'category', 'Общество')).toBe('Ещё из рубрики «Общество»')
  })

  it('takes a title as it is', () => {
    expect(heading('en', 'category', '$& {title} $1')).toBe('More from $& {title} $1')
  })

  it('keeps a Latin tag’s sign before it in a line from right to left', () => {
    expect(heading('he', 'tag', '#Harbour')).toBe('עוד על \u2068#Harbour\u2069')
    expect(heading('en', 'tag', '#Harbour')).toBe('More on #Harbour')
  })

  it('comes with its direction', () => {
    const rightToLeft = known.filter((locale) => {
      return writeListWords(locale, { kind: 'site', title, articleCount: 1 }).direction === 'rtl'
    })
    expect(rightToLeft).toEqual(['ar', 'he'])
  })
})

describe('a wished locale', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-at', 'de'],
    ['de-Latn-CH-1996', 'de'],
    ['en-US-u-hc-h12', 'en'],
    ['en-GB', 'en-GB'],
    ['pt-BR', 'pt'],
    ['pt-PT', 'pt-PT'],
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['cmn', 'zh'],
    ['iw', 'he'],
    ['be-tarask', 'be'],
  ])('%s is understood as %s', (wish, expected) => {
    expect(resolveLocale(wish, 'fr')).toBe(expected)
  })

  it.each(['no', 'und', 'tlh', 'mul', 'constructor', 'en_US', '', 'x-private'])(
    'that is not known becomes the site’s: %s',
    (wish) => {
      expect(resolveLocale(wish, 'fr-CA')).toBe('fr')
    },
  )

  it('is English where not even the site’s is known', () => {
    expect(resolveLocale('no', 'sv')).toBe('en')
    expect(resolveLocale('no', 'not a locale')).toBe('en')
  })

  it.each(['en_US', '', 'e', 'en--US', 'deutsch sprache', 'x-private', 'en-a', '*'])(
    'is no locale at all: "%s"',
    (text) => {
      expect(parseLocale(text)).toBeUndefined()
    },
  )
})

describe('dates in words', () => {
  it.each<[string, string]>([
    ['en', 'March 8, 2026'],
    ['en-GB', '8 March 2026'],
    ['de', '8. März 2026'],
    ['fr', '8 mars 2026'],
    ['es', '8 de marzo de 2026'],
    ['pt', '8 de março de 2026'],
    ['it', '8 marzo 2026'],
    ['pl', '8 marca 2026'],
    ['uk', '8 березня 2026 р.'],
    ['be', '8 сакавіка 2026 г.'],
    ['ru', '8 марта 2026 г.'],
    ['ar', '8 مارس 2026'],
    ['he', '8 במרץ 2026'],
    ['ja', '2026年3月8日'],
    ['zh', '2026年3月8日'],
    ['sv', '8 mars 2026'],
  ])('are written in %s', (locale, expected) => {
    // Whether a year is parted from its letter by a space that does not break is the Unicode data's to say.
    expect(dateFormatOf(locale).format(march).replaceAll(/\s/g, ' ')).toBe(expected)
  })

  it('are those of UTC, to the last minute of a day', () => {
    expect(dateFormatOf('en').format(march - 1)).toBe('March 7, 2026')
  })

  it('keep a formatter for each language of the table, and for no other', () => {
    expect(dateFormatOf('de')).toBe(dateFormatOf('de'))
    expect(dateFormatOf('sv')).not.toBe(dateFormatOf('sv'))
  })
})
