import type { Card } from './article.ts'
import { type Question, tagAskedFor } from './question.ts'
import type { Site } from './site.ts'

/** What a list is of. Languages speak of each in another way. */
export type ListKind = 'category' | 'tag' | 'site'

/** Its category counts, else its one required tag, else the list is of the site. */
export function listKindOf(question: Question): ListKind {
  if (question.category) return 'category'
  return tagAskedFor(question) ? 'tag' : 'site'
}

/**
 * What a list is of, in words. The names are those on the cards that were found; where none was found the slug has to
 * do.
 */
export function titleOf(question: Question, found: Card[], site: Site): string {
  const [first] = found
  if (question.category) return first?.category.name ?? question.category
  const tag = tagAskedFor(question)
  return tag ? `#${first?.tags.find((one) => one.slug === tag)?.name ?? tag}` : site.name
}

/** The same where it stands alone, in a reader's list of feeds: with the site's name. */
export function fullTitle(title: string, site: Site): string {
  return title === site.name ? title : `${title} · ${site.name}`
}
