import * as v from 'valibot'
import { categoryLabel, tagLabel } from './labels.ts'
import { address, languageShape, moment, slug, text, textOrNull } from './parts.ts'

const pixels = v.pipe(
  v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  v.description('Pixels; null when the picture was never measured.'),
)

export const image = v.pipe(
  v.strictObject({
    url: address('Where the picture is.'),
    width: pixels,
    height: pixels,
    alt: text('What the picture shows; empty when it says nothing that the title does not.'),
    credit: textOrNull('Whose picture it is.'),
    color: v.pipe(
      v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))),
      v.description('What the picture has most of, to be shown until it is there; null when it was never measured.'),
      v.examples(['#2f6d8c']),
    ),
    srcset: textOrNull('The picture in several widths, as `<img srcset>` takes it; null where the site makes none.'),
  }),
  v.description('The picture of an article.'),
)

export const sourceReference = v.pipe(
  v.strictObject({
    url: address('The original.'),
    publisher: text('Who published it.'),
    title: textOrNull('The original’s own title.'),
  }),
  v.description('Where the facts come from.'),
)

export const card = v.pipe(
  v.strictObject({
    slug: slug('Names the article in addresses.'),
    url: address('The article’s page.'),
    title: text('The headline.'),
    summary: text('A sentence or two.'),
    category: categoryLabel,
    tags: v.pipe(v.array(tagLabel), v.description('In the editor’s order; may be empty.')),
    image: v.nullable(image),
    author: textOrNull('Who wrote it.'),
    language: v.pipe(v.string(), v.regex(languageShape), v.description('BCP 47.'), v.examples(['en', 'pt-BR'])),
    publishedAt: moment('When it was published.'),
    publishedText: text(
      '`publishedAt` in words of the locale that was asked for, else of the site’s; ready to be shown.',
    ),
    updatedAt: v.pipe(
      v.nullable(v.pipe(v.string(), v.isoTimestamp())),
      v.description('Null while the article stands as first published.'),
    ),
    updatedText: textOrNull('`updatedAt` in words, like `publishedText`.'),
    source: v.nullable(sourceReference),
    sponsored: v.pipe(v.boolean(), v.description('Whether somebody paid for it; readers are to be told.')),
  }),
  v.description('The small projection of an article that lists, the widget and share previews use.'),
)
