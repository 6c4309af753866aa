import type { Card } from '../../contract.ts'
import { domainOf } from '../../domain/domain-of.ts'

/** Questions of every kind, each of which has an answer on this very site. */
export function questionsAbout(newest: Card | undefined): { meaning: string; query: string }[] {
  const always = [
    { meaning: 'The oldest first', query: '?sort=oldest' },
    { meaning: 'Nothing but titles and addresses', query: '?fields=title,url' },
    { meaning: 'The commonest tags beside the list', query: '?facets=tags:5&limit=1' },
    { meaning: 'With the words around a list, in German', query: '?limit=3&locale=de' },
  ]
  if (!newest) return always
  const { category, tags, author, language, source, slug, title, publishedAt } = newest
  const [first, second] = tags
  const domain = source && domainOf(source.url)
  const word = /\p{L}{4,}/u.exec(title)?.[0].toLowerCase()
  return [
    { meaning: `The newest from ${category.name}`, query: `?category=${encodeURIComponent(category.slug)}` },
    ...(first && second
      ? [
          { meaning: `Both #${first.name} and #${second.name}`, query: `?all=${spell(first.slug, second.slug)}` },
          { meaning: `#${first.name} or #${second.name}`, query: `?any=${spell(first.slug, second.slug)}` },
        ]
      : []),
    ...(first ? [{ meaning: `Without #${first.name}`, query: `?none=${spell(first.slug)}` }] : []),
    ...(word
      ? [
          { meaning: `With the word “${word}”`, query: `?q=${spell(word)}` },
          {
            meaning: `Words that begin with “${word.slice(0, 3)}”, best first`,
            query: `?q=${spell(word.slice(0, 3))}*&sort=relevance`,
          },
        ]
      : []),
    ...(author ? [{ meaning: `By ${author}`, query: `?author=${spell(author)}` }] : []),
    ...(domain ? [{ meaning: 'From one source', query: `?source=${spell(domain)}` }] : []),
    { meaning: 'In one language', query: `?lang=${spell(language)}` },
    { meaning: 'Since a day', query: `?since=${publishedAt.slice(0, 10)}` },
    { meaning: 'All but the newest', query: `?exclude=${spell(slug)}` },
    ...always,
  ]
}

function spell(...values: string[]): string {
  return values.toSorted().map(encodeURIComponent).join(',')
}
