import type { Card, Label } from './article.ts'
import { type Question, tagAskedFor, tagsOf } from './question.ts'
import type { Site } from './site.ts'

/** What a list is of. Languages speak of each in another way. */
export type ListKind = 'category' | 'tag' | 'site'

/** Its category counts, else its one required tag, else the list is of the site. */
export function listKindOf(question: Question): ListKind {
  if (question.category) return 'category'
  return tagAskedFor(question) ? 'tag' : 'site'
}

/**
 * Whether a list without articles may be of a label that readers know: when more is asked than that, for on its own the
 * label has articles, or is none that they know.
 */
export function mayBeKnown(question: Question): boolean {
  const { words, exclude, category, source, author, language, since, until } = question
  const asked = [...tagsOf(question), ...words, ...exclude, category, source, author, language, since, until]
  return listKindOf(question) !== 'site' && asked.filter((part) => part !== undefined).length > 1
}

/** The labels that a question asks for, where readers know them. */
export interface KnownLabels {
  category?: Label | undefined
  tag?: Label | undefined
}

/**
 * What a list is of, in words. The names are those on the cards that were found, or else those that readers know; where
 * they know none the slug has to do.
 */
export function titleOf(question: Question, found: Card[], site: Site, known: KnownLabels = {}): string {
  const [first] = found
  if (question.category) return (first ?? known).category?.name ?? question.category
  const tag = tagAskedFor(question)
  const named = [...(first?.tags ?? []), known.tag].find((one) => one?.slug === tag)
  return tag ? `#${named?.name ?? tag}` : site.name
}

/** The same where it stands alone, in a reader's list of feeds: with the site's name. */
export function fullTitle(title: string, site: Site): string {
  return title === site.name ? title : `${title} · ${site.name}`
}
