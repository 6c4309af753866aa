import type { Forms } from './languages/list-phrases.ts'
import type { KnownLocale } from './locales.ts'

/** One for each known locale at most: each takes longer to make than a page to render. */
const rules = new Map<KnownLocale, Intl.PluralRules>()

/** So many of something, in that language: "1 article", "1,794 articles". */
export function counted(locale: KnownLocale, forms: Forms, count: number): string {
  const rule = rules.get(locale) ?? new Intl.PluralRules(locale)
  rules.set(locale, rule)
  const form = forms[rule.select(count)] ?? forms.other
  // Below a thousand there is nothing to be grouped.
  return form.replace('{count}', count < 1000 ? String(count) : count.toLocaleString(locale))
}
