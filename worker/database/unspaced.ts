import { foldText } from '../domain/fold.ts'

/**
 * Japanese, Chinese, Thai, Lao, Khmer and Burmese write words without spaces between them, and the tokeniser would take
 * a whole sentence for one word. Their runs are kept as overlapping pairs of characters: a phrase of pairs stands
 * exactly where its characters stand, so any word is found and nothing else (docs/decisions/0004-words-without-spaces.md).
 */
const unspacedRun =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]+/gu

/** What none of these scripts is written without; much quicker to look for. */
const maybeUnspaced = /[\u0e00-\u1fff\u2e80-\uffff]/

/** What is no part of a token, around a text that is looked for: a run would seem to end inside it. */
const edges = /^[^\p{L}\p{M}\p{N}\p{Co}]+|[^\p{L}\p{M}\p{N}\p{Co}]+$/gu

/** A text as it is put into the index. The last character of a run stands alone too: it begins no pair. */
export function indexTokens(text: string): string {
  const folded = foldText(text)
  if (!maybeUnspaced.test(folded)) return folded
  return folded.replace(
    unspacedRun,
    (run) =>
      ` ${pairs(run)
        .concat([...run].at(-1) ?? '')
        .join(' ')} `,
  )
}

/**
 * A text as it is looked for; `prefix` when it ends in a single character that may begin a pair. A run that ends inside
 * the text ends in what is found as well, so its last character stands alone there too.
 */
export function queryTokens(text: string): { text: string; prefix: boolean } {
  const folded = foldText(text).replace(edges, '')
  let prefix = false
  const spaced = folded.replace(unspacedRun, (run, offset: number) => {
    const last = [...run].at(-1) ?? ''
    const isLast = offset + run.length === folded.length
    prefix ||= isLast && run === last
    return ` ${[...pairs(run), ...(isLast && run !== last ? [] : [last])].join(' ')} `
  })
  return { text: spaced.trim(), prefix }
}

function pairs(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character)
}
