import * as v from 'valibot'

const maxTags = 100

export const purgeInput = v.pipe(
  v.union(
    [
      v.strictObject({
        tags: v.pipe(
          v.array(v.pipe(v.string(), v.regex(/^[\x21-\x2b\x2d-\x7e]{1,1024}$/, 'is not a tag'))),
          v.minLength(1, 'is empty'),
          v.maxLength(maxTags, `has more than ${maxTags} tags`),
          v.description('As they stand in `Cache-Tag`: answers with any of them are forgotten.'),
          v.examples([['category:general'], ['media:7ca9c3506c66a1426b3ce73b62d56e9c.png']]),
        ),
      }),
      v.strictObject({ everything: v.pipe(v.literal(true), v.description('All answers are forgotten.')) }),
    ],
    'must be either {"tags"} or {"everything": true}',
  ),
  v.description('What the edge cache is to forget.'),
)

export const purgeReport = v.pipe(
  v.strictObject({
    cache: v.pipe(
      v.picklist(['told', 'absent']),
      v.description('Whether there is an edge cache that was told; local runs have none.'),
    ),
  }),
  v.description('What became of it.'),
)
