import * as v from 'valibot'
import { count, languageShape, moment, slug as slugOf, text as textOf, textOrNull } from './parts.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|\p{Surrogate}/gu

/** What a single article may measure. A body is counted in UTF-16 units, as handed in. */
export const articleLimits = { title: 300, summary: 1000, body: 500_000, name: 100, tags: 30, address: 10_000 }

/** Text without the characters that neither HTML nor XML may hold; half of a surrogate pair is none at all. */
const text = v.pipe(
  v.string(),
  v.transform((given) => given.replaceAll(unwritable, '')),
)

/** The same with something in it that can be seen: a headline is what readers click on. */
const visible = v.pipe(text, v.trim(), v.regex(/[^\p{Cc}\p{Cf}\p{Z}]/u, 'is empty'))

const name = v.pipe(visible, atMost(articleLimits.name))

const address = v.pipe(
  v.string(),
  atMost(articleLimits.address),
  v.check((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'is not an http or https address'),
  v.metadata({ format: 'uri' }),
)

const pixels = v.pipe(
  v.number(),
  v.integer('is not a whole number'),
  v.minValue(1),
  v.maxValue(65_535),
  v.description('Pixels.'),
)

const body = v.pipe(text, atMost(articleLimits.body))

const identifier = v.pipe(v.string(), v.minLength(1, 'is empty'), atMost(articleLimits.address))

const timeFormat = { anyOf: [{ format: 'date' }, { format: 'date-time' }] }

/** What is written here is what can be told by shape; slugs and times are judged by the domain as well. */
export const articleInput = v.pipe(
  v.strictObject({
    title: v.pipe(visible, atMost(articleLimits.title), v.description('The headline, plain text.')),
    slug: v.optional(
      v.pipe(
        v.string(),
        v.description('Lower-case words joined by hyphens. Chosen from the title when absent.'),
        v.examples(['harbour-crane']),
      ),
    ),
    summary: v.optional(
      v.pipe(
        text,
        v.trim(),
        atMost(articleLimits.summary),
        v.description('Taken from the start of the body when absent.'),
      ),
    ),
    body: v.optional(
      v.pipe(
        v.union(
          [
            v.strictObject({ html: v.pipe(body, v.description('Sanitised: no scripts, styles or forms.')) }),
            v.strictObject({ markdown: v.pipe(body, v.description('GitHub’s dialect, rendered.')) }),
            v.strictObject({ text: v.pipe(body, v.description('Becomes paragraphs at blank lines.')) }),
          ],
          'must be one of {"html"}, {"markdown"}, {"text"}',
        ),
        v.description('Exactly one of the three.'),
      ),
    ),
    category: v.optional(v.pipe(name, v.description('A category’s name; "General" when absent.'))),
    tags: v.optional(
      v.pipe(
        v.array(name),
        v.maxLength(articleLimits.tags, `has more than ${articleLimits.tags} tags`),
        v.description('Names, with or without the leading `#`.'),
      ),
    ),
    image: v.optional(
      v.pipe(
        v.strictObject({
          url: v.pipe(address, v.description('Where the picture is.')),
          width: v.optional(pixels),
          height: v.optional(pixels),
          alt: v.optional(
            v.pipe(text, v.trim(), atMost(articleLimits.summary), v.description('What the picture shows.')),
          ),
          credit: v.optional(v.pipe(name, v.description('Whose picture it is.'))),
        }),
        v.description('The picture of the article.'),
      ),
    ),
    author: v.optional(v.pipe(name, v.description('Who wrote it.'))),
    language: v.optional(
      v.pipe(
        v.string(),
        v.regex(languageShape, 'is not a BCP 47 language tag'),
        v.description('BCP 47; the site’s own when absent.'),
      ),
    ),
    publishedAt: v.pipe(
      v.string(),
      v.description('A day, or a time with zone. In the future: the article is scheduled.'),
      v.metadata(timeFormat),
    ),
    updatedAt: v.optional(
      v.pipe(v.string(), v.description('When it was last changed in substance.'), v.metadata(timeFormat)),
    ),
    source: v.optional(
      v.pipe(
        v.strictObject({
          url: v.pipe(address, v.description('The original.')),
          publisher: v.optional(v.pipe(name, v.description('Who published it; the domain when absent.'))),
          title: v.optional(v.pipe(text, v.trim(), v.description('The original’s own title.'))),
        }),
        v.description('Where the facts come from.'),
      ),
    ),
    sponsored: v.optional(v.pipe(v.boolean(), v.description('Whether somebody paid for it; not so when absent.'))),
    origin: v.optional(
      v.pipe(
        v.strictObject({
          source: v.pipe(identifier, v.description('Who handed the article in.')),
          guid: v.pipe(identifier, v.description('That one’s own name for it.')),
          address: v.optional(
            v.pipe(
              v.nullable(address),
              v.description(
                'By which it is known when its name has changed: null when it has none of its own, `source.url` when absent.',
              ),
            ),
          ),
        }),
        v.description('Source and guid are the article’s identity over repeated imports; without them its slug is.'),
      ),
    ),
  }),
  v.description(
    'An article as an editor or an importer hands it in. Everything but title and time has a sensible absence.',
  ),
)

const line = v.pipe(v.number(), v.integer(), v.minValue(1), v.description('Which line it was; lines count from 1.'))

export const importOutcome = v.pipe(
  v.union([
    v.strictObject({
      line,
      outcome: v.pipe(v.picklist(['added', 'updated', 'unchanged']), v.description('What was done with the article.')),
      slug: slugOf('Where the article is now.'),
      told: v.optional(
        v.pipe(
          v.array(v.string()),
          v.description('What of the line could not be taken as it is; absent when nothing.'),
        ),
      ),
    }),
    v.strictObject({
      line,
      outcome: v.pipe(v.literal('left'), v.description('Somebody has decided about the article: it is left as it is.')),
      reason: v.pipe(
        v.picklist(['draft', 'edited', 'withdrawn', 'deleted', 'taken-back']),
        v.description('What an editor did with it; `taken-back` when it went with an import that was.'),
      ),
      slug: slugOf('Where the article is, or was.'),
    }),
    v.strictObject({
      line,
      outcome: v.pipe(v.literal('refused'), v.description('Nothing was kept of this line.')),
      reason: v.pipe(
        v.string(),
        v.description('Which kind of refusal.'),
        v.examples(['invalid', 'not-json', 'body-unreadable', 'slug-taken']),
      ),
      detail: v.pipe(v.string(), v.description('What is wrong with the line.')),
    }),
  ]),
  v.description('What became of one article of an import.'),
)

export const importReport = v.pipe(
  v.strictObject({
    import: v.pipe(
      v.nullable(v.string()),
      v.description('The name by which the import can be taken back; null when nothing was written.'),
    ),
    added: count('Articles that are new.'),
    updated: count('Articles that were known and have changed.'),
    unchanged: count('Articles that were known as they are.'),
    left: count('Articles that an editor has edited, withdrawn or deleted, and that were left so.'),
    refused: count('Lines that were not kept.'),
    outcomes: v.pipe(
      v.array(importOutcome),
      v.description('One for each line that was sent, in that order; blank lines have none.'),
    ),
  }),
  v.description('What became of an import.'),
)

export const importCard = v.pipe(
  v.strictObject({
    name: textOf('Names the import in addresses.'),
    actor: textOf('Whose token was used; `clock` for a source that was due.'),
    source: v.pipe(v.nullable(v.number()), v.description('The source that it is of; null when it was handed in.')),
    startedAt: moment('When its first article was kept.'),
    savedAt: moment('When its last article was kept.'),
    state: v.pipe(
      v.picklist(['kept', 'leaving', 'taken-back']),
      v.description('`leaving` while it is taken back, a portion at a time.'),
    ),
    added: count('Articles that it added.'),
    updated: count('Articles that it changed.'),
    removed: count('Articles that were removed when it was taken back.'),
    restored: count('Articles that were made what they had been before.'),
    spared: count('Articles that were left: an editor has touched them since, or a later import has changed them.'),
    remaining: count('Articles that still wait to be taken back.'),
  }),
  v.description('A number of articles that were handed in together.'),
)

export const importList = v.pipe(
  v.strictObject({
    imports: v.pipe(v.array(importCard), v.description('The newest first. An import is remembered for 30 days.')),
    next: textOrNull('Give it as `cursor` to go on; null on the last page.'),
  }),
  v.description('A page of imports.'),
)

function atMost(limit: number) {
  return v.maxLength<string, number, string>(limit, `is longer than ${limit.toLocaleString('en')} characters`)
}
