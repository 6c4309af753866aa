/**
 * Japanese, Chinese, Thai, Lao, Khmer and Burmese write words without spaces between them, and the tokeniser would take
 * a whole sentence for one word. Their runs are kept as overlapping pairs of characters: a phrase of pairs stands
 * exactly where its characters stand, so any word is found and nothing else (docs/decisions/0004-words-without-spaces.md).
 */
const unspacedRun =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]+/gu

/** A text as it is put into the index. The last character of a run stands alone too, to be found as a beginning. */
export function indexTokens(text: string): string {
  return text.replace(
    unspacedRun,
    (run) =>
      ` ${pairs(run)
        .concat([...run].at(-1) ?? '')
        .join(' ')} `,
  )
}

/** A text as it is looked for; `prefix` when it ends in a single character that may begin a pair. */
export function queryTokens(text: string): { text: string; prefix: boolean } {
  let prefix = false
  const spaced = text.replace(unspacedRun, (run, offset: number) => {
    const characters = [...run]
    if (characters.length > 1) return ` ${pairs(run).join(' ')} `
    prefix ||= offset + run.length === text.length
    return ` ${run} `
  })
  return { text: spaced.trim(), prefix }
}

function pairs(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character)
}
