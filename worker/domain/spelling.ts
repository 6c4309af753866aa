import { type Cursor, writeCursor } from './cursor.ts'
import type { Question } from './question.ts'
import type { Word } from './words.ts'

/** What a list's address says beside its question. */
export interface Wanted {
  limit: number
  cursor: Cursor | undefined
  /** Parts of a card; empty means all of them. */
  fields: string[]
  /** How many of the commonest tags; 0 for none. */
  facets: number
  /** The language of the words around the list, if any are wanted: the known one, not the one that was wished for. */
  locale: string | undefined
}

const dayMs = 86_400_000

/**
 * The one canonical spelling of a question, as the query of an address with its `?`, or '' when nothing is asked for:
 * parameters sorted, slugs sorted, nothing that is the default.
 */
export function spellQuestion(question: Question, wanted: Wanted, defaultLimit: number): string {
  return spellParts(partsOf(question, wanted, defaultLimit))
}

/** The parameters of an address by name, each undefined or '' where it is left away. */
export type Parts = Record<string, string | undefined>

/** The parameters of a question, for addresses that have others as well. */
export function partsOf(question: Question, wanted: Wanted, defaultLimit: number): Parts {
  return {
    all: spellSet(question.all),
    any: spellSet(question.any),
    author: question.author,
    category: question.category,
    cursor: wanted.cursor && writeCursor(wanted.cursor),
    exclude: spellSet(question.exclude),
    facets: wanted.facets ? `tags:${wanted.facets}` : undefined,
    fields: spellSet(wanted.fields),
    lang: question.language,
    limit: wanted.limit === defaultLimit ? undefined : String(wanted.limit),
    locale: wanted.locale,
    none: spellSet(question.none),
    q: question.words.length ? question.words.map(spellWord).toSorted().join(' ') : undefined,
    since: question.since === undefined ? undefined : spellTime(question.since),
    sort: question.sort === 'newest' ? undefined : question.sort,
    source: question.source,
    // It is kept as the moment at which the stretch ends; a day is spelled as its last.
    until: question.until === undefined ? undefined : spellEnd(question.until),
  }
}

/** Parameters as the query of an address with its `?`, sorted; '' when there are none. */
export function spellParts(parts: Parts): string {
  const said = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]))
  const sorted = said.toSorted(([one], [other]) => (one < other ? -1 : 1))
  const spelled = sorted.map(([name, value]) => `${name}=${escaped(value)}`)
  return spelled.length ? `?${spelled.join('&')}` : ''
}

function spellSet(values: string[]): string | undefined {
  return values.length ? [...new Set(values)].toSorted().join(',') : undefined
}

function spellWord({ text, prefix }: Word): string {
  return `${text.includes(' ') ? `"${text}"` : text}${prefix ? '*' : ''}`
}

function spellTime(time: number): string {
  const text = new Date(time).toISOString()
  return time % dayMs === 0 ? text.slice(0, 10) : text.replace('.000Z', 'Z')
}

/** There is no day before the first that could be named. */
function spellEnd(time: number): string {
  if (time < dayMs) return new Date(time).toISOString().replace('.000Z', 'Z')
  return spellTime(time % dayMs === 0 ? time - dayMs : time)
}

/** Commas and colons may stand in a query as they are, and read better so. */
function escaped(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':')
}
