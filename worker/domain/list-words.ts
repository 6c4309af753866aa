import type { ListWords } from '../contract.ts'
import { counted } from './counted.ts'
import { directionOf } from './language.ts'
import { type KnownLocale, locales } from './locales.ts'
import type { ListKind } from './title.ts'

/** A list, as far as words are made of it. */
export interface SpokenList {
  kind: ListKind
  title: string
  /** Of the cards that are in the answer. */
  articleCount: number
}

/** What is said around the cards of this very list. */
export function writeListWords(locale: KnownLocale, { kind, title, articleCount }: SpokenList): ListWords {
  const { heading, added, ...always } = locales[locale].lists
  const direction = directionOf(locale)
  return {
    locale,
    direction,
    ...always,
    // A replacer function, because a title may have "$&" in it.
    heading: heading[kind].replace('{title}', () => (direction === 'rtl' ? isolated(title) : title)),
    added: counted(locale, added, articleCount),
  }
}

/** Set apart by FSI and PDI (UAX #9): in a line from right to left, the sign of a Latin "#Harbour" would go to its end. */
function isolated(title: string): string {
  return `\u2068${title}\u2069`
}
