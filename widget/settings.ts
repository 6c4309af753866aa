import { layouts, type Piece, shownPieces } from './layouts.ts'

/** Where a site answers lists. */
const listPath = '/api/v1/articles'

/** The words of the API that an element has as attributes; what they say is the question. */
const questionReaders = {
  /** Tags that must all be there; `#PressFreedom, europe` is as good as `europe,pressfreedom`. */
  all: slugs,
  /** Tags of which one must be there. */
  any: slugs,
  /** Who wrote it: the whole name. */
  author: line,
  /** The slug of the category. */
  category: lowerCase,
  /** Articles (slugs) that are not wanted. */
  exclude: slugs,
  /** The articles' language, BCP 47. The words around them are in the page's. */
  lang: language,
  /** How many articles, 1 to 100. */
  limit: whole(1, 100, 6),
  /** Tags of which none may be there. */
  none: slugs,
  /** Words to look for. */
  q: line,
  sort: oneOf('newest', 'oldest', 'relevance'),
  /** The domain of the source reference. */
  source: lowerCase,
}

export const asked = Object.keys(questionReaders) as (keyof typeof questionReaders)[]

/**
 * What each attribute may say, under its property's name. Anything else falls back, to the first of its kind or to a
 * default, and nothing throws: the reader of the page is not to blame for a typing error in it.
 */
const readers = {
  ...questionReaders,
  /** How many columns at most, 1 to 12; the stylesheet's three when absent. */
  columns: whole(1, 12, 0),
  /** Leave out what another list on the page shows. */
  dedupe: flag,
  /** In place of "More from" and the list's title. */
  heading: String,
  /** Of the heading; headlines are one below. */
  headingLevel: whole(2, 5, 2),
  /** Pieces that the layout shows and this element does not; `more` among them. */
  hide: list,
  layout: oneOf(...layouts),
  /** When to ask: near the window, or at once. */
  loading: oneOf('lazy', 'eager'),
  /** Tell the site when the list was seen and which card was followed, unless the browser asks not to be tracked. */
  measure: flag,
  /** How readers get on: to the category's page, or to more cards. */
  more: oneOf('link', 'button', 'none'),
  /** Without a list: what the page put into the element, or a message, or nothing at all. */
  onError: oneOf('fallback', 'message', 'hide'),
  /** Seconds between looks at what is new, 300 or more, while it is seen; 0 for never. */
  refresh: whole(300, 2_000_000, 0),
  /** The room that is kept until the cards are there: their own, none, or so many pixels. */
  reserve: (written: string) => whole(1, 10_000, 0)(written) || oneOf('auto', 'none')(written),
  /** Pieces that the layout does not show and this element does. */
  show: list,
  /** The site, or an endpoint that answers as its lists do; the script's own site when absent. */
  src: endpoint,
  /** Where links open, as in `<a target>`. */
  target: (written: string) => written || '_self',
  theme: oneOf('inherit', 'auto', 'light', 'dark'),
  /** What links tell the article's site of where the reader came from: `blog`, or `source=blog&campaign=spring`. */
  utm: String,
}

type Name = keyof typeof readers
type Read = { [K in Name]: ReturnType<(typeof readers)[K]> }

/** The element's attributes, under their properties' names, as they are written: any text, or absent. `lang` is every element's already, `refresh` a method. */
export type Attributes = { [K in Exclude<Name, 'lang' | 'refresh'>]: string | null }

/** What the attributes mean. `src` is the address that answers lists; `show` is what is left after `hide`. */
export type Settings = Omit<Read, 'show' | 'hide'> & { show: readonly Piece[] }

/** Properties and their attributes. */
export const attributes = Object.keys(readers).map((name): [Name, string] => [
  name as Name,
  name.replace(/[A-Z]/, '-$&').toLowerCase(),
])

export function readSettings(element: Element): Settings {
  const read = {} as Record<Name, unknown>
  for (const [name, attribute] of attributes) {
    const written = element.getAttribute(attribute)
    // A lone surrogate would break the address.
    read[name] = readers[name]((written ?? '').trim().toWellFormed(), written !== null)
  }
  const { layout, hide, more, q, sort } = read as Read
  return {
    ...(read as Read),
    show: shownPieces(layout, read as Read),
    more: hide.includes('more') ? 'none' : more,
    // Without words there is nothing to be relevant to.
    sort: sort === 'relevance' && !q ? 'newest' : sort,
  }
}

function oneOf<const T extends string>(...known: [T, ...T[]]): (written: string) => T {
  return (written) => known.find((one) => one === written) ?? known[0]
}

/** Present, whatever it says, unless some library has written `false`. */
function flag(written: string, present: boolean): boolean {
  return present && written !== 'false'
}

/** A whole number, as HTML reads them: what comes after it does not count. */
function whole(least: number, most: number, otherwise: number): (written: string) => number {
  return (written) => {
    const number = Number.parseInt(written, 10)
    return number >= least && number <= most ? number : otherwise
  }
}

function line(written: string): string {
  return written.replace(/\s+/g, ' ')
}

function lowerCase(written: string): string {
  return written.toLowerCase()
}

/** `#PressFreedom, europe` as slugs: each once, sorted, joined by commas. */
function slugs(written: string): string {
  return [...new Set(list(lowerCase(written)))].sort().join()
}

function list(written: string): string[] {
  return written.split(/[\s,#]+/).filter(Boolean)
}

/** The API refuses what cannot be a language. */
export function language(written: string): string {
  return /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(written) ? written : ''
}

/** A web address, relative to the page, or else the script's own site. A bare origin is a site and not an endpoint. */
function endpoint(written: string): string {
  // Unlike `new URL`, a link takes anything.
  const link = document.createElement('a')
  link.href = written
  const given = written && /^http/.test(link.protocol)
  return given && link.pathname !== '/' ? link.href : new URL(listPath, given ? link.href : import.meta.url).href
}
