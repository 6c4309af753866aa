import type { AtomFeed } from 'feedsmith'
import { oneLine } from '../domain/one-line.ts'
import { plainText } from '../domain/plain-text.ts'
import { htmlLine, htmlParagraphs } from './written-text.ts'

/** Atom's links by what they are for; RSS borrows them. */
export interface Links {
  /** The article's lasting address, where another is only the way to it. */
  canonical: string[]
  /** The article itself, the best first. */
  articles: string[]
  /** What an item without an article may still be known by. */
  others: string[]
  self: string | undefined
  attachments: { url?: string | undefined; type?: string | undefined }[]
}

/** What is listed elsewhere, and what leads to machinery or other items. */
const machinery = new Set([
  ...['canonical', 'alternate', 'self', 'edit', 'edit-media', 'replies', 'enclosure', 'hub', 'license', 'service'],
  ...['next', 'prev', 'previous', 'first', 'last', 'search', 'icon'],
])

export function linksOf(links: AtomFeed.Link<string>[] | undefined): Links {
  const all = (links ?? []).map(({ href, rel = 'alternate', type = '' }) => ({
    url: href,
    rel: rel.toLowerCase(),
    type,
  }))
  const withRel = (wished: string) => all.filter(({ rel }) => rel === wished)
  const pages = withRel('alternate').toSorted((one, other) => Number(isPage(other.type)) - Number(isPage(one.type)))
  return {
    canonical: withRel('canonical').flatMap(({ url }) => url ?? []),
    articles: pages.flatMap(({ url }) => url ?? []),
    others: all.filter(({ rel }) => !machinery.has(rel)).flatMap(({ url }) => url ?? []),
    self: withRel('self')[0]?.url,
    attachments: withRel('enclosure'),
  }
}

function isPage(type: string): boolean {
  return type === '' || /html/i.test(type)
}

/** The names, or where there is none the addresses, of authors. */
export function peopleOf(people: { name?: string; email?: string }[] | undefined): string | undefined {
  return (people ?? []).flatMap(({ name, email }) => name ?? email ?? []).join(', ') || undefined
}

type Text = AtomFeed.Text | AtomFeed.Content | undefined

/** A title or a name: its words on one line. */
export function wordsOfText(text: Text): string | undefined {
  const words = text?.type === 'html' ? plainText(text.value ?? '') : oneLine(text?.value ?? '')
  return words || undefined
}

export function summaryHtml(text: Text): string | undefined {
  return text?.type === 'html' ? text.value : htmlLine(text?.value)
}

export function contentHtml(text: Text): string | undefined {
  return text?.type === 'html' ? text.value : htmlParagraphs(text?.value)
}
