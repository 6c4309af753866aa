import * as v from 'valibot'
import { synonymsInput as written } from '../contract/labels.ts'
import { isSlug } from '../domain/slug.ts'

/** The contract's schema, with what only the domain can judge. */
export const synonymsInput = v.pipe(
  written,
  v.check(({ synonyms }) => synonyms.every(isSlug), 'synonyms must be slugs: lower-case words joined by hyphens'),
)
