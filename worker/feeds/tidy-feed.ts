import { type Reading, Rewriting, type Root, type TidyFeed } from './rewriting.ts'
import { localName } from './vocabulary.ts'
import { readTokens, type Token } from './xml-tokens.ts'

/**
 * Reads a feed as its publisher meant it: every element under its usual name in its usual place, addresses resolved against
 * `xml:base`, base and language said by each item, and nothing that an item does not need. Where the text
 * breaks off, what is unfinished is left out; so is the whole item if it has not said its name yet, because later it would
 * be taken for another one. Undefined when the text is no feed.
 */
export function tidyFeed(text: string, reading: Reading): TidyFeed | undefined {
  // XML 1.0, 2.11.
  const tokens = readTokens(text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text)
  const root = findRoot(tokens)
  if (!root) return undefined
  const rewriting = new Rewriting(root, reading)
  for (const token of tokens) {
    if (rewriting.isOver) break
    rewriting.take(token)
  }
  return rewriting.end()
}

const rootKinds = new Map<string, TidyFeed['kind']>([
  ['rss', 'rss'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
])

/** A publisher's server may put a warning before the feed, in HTML, but not a page. */
const elementsBeforeRoot = 20

function findRoot(tokens: Generator<Token>): Root | undefined {
  for (let elements = 0; elements < elementsBeforeRoot; ) {
    const next = tokens.next()
    if (next.done) return undefined
    if (next.value.kind !== 'open') continue
    const name = localName(next.value.name)
    // RSS 1.1, and RSS whose outermost tag got lost.
    const kind = elements === 0 && name === 'channel' ? 'rss' : rootKinds.get(name)
    if (kind) return { token: next.value, kind }
    elements += 1
  }
  return undefined
}
