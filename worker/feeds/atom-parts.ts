import { oneLine } from '../domain/one-line.ts'
import { plainText } from '../domain/plain-text.ts'
import type { Part } from './part.ts'
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

export function linksOf(links: readonly Part[]): Links {
  const all = links.map((link) => ({
    url: link.attribute('href') ?? link.text,
    rel: link.attribute('rel')?.toLowerCase() ?? 'alternate',
    type: link.attribute('type') ?? '',
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
export function peopleOf(people: readonly Part[], prefix = ''): string | undefined {
  return listed(people.map((person) => person.textOf(`${prefix}name`) ?? person.textOf(`${prefix}email`)))
}

export function listed(names: (string | undefined)[]): string | undefined {
  return names.filter(Boolean).join(', ') || undefined
}

type Text = Part | undefined

/** A title or a name: its words on one line. */
export function wordsOfText(text: Text): string | undefined {
  const words = isHtml(text) ? plainText(text?.text ?? '') : oneLine(text?.text ?? '')
  return words || undefined
}

export function summaryHtml(text: Text): string | undefined {
  return isHtml(text) ? text?.text : htmlLine(text?.text)
}

export function contentHtml(text: Text): string | undefined {
  return isHtml(text) ? text?.text : htmlParagraphs(text?.text)
}

function isHtml(text: Text): boolean {
  return text?.attribute('type') === 'html'
}
