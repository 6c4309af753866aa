import * as v from 'valibot'
import { manuscriptInput, manuscriptPatch, previewInput, publicationInput } from '../contract/manuscript.ts'
import { stateNames } from '../domain/manuscript.ts'
import { parseTime } from '../domain/time.ts'
import { judgedParts, readParts } from './article-input.ts'
import { parseJson } from './json.ts'
import { limit } from './parameters.ts'
import { ProblemError } from './problems.ts'

/** Of a request that has an article in it: what is kept of it has to fit into a row of D1, which takes 2,000,000. */
export const maxManuscriptBytes = 1_800_000

/** The contract's schemas, with what only the domain can judge. */
const judged = {
  manuscript: v.strictObject({
    ...manuscriptInput.entries,
    slug: v.optional(judgedParts.slug),
    category: v.optional(judgedParts.category),
    tags: v.optional(judgedParts.tags),
    updatedAt: v.optional(judgedParts.updatedAt),
  }),
  patch: v.strictObject({
    ...manuscriptPatch.entries,
    slug: v.optional(v.nullable(judgedParts.slug)),
    category: v.optional(v.nullable(judgedParts.category)),
    tags: v.optional(v.nullable(judgedParts.tags)),
    updatedAt: v.optional(v.nullable(judgedParts.updatedAt)),
  }),
  publication: v.strictObject({ ...publicationInput.entries, publishedAt: v.optional(judgedParts.publishedAt) }),
  preview: previewInput,
}

export const readManuscript = (text: string) => read(judged.manuscript, text)

export const readPatch = (text: string) => read(judged.patch, text)

/** When an article is to be published; undefined where nothing is said of it. */
export function readPublication(text: string): number | undefined {
  const { publishedAt } = text === '' ? {} : read(judged.publication, text)
  return publishedAt === undefined ? undefined : parseTime(publishedAt)
}

const usualHours = 72

/** For how many hours a preview is wished for. */
export function readPreviewHours(text: string): number {
  return (text === '' ? {} : read(judged.preview, text)).hours ?? usualHours
}

function read<Schema extends v.GenericSchema>(schema: Schema, text: string): v.InferOutput<Schema> {
  const found = readParts(schema, parseJson(text))
  if ('refusal' in found) throw new ProblemError('body-invalid', found.refusal)
  return found.value
}

const cursor = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,15}(\.\d{1,15})?$/, 'is not a cursor of this list'),
    v.examples(['1772352000000.120']),
    v.description('Where the page begins: `next` of the page before.'),
  ),
)

/** What the list of manuscripts reads. */
export const manuscriptParameters = v.strictObject({
  state: v.optional(
    v.pipe(
      v.picklist(stateNames, `must be among ${stateNames.join(', ')}`),
      v.description('Only those of this state.'),
    ),
  ),
  limit: limit(50),
  cursor,
})

/** What the list of an article's revisions reads. */
export const revisionParameters = v.strictObject({ limit: limit(50), cursor })
