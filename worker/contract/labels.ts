import * as v from 'valibot'
import { address, count, place, slug, text } from './parts.ts'

const label = { slug: slug('Names it in addresses and queries.') }

export const categoryLabel = v.pipe(
  v.strictObject({
    ...label,
    name: v.pipe(text('As readers see it.'), v.examples(['General'])),
    url: address('The category’s page.'),
  }),
  v.description('What an article is filed under: exactly one category.'),
)

export const tagLabel = v.pipe(
  v.strictObject({
    ...label,
    name: v.pipe(
      text('As it was first written, without the `#`; the same wherever the tag stands.'),
      v.examples(['PoliticalPrisoners']),
    ),
    url: address('The tag’s page.'),
  }),
  v.description('A tag of an article; an article has any number of them.'),
)

const articleCount = count('Published articles. One that was scheduled is counted within a minute of its time.')

export const countedCategory = v.pipe(
  v.strictObject({ ...categoryLabel.entries, articleCount }),
  v.description('A category and how many articles it has.'),
)

export const countedTag = v.pipe(
  v.strictObject({ ...tagLabel.entries, articleCount }),
  v.description('A tag and how many articles carry it, in what was asked for.'),
)

export const facets = v.pipe(
  v.strictObject({
    tags: v.pipe(v.array(countedTag), v.description('Those with most articles first.')),
    sampleSize: count('How many of the newest articles were looked at.'),
  }),
  v.description('The commonest tags of a sample of articles, with their counts in it.'),
)

export const categoryList = v.pipe(
  v.strictObject({
    categories: v.pipe(v.array(countedCategory), v.description('Those with most articles first.')),
  }),
  v.description('All categories.'),
)

export const tagList = v.pipe(
  v.strictObject({
    tags: v.pipe(v.array(countedTag), v.description('In the order that was asked for.')),
    next: place('Give it as `cursor` to go on; null on the last page.'),
  }),
  v.description('A page of tags.'),
)

const synonym = slug('A slug that leads to the tag.')

export const tagDetail = v.pipe(
  v.strictObject({
    ...countedTag.entries,
    synonyms: v.pipe(v.array(synonym), v.description('Slugs of its other names, in the order of the alphabet.')),
    together: facets,
  }),
  v.description('A tag, its other names, and the tags that occur together with it.'),
)

const maxSynonyms = 50

export const synonymsInput = v.pipe(
  v.strictObject({
    synonyms: v.pipe(
      v.array(synonym),
      v.maxLength(maxSynonyms, `has more than ${maxSynonyms} slugs`),
      v.description(
        'All other names of the tag, as slugs; what was one before and is not named here is one no longer.',
      ),
      v.examples([['port', 'haven']]),
    ),
  }),
  v.description('The other names of a tag.'),
)
