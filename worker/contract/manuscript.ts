import * as v from 'valibot'
import { articleInput } from './import.ts'
import { address, moment, slug, text } from './parts.ts'

const { publishedAt, ...written } = articleInput.entries

/** What is written here is what can be told by shape; slugs and times are judged by the domain as well. */
export const manuscriptInput = v.pipe(
  v.strictObject(written),
  v.description(
    'What an editor writes. Everything but the title has a sensible absence. It is kept as it was handed in, so that it can be edited again.',
  ),
)

const { title } = written

/** A part that may be changed, or taken away with `null`. */
function part<Schema extends v.GenericSchema>({ wrapped }: { wrapped: Schema }) {
  return v.optional(v.nullable(wrapped))
}

export const manuscriptPatch = v.pipe(
  v.strictObject({
    title: v.optional(title),
    slug: part(written.slug),
    summary: part(written.summary),
    body: part(written.body),
    category: part(written.category),
    tags: part(written.tags),
    image: part(written.image),
    author: part(written.author),
    language: part(written.language),
    updatedAt: part(written.updatedAt),
    source: part(written.source),
    sponsored: part(written.sponsored),
  }),
  v.description(
    'The parts that change, each as a whole; `null` takes a part away. With another `slug` the old address leads to the new one; with `null` it is chosen from the title anew.',
  ),
)

export const publicationInput = v.pipe(
  v.strictObject({
    publishedAt: v.optional(
      v.pipe(
        publishedAt,
        v.description(
          'A day, or a time with zone. In the future: the article is scheduled. When absent: now, or for an article that was withdrawn the time it had.',
        ),
      ),
    ),
  }),
  v.description('When an article is to be published.'),
)

const momentOrNull = (description: string) =>
  v.pipe(v.nullable(v.pipe(v.string(), v.isoTimestamp())), v.description(description))

const version = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description('Grows by one with each write; names a revision.'),
)

const state = v.pipe(
  v.picklist(['draft', 'scheduled', 'published', 'withdrawn']),
  v.description(
    'A draft was never published; a scheduled article appears when its time comes; a withdrawn one was there for readers and is gone.',
  ),
)

export const manuscriptCard = v.pipe(
  v.strictObject({
    slug: slug('Names the article in addresses.'),
    url: address('The article’s page: where it is, or will be once it is published.'),
    state,
    version,
    title: text('The headline.'),
    publishedAt: momentOrNull('When it was or will be published; null for a draft.'),
    createdAt: moment('When it was first handed in.'),
    editedAt: moment('When it was last written to.'),
    editedBy: text('Whose token that was; `import` for an article that no editor has touched.'),
  }),
  v.description('An article as its editors see it, without what is written in it.'),
)

export const manuscript = v.pipe(
  v.strictObject({
    ...manuscriptCard.entries,
    written: v.pipe(
      v.strictObject(v.omit(v.strictObject(written), ['slug']).entries),
      v.description('What was handed in, as it was handed in.'),
    ),
  }),
  v.description('An article as its editors see it: what was written, and what readers see of it.'),
)

const next = v.pipe(v.nullable(v.string()), v.description('Give it as `cursor` to go on; null on the last page.'))

export const manuscriptList = v.pipe(
  v.strictObject({
    manuscripts: v.pipe(v.array(manuscriptCard), v.description('Those that were worked on last come first.')),
    next,
  }),
  v.description('A page of what editors work on. Imported articles that no editor has touched are not among them.'),
)

const revisionEntries = {
  version,
  at: moment('When it was written.'),
  by: text('Whose token was used; `import` for what an import had brought.'),
  action: v.pipe(text('What was done, as in the audit log.'), v.examples(['article.edited'])),
  slug: slug('The slug it had then.'),
  state: v.pipe(v.picklist(['draft', 'published', 'withdrawn']), v.description('The state it was in then.')),
  publishedAt: momentOrNull('The time of publication it had then.'),
  title: text('The headline it had then.'),
}

export const revisionCard = v.pipe(
  v.strictObject(revisionEntries),
  v.description('What an article was after a write, without what was written in it.'),
)

export const revision = v.pipe(
  v.strictObject({ ...revisionEntries, written: manuscript.entries.written }),
  v.description('What an article was after a write.'),
)

export const revisionList = v.pipe(
  v.strictObject({
    revisions: v.pipe(v.array(revisionCard), v.description('The newest first.')),
    next,
  }),
  v.description('A page of what an article was.'),
)

export const previewInput = v.pipe(
  v.strictObject({
    hours: v.optional(
      v.pipe(
        v.number(),
        v.integer('must be a whole number'),
        v.minValue(1, 'must be 1 to 720'),
        v.maxValue(720, 'must be 1 to 720'),
        v.description('How long the link opens the page; 72 when absent.'),
      ),
    ),
  }),
  v.description('A preview that is wished for.'),
)

export const preview = v.pipe(
  v.strictObject({
    url: address('Shows the article’s page, as it stands at each visit, to whoever has the link.'),
    expiresAt: moment('When the link ends.'),
  }),
  v.description('A signed link to the page of an article that is not published yet.'),
)
