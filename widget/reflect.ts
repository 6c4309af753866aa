import { attributes } from './settings.ts'

/** Makes every attribute a property as well, as the platform's own elements do. */
export function reflectAttributes({ prototype }: typeof HTMLElement): void {
  for (const [name, attribute] of attributes) {
    // `refresh` is a method, `lang` every element's.
    if (name in prototype) continue
    Object.defineProperty(prototype, name, {
      get(this: Element) {
        return this.getAttribute(attribute)
      },
      set(this: Element, value: unknown) {
        reflect(this, attribute, value)
      },
    })
  }
}

/** Nothing and `false` take the attribute away; `true` sets it without a value. */
export function reflect(element: Element, attribute: string, value: unknown): void {
  if (value == null || value === false) element.removeAttribute(attribute)
  else element.setAttribute(attribute, value === true ? '' : String(value))
}

/** What was set before the script came hides our accessors. */
export function takeEarlyProperties(element: Record<string, unknown>): void {
  for (const [name] of [...attributes, ['articles'] as const]) {
    if (!Object.hasOwn(element, name)) continue
    const value = element[name]
    delete element[name]
    element[name] = value
  }
}
