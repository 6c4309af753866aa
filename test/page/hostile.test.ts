import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArticleInput, ImportReport } from '../../worker/contract.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { type DemoSite, serveDemoSite } from '../support/demo-site.ts'
import { editorToken } from '../support/editor-token.ts'
import { hostileBodies, hostileMarkdown } from '../support/hostile-bodies.ts'

const run = '"><img src=x onerror=fired()><script>fired()</script>'

/** One article for each body, and one that is hostile everywhere else. */
const articles: ArticleInput[] = [
  ...hostileBodies.map(([title, html]) => ({ title, body: { html } })),
  ...hostileMarkdown.map(([title, markdown]) => ({ title, body: { markdown } })),
  {
    title: `A title ${run} ' \` \${fired()}`,
    summary: `A summary ${run}</p></article>`,
    body: { text: `A text ${run}` },
    tags: [`Tag ${run}`.slice(0, 90)],
    author: `An author ${run}`,
    image: { url: 'https://a.invalid/x.png?"onerror="fired()', alt: run, credit: run },
    source: { url: 'https://a.invalid/?"><script>fired()</script>', publisher: run, title: run },
  },
].map((article, n) => ({
  ...article,
  slug: `hostile-${n}`,
  category: 'Hostile',
  publishedAt: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
}))

let site: DemoSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([serveDemoSite(), openBrowser()])
  const response = await fetch(`${site.url}/api/v1/imports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/x-ndjson' },
    body: articles.map((article) => JSON.stringify(article)).join('\n'),
  })
  expect(((await response.json()) as ImportReport).added).toBe(articles.length)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** A page on which nothing stands in the way of what executes, and whatever does is noted. */
async function openUnguarded(): Promise<{ page: Page; fired: string[] }> {
  const page = await openPage(browser, { bypassCSP: true })
  const fired: string[] = []
  await page.exposeFunction('fired', () => fired.push(page.url()))
  page.on('dialog', (dialog) => {
    fired.push(dialog.message())
    return dialog.dismiss()
  })
  // Nobody is asked but the site: what would be loaded from elsewhere fails, which is what `onerror` waits for.
  await page.route(
    (url) => !url.origin.startsWith('http://localhost:'),
    (route) => route.abort(),
  )
  return { page, fired }
}

/** Does everything to all elements that could set something off. */
async function provoke(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      const provoked = (root: Document | ShadowRoot) => {
        for (const element of root.querySelectorAll('*')) {
          for (const type of ['mouseover', 'focus', 'animationstart', 'transitionrun', 'toggle', 'beforetoggle']) {
            element.dispatchEvent(new Event(type))
          }
          if (element.shadowRoot) provoked(element.shadowRoot)
          // A click on a link to a page leads away; one on a link to a script is what is looked for.
          if (element instanceof HTMLAnchorElement && !/^(https?|mailto|tel):$/.test(element.protocol)) element.click()
        }
      }
      provoked(document)
    })
  }
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
}

it('has a page on which something hostile executes: it would be noticed', async () => {
  const { page, fired } = await openUnguarded()
  await page.goto(`${site.url}/about`)
  await page.evaluate(() => {
    document.body.innerHTML =
      '<img src=x onerror=fired()><a href="javascript:fired()">x</a><p onmouseover=fired()>x</p>'
  })
  await provoke(page)
  await expect.poll(() => fired.length).toBe(3)
  await page.context().close()
})

describe('nothing of what an article holds executes', { timeout: 120_000 }, () => {
  it('on its page, whose policy is taken away', async () => {
    const { page, fired } = await openUnguarded()
    for (const { slug } of articles) {
      const response = await page.goto(`${site.url}/articles/${slug}`, { waitUntil: 'load' })
      expect(response?.status(), slug).toBe(200)
      await provoke(page)
      expect(fired, slug).toEqual([])
    }
    await page.context().close()
  })

  it.each([
    '/',
    '/categories/hostile',
    '/search?q=title',
    '/embed/feed?category=hostile&limit=100',
    '/embed/feed.html?category=hostile&limit=100',
    `/embed/article/hostile-${articles.length - 1}`,
    '/embed?category=hostile',
  ])('in a list, whose policy is taken away: %s', async (path) => {
    const { page, fired } = await openUnguarded()
    await page.goto(site.url + path, { waitUntil: 'load' })
    await provoke(page)
    expect(fired).toEqual([])
    await page.context().close()
  })

  it('in the widget on a page without a policy', async () => {
    const { page, fired } = await openUnguarded()
    await page.goto(`${site.hostUrl}/`)
    await page.setContent(`
      <script type="module" src="${site.url}/widget/feed.js?category=hostile&limit=100"></script>
      <newsclip-feed category="hostile" limit="100"></newsclip-feed>
      <newsclip-feed src="${site.url}" q="title OR summary" limit="100"></newsclip-feed>`)
    await page.locator('newsclip-feed [part~=link]').first().waitFor()
    await provoke(page)
    expect(fired).toEqual([])
    await page.context().close()
  })

  it.each(['rss', 'atom', 'json'])('in the %s feed’s content, put into a page and into a document', async (format) => {
    const { page, fired } = await openUnguarded()
    await page.goto(`${site.url}/about`)
    // What each format says is HTML; everything else in a feed is text, for whoever shows it to escape.
    const listContents = async ([format, sort]: string[]) => {
      const extension = format === 'json' ? 'jsonfeed' : format
      const text = await (await fetch(`/api/v1/articles.${extension}?category=hostile&limit=100&sort=${sort}`)).text()
      if (format === 'json') {
        const { items } = JSON.parse(text) as { items: { content_html?: string }[] }
        return items.map((item) => item.content_html ?? '')
      }
      const feed = new DOMParser().parseFromString(text, 'application/xml')
      const names = format === 'rss' ? ['item > description', 'item > encoded'] : ['entry > content[type=html]']
      return names.flatMap((name) =>
        [...feed.querySelectorAll(name)]
          .filter((element) => element.prefix !== 'media')
          .map((element) => element.textContent ?? ''),
      )
    }
    // A page holds at most a hundred: from both ends that is all of them.
    const newest = await page.evaluate(listContents, [format, 'newest'])
    const contents = [...newest, ...(await page.evaluate(listContents, [format, 'oldest']))]
    expect(contents.length).toBeGreaterThan(articles.length / 2)
    for (const content of contents) {
      await page.evaluate((html) => {
        document.body.innerHTML = `<div>${html}</div>`
      }, content)
      await provoke(page)
    }
    await page.setContent(`<!doctype html>${contents.join('<hr>')}`)
    await provoke(page)
    expect(fired).toEqual([])
    await page.context().close()
  })
})
