import { language } from './settings.ts'

/** The language of the page around an element, out of shadow roots too; '' where the page does not say. */
export function localeAround(element: Element): string {
  for (let node = parentOf(element); node; node = parentOf(node)) {
    const { lang } = node as Partial<HTMLElement>
    if (lang) return language(lang)
  }
  return ''
}

function parentOf(node: Node): Node | null | undefined {
  return node.parentNode ?? (node as Partial<ShadowRoot>).host
}
