import { articleUrl } from '../domain/addresses.ts'
import type { Card } from '../domain/article.ts'
import { parseCursor } from '../domain/cursor.ts'
import type { Question } from '../domain/question.ts'
import type { Site } from '../domain/site.ts'
import type { Wanted } from '../domain/spelling.ts'
import type { AskedPage } from './question.ts'

/** The `Link` header of a list (RFC 8288): its canonical spelling and its neighbours. */
export function listLinks(
  spell: (question: Question, wanted: Wanted) => string,
  asked: AskedPage,
  { next, prev }: { next: string | null; prev: string | null },
): string {
  const at = (cursor: string) => spell(asked.question, { ...asked, cursor: parseCursor(cursor) })
  return [
    canonicalLink(spell(asked.question, asked)),
    ...(next ? [link(at(next), 'next')] : []),
    ...(prev ? [link(at(prev), 'prev')] : []),
  ].join(', ')
}

/** The `Link` header of an article: the page that readers should be sent to. */
export function articleLinks(site: Site, article: Card): string {
  return canonicalLink(articleUrl(site, article.slug))
}

/** The `Link` header of an answer that has several addresses: the one that it should be known by. */
export function canonicalLink(address: string): string {
  return link(address, 'canonical')
}

function link(address: string, relation: string): string {
  return `<${address}>; rel="${relation}"`
}
