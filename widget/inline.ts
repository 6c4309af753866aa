import { type CardList, parseList } from './parse-list.ts'
import { withParameters } from './query.ts'

/** A list that comes inside the script: the worker puts it where `inlineToken` stands (widget/inline-token.ts). */
export interface InlineList {
  /** The list's address as the API spells it, absolute or from the script's site. */
  query: string
  /** What the API answers there. */
  list: unknown
}

/** A page that stays open for hours asks for itself, as it would when its cache has run out. */
const freshMs = 300_000

const lists = new Map<string, CardList>()

/** Keeps what a script brought along for elements that ask for it. */
export function keepInline(brought: InlineList): void {
  const list = parseList(brought.list)
  if (!list) return
  const url = withParameters(new URL(brought.query, import.meta.url).href, [])
  lists.set(url, list)
  setTimeout(() => lists.delete(url), freshMs)
}

/** A script that named no language was made for every page that asks its question. */
export function findInline({ url, plainUrl }: { url: string; plainUrl: string }): CardList | undefined {
  return lists.get(url) ?? lists.get(plainUrl)
}
