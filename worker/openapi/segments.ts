import type { Segment } from './operation.ts'

// The variable parts of addresses, each with a value that the demo knows.

export const articleSlug: Segment = { description: 'The article’s slug.', example: 'salt-sugar-water-cheapest-miracle' }
export const categorySlug: Segment = { description: 'The category’s slug.', example: 'general' }
export const tagSlug: Segment = { description: 'The tag’s slug.', example: 'law' }
export const pictureVersion: Segment = {
  description: 'The state of the article that it shows.',
  example: '190jf2n',
}
export const revisionVersion: Segment = { description: 'The version’s number.', example: '1' }
export const sourceId: Segment = { description: 'The source’s number.', example: '1' }
export const importName: Segment = { description: 'The import’s name.', example: 'wordpress-2026-03-01' }
