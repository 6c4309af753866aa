import type { Forms } from './languages/list-phrases.ts'
import type { KnownLocale } from './locales.ts'

/** So many of something, in that language: "1 article", "1,794 articles". */
export function counted(locale: KnownLocale, forms: Forms, count: number): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return form.replace('{count}', count.toLocaleString(locale))
}
