import * as v from 'valibot'
import { sourceStates } from '../domain/source.ts'
import { troubleReasons } from '../domain/source-trouble.ts'
import { articleInput, articleLimits } from './import.ts'
import { address, count, moment, slug, text, textOrNull } from './parts.ts'

const momentOrNull = (description: string) =>
  v.pipe(v.nullable(v.pipe(v.string(), v.isoTimestamp())), v.description(description))

const id = v.pipe(v.number(), v.integer(), v.minValue(1), v.description('Names the source in addresses.'))

const { category, tags, language } = articleInput.entries
const { url: articleUrl } = articleInput.entries.source.wrapped.entries

const tagName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(articleLimits.name, `is longer than ${articleLimits.name} characters`),
)

export const maxMappedTags = 200

const settings = {
  title: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'is empty'),
    v.maxLength(articleLimits.name, `is longer than ${articleLimits.name} characters`),
    v.description('Who publishes it: named as the publisher of its articles. When absent, what the feed calls itself.'),
  ),
  category: v.pipe(category.wrapped, v.description('The category of its articles, by name; "General" when absent.')),
  tags: v.pipe(
    tags.wrapped,
    v.maxLength(10, 'has more than 10 tags'),
    v.description('Tags that all of its articles carry.'),
  ),
  tagMap: v.pipe(
    v.record(tagName, v.nullable(tagName)),
    v.check((map) => Object.keys(map).length <= maxMappedTags, `has more than ${maxMappedTags} tags`),
    v.description('Its own tags in our words, by whatever spelling; `null` leaves a tag out. Others stay as they are.'),
    v.examples([{ 'Local government': 'Council', Uncategorized: null }]),
  ),
  content: v.pipe(
    v.picklist(['full', 'excerpt']),
    v.description('Whether articles are kept whole or as a summary with the link to the original; `full` when absent.'),
  ),
  language: v.pipe(
    language.wrapped,
    v.description('BCP 47 of all that is in it. When absent, as the feed and its items say.'),
  ),
  active: v.pipe(v.boolean(), v.description('Whether it is checked on its schedule; so when absent.')),
}

const feedUrl = v.pipe(
  articleUrl,
  v.description('Where the feed is, or a page that names its feed.'),
  v.examples(['https://harbour.example/news']),
)

export const sourceInput = v.pipe(
  v.strictObject({
    url: feedUrl,
    title: v.optional(settings.title),
    category: v.optional(settings.category),
    tags: v.optional(settings.tags),
    tagMap: v.optional(settings.tagMap),
    content: v.optional(settings.content),
    language: v.optional(settings.language),
    active: v.optional(settings.active),
  }),
  v.description('A source that is wished for. Everything but the address has a sensible absence.'),
)

export const sourcePatch = v.pipe(
  v.strictObject({
    url: v.optional(v.pipe(articleUrl, v.description('Where the feed is. Its articles stay the same ones.'))),
    title: v.optional(settings.title),
    category: v.optional(settings.category),
    tags: v.optional(settings.tags),
    tagMap: v.optional(settings.tagMap),
    content: v.optional(settings.content),
    language: v.optional(v.nullable(settings.language)),
    active: v.optional(settings.active),
  }),
  v.description(
    'The parts that change, each as a whole; `null` takes the language away. All items are looked at anew at the next check.',
  ),
)

const reason = v.pipe(
  v.nullable(v.picklist(troubleReasons)),
  v.description('Why the last check failed; null when it did not.'),
)

export const sourceStatus = v.pipe(
  v.strictObject({
    state: v.pipe(
      v.picklist(sourceStates),
      v.description(
        '`waiting` for its first check, `fine`, `failing`, `gone` when the publisher says so, or `paused` by an editor. The last two are not checked.',
      ),
    ),
    says: text('The same in a sentence.'),
    checkedAt: momentOrNull('When it was last checked.'),
    succeededAt: momentOrNull('When that last went well.'),
    nextCheckAt: momentOrNull('When it is due; null when it is not checked any more.'),
    failures: count('How many checks failed since.'),
    reason,
    detail: textOrNull('What exactly was found, when a check failed.'),
    unread: count('Items that wait for the next run: what is new is kept a few at a time.'),
  }),
  v.description('How a source is.'),
)

export const source = v.pipe(
  v.strictObject({
    id,
    url: address('Where the feed is fetched; a permanent redirect moves it.'),
    title: text('Who publishes it.'),
    siteUrl: textOrNull('The page that the feed is of, as it says.'),
    category: text('The category of its articles, by name.'),
    tags: v.pipe(v.array(v.string()), v.description('Tags that all of its articles carry.')),
    tagMap: v.pipe(
      v.record(v.string(), v.nullable(v.string())),
      v.description('Its own tags, by slug, in our words; null for those that are left out.'),
    ),
    content: v.pipe(v.picklist(['full', 'excerpt']), v.description('Whether articles are kept whole.')),
    language: textOrNull('BCP 47 of all that is in it; null: as each item says.'),
    active: v.pipe(v.boolean(), v.description('Whether it is checked on its schedule.')),
    createdAt: moment('When it was added.'),
    status: sourceStatus,
    added: count('Articles that it has brought.'),
    updated: count('Corrections of articles that it has brought.'),
  }),
  v.description('A feed that is imported on a schedule.'),
)

export const sourceList = v.pipe(
  v.strictObject({
    sources: v.pipe(v.array(source), v.description('Those that were added last come first.')),
    next: textOrNull('Give it as `cursor` to go on; null on the last page.'),
  }),
  v.description('A page of sources.'),
)

const counts = {
  items: count('Items that stood in the feed.'),
  added: count('Articles that were new.'),
  updated: count('Articles that were known and have changed.'),
  unchanged: count('Items that were looked at and make the article that is there.'),
  left: count(
    'Items whose articles an editor has edited, withdrawn or deleted, that were taken back, or that another source brought.',
  ),
  refused: count('Items that no article can be made of.'),
  unread: count('Items that wait for the next run.'),
}

const importName = textOrNull('The import by which it can be taken back; null when nothing was written.')

export const sourceRun = v.pipe(
  v.strictObject({
    at: moment('When.'),
    by: text('Whose token it was; `clock` when it was due.'),
    outcome: v.pipe(
      v.picklist(['read', 'unchanged', ...troubleReasons]),
      v.description('`read`, `unchanged` since the check before, or why it failed.'),
    ),
    detail: textOrNull('What else there is to say.'),
    status: v.pipe(v.nullable(v.number()), v.description('The HTTP status; null when nobody answered.')),
    ...counts,
    import: importName,
  }),
  v.description('One check of a source.'),
)

export const sourceRunList = v.pipe(
  v.strictObject({ runs: v.pipe(v.array(sourceRun), v.description('The newest first; the last twenty are kept.')) }),
  v.description('The last checks of a source.'),
)

export const sourceCheck = v.pipe(
  v.strictObject({ run: sourceRun, source }),
  v.description('A check that was just made, and what it made of the source.'),
)

export const dryRunItem = v.pipe(
  v.strictObject({
    title: text('The headline that the article would have.'),
    url: textOrNull('The original.'),
    publishedAt: momentOrNull('When it would be published; null when it is refused.'),
    tags: v.pipe(v.array(v.string()), v.description('The tags that it would carry.')),
    outcome: v.pipe(
      v.picklist(['added', 'updated', 'unchanged', 'left', 'refused']),
      v.description('What would be done with it.'),
    ),
    reason: textOrNull('Why it would be left or refused.'),
    slug: v.pipe(
      v.nullable(slug('Where the article would be, or is.')),
      v.description('Where the article would be, or is; null when it is refused.'),
    ),
  }),
  v.description('What would become of one item.'),
)

export const dryRun = v.pipe(
  v.strictObject({
    url: address('Where the feed is.'),
    title: text('What the source would be called.'),
    items: counts.items,
    outcomes: v.pipe(v.array(dryRunItem), v.description('Of the first twenty items.')),
  }),
  v.description('What a source would bring. Nothing was written.'),
)
