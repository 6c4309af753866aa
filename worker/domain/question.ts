import type { Word } from './words.ts'

/** What a list is asked for. An absent part restricts nothing. */
export interface Question {
  category?: string
  /** Tag slugs that must all be there, of which one must be there, of which none may be there. */
  all: string[]
  any: string[]
  none: string[]
  words: Word[]
}

/** The question that everything answers. */
export const everything: Question = { all: [], any: [], none: [], words: [] }

/** A piece of the timeline: articles at most as new as `before`, newest first. */
export interface Page {
  /** Exclusive. */
  before: number
  limit: number
}
