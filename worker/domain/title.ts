import type { Card } from './article.ts'
import type { Question } from './question.ts'
import type { Site } from './site.ts'

/**
 * What a list is of, in words: its category, else its one required tag, else the site. The names are those on the cards
 * that were found; where none was found the slug has to do.
 */
export function titleOf(question: Question, found: Card[], site: Site): string {
  const [first] = found
  if (question.category) return first?.category.name ?? question.category
  const [tag] = question.all.length === 1 ? question.all : question.any.length === 1 ? question.any : []
  if (tag) return `#${first?.tags.find((one) => one.slug === tag)?.name ?? tag}`
  return site.name
}
