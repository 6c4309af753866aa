import * as v from 'valibot'
import { articleInput } from '../contract/import.ts'
import type { ArticleInput } from '../contract.ts'
import { isSlug, slugFromText } from '../domain/slug.ts'
import { parseTime, timeComplaint } from '../domain/time.ts'
import { complaintOf } from './complaint.ts'

export { articleLimits } from '../contract/import.ts'

const { slug, category, tags, publishedAt, updatedAt } = articleInput.entries

const isTime = v.check((text: string) => parseTime(text) !== undefined, timeComplaint)

/** Whether anything can be filed under the name. */
export const isFiled = (name: string) => slugFromText(name) !== ''

/** The parts of the contract's schema that only the domain can judge to the end. An import files its articles somehow. */
export const judgedParts = {
  category: v.pipe(category.wrapped, v.check(isFiled, 'has no letter or digit')),
  tags: v.pipe(tags.wrapped, v.checkItems(isFiled, 'has no letter or digit')),
  slug: v.pipe(slug.wrapped, v.check(isSlug, 'is not a slug: lower-case words joined by hyphens')),
  publishedAt: v.pipe(publishedAt, isTime),
  updatedAt: v.pipe(updatedAt.wrapped, isTime),
}

const judged = v.strictObject({
  ...articleInput.entries,
  slug: v.optional(judgedParts.slug),
  publishedAt: judgedParts.publishedAt,
  updatedAt: v.optional(judgedParts.updatedAt),
})

/** Reads what was handed in as an article, or says which part of it is wrong and how. */
export function readArticleInput(value: unknown): { article: ArticleInput } | { refusal: string } {
  const read = readParts(judged, value)
  return 'refusal' in read ? read : { article: read.value }
}

/** Reads what was handed in of an article, or of something else, by its schema, or says which part is wrong and how. */
export function readParts<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  whole: 'an article' | 'a source' = 'an article',
): { value: v.InferOutput<Schema> } | { refusal: string } {
  const read = v.safeParse(schema, value, { abortPipeEarly: true })
  if (read.success) return { value: read.output }
  const [issue] = read.issues
  return { refusal: `${v.getDotPath(issue) ?? whole.replace(/^an? /, '')} ${complaintOf(issue, whole)}` }
}
