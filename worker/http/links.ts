import { articleMarkdownUrl, articleUrl, listUrl } from '../domain/addresses.ts'
import type { Card } from '../domain/article.ts'
import { parseCursor } from '../domain/cursor.ts'
import { type FormatName, formatNames, formats } from '../domain/formats.ts'
import type { Page } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
import type { Site } from '../domain/site.ts'
import { spellQuestion, type Wanted } from '../domain/spelling.ts'
import { type AskedPage, defaultLimit } from './question.ts'

/** Where a page of a list is, canonically spelled, and where its neighbours are. */
export interface Places {
  self: string
  /** Null where there is none. */
  next: string | null
  prev: string | null
  /** Null on the first page. */
  first: string | null
}

/** The one address, absolute, of a piece of a list. */
export type Spell = (question: Question, wanted: Wanted) => string

export function placesOf(spell: Spell, asked: AskedPage, { next, prev }: Pick<Page, 'next' | 'prev'>): Places {
  const at = (cursor: string | null) => {
    return spell(asked.question, { ...asked, cursor: cursor === null ? undefined : parseCursor(cursor) })
  }
  return {
    self: spell(asked.question, asked),
    next: next && at(next),
    prev: prev && at(prev),
    first: asked.cursor ? at(null) : null,
  }
}

/** The `Link` header of a page of a list (RFC 8288): its canonical spelling and its neighbours. */
export function placeLinks({ self, next, prev }: Omit<Places, 'first'>): string {
  return [canonicalLink(self), ...(next ? [link(next, 'next')] : []), ...(prev ? [link(prev, 'prev')] : [])].join(', ')
}

/** The same page in the formats that have room for it: only JSON can be cut down to fields or have facets. */
export function formatLinks(site: Site, format: FormatName, asked: AskedPage): string {
  const query = spellQuestion(asked.question, { ...asked, fields: [], facets: 0 }, defaultLimit)
  return formatNames
    .filter((other) => other !== format)
    .map((other) => {
      const { mediaType, name } = formats[other]
      return link(listUrl(site, other) + query, 'alternate', { type: mediaType, title: name })
    })
    .join(', ')
}

/** The `Link` header of an article: the page that readers should be sent to, and the Markdown that programs may prefer. */
export function articleLinks(site: Site, { slug }: Pick<Card, 'slug'>, format: FormatName): string {
  const canonical = canonicalLink(articleUrl(site, slug))
  if (format === 'md') return canonical
  return [canonical, link(articleMarkdownUrl(site, slug), 'alternate', { type: formats.md.mediaType })].join(', ')
}

/** The `Link` header of an answer that has several addresses: the one that it should be known by. */
export function canonicalLink(address: string): string {
  return link(address, 'canonical')
}

/** Where news of a feed come from, and what it is called there (WebSub, 4). */
export function hubLinks(hub: string, topic: string): string {
  return `${link(hub, 'hub')}, ${link(topic, 'self')}`
}

function link(address: string, relation: string, attributes: Record<string, string> = {}): string {
  const said = Object.entries({ rel: relation, ...attributes }).map(([name, value]) => `; ${name}="${value}"`)
  return `<${address}>${said.join('')}`
}
