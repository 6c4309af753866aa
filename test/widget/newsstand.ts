/// <reference path="../../widget/build.d.ts" />
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { NewsclipFeed } from '../../widget/newsclip-feed.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { Origins } from './origins.ts'

export interface Newsstand {
  origins: Origins
  browser: Browser
  /** Opens somebody's page with this in its body. */
  visit(body: string, options?: Visit): Promise<Page>
}

interface Visit extends BrowserContextOptions {
  head?: string
  /** In place of the script tag that the site hands out. */
  script?: string
  /** What is to be done before the page is opened. */
  prepare?: (page: Page) => Promise<unknown>
}

export const fallback = '<a href="https://news.example/categories/general">More from General</a>'
export const feedTag = `<newsclip-feed category="general">${fallback}</newsclip-feed>`

/** The two origins and a browser, for all tests of a file; each test has pages and scripts of its own. */
export function openNewsstand(): Newsstand {
  const stand = {} as Newsstand
  const pages: Page[] = []
  beforeAll(async () => {
    ;[stand.origins, stand.browser] = await Promise.all([Origins.open(), openBrowser()])
  })
  afterAll(async () => {
    await stand.browser?.close()
    await stand.origins?.close()
  })
  beforeEach(() => stand.origins.forget())
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()))
  })
  stand.visit = async (body, { head, script, prepare, ...options } = {}) => {
    const page = await openPage(stand.browser, options)
    pages.push(page)
    await prepare?.(page)
    const parts = { ...(head === undefined ? {} : { head }), ...(script === undefined ? {} : { script }) }
    await page.goto(stand.origins.hostPage(body, parts), { waitUntil: 'domcontentloaded' })
    return page
  }
  return stand
}

/** When the page's first element, or the one that is chosen, is in this state. */
export async function untilState(page: Page, state: NewsclipFeed['state'], feed = 'newsclip-feed'): Promise<void> {
  await page.locator(`${feed}:state(${state})`).first().waitFor({ state: 'attached' })
}

/** The headlines that an element shows. */
export async function headlines(page: Page, feed = 'newsclip-feed'): Promise<string[]> {
  return page.locator(`${feed} [part=link]`).allTextContents()
}
