import type { Card } from './article.ts'
import type { Question } from './question.ts'
import type { Site } from './site.ts'

/** What a list is of. Languages speak of each in another way. */
export type ListKind = 'category' | 'tag' | 'site'

/** Its category counts, else its one required tag, else the list is of the site. */
export function listKindOf(question: Question): ListKind {
  if (question.category) return 'category'
  return oneTagOf(question) ? 'tag' : 'site'
}

/**
 * What a list is of, in words. The names are those on the cards that were found; where none was found the slug has to
 * do.
 */
export function titleOf(question: Question, found: Card[], site: Site): string {
  const [first] = found
  if (question.category) return first?.category.name ?? question.category
  const tag = oneTagOf(question)
  return tag ? `#${first?.tags.find((one) => one.slug === tag)?.name ?? tag}` : site.name
}

function oneTagOf({ all, any }: Question): string | undefined {
  const [tag] = all.length === 1 ? all : any.length === 1 ? any : []
  return tag
}
