import type { ListWords } from '../../contract.ts'
import type { ListKind } from '../title.ts'

/** What stands around a list, wherever it is shown: it goes out with the list as `words`. */
export interface ListPhrases extends Omit<ListWords, 'locale' | 'direction' | 'heading' | 'added'> {
  /** With `{title}`. Where names would have to be inflected, the sentence is built so that they stand by themselves. */
  heading: Record<ListKind, string>
  added: Forms
}

/** With `{count}` where the number is not a word; by the language's plural forms (CLDR), `other` where there is none. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
