import * as v from 'valibot'
import { ProblemError } from './problems.ts'
import { type Query, readQuery } from './query.ts'

const pixels = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,4}$/, 'must be a whole number of pixels from 1 to 99999'),
    v.transform(Number),
  ),
)

const oembedParameters = v.strictObject({
  url: v.pipe(v.string('is missing'), v.nonEmpty('is empty')),
  format: v.optional(v.string(), 'json'),
  maxwidth: pixels,
  maxheight: pixels,
})

/** What consumers ask for, and how. They send parameters of their own (`dnt`, `lang`), which are overlooked. */
export function readOembed(query: Query) {
  const known = Object.entries(query).filter(([name]) => Object.hasOwn(oembedParameters.entries, name))
  const { url, format, maxwidth, maxheight } = readQuery(oembedParameters, Object.fromEntries(known))
  if (format !== 'json' && format !== 'xml') {
    throw new ProblemError('format-unknown', `"${format}" is not written here; json and xml are.`, {
      parameter: 'format',
    })
  }
  return { url, format, limits: { maxWidth: maxwidth, maxHeight: maxheight } } as const
}
