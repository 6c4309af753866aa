import * as v from 'valibot'
import { type LabelQuestion, labelSorts, parseLabelPlace } from '../domain/label-page.ts'
import { isLabelSlug, slugFromText } from '../domain/slug.ts'
import { spellParts } from '../domain/spelling.ts'
import { labelSlug, limit } from './parameters.ts'

/** What the list of tags reads. */
export const tagParameters = v.strictObject({
  prefix: v.optional(
    v.pipe(
      v.string(),
      // The beginning of a slug may end in its hyphen.
      v.regex(/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}-]{1,80}$/u, 'is not the beginning of a slug'),
      v.check(
        (text) => isLabelSlug(text.replace(/-$/, '')),
        ({ input }) => `is not the beginning of a slug; did you mean "${slugFromText(input)}"?`,
      ),
      v.description('Only tags whose slugs begin so.'),
      v.examples(['hum']),
    ),
  ),
  category: v.optional(
    v.pipe(
      labelSlug,
      v.description('Only tags of this category’s articles, with their counts in it.'),
      v.examples(['general']),
    ),
  ),
  sort: v.optional(
    v.pipe(
      v.picklist(labelSorts, `must be one of ${labelSorts.join(', ')}`),
      v.description('Those with most articles first, or by name.'),
    ),
    'count',
  ),
  limit: limit(50),
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.examples(['9.law']),
      v.transform(parseLabelPlace),
      v.check((place) => place !== undefined, 'is not a cursor of this list'),
      v.description('Where the page begins: `next` of the page before.'),
    ),
  ),
})

/** The one canonical spelling of what the list of tags was asked, as the query of an address with its `?`. */
export function spellTags({ prefix, category, sort, limit }: LabelQuestion, cursor: string | undefined): string {
  const { entries } = tagParameters
  return spellParts({
    ...{ prefix, category, cursor },
    sort: sort === entries.sort.default ? undefined : sort,
    limit: String(limit) === entries.limit.default ? undefined : String(limit),
  })
}
