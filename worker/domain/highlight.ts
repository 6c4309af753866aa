import { foldText } from './fold.ts'
import type { Word } from './words.ts'

/** Characters of a body shown around its first match. */
const excerptLength = 200

/** A word, or one character of a script that writes words without spaces. */
const tokenShape =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆]]+/gv

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
  const ranges = matchesIn(text, words)
  return ranges.length ? marked(text, ranges, 0, text.length) : null
}

/** The same for the piece of a long text that surrounds its first match. */
export function highlightExcerpt(text: string, words: Word[]): string | null {
  const ranges = matchesIn(text, words)
  const [first] = ranges
  if (!first) return null
  const start = wordBoundary(text, Math.max(0, first.start - excerptLength / 3))
  const end = wordBoundary(text, Math.min(text.length, start + excerptLength))
  const piece = marked(
    text,
    ranges.filter((range) => range.start >= start && range.end <= end),
    start,
    end,
  )
  return `${start > 0 ? '…' : ''}${piece.trim()}${end < text.length ? '…' : ''}`
}

function matchesIn(text: string, words: Word[]): Range[] {
  const tokens = tokensOf(text)
  const ranges = words.flatMap((word) => {
    const wanted = tokensOf(word.text).map((token) => token.folded)
    return tokens.flatMap((token, at) =>
      startsAt(tokens, at, wanted, word.prefix)
        ? [{ start: token.start, end: tokens[at + wanted.length - 1]?.end ?? token.end }]
        : [],
    )
  })
  return merged(ranges)
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(tokenShape)].map(({ 0: token, index }) => ({
    start: index,
    end: index + token.length,
    folded: foldText(token).toLowerCase(),
  }))
}

function startsAt(tokens: Token[], at: number, wanted: string[], prefix: boolean): boolean {
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

function marked(text: string, ranges: Range[], start: number, end: number): string {
  let html = ''
  let at = start
  for (const range of ranges) {
    html += `${escaped(text.slice(at, range.start))}<mark>${escaped(text.slice(range.start, range.end))}</mark>`
    at = range.end
  }
  return html + escaped(text.slice(at, end))
}

/** The nearest place before that is not inside a word. */
function wordBoundary(text: string, at: number): number {
  if (at === 0 || at === text.length) return at
  const space = text.lastIndexOf(' ', at)
  return space > at - 30 ? space + 1 : at
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
