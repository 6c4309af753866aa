import type { Card } from '../worker/contract.ts'

/**
 * A card without words, for the skeleton: the same template and styles give it the very size of the cards to come. Only
 * what keeps a line free is there; the rest is rendered as nothing.
 */
export const ghost = { summary: ' ', category: { slug: '', name: '\u00a0' }, tags: [{}] } as unknown as Card
