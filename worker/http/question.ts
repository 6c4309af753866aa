import * as v from 'valibot'
import { parseCursor } from '../domain/cursor.ts'
import type { Question } from '../domain/question.ts'
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
  v.number('is not a cursor of this list; leave it away to begin at the newest'),
)

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
  limit: v.optional(limit, String(defaultLimit)),
  cursor: v.optional(cursor),
})

export const questionParameters = Object.keys(questionSchema.entries)

/** A list's question and which piece of the answer is wanted. */
export interface AskedPage {
  question: Question
  limit: number
  /** A position; absent on the first page. */
  before: number | undefined
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
  const { category, all, any, none, q, limit, cursor } = read.output
  return {
    question: {
      ...(category === undefined ? {} : { category }),
      all: all ?? [],
      any: any ?? [],
      none: none ?? [],
      words: q ?? [],
    },
    limit,
    before: cursor,
  }
}

/**
 * Reads where in a list a page begins; undefined is the newest. Pages, unlike the API, overlook what else an address
 * carries: shared links gather parameters on their way.
 */
export function readPlace(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const position = parseCursor(text)
  if (position === undefined) throw new ProblemError('parameter-invalid', 'This is not a place in the list.', 'cursor')
  return position
}
