import * as v from 'valibot'
import { type Cursor, parseCursor } from '../domain/cursor.ts'
import { firstTime, lastTime } from '../domain/position.ts'
import { type Question, sorts } from '../domain/question.ts'
import { isSlug, slugFromText } from '../domain/slug.ts'
import { parseWords } from '../domain/words.ts'
import { ProblemError } from './problems.ts'

export const defaultLimit = 20
export const maxLimit = 100
const maxTags = 20
const maxWords = 12
const maxTextLength = 200

const slug = v.pipe(
  v.string(),
  v.check(isSlug, ({ input }) => {
    const meant = slugFromText(input)
    return `"${input}" is not a slug${meant ? `; did you mean "${meant}"?` : ''}`
  }),
)

const slugs = v.pipe(
  v.string(),
  v.transform((text) => [...new Set(text.split(',').map((part) => part.trim()))]),
  v.array(slug),
  v.maxLength(maxTags, `at most ${maxTags} tags`),
)

const limit = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}$/, `must be a whole number from 1 to ${maxLimit}`),
  v.transform(Number),
  v.minValue(1, `must be a whole number from 1 to ${maxLimit}`),
  v.maxValue(maxLimit, `must be a whole number from 1 to ${maxLimit}`),
)

const cursor = v.pipe(
  v.string(),
  v.transform(parseCursor),
  v.check((cursor) => cursor !== undefined, 'is not a cursor of this list; leave it away to begin at its start'),
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

/** A day or a moment; a day is taken with its `end` when it closes a stretch. */
function time(end: number) {
  return v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/, timeComplaint),
    v.transform((text) => Date.parse(text) + (text.length === 10 ? end : 0)),
    v.minValue(firstTime, timeComplaint),
    v.maxValue(lastTime, timeComplaint),
  )
}

const timeComplaint =
  'is not a day such as "2026-03-01" or a time with zone such as "2026-03-01T08:00:00Z", from 1970 to 2200'

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
  limit: v.optional(limit, String(defaultLimit)),
  cursor: v.optional(cursor),
})

export const questionParameters = Object.keys(questionSchema.entries)

/** A list's question and which piece of the answer is wanted. */
export interface AskedPage {
  question: Question
  limit: number
  /** Absent on the first page. */
  cursor: Cursor | undefined
}

/**
 * Reads the query of a list's address.
 *
 * @throws ProblemError that names the parameter which is unknown, repeated or cannot be understood.
 */
export function readQuestion(query: Record<string, string[]>): AskedPage {
  const given: Record<string, string> = {}
  for (const [parameter, [value, ...more]] of Object.entries(query)) {
    if (!questionParameters.includes(parameter)) {
      throw new ProblemError('parameter-unknown', `Known are ${questionParameters.join(', ')}.`, parameter)
    }
    if (more.length) throw new ProblemError('parameter-invalid', `${parameter}: is given more than once`, parameter)
    given[parameter] = value ?? ''
  }
  const read = v.safeParse(questionSchema, given)
  if (!read.success) {
    const [issue] = read.issues
    const parameter = v.getDotPath(issue)?.split('.')[0] ?? ''
    throw new ProblemError('parameter-invalid', `${parameter}: ${issue.message}`, parameter)
  }
  const { all = [], any = [], none = [], exclude = [], q = [], lang, limit, cursor, ...parts } = read.output
  if (parts.sort === 'relevance' && q.length === 0) {
    throw new ProblemError('parameter-invalid', 'sort: relevance needs words to look for, in q', 'sort')
  }
  if (parts.sort === 'relevance' && cursor) {
    throw new ProblemError('parameter-invalid', 'cursor: the most relevant articles are one page', 'cursor')
  }
  const question = { ...parts, language: lang, all, any, none, exclude, words: q }
  return { question: withoutAbsent(question), limit, cursor }
}

/**
 * Reads where in a list a page begins. Pages, unlike the API, overlook what else an address carries: shared links
 * gather parameters on their way.
 */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  const place = parseCursor(text)
  if (!place) throw new ProblemError('parameter-invalid', 'This is not a place in the list.', 'cursor')
  return place
}

function withoutAbsent<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const present = Object.entries(parts).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as { [K in keyof T]: Exclude<T[K], undefined> }
}
