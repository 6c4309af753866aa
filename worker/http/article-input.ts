import * as v from 'valibot'
import { articleInput } from '../contract/import.ts'
import type { ArticleInput } from '../contract.ts'
import { isSlug } from '../domain/slug.ts'
import { parseTime, timeComplaint } from '../domain/time.ts'

export { articleLimits } from '../contract/import.ts'

const { slug, publishedAt, updatedAt } = articleInput.entries

const isTime = v.check((text: string) => parseTime(text) !== undefined, timeComplaint)

/** The contract's schema, with what only the domain can judge. */
const judged = v.strictObject({
  ...articleInput.entries,
  slug: v.optional(v.pipe(slug.wrapped, v.check(isSlug, 'is not a slug: lower-case words joined by hyphens'))),
  publishedAt: v.pipe(publishedAt, isTime),
  updatedAt: v.optional(v.pipe(updatedAt.wrapped, isTime)),
})

/** Reads what was handed in as an article, or says which part of it is wrong and how. */
export function readArticleInput(value: unknown): { article: ArticleInput } | { refusal: string } {
  const read = v.safeParse(judged, value, { abortPipeEarly: true })
  if (read.success) return { article: read.output }
  const [issue] = read.issues
  return { refusal: `${v.getDotPath(issue) ?? 'article'} ${complaint(issue)}` }
}

/** Valibot's own sentences talk of types; ours of articles. */
function complaint(issue: v.BaseIssue<unknown>): string {
  if (issue.kind !== 'schema' || issue.type === 'union') return issue.message
  if (issue.input === undefined) return 'is missing'
  if (issue.expected === 'never') return 'is not a part of an article'
  return `must be ${issue.expected ?? 'something else'}`
}
