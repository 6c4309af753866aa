/** ASCII, and the signs of typography that are the same in every form: most texts need not be looked at any closer. */
const plain = /^[\0-\x7f‘’“”–—]*$/

/** Marks on letters that are the same letter without them. In other scripts a mark is a letter's own: が is not か. */
const marks =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])[\p{Mn}\p{Me}]+/gu

/**
 * A text as it is indexed, looked for and marked: without accents, points and vowel signs, full and half width alike,
 * however it was composed. Case is left to the tokeniser.
 */
export function foldText(text: string): string {
  return plain.test(text) ? text : text.normalize('NFKD').replace(marks, '$1').normalize('NFC')
}
