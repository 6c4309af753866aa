import * as v from 'valibot'
import { type Cursor, parseCursor } from '../domain/cursor.ts'
import { everything, type Question } from '../domain/question.ts'
import { slugFromText } from '../domain/slug.ts'
import { questionParameters } from './question.ts'

/** The fields of the search page, named as the API's parameters are. */
export const searchFields = ['q', 'category', 'all', 'any', 'none', 'since', 'until', 'sort'] as const
export type SearchField = (typeof searchFields)[number]

export interface SearchForm {
  /** What the reader gave, to stand in the fields again; only what is not blank. */
  given: Partial<Record<SearchField, string>>
  /** What could be understood of it. */
  question: Question
  cursor: Cursor | undefined
  /** What is wrong with a field, in words that follow its name. */
  wrong: Partial<Record<SearchField, string>>
}

const { entries } = questionParameters
const tagFields: ReadonlySet<SearchField> = new Set(['all', 'any', 'none'])

/**
 * Reads the address of the search page. People fill in forms: a blank field says nothing, tags are written as they are
 * seen (`#PoliticalPrisoners`), and each field is told what is wrong with it. Other parameters are overlooked.
 */
export function readSearchForm(query: (name: string) => string | undefined): SearchForm {
  const form: SearchForm = { given: {}, question: { ...everything }, cursor: undefined, wrong: {} }
  const parts: Record<string, unknown> = {}
  for (const field of searchFields) {
    const text = query(field)?.trim()
    if (!text) continue
    form.given[field] = text
    const read = v.safeParse(entries[field], tagFields.has(field) ? slugsFromNames(text) : text)
    if (read.success) parts[field] = read.output
    else form.wrong[field] = read.issues[0].message
  }
  const { q = [], ...others } = parts
  form.question = { ...form.question, ...others, words: q as Question['words'] }
  if (form.question.sort === 'relevance' && form.question.words.length === 0) {
    form.wrong.sort = 'by relevance there must be words to look for'
  }
  form.cursor = form.question.sort === 'relevance' ? undefined : parseCursor(query('cursor') ?? '')
  return form
}

/** Names of tags, with or without `#`, with commas or blanks between them, as the API spells them. */
function slugsFromNames(text: string): string {
  return text
    .split(/[\s,#]+/u)
    .map(slugFromText)
    .filter(Boolean)
    .join()
}
