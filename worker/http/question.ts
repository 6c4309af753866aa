import * as v from 'valibot'
import { languageShape } from '../contract/parts.ts'
import { type Cursor, parseCursor } from '../domain/cursor.ts'
import { domainOf } from '../domain/domain-of.ts'
import { cardFields } from '../domain/listed.ts'
import { resolveLocale } from '../domain/locale.ts'
import type { KnownLocale } from '../domain/locales.ts'
import { type Question, sorts } from '../domain/question.ts'
import { isDay, parseTime, timeComplaint } from '../domain/time.ts'
import { parseWords } from '../domain/words.ts'
import { labelSlug, labelSlugs, limit, locale, slugs } from './parameters.ts'
import { ProblemError } from './problems.ts'
import { parameterInvalid, type Query, readQuery } from './query.ts'

export const defaultLimit = 20
const maxWords = 12
const maxTextLength = 200

const cursor = v.pipe(
  v.string(),
  v.examples(['ohl2chubsw0']),
  v.transform(parseCursor),
  v.check((cursor) => cursor !== undefined, 'is not a cursor of this list; leave it away to begin at its start'),
  v.description(
    'Where the page begins: `next` or `prev` of a page of the same list. Whatever is added, removed or dated anew between two pages, each article that goes on answering is met once, at the place that it had when the first page was read; for a week after that. A page may have fewer articles than asked for, or none, and yet lead on.',
  ),
)

const fields = v.pipe(
  v.string(),
  v.transform((text) => [...new Set(text.split(','))]),
  v.array(v.picklist(cardFields, `must be parts of a card: ${cardFields.join(', ')}`)),
  v.description('Parts of a card, with commas between them; all of them but `body` when absent.'),
  v.examples([['slug', 'title']]),
  v.metadata({ type: 'array', items: { type: 'string', enum: cardFields }, minItems: 1 }),
)

const facets = v.pipe(
  v.string(),
  v.regex(/^tags:[1-9]\d?$/, 'must be "tags:" and a number from 1 to 99'),
  v.description('How many of the commonest tags among the newest answers are wanted as well.'),
  v.examples(['tags:3']),
  v.transform((text) => Number(text.slice('tags:'.length))),
)

const domainComplaint = 'is not a domain such as "example.org" (without "www.")'

const domain = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(/^(?!www\.)[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u, domainComplaint),
  v.description('The domain of the source reference, without `www.`.'),
  v.examples(['who.int']),
  v.transform((name) => domainOf(`https://${name}`)),
  v.string(domainComplaint),
)

const author = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(100, 'at most 100 characters'),
  v.description('Who wrote it: the whole name, whatever its case.'),
  v.examples(['Amara Okonkwo']),
)

const language = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(languageShape, 'is not a language tag such as "en" or "pt-BR"'),
  v.description('BCP 47; `en` takes in `en-US`.'),
  v.examples(['en']),
)

const dayMs = 86_400_000

/** A day or a moment; a day that closes a stretch is taken with all its hours. */
function time(wholeDayMs: number, description: string) {
  return v.pipe(
    v.string(),
    v.examples(['2026-07-01', '2026-07-01T08:00:00Z']),
    v.transform((text) => (parseTime(text) ?? Number.NaN) + (isDay(text) ? wholeDayMs : 0)),
    v.number(timeComplaint),
    v.description(description),
    v.metadata({ anyOf: [{ format: 'date' }, { format: 'date-time' }] }),
  )
}

const words = v.pipe(
  v.string(),
  v.maxLength(maxTextLength, `at most ${maxTextLength} characters`),
  v.examples(['ocean', '"outer space"', 'vote* women']),
  v.transform(parseWords),
  v.minLength(1, 'has no word to look for'),
  v.maxLength(maxWords, `at most ${maxWords} words or phrases`),
  v.description(
    'Words of title, summary and body, all of which must be there. `"two words"` stand next to each other, `vote*` takes in every word that begins so.',
  ),
)

/** What a list reads. */
export const questionParameters = v.strictObject({
  category: v.optional(v.pipe(labelSlug, v.description('The category’s slug.'), v.examples(['general']))),
  all: v.optional(v.pipe(labelSlugs, v.description('Tags that must all be there.'), v.examples([['law', 'history']]))),
  any: v.optional(
    v.pipe(labelSlugs, v.description('Tags of which one must be there.'), v.examples([['oceans', 'polar']])),
  ),
  none: v.optional(v.pipe(labelSlugs, v.description('Tags of which none may be there.'), v.examples([['peace']]))),
  q: v.optional(words),
  source: v.optional(domain),
  author: v.optional(author),
  lang: v.optional(language),
  since: v.optional(time(0, 'Published then or later: a day in UTC, or a time with zone.')),
  until: v.optional(time(dayMs, 'Published before this time; a day counts with all its hours.')),
  exclude: v.optional(
    v.pipe(
      slugs,
      v.description('Articles (slugs) that are not wanted.'),
      v.examples([['salt-sugar-water-cheapest-miracle']]),
    ),
  ),
  sort: v.optional(
    v.pipe(
      v.picklist(sorts, `must be one of ${sorts.join(', ')}`),
      v.description(
        'By time, or by how well the words of `q` match; the most relevant are one page of the newest few thousand.',
      ),
    ),
    'newest',
  ),
  limit: limit(defaultLimit),
  cursor: v.optional(cursor),
  fields: v.optional(fields),
  facets: v.optional(facets),
  locale,
})

/** What a feed on somebody's page reads: it begins where the list begins, and its cards are whole. */
export const feedParameters = v.omit(questionParameters, ['cursor', 'fields', 'facets'])

/** What a list reads in formats other than our JSON, which have no room for parts of a card or for facets. */
export const formatParameters = v.omit(questionParameters, ['fields', 'facets'])

/** What the feed of a site, a category or a tag reads: its address says what it is of. */
export const subscriptionParameters = v.pick(questionParameters, ['limit', 'cursor'])

/** The parameters that one or another address of a list knows. */
export type ListParameters = typeof questionParameters | typeof formatParameters | typeof subscriptionParameters

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
  /** The language of the words around the list; absent when none are wanted. */
  locale: KnownLocale | undefined
}

/**
 * Reads the query of a list's address. `parameters` are those that the address knows; the site's locale stands in for a
 * wished one that is not known.
 *
 * @throws ProblemError that names the parameter which is unknown, repeated or cannot be understood.
 */
export function readQuestion(
  query: Query,
  siteLocale: string,
  parameters: ListParameters = questionParameters,
): AskedPage {
  const {
    all = [],
    any = [],
    none = [],
    exclude = [],
    q = [],
    fields = [],
    facets = 0,
    lang,
    limit = defaultLimit,
    cursor,
    locale,
    sort = 'newest',
    ...parts
  }: Partial<v.InferOutput<typeof questionParameters>> = readQuery(parameters, query)
  if (sort === 'relevance' && q.length === 0) {
    throw parameterInvalid('sort', 'relevance needs words to look for, in q')
  }
  if (sort === 'relevance' && cursor) {
    throw parameterInvalid('cursor', 'the most relevant articles are one page')
  }
  const question = { ...parts, sort, language: lang, all, any, none, exclude, words: q }
  const known = locale === undefined ? undefined : resolveLocale(locale, siteLocale)
  return { question: withoutAbsent(question), limit, cursor, fields, facets, locale: known }
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
