import * as v from 'valibot'
import { slugShape } from '../contract/parts.ts'
import { parseLocale } from '../domain/locale.ts'
import { isLabelSlug, isSlug, maxSlugLength, slugFromText } from '../domain/slug.ts'

// What several addresses read from their queries. Each takes the parameter's text; `metadata` says of that text what the
// steps of reading it do not (worker/openapi/parameters.ts).

const maxLimit = 100
const maxSlugs = 20
/** As much as RFC 5646, 4.4.1 asks everybody to have room for. */
const maxLocaleLength = 35

const slugText = { type: 'string', pattern: slugShape.source, maxLength: maxSlugLength }

export const slug = v.pipe(
  v.string(),
  v.check(isSlug, ({ input }) => {
    const meant = slugFromText(input)
    return `"${input}" is not a slug${meant ? `; did you mean "${meant}"?` : ''}`
  }),
  v.metadata(slugText),
)

/** The slug of a category or a tag: as it is made from a name, so that there is no second spelling of it. */
export const labelSlug = v.pipe(
  slug,
  v.check(isLabelSlug, ({ input }) => `"${input}" is not how it is spelled; did you mean "${slugFromText(input)}"?`),
)

/** Slugs with commas between them, each once. */
export const slugs = listOf(slug)
export const labelSlugs = listOf(labelSlug)

function listOf<Each extends typeof slug | typeof labelSlug>(each: Each) {
  return v.pipe(
    v.string(),
    v.transform((text) => [...new Set(text.split(',').map((part) => part.trim()))]),
    v.array(each),
    v.maxLength(maxSlugs, `at most ${maxSlugs} slugs`),
    v.metadata({ type: 'array', items: slugText, minItems: 1, maxItems: maxSlugs }),
  )
}

/** How many are wanted, 1 to 100. */
export function limit(otherwise: number) {
  const complaint = `must be a whole number from 1 to ${maxLimit}`
  const number = v.pipe(
    v.string(),
    v.regex(/^\d{1,3}$/, complaint),
    v.transform(Number),
    v.minValue(1, complaint),
    v.maxValue(maxLimit, complaint),
    v.description('How many are wanted.'),
    v.metadata({ type: 'integer', minimum: 1, maximum: maxLimit, default: otherwise }),
  )
  return v.optional(number, String(otherwise))
}

/** Whether a piece of an address is the number of a row, in the one way to write it. */
export function isRowNumber(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text)
}

/** Where a page of a numbered list begins. */
export const numberCursor = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,15}$/, 'is not a cursor of this list'),
    v.examples(['120']),
    v.transform(Number),
    v.description('Where the page begins: `next` of the page before.'),
  ),
)

/** The language of what is said to readers. Any may be wished for; what comes of it is the domain's to say. */
export const locale = v.optional(
  v.pipe(
    v.string(),
    v.maxLength(maxLocaleLength, 'is longer than any language tag'),
    v.check((tag) => parseLocale(tag) !== undefined, 'is not a language tag such as "de" or "pt-BR"'),
    v.description(
      'BCP 47: the language of dates, and of `words` to be shown around the list, which come only when it is given. The nearest language that is known, or else the site’s.',
    ),
    v.examples(['de', 'pt-BR']),
  ),
)

/** What the address of "more from here" reads. */
export const moreParameters = v.strictObject({ limit: limit(6), locale })

/** What a frame with one article reads, beside how it is to look. */
export const articleFrameParameters = v.strictObject({ locale })

/** For addresses that read nothing. */
export const noParameters = v.strictObject({})
