import type { Site } from './site.ts'

/** An address that the site had before it moved here, and the path of what is there now. */
export interface Redirect {
  /** As `oldAddress` spells it. */
  address: string
  target: string
}

/** A redirect that is wished for; null where it is to end. */
export interface WishedRedirect {
  address: string
  target: string | null
}

/** Of a query with more parameters than this only the first are looked at. */
const maxParameters = 8

/**
 * How an address of the site that was is spelled, whatever its host: in lower case, without signs for letters and without
 * the slash at the end, for the old site took all of these for one. Parameters stand in the order of the alphabet.
 * Undefined for what is no address, and for the home page, which is here as it was there.
 */
export function oldAddress(written: string): string | undefined {
  const url = URL.parse(written, 'https://old.invalid')
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  const spelled = spell(pathOf(url), parametersOf(url))
  return spelled === '/' ? undefined : spelled
}

/**
 * The old addresses that are meant by somebody who asks for this one, the most exact first: with all of its parameters,
 * with each of them (`?p=17` is what counts of `?utm_source=mail&p=17`), with none.
 */
export function oldAddressesOf(asked: URL): string[] {
  const path = pathOf(asked)
  const parameters = parametersOf(asked)
  const spelled = [parameters, ...parameters.map((one) => [one]), []].map((some) => spell(path, some))
  return [...new Set(spelled)].filter((one) => one !== '/')
}

/** Whether this is how WordPress and others name an article on the home page: `/?p=17`. */
export function namesArticleByNumber({ searchParams }: URL): boolean {
  return [...searchParams.values()].some((value) => /^\d+$/.test(value))
}

/** The path of this site that is meant; undefined for what is elsewhere, where nobody is to be sent. */
export function redirectTarget(written: string, site: Site): string | undefined {
  if (!/^\/(?![/\\])/.test(written)) return undefined
  const url = URL.parse(written, site.url)
  return url?.origin === new URL(site.url).origin ? url.pathname + url.search : undefined
}

/** The slug of the article that a path of this site names, in whichever format and spelling; undefined when it names none. */
export function articleAt(target: string): string | undefined {
  const slug = /^\/+(?:(?:api\/v1\/+)?articles|embed\/article)\/+([^/.?]+)/.exec(target)?.[1]
  return slug && readable(slug)
}

function pathOf({ pathname }: URL): string {
  const trimmed = pathname.replace(/\/+$/, '')
  return trimmed === '' ? '/' : readable(trimmed)
}

/** What is no UTF-8 stays as it is written. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC').toLowerCase()
  } catch {
    return path.toLowerCase()
  }
}

function parametersOf({ searchParams }: URL): string[] {
  return [...searchParams]
    .slice(0, maxParameters)
    .map(([name, value]) => `${name}=${value}`.toLowerCase())
    .sort()
}

function spell(path: string, parameters: string[]): string {
  return parameters.length ? `${path}?${parameters.join('&')}` : path
}
