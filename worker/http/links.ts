import { articleUrl } from '../domain/addresses.ts'
import type { Card } from '../domain/article.ts'
import { parseCursor } from '../domain/cursor.ts'
import type { Site } from '../domain/site.ts'
import { spellQuestion } from '../domain/spelling.ts'
import { type AskedPage, defaultLimit } from './question.ts'

/** The `Link` header of a list (RFC 8288): its canonical spelling and its neighbours. */
export function listLinks(
  address: string,
  asked: AskedPage,
  { next, prev }: { next: string | null; prev: string | null },
) {
  const at = (cursor: string | null) => {
    const wanted = { ...asked, cursor: cursor === null ? undefined : parseCursor(cursor) }
    return address + spellQuestion(asked.question, wanted, defaultLimit)
  }
  return [
    link(address + spellQuestion(asked.question, asked, defaultLimit), 'canonical'),
    ...(next ? [link(at(next), 'next')] : []),
    ...(prev ? [link(at(prev), 'prev')] : []),
  ].join(', ')
}

/** The `Link` header of an article: the page that readers should be sent to. */
export function articleLinks(site: Site, article: Card): string {
  return link(articleUrl(site, article.slug), 'canonical')
}

function link(address: string, relation: string): string {
  return `<${address}>; rel="${relation}"`
}
