import { type Layout, type Piece, piecesOf } from './layouts.ts'

/** Where a site answers lists. */
const listPath = '/api/v1/articles'

/**
 * What each attribute may say. Anything else falls back, to the first of its kind or to a default, and nothing throws:
 * the reader of the page is not to blame for a typing error in it.
 */
const readers = {
  all: slugs,
  any: slugs,
  category: (written: string) => written.toLowerCase(),
  heading: String,
  headingLevel: oneOf('2', '3', '4', '5'),
  hide: list,
  layout: oneOf<Layout>('auto', 'grid', 'list', 'compact', 'hero'),
  limit: (written: string) => (/^([1-9]\d?|100)$/.test(written) ? Number(written) : 6),
  loading: oneOf('lazy', 'eager'),
  more: oneOf('link', 'button', 'none'),
  none: slugs,
  onError: oneOf('fallback', 'message', 'hide'),
  q: (written: string) => written.replace(/\s+/g, ' '),
  show: list,
  src: endpoint,
  target: (written: string) => written || '_self',
  theme: oneOf('inherit', 'auto', 'light', 'dark'),
}

type Name = keyof typeof readers
type Read = { [K in Name]: ReturnType<(typeof readers)[K]> }

/** The element's attributes, under their properties' names, as they are written: any text, or absent. */
export type Attributes = { [K in Name]: string | null }

/** What the attributes mean. `src` is the address that answers lists; `show` is what is left after `hide`. */
export type Settings = Omit<Read, 'show' | 'hide'> & { show: readonly Piece[] }

export const names = Object.keys(readers) as Name[]

export function readSettings(attributes: Attributes): Settings {
  const read = {} as Record<Name, unknown>
  // Properties may be set to anything; a lone surrogate would break the address.
  for (const name of names)
    read[name] = readers[name](
      String(attributes[name] ?? '')
        .trim()
        .toWellFormed(),
    )
  const { layout, category, show, hide, more } = read as Read
  // Under "More from General" a label that says General is noise.
  const usual = piecesOf(layout).filter((piece) => piece !== 'label' || !category)
  const shown = [...usual, ...show].filter((piece) => !hide.includes(piece))
  return { ...(read as Read), show: shown as Piece[], more: hide.includes('more') ? 'none' : more }
}

function oneOf<const T extends string>(...known: [T, ...T[]]): (written: string) => T {
  return (written) => known.find((one) => one === written) ?? known[0]
}

/** `#PressFreedom, europe` as slugs: each once, sorted, joined by commas. */
function slugs(written: string): string {
  return [...new Set(list(written.toLowerCase()))].sort().join()
}

function list(written: string): string[] {
  return written.split(/[\s,#]+/).filter(Boolean)
}

/** A web address, relative to the page, or else the script's own site. A bare origin is a site and not an endpoint. */
function endpoint(written: string): string {
  // Unlike `new URL`, a link takes anything.
  const link = document.createElement('a')
  link.href = written
  const given = written && /^http/.test(link.protocol)
  return given && link.pathname !== '/' ? link.href : new URL(listPath, given ? link.href : import.meta.url).href
}
