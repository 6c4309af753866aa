import type { english } from './english.ts'
import type { Forms, ListPhrases } from './list-phrases.ts'

/** What our pages and the lists on pages of others say in one language, in sentences with gaps such as `{name}`. */
export interface Language {
  lists: ListPhrases
  pages: PagePhrases
}

/** What our own pages say; English has it first. */
export type PagePhrases = Said<(typeof english)['pages']>

type Said<T> = { [name in keyof T]: T[name] extends string ? string : T[name] extends Forms ? Forms : Said<T[name]> }
