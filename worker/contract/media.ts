import * as v from 'valibot'
import { address, count, slug, text } from './parts.ts'

const pixels = (description: string) => v.pipe(v.number(), v.integer(), v.minValue(1), v.description(description))

export const keptMedia = v.pipe(
  v.strictObject({
    url: address('Where the picture is from now on: an article’s `image.url`.'),
    type: v.pipe(
      v.picklist(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']),
      v.description('What its bytes are.'),
    ),
    bytes: count('How many.'),
    width: pixels('Pixels, as it is shown: turned, where the file says so.'),
    height: pixels('Pixels.'),
  }),
  v.description('A picture that was handed in and is kept now, or was already.'),
)

export const sharePicture = v.pipe(
  v.strictObject({
    url: address('Where the picture is, as the article stands now.'),
    version: text('The last part of that address, without its ending.'),
    isKept: v.pipe(v.boolean(), v.description('Whether it has been drawn.')),
    wanted: v.pipe(
      v.strictObject({
        siteName: text('Beside the site’s sign.'),
        title: text('The headline.'),
        category: v.pipe(
          v.strictObject({ slug: slug('It gives the colour.'), name: text('As it is shown.') }),
          v.description('The category.'),
        ),
        language: text('BCP 47, of the title.'),
        dateText: text('The day of publication, in that language.'),
      }),
      v.description('What it shows in words.'),
    ),
    heroUrl: v.pipe(
      v.nullable(v.pipe(v.string(), v.url())),
      v.description('The picture that stands beside the words.'),
    ),
  }),
  v.description('The state of an article’s share picture, and all that it takes to draw it.'),
)
