import { describe, expect, it } from 'vitest'
import { foldText } from '../../worker/domain/fold.ts'

describe('a text as it is looked for', () => {
  it.each([
    ['Naïve café', 'Naive cafe'],
    ['cafe\u0301', 'cafe'],
    ['Łódź, Tromsø, Đà Nẵng, Ħamrun', 'Lodz, Tromso, Da Nang, Hamrun'],
    ['Straße STRAẞE, Ærø, Œuvre, Þingvellir, ırmak', 'Strasse STRASSE, AEro, OEuvre, THingvellir, irmak'],
    ['Ёлка', 'Елка'],
    ['Ελλάδα', 'Ελλαδα'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['か\u3099ん', 'がん'],
    ['ﾆｭｰｽ', 'ニュース'],
    ['１０月', '10月'],
    ['한국어'.normalize('NFD'), '한국어'],
    ['ไทย', 'ไทย'],
    ['हिन्दी', 'हिन्दी'],
    ['plain words', 'plain words'],
  ])('%s is %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })
})
