import type { Word } from './words.ts'

export const sorts = ['newest', 'oldest', 'relevance'] as const
export type Sort = (typeof sorts)[number]

/** What a list is asked for. An absent or empty part restricts nothing. */
export interface Question {
  category?: string
  /** Tag slugs that must all be there, of which one must be there, of which none may be there. */
  all: string[]
  any: string[]
  none: string[]
  words: Word[]
  /** The domain of the source reference, without `www.`. */
  source?: string
  author?: string
  /** BCP 47; `en` takes in `en-US`. */
  language?: string
  /** Published at this time or later, in milliseconds. */
  since?: number
  /** Published before this time, in milliseconds. */
  until?: number
  /** Slugs of articles that are not wanted. */
  exclude: string[]
  sort: Sort
}

/** The question that everything answers. */
export const everything: Question = { all: [], any: [], none: [], words: [], exclude: [], sort: 'newest' }

/** Every tag that the question names. */
export function tagsOf({ all, any, none }: Pick<Question, 'all' | 'any' | 'none'>): string[] {
  return [...all, ...any, ...none]
}

/** The one tag that the question is about, if there is one. */
export function tagAskedFor({ all, any }: Question): string | undefined {
  const [tag] = all.length === 1 ? all : any.length === 1 ? any : []
  return tag
}

/** The same question with tags in place of their synonyms, each once. */
export function underOwnTags(question: Question, synonyms: Map<string, string>): Question {
  const own = (slugs: string[]) => [...new Set(slugs.map((slug) => synonyms.get(slug) ?? slug))]
  return { ...question, all: own(question.all), any: own(question.any), none: own(question.none) }
}
