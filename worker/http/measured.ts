import * as v from 'valibot'
import { slug } from './parameters.ts'

/** Three words and their names. */
export const maxMeasuredBytes = 1000

const slugOrNone = v.union([v.literal(''), slug])

/** What the element tells of a reader (widget/measure.ts): that a list was seen, or which card was followed. */
export const measured = v.strictObject({
  event: v.picklist(['view', 'click']),
  slug: slugOrNone,
  category: slugOrNone,
})
