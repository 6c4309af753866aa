import * as v from 'valibot'
import { ProblemError } from './problems.ts'
import { type Query, readQuery } from './query.ts'

const maxPixels = 99_999

function pixels(description: string) {
  const complaint = `must be a whole number of pixels from 1 to ${maxPixels}`
  const length = v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,4}$/, complaint),
    v.transform(Number),
    v.description(description),
    v.examples([480]),
    v.metadata({ type: 'integer', minimum: 1, maximum: maxPixels }),
  )
  return v.optional(length)
}

const formats = ['json', 'xml'] as const

export const oembedParameters = v.strictObject({
  url: v.pipe(
    v.string(),
    v.nonEmpty('is empty'),
    v.description('An address that a reader would copy: of an article, a category, a tag, the home page, or a frame.'),
    v.examples(['https://news.example/categories/general']),
    v.metadata({ format: 'uri' }),
  ),
  format: v.optional(
    v.pipe(v.string(), v.description('How the answer is written.'), v.metadata({ enum: formats })),
    'json',
  ),
  maxwidth: pixels('How wide the frame may be.'),
  maxheight: pixels('How high the frame may be.'),
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
