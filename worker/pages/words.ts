import { html } from 'hono/html'
import type { Language } from '../domain/languages/language.ts'
import { resolveLocale } from '../domain/locale.ts'
import { locales } from '../domain/locales.ts'
import type { Site } from '../domain/site.ts'
import type { Html } from './html.ts'

/** What our pages say, in the site's language. */
export function languageOf(site: Site): Language {
  return locales[resolveLocale(site.locale)]
}

/**
 * A sentence with its gaps filled. A text is set apart from the sentence around it, whose direction may be another
 * (`<bdi>`); what is HTML stands as it is.
 */
export function filled(sentence: string, gaps: Record<string, string | Html>): Html {
  const pieces = sentence.split(gap).map((piece, at) => {
    if (at % 2 === 0) return piece
    const filling = gaps[piece] ?? ''
    return typeof filling === 'string' ? html`<bdi>${filling}</bdi>` : filling
  })
  return html`${pieces}`
}

/** The same for attributes and titles, which have no elements. */
export function filledText(sentence: string, gaps: Record<string, string>): string {
  return sentence.replaceAll(gap, (_, name: string) => gaps[name] ?? '')
}

const gap = /\{(\w+)\}/g
