import type { Browser } from 'playwright-core'
import { openPage } from '../../test/support/browser.ts'

export interface Traces {
  /** `Intl` objects and their like that were built before the first card stood. */
  intl: number
  /** Cookies, stored values, globals and nodes in the head that the page has more than before the script. */
  left: number
}

interface Counting {
  built: number
}

/** Counts whatever loads a browser's tables of languages. */
const countIntl = () => {
  const counting = window as unknown as Counting
  counting.built = 0
  for (const name of ['DateTimeFormat', 'NumberFormat', 'PluralRules', 'RelativeTimeFormat', 'ListFormat'] as const) {
    const Built = Intl[name] as unknown as new (...given: unknown[]) => object
    const Counted = new Proxy(Built, {
      construct: (target, given) => {
        counting.built++
        return Reflect.construct(target, given)
      },
      apply: (target, self, given) => {
        counting.built++
        return Reflect.apply(target as never, self, given)
      },
    })
    Object.defineProperty(Intl, name, { value: Counted })
  }
  for (const kind of [Date, Number, Array]) {
    const write = kind.prototype.toLocaleString
    kind.prototype.toLocaleString = function (...given: []) {
      counting.built++
      return write.apply(this as never, given)
    }
  }
}

/** Looks at what the element leaves behind on a page; `bare` is the address of the page without the script. */
export async function countTraces(browser: Browser, url: string, bare: string): Promise<Traces> {
  const page = await openPage(browser)
  await page.addInitScript(countIntl)
  const look = () =>
    page.evaluate(() => ({
      globals: Object.getOwnPropertyNames(window).length,
      head: document.head.childNodes.length,
      stored: localStorage.length + sessionStorage.length,
    }))
  await page.goto(bare, { waitUntil: 'networkidle' })
  const before = await look()
  await page.goto(url)
  await page.locator('newsclip-feed:state(ready)').waitFor({ state: 'attached' })
  const intl = await page.evaluate(() => (window as unknown as Counting).built)
  await page.waitForLoadState('networkidle')
  const after = await look()
  const cookies = (await page.context().cookies()).length
  await page.context().close()
  const left = cookies + after.stored + (after.globals - before.globals) + (after.head - before.head)
  return { intl, left }
}
