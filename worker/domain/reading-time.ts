/** What a grown reader takes in of prose. */
const wordsAMinute = 230

/** Of scripts that write words without spaces, by the character. */
const charactersAMinute = 500
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu

/** How long a text takes to read, in whole minutes and at least one. */
export function readingMinutes(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0
  // Where words have spaces between them, runs of anything else are words.
  const words = (characters ? text.replaceAll(unspaced, ' ') : text).match(/\S+/g)?.length ?? 0
  return Math.max(1, Math.round(words / wordsAMinute + characters / charactersAMinute))
}
