/** ASCII, and the signs of typography that are the same in every form: most texts need not be looked at any closer. */
const plain = /^[\0-\x7f‘’“”–—]*$/

/** Marks on letters that are the same letter without them. In other scripts a mark is a letter's own: が is not か. */
const marks =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])[\p{Mn}\p{Me}]+/gu

/** Letters whose stroke is part of them in Unicode, and letters joined into one: as they are typed where no key has them. */
const letters: Record<string, string> = {
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D' },
  ...{ ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ı: 'i' },
}
const anyLetter = new RegExp(`[${Object.keys(letters).join('')}]`, 'g')

/** Where a word may be broken, and nothing that is read. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/g

/**
 * A text as it is indexed, looked for and marked: without accents, points and vowel signs, full and half width alike,
 * however it was composed. Case is left to the tokeniser.
 */
export function foldText(text: string): string {
  if (plain.test(text)) return text
  const unmarked = text.replace(invisible, '').normalize('NFKD').replace(marks, '$1').normalize('NFC')
  return unmarked.replace(anyLetter, (letter) => letters[letter] ?? letter)
}

/** The same in lower case, in which the tokeniser knows one sigma. */
export function foldCase(text: string): string {
  return foldText(text).toLowerCase().replaceAll('ς', 'σ')
}
