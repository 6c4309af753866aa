import * as v from 'valibot'
import { isSlug } from '../domain/slug.ts'
import { slug } from './parts.ts'

const slugOrNone = (description: string) =>
  v.pipe(
    v.union([v.literal(''), v.pipe(slug('A slug.'), v.check(isSlug))], 'is not a slug'),
    v.description(description),
  )

export const measured = v.pipe(
  v.strictObject({
    event: v.pipe(v.picklist(['view', 'click']), v.description('A list was seen, or a card of it was followed.')),
    slug: slugOrNone('The article’s; empty for a list.'),
    category: slugOrNone('The article’s or, of a list, the one that it was asked for; empty for none.'),
  }),
  v.description('What the element tells of a reader, on pages that want it to.'),
)
