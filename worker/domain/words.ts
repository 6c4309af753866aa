import { foldCase } from './fold.ts'

/** One thing to look for in title, summary and body. */
export interface Word {
  /** One word, or several that must stand next to each other. */
  text: string
  /** Whether words that only begin so count as well: `elect*`. */
  prefix: boolean
}

/** SQLite takes a null character for the end of a text. */
const controls = /\p{Cc}/gu

const termShape = /"([^"]*)"(\*?)|(\S+)/gu
const letterOrDigit = /[\p{L}\p{N}]/u

/**
 * Reads `elections "free press" vot*` into its words, each once, as they are looked for: case and accents do not count.
 * Signs without a letter or digit are nothing to look for.
 */
export function parseWords(text: string): Word[] {
  const words = [...foldCase(text).replaceAll(controls, ' ').matchAll(termShape)]
    .map(([, phrase, star, bare = '']) => {
      const prefix = phrase === undefined ? bare.endsWith('*') : star === '*'
      return { text: (phrase ?? bare).replaceAll('"', ' ').replace(/\*+$/, '').trim(), prefix }
    })
    .filter((word) => letterOrDigit.test(word.text))
  return [...new Map(words.map((word) => [JSON.stringify(word), word])).values()]
}
