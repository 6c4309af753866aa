/** A piece of an RSS document. */
export interface Piece {
  /** What stands before the first item, an item with its tags, or an item that is never closed. */
  kind: 'head' | 'item' | 'cut'
  xml: string
}

/** Longer than any article, and no more than a string may well be. */
const maxLength = 64 * 1024 * 1024

const sign = /<!\[CDATA\[|<!--|<item(?=[\s>])|<\/item\s*>/gi

/** As much as may be the beginning of a sign whose end has not come yet. */
const longestSign = 64

/**
 * Cuts an RSS document into its items as it comes, never holding more than one of them. What is within CDATA and comments
 * is no tag; what stands between items and after them is passed over.
 */
export async function* splitItems(texts: AsyncIterable<string>): AsyncGenerator<Piece> {
  let text = ''
  let at = 0
  let kind: 'head' | 'item' | 'between' = 'head'
  for await (const more of texts) {
    text += more
    for (;;) {
      const next = nextSign(text, at)
      at = next.from
      if (next.found === undefined) break
      const { start, end, tag } = next.found
      if (tag === 'open') {
        if (kind === 'head') yield { kind, xml: text.slice(0, start) }
        // One that is not closed lacks what stands at its end: whose it is.
        if (kind === 'item') yield { kind: 'cut', xml: text.slice(0, start) }
        kind = 'item'
        text = text.slice(start)
        at = end - start
      } else if (kind === 'item') {
        yield { kind, xml: text.slice(0, end) }
        kind = 'between'
        text = text.slice(end)
        at = 0
      }
    }
    if (text.length > maxLength) break
  }
  if (kind === 'head') yield { kind, xml: text }
  if (kind === 'item') yield { kind: 'cut', xml: text }
}

interface Sign {
  tag: 'open' | 'close'
  start: number
  end: number
}

/** The next tag of an item, or from where to look for one when there is more text. */
function nextSign(text: string, from: number): { found?: Sign; from: number } {
  sign.lastIndex = from
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    const [written] = match
    const start = match.index
    if (/^<item/i.test(written)) return { found: { tag: 'open', start, end: sign.lastIndex }, from: sign.lastIndex }
    if (written.startsWith('</')) return { found: { tag: 'close', start, end: sign.lastIndex }, from: sign.lastIndex }
    const closing = written === '<!--' ? '-->' : ']]>'
    const end = text.indexOf(closing, sign.lastIndex)
    if (end === -1) return { from: start }
    sign.lastIndex = end + closing.length
  }
  return { from: Math.max(from, text.length - longestSign) }
}
