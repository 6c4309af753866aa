import * as v from 'valibot'
import { address, text } from './parts.ts'

export const problem = v.pipe(
  v.strictObject({
    type: address('Which problem it is; the address explains it.'),
    title: text('The problem in a few words, always the same for one type.'),
    status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599), v.description('The status, once more.')),
    detail: text('What is wrong with this very request.'),
    parameter: v.exactOptional(text('The query parameter that was refused.')),
    feeds: v.exactOptional(
      v.pipe(v.array(address('A feed.')), v.description('The feeds that a page names, of which one has to be chosen.')),
    ),
  }),
  v.description('A problem document (RFC 9457).'),
)
