import { foldCase } from './fold.ts'
import type { Word } from './words.ts'

/** Characters of a body shown around its first match. */
const excerptLength = 200

/** A word, with what breaks it invisibly, or one character of a script that writes words without spaces. */
const tokenShape =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]|[[\p{L}\p{M}\p{N}\u00ad\u200b\u2060]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]]+/gv

interface Token {
  start: number
  end: number
  folded: string
}

interface Range {
  start: number
  end: number
}

/**
 * The text as HTML with every match in `<mark>`, or null when nothing in it matches. Case and accents do not count, as
 * in the search itself.
 */
export function highlight(text: string, words: Word[]): string | null {
  const ranges = matchesIn(text, phrasesOf(words))
  return ranges.length ? marked(text, ranges) : null
}

/** The same for the piece of a long text that surrounds its first match. */
export function highlightExcerpt(text: string, words: Word[]): string | null {
  const phrases = phrasesOf(words)
  const first = firstMatch(text, phrases)
  if (first === undefined) return null
  const start = wordBoundary(text, Math.max(0, first.start - Math.floor(excerptLength / 3)))
  const end = Math.max(first.end, wordBoundary(text, Math.min(text.length, start + excerptLength)))
  const piece = text.slice(start, end)
  return `${start > 0 ? '…' : ''}${marked(piece, matchesIn(piece, phrases)).trim()}${end < text.length ? '…' : ''}`
}

/** What has to stand in a row. */
interface Phrase {
  tokens: string[]
  /** Whether the last is only a beginning. */
  prefix: boolean
}

function phrasesOf(words: Word[]): Phrase[] {
  return words.map(({ text, prefix }) => ({ tokens: tokensOf(text).map(({ folded }) => folded), prefix }))
}

/**
 * Where the match stands that is the first to end. Most bodies are long and have none, or an early one: they are not taken
 * apart as a whole.
 */
function firstMatch(text: string, phrases: Phrase[]): Range | undefined {
  const lower = foldCase(text)
  const places = phrases.map(({ tokens: [first] }) => (first ? lower.indexOf(first) : -1)).filter((at) => at >= 0)
  if (places.length === 0) return undefined
  // A place in the one is that place in the other only where they are the same.
  let from = lower === text.toLowerCase() ? Math.min(...places) : 0
  while (partOfWord.test(text.charAt(from - 1))) from--
  const before: Token[] = []
  for (const token of walkTokens(text, from)) {
    before.push(token)
    const match = phrases.find((phrase) => startsAt(before, before.length - phrase.tokens.length, phrase))
    if (match) return { start: before.at(-match.tokens.length)?.start ?? token.start, end: token.end }
  }
  return undefined
}

const partOfWord = /[\p{L}\p{M}\p{N}]/u

function matchesIn(text: string, phrases: Phrase[]): Range[] {
  const tokens = tokensOf(text)
  const ranges = phrases.flatMap((phrase) =>
    tokens.flatMap((token, at) =>
      startsAt(tokens, at, phrase)
        ? [{ start: token.start, end: tokens[at + phrase.tokens.length - 1]?.end ?? token.end }]
        : [],
    ),
  )
  return merged(ranges)
}

function tokensOf(text: string): Token[] {
  return [...walkTokens(text, 0)]
}

function* walkTokens(text: string, from: number): Generator<Token> {
  tokenShape.lastIndex = from
  for (const { 0: token, index } of text.matchAll(tokenShape)) {
    yield { start: index, end: index + token.length, folded: foldCase(token) }
  }
}

function startsAt(tokens: Token[], at: number, { tokens: wanted, prefix }: Phrase): boolean {
  return (
    wanted.length > 0 &&
    wanted.every((one, offset) => {
      const token = tokens[at + offset]?.folded
      return prefix && offset === wanted.length - 1 ? token?.startsWith(one) : token === one
    })
  )
}

function merged(ranges: Range[]): Range[] {
  const sorted = ranges.toSorted((one, other) => one.start - other.start || other.end - one.end)
  const result: Range[] = []
  for (const range of sorted) {
    const last = result.at(-1)
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end)
    else result.push({ ...range })
  }
  return result
}

function marked(text: string, ranges: Range[]): string {
  let html = ''
  let at = 0
  for (const { start, end } of ranges) {
    html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`
    at = end
  }
  return html + escaped(text.slice(at))
}

/** The nearest place before that is not inside a word, or in a long run without spaces not inside a character. */
function wordBoundary(text: string, at: number): number {
  if (at === 0 || at === text.length) return at
  const space = text.lastIndexOf(' ', at)
  if (space > at - 30) return space + 1
  let between = at
  while (between > 0 && insideCharacter.test(text.slice(between, between + 2))) between--
  return between
}

/** The second half of a character, or a mark on the one before. */
const insideCharacter = /^[\p{Cs}\p{M}]/u

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
