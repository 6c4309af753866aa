import type { Piece } from './layouts.ts'
import { type CardList, parseList } from './parse-list.ts'
import { withParameters } from './query.ts'

/** A list that comes inside the script: the worker puts it where `inlineToken` stands (widget/inline-token.ts). */
export interface InlineList {
  /** The list's address as the API spells it, absolute or from the script's site. */
  query: string
  /** The pieces that its cards do not have: the script's address did not ask for them. */
  lacks: readonly Piece[]
  /** What the API answers there. */
  list: unknown
}

/** What an element wants of a list. */
export interface Question {
  /** The list's address. */
  url: string
  /** The same with nothing in it of the page's language. */
  plainUrl: string
  /** The page's; '' where it does not say. */
  locale: string
  show: readonly Piece[]
}

interface Kept {
  plainUrl: string
  /** In which language the script's address wants it; null where that is left to the page. */
  locale: string | null
  list: CardList
}

/** A page that stays open for hours asks for itself, as it would when its cache has run out. */
const freshMs = 300_000

/** By what they are the answer to, the newest of each. */
const lists = new Map<string, Kept>()

/** The addresses of the scripts that have run. */
const ran = new Set<string>()

/** Keeps what the script of this address brought along for elements that ask for it. */
export function keepInline({ query, lacks, list: brought }: InlineList, script: string): void {
  ran.add(script)
  const list = parseList(brought)
  if (!list) return
  const { href, searchParams } = new URL(query, import.meta.url)
  const key = query + lacks
  lists.set(key, {
    plainUrl: withParameters(href, [], 'locale'),
    locale: searchParams.get('locale'),
    list: { ...list, lacks },
  })
  setTimeout(() => lists.delete(key), freshMs)
}

/**
 * A list that can stand where it is asked for. A language that the script names is its owner's choice, whatever the page
 * says; a script that names none was made for the pages in the site's language, and for those that do not say theirs.
 */
export function findInline({ plainUrl, locale, show }: Question): CardList | undefined {
  const fit = [...lists].filter(
    ([, kept]) =>
      kept.plainUrl === plainUrl &&
      !isShort(kept.list, show) &&
      (kept.locale || !locale || primary(locale) === primary(kept.list.words.locale)),
  )
  return (fit.find(([, kept]) => kept.locale === locale) ?? fit[0])?.[1].list
}

/**
 * A script of the page with a list inside that has not run yet. Of several the first to come defines the element, for all lists of
 * the page at once.
 */
export function findComing(): HTMLScriptElement | undefined {
  return [...document.scripts].find(({ src }) => src.includes('/widget/feed.js') && !ran.has(src))
}

/** Whether a piece is to be shown that the list's cards came without. */
export function isShort({ lacks }: CardList, show: readonly Piece[]): boolean {
  return show.some((piece) => lacks?.includes(piece))
}

function primary(locale: string | undefined): string | undefined {
  return locale?.toLowerCase().split('-')[0]
}
