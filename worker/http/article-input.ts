import * as v from 'valibot'
import type { ArticleInput } from '../contract.ts'
import { isSlug } from '../domain/slug.ts'
import { parseTime, timeComplaint } from '../domain/time.ts'

/** What a single article may measure. A body is counted in UTF-16 units, as handed in. */
export const articleLimits = { title: 300, summary: 1000, body: 500_000, name: 100, tags: 30, address: 2000 }

const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), atMost(articleLimits.name))

const address = v.pipe(
  v.string(),
  atMost(articleLimits.address),
  v.check((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is not an http or https address'),
)

const time = v.pipe(
  v.string(),
  v.check((text) => parseTime(text) !== undefined, timeComplaint),
)

const pixels = v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(1), v.maxValue(65_535))

const body = v.pipe(v.string(), atMost(articleLimits.body))

const articleInput = v.strictObject({
  title: v.pipe(v.string(), v.trim(), v.minLength(1, 'is empty'), atMost(articleLimits.title)),
  slug: v.optional(v.pipe(v.string(), v.check(isSlug, 'is not a slug: lower-case words joined by hyphens'))),
  summary: v.optional(v.pipe(v.string(), v.trim(), atMost(articleLimits.summary))),
  body: v.optional(
    v.union(
      [v.strictObject({ html: body }), v.strictObject({ markdown: body }), v.strictObject({ text: body })],
      'must be one of {"html"}, {"markdown"}, {"text"}',
    ),
  ),
  category: v.optional(name),
  tags: v.optional(v.pipe(v.array(name), v.maxLength(articleLimits.tags, `has more than ${articleLimits.tags} tags`))),
  image: v.optional(
    v.strictObject({
      url: address,
      width: v.optional(pixels),
      height: v.optional(pixels),
      alt: v.optional(v.pipe(v.string(), v.trim(), atMost(articleLimits.summary))),
      credit: v.optional(name),
    }),
  ),
  author: v.optional(name),
  language: v.optional(v.pipe(v.string(), v.check(isLanguage, 'is not a BCP 47 language tag'))),
  publishedAt: time,
  updatedAt: v.optional(time),
  source: v.optional(
    v.strictObject({ url: address, publisher: v.optional(name), title: v.optional(v.pipe(v.string(), v.trim())) }),
  ),
  origin: v.optional(
    v.strictObject({
      source: v.pipe(v.string(), v.minLength(1, 'is empty'), atMost(articleLimits.address)),
      guid: v.pipe(v.string(), v.minLength(1, 'is empty'), atMost(articleLimits.address)),
    }),
  ),
})

/** Reads what was handed in as an article, or says which part of it is wrong and how. */
export function readArticleInput(value: unknown): { article: ArticleInput } | { refusal: string } {
  const read = v.safeParse(articleInput, value, { abortPipeEarly: true })
  if (read.success) return { article: read.output }
  const [issue] = read.issues
  return { refusal: `${v.getDotPath(issue) ?? 'article'} ${complaint(issue)}` }
}

function atMost(limit: number) {
  return v.maxLength<string, number, string>(limit, `is longer than ${limit.toLocaleString('en')} characters`)
}

function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text)
}

/** Valibot's own sentences talk of types; ours of articles. */
function complaint(issue: v.BaseIssue<unknown>): string {
  if (issue.kind !== 'schema' || issue.type === 'union') return issue.message
  if (issue.input === undefined) return 'is missing'
  if (issue.expected === 'never') return 'is not a part of an article'
  return `must be ${issue.expected ?? 'something else'}`
}
