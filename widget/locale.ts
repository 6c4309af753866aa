import { language } from './settings.ts'

/** The language of the page around an element, out of shadow roots too; '' where the page does not say. */
export function localeAround(node: Node): string {
  const around = (node.parentNode ?? (node as Partial<ShadowRoot>).host) as Partial<HTMLElement> & Node
  if (!around) return ''
  return around.lang ? language(around.lang) : localeAround(around)
}
