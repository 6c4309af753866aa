import * as v from 'valibot'
import { address, count } from './parts.ts'

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
