import * as v from 'valibot'
import { isSlug, slugFromText } from '../domain/slug.ts'

// What several addresses read from their queries. Each takes the parameter's text.

const maxLimit = 100
const maxSlugs = 20

export const slug = v.pipe(
  v.string(),
  v.check(isSlug, ({ input }) => {
    const meant = slugFromText(input)
    return `"${input}" is not a slug${meant ? `; did you mean "${meant}"?` : ''}`
  }),
)

/** Slugs with commas between them, each once. */
export const slugs = v.pipe(
  v.string(),
  v.transform((text) => [...new Set(text.split(',').map((part) => part.trim()))]),
  v.array(slug),
  v.maxLength(maxSlugs, `at most ${maxSlugs} slugs`),
)

/** How many are wanted, 1 to 100. */
export function limit(otherwise: number) {
  const complaint = `must be a whole number from 1 to ${maxLimit}`
  const number = v.pipe(
    v.string(),
    v.regex(/^\d{1,3}$/, complaint),
    v.transform(Number),
    v.minValue(1, complaint),
    v.maxValue(maxLimit, complaint),
  )
  return v.optional(number, String(otherwise))
}
