import * as v from 'valibot'
import { body } from './article.ts'
import { card } from './card.ts'
import { facets } from './labels.ts'
import { place, slug, text, textOrNull } from './parts.ts'
import { listWords } from './words.ts'

export const highlights = v.pipe(
  v.strictObject({
    title: textOrNull('The title; null where no match stands in it.'),
    summary: textOrNull('The summary; null where no match stands in it.'),
    body: v.exactOptional(
      textOrNull(
        'The piece of the body around the first match, null where there is none; only where `fields` names `highlights`.',
      ),
    ),
  }),
  v.description('Where the words that were looked for stand: HTML, escaped, with the matches in `<mark>`.'),
)

export const listedCard = v.pipe(
  v.strictObject({ ...card.entries, highlights: v.exactOptional(highlights), body: v.exactOptional(body) }),
  v.description('A card in a list: `highlights` only in answers to `q`, `body` only where `fields` names it.'),
)

const title = text('What the list is of, in words: a category’s or a tag’s name, or the site’s.')

const beside = {
  next: place('Give it as `cursor` to go on; null on the last page.'),
  prev: place('Give it as `cursor` to go back; null on the first page.'),
  facets: v.exactOptional(facets),
  words: v.exactOptional(listWords),
}

export const articleList = v.pipe(
  v.strictObject({
    title,
    articles: v.pipe(
      v.array(listedCard),
      v.description('In the order that was asked for; newest first when none was.'),
    ),
    ...beside,
  }),
  v.description('A page of articles; `facets` only where they were asked for, `words` where `locale` was.'),
)

export const cardParts = v.pipe(
  v.partial(v.strictObject(listedCard.entries)),
  v.description('The parts of a card that `fields` names, and no others.'),
)

export const articlePartsList = v.pipe(
  v.strictObject({
    title,
    articles: v.pipe(v.array(cardParts), v.description('In the order that was asked for.')),
    ...beside,
  }),
  v.description('A page of articles, cut down to the parts that `fields` names.'),
)

export const reason = v.pipe(
  v.variant('kind', [
    v.strictObject({ kind: v.pipe(v.literal('category'), v.description('It is of the same category.')) }),
    v.strictObject({
      kind: v.pipe(v.literal('tags'), v.description('It shares tags.')),
      tags: v.pipe(v.array(slug('A tag that both carry.')), v.description('The slugs of the tags that both carry.')),
    }),
    v.strictObject({ kind: v.pipe(v.literal('newest'), v.description('It is new.')) }),
  ]),
  v.description('Why an article was chosen.'),
)

export const offeredCard = v.pipe(
  v.strictObject({ ...card.entries, because: reason }),
  v.description('An article to read next, and why.'),
)

export const moreList = v.pipe(
  v.strictObject({
    title: text('The name of the article’s category: more from there.'),
    articles: v.pipe(
      v.array(offeredCard),
      v.description('Its own category first, then what shares a tag, then the newest.'),
    ),
    words: v.exactOptional(listWords),
  }),
  v.description('What to read after an article; `words` only where `locale` was asked for.'),
)
