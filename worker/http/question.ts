import * as v from 'valibot'
import { type Cursor, parseCursor } from '../domain/cursor.ts'
import { cardFields } from '../domain/listed.ts'
import { type Question, sorts } from '../domain/question.ts'
import { isDay, parseTime, timeComplaint } from '../domain/time.ts'
import { parseWords } from '../domain/words.ts'
import { limit, slug, slugs } from './parameters.ts'
import { ProblemError } from './problems.ts'
import { parameterInvalid, type Query, readQuery } from './query.ts'

export const defaultLimit = 20
const maxWords = 12
const maxTextLength = 200

const cursor = v.pipe(
  v.string(),
  v.transform(parseCursor),
  v.check((cursor) => cursor !== undefined, 'is not a cursor of this list; leave it away to begin at its start'),
)

const fields = v.pipe(
  v.string(),
  v.transform((text) => [...new Set(text.split(','))]),
  v.array(v.picklist(cardFields, `must be parts of a card: ${cardFields.join(', ')}`)),
)

const facets = v.pipe(
  v.string(),
  v.regex(/^tags:[1-9]\d?$/, 'must be "tags:" and a number from 1 to 99'),
  v.transform((text) => Number(text.slice('tags:'.length))),
)

const domain = v.pipe(
  v.string(),
  v.regex(/^(?!www\.)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u, 'is not a domain such as "example.org" (without "www.")'),
)

const author = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), v.maxLength(100, 'at most 100 characters'))

const language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, 'is not a language tag such as "en" or "pt-BR"'),
)

const dayMs = 86_400_000

/** A day or a moment; a day that closes a stretch is taken with all its hours. */
function time(wholeDayMs: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => (parseTime(text) ?? Number.NaN) + (isDay(text) ? wholeDayMs : 0)),
    v.number(timeComplaint),
  )
}

const words = v.pipe(
  v.string(),
  v.maxLength(maxTextLength, `at most ${maxTextLength} characters`),
  v.transform(parseWords),
  v.minLength(1, 'has no word to look for'),
  v.maxLength(maxWords, `at most ${maxWords} words or phrases`),
)

const questionSchema = v.strictObject({
  category: v.optional(slug),
  all: v.optional(slugs),
  any: v.optional(slugs),
  none: v.optional(slugs),
  q: v.optional(words),
  source: v.optional(domain),
  author: v.optional(author),
  lang: v.optional(language),
  since: v.optional(time(0)),
  until: v.optional(time(dayMs)),
  exclude: v.optional(slugs),
  sort: v.optional(v.picklist(sorts, `must be one of ${sorts.join(', ')}`), 'newest'),
  limit: limit(defaultLimit),
  cursor: v.optional(cursor),
  fields: v.optional(fields),
  facets: v.optional(facets),
})

/** A list's question and which piece of the answer is wanted. */
export interface AskedPage {
  question: Question
  limit: number
  /** Absent on the first page. */
  cursor: Cursor | undefined
  /** Parts of a card; empty means all of them. */
  fields: string[]
  /** How many of the commonest tags are wanted beside the list; 0 for none. */
  facets: number
}

/**
 * Reads the query of a list's address.
 *
 * @throws ProblemError that names the parameter which is unknown, repeated or cannot be understood.
 */
export function readQuestion(query: Query): AskedPage {
  const {
    all = [],
    any = [],
    none = [],
    exclude = [],
    q = [],
    fields = [],
    facets = 0,
    lang,
    limit,
    cursor,
    ...parts
  } = readQuery(questionSchema, query)
  if (parts.sort === 'relevance' && q.length === 0) {
    throw parameterInvalid('sort', 'relevance needs words to look for, in q')
  }
  if (parts.sort === 'relevance' && cursor) {
    throw parameterInvalid('cursor', 'the most relevant articles are one page')
  }
  const question = { ...parts, language: lang, all, any, none, exclude, words: q }
  return { question: withoutAbsent(question), limit, cursor, fields, facets }
}

/**
 * Reads where in a list a page begins. Pages, unlike the API, overlook what else an address carries: shared links
 * gather parameters on their way.
 */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  const place = parseCursor(text)
  if (!place) throw new ProblemError('parameter-invalid', 'This is not a place in the list.', { parameter: 'cursor' })
  return place
}

function withoutAbsent<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const present = Object.entries(parts).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as { [K in keyof T]: Exclude<T[K], undefined> }
}
