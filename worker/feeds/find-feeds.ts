import { resolve } from './complete-item.ts'
import { readTokens, type Token } from './xml-tokens.ts'

const feedTypes =
  /^(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json|application\/json|text\/xml|application\/xml)\s*(?:;|$)/i

/** Elements with which the head of a page is over. */
const ends = new Set(['body', 'article', 'main', 'div', 'p'])

/** Characters of a page that are searched: a head is not longer. */
const headLength = 200_000

/** Feeds that a page can name. */
const maxFeeds = 20

/**
 * The feeds that a page names in its head (`<link rel="alternate" type="application/rss+xml" …>`), each once, in the
 * page's order. `at` is where the page is.
 */
export function findFeeds(page: string, at: string): string[] {
  const found = new Set<string>()
  let base = at
  for (const token of readTokens(withoutSilent(page.slice(0, headLength)))) {
    if (token.kind === 'cut' || found.size === maxFeeds) break
    if (token.kind !== 'open') continue
    if (ends.has(token.name)) break
    const href = written(token, 'href')
    if (token.name === 'base' && href) base = resolve(href, at) ?? at
    if (token.name !== 'link' || !namesFeed(token)) continue
    const url = href && resolve(href, base)
    if (url) found.add(url)
  }
  return [...found]
}

/** In which nothing is the head's own markup, though it may look like it: counters put parts of a body there. */
const silent = /<(script|noscript)[\s>]/gi

function withoutSilent(page: string): string {
  const lower = page.toLowerCase()
  let rest = ''
  let from = 0
  for (const { index, 1: name = '' } of page.matchAll(silent)) {
    if (index < from) continue
    rest += page.slice(from, index)
    const end = lower.indexOf(`</${name.toLowerCase()}`, index)
    if (end === -1) return rest
    from = end
  }
  return rest + page.slice(from)
}

function namesFeed(token: Token & { kind: 'open' }): boolean {
  const relations = (written(token, 'rel') ?? '').toLowerCase().split(/\s+/)
  // WordPress names its own programming interface so, as JSON.
  const isInterface = /\/wp-json\//.test(written(token, 'href') ?? '')
  return relations.includes('alternate') && feedTypes.test(written(token, 'type')?.trim() ?? '') && !isInterface
}

function written(token: Token & { kind: 'open' }, attribute: string): string | undefined {
  return token.attributes.get(attribute)
}
