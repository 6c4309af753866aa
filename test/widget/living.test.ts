import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openBrowser, openPage } from '../support/browser.ts'
import { headlines, openNewsstand, untilState } from './newsstand.ts'
import type { Answer } from './origins.ts'

const stand = openNewsstand()

type Feed = HTMLElementTagNameMap['newsclip-feed']

const add = (page: Page, html: string) =>
  page.locator('main').evaluate((main, html) => main.insertAdjacentHTML('beforeend', html), html)

describe('refresh', () => {
  const feed = '<newsclip-feed refresh="300" limit="2"></newsclip-feed>'

  it('looks for what is new after so many seconds, past the browser’s cache', async () => {
    const page = await stand.visit(feed, { prepare: (page) => page.clock.install() })
    await untilState(page, 'ready')
    await page.clock.runFor(299_000)
    expect(stand.origins.asked).toHaveLength(1)
    const asked = page.waitForRequest((request) => request.url().includes('/api/'))
    await page.clock.runFor(2_000)
    expect((await (await asked).allHeaders())['cache-control']).toBe('max-age=0')
    expect(stand.origins.asked).toHaveLength(2)
  })

  it('waits while nobody sees it, and looks at once when somebody does', async () => {
    const page = await stand.visit(`${feed}<div style="height:5000px"></div><p id="end">End</p>`, {
      prepare: (page) => page.clock.install(),
    })
    await untilState(page, 'ready')
    await page.locator('#end').scrollIntoViewIfNeeded()
    await page.evaluate(() => new Promise((seen) => new IntersectionObserver(seen).observe(document.body)))
    await page.clock.runFor(900_000)
    expect(stand.origins.asked).toHaveLength(1)
    await page.locator('newsclip-feed').scrollIntoViewIfNeeded()
    await stand.origins.untilAsked(2)
  })

  it.each(['299', '0', 'often', ''])('does not look when it is %j', async (refresh) => {
    const page = await stand.visit(feed.replace('300', refresh), { prepare: (page) => page.clock.install() })
    await untilState(page, 'ready')
    await page.clock.runFor(3_600_000)
    expect(stand.origins.asked).toHaveLength(1)
  })

  it('is an attribute when it is set and a method when it is called', async () => {
    const page = await stand.visit('<newsclip-feed></newsclip-feed>')
    await untilState(page, 'ready')
    const attribute = await page.locator('newsclip-feed').evaluate((feed) => {
      Object.assign(feed, { refresh: 600 })
      return feed.getAttribute('refresh')
    })
    expect(attribute).toBe('600')
    await page.locator('newsclip-feed').evaluate((feed) => (feed as Feed).refresh())
    expect(stand.origins.asked).toHaveLength(2)
  })
})

describe('a page', () => {
  it('that is online again gets the cards that it could not have', async () => {
    const page = await stand.visit('<newsclip-feed limit="2"></newsclip-feed>', { script: '' })
    const url = `${stand.origins.siteUrl}/widget/newsclip-feed.js`
    await page.addScriptTag({ type: 'module', content: `window.load = () => import(${JSON.stringify(url)})` })
    await page.context().route('**/api/**', (route) => route.abort())
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })
      return (window as unknown as { load(): Promise<void> }).load()
    })
    await untilState(page, 'offline')
    await page.context().unroute('**/api/**')
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'onLine', { get: () => true })
      dispatchEvent(new Event('online'))
    })
    await untilState(page, 'ready')
  })

  it('that comes back as it was left has its cards, and looks at once when they have become old', async () => {
    const browser = await openBrowser({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
    try {
      const page = await openPage(browser)
      await page.addInitScript(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }))
        // A clock that the test turns, also while the page sleeps.
        const now = performance.now.bind(performance)
        performance.now = () => now() + Number(document.documentElement.dataset.later ?? 0)
      })
      await page.goto(stand.origins.hostPage('<newsclip-feed refresh="300" limit="2"></newsclip-feed>'))
      await untilState(page, 'ready')
      await page.evaluate(() => {
        addEventListener('pagehide', () => Object.assign(document.documentElement.dataset, { later: 300_000 }))
      })
      await page.goto(`${stand.origins.siteUrl}/`)
      await page.goBack({ waitUntil: 'commit' })
      await stand.origins.untilAsked(2)
      expect(await page.evaluate(() => (window as unknown as { persisted: boolean }).persisted)).toBe(true)
      expect(await headlines(page)).toHaveLength(2)
    } finally {
      await browser.close()
    }
  })

  it('that is only prepared for a reader tells nobody that it was seen', async () => {
    const page = await stand.visit('<newsclip-feed loading="eager" limit="2" measure></newsclip-feed>', {
      // As it is while a browser prerenders.
      prepare: (page) =>
        page.addInitScript(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true })),
    })
    await untilState(page, 'ready')
    await page.evaluate(() => new Promise((seen) => new IntersectionObserver(seen).observe(document.body)))
    expect(stand.origins.measured).toEqual([])
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: false })
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    })
    await stand.origins.untilMeasured(1)
  })

  it('whose script takes the element out and puts it back later has its cards again, without asking', async () => {
    const page = await stand.visit('<newsclip-feed limit="2"></newsclip-feed>')
    await untilState(page, 'ready')
    await page.locator('newsclip-feed').evaluate(async (feed) => {
      feed.remove()
      // The browser tells the element that it is out of sight.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
      await (feed as Feed).updateComplete
      document.querySelector('main')?.appendChild(feed)
      await (feed as Feed).updateComplete
    })
    expect(await headlines(page)).toHaveLength(2)
    expect(stand.origins.asked).toHaveLength(1)
  })

  it('whose script changes every attribute a thousand times is left with one list and nothing thrown', async () => {
    const page = await stand.visit('<newsclip-feed limit="2"></newsclip-feed>')
    const thrown: Error[] = []
    page.on('pageerror', (error) => thrown.push(error))
    await untilState(page, 'ready')
    await page.locator('newsclip-feed').evaluate(async (node) => {
      const feed = node as Feed
      const { observedAttributes } = feed.constructor as unknown as { observedAttributes: string[] }
      for (let time = 0; time < 1_000; time++) {
        for (const name of observedAttributes) if (name !== 'src') feed.setAttribute(name, `${time}`)
        if (time % 50 === 0) await feed.updateComplete
      }
      for (const name of observedAttributes) feed.removeAttribute(name)
      feed.limit = '3'
    })
    await page.waitForFunction(
      () => document.querySelector('newsclip-feed')?.shadowRoot?.querySelectorAll('[part=list] > li').length === 3,
    )
    await untilState(page, 'ready')
    expect(await page.locator('newsclip-feed [part=root]').count()).toBe(1)
    expect(thrown).toEqual([])
  })
})

describe('dedupe', () => {
  it('asks for others than what the page’s lists show', async () => {
    const page = await stand.visit('<newsclip-feed category="general" limit="2"></newsclip-feed>')
    await untilState(page, 'ready')
    await add(page, '<newsclip-feed id="second" dedupe limit="2" exclude="old-news"></newsclip-feed>')
    await untilState(page, 'ready', '#second')
    expect(stand.origins.asked[1]).toBe('?exclude=article-0,article-1,old-news&limit=2&locale=en')
  })

  it('asks once more when another list came first with the same, and shows no story twice', async () => {
    const answers: ((answer: Answer) => void)[] = []
    stand.origins.script = () => new Promise((answer) => answers.push(answer))
    const page = await stand.visit(
      '<newsclip-feed category="general" limit="2"></newsclip-feed><newsclip-feed id="second" dedupe limit="2"></newsclip-feed>',
    )
    await stand.origins.untilAsked(2)
    const list = (from: number) => ({ body: { title: 'All', articles: stand.origins.cards(2, from), next: null } })
    const [general, all] = stand.origins.asked[0]?.includes('general') ? answers : answers.toReversed()
    general?.(list(0))
    await untilState(page, 'ready')
    all?.(list(1))
    await stand.origins.untilAsked(3)
    expect(stand.origins.asked[2]).toBe('?exclude=article-0,article-1&limit=2&locale=en')
    answers[2]?.(list(1))
    await untilState(page, 'ready', '#second')
    expect(await headlines(page, '#second')).toEqual([stand.origins.cards(1, 2)[0]?.title])
  })

  it('counts no list that is no longer there', async () => {
    const page = await stand.visit('<newsclip-feed category="general" limit="2"></newsclip-feed>')
    await untilState(page, 'ready')
    await page.locator('newsclip-feed').evaluate((feed) => feed.remove())
    await add(page, '<newsclip-feed dedupe limit="2"></newsclip-feed>')
    await untilState(page, 'ready')
    expect(stand.origins.asked[1]).toBe('?limit=2&locale=en')
  })
})

describe('measure', () => {
  const feed = '<newsclip-feed category="general" limit="2" measure></newsclip-feed>'

  it('tells the site of a list that is seen, once, and of a card that is followed', async () => {
    const page = await stand.visit(`<div style="height:1000px"></div>${feed}`, {
      viewport: { width: 800, height: 600 },
    })
    await untilState(page, 'ready')
    expect(stand.origins.measured).toEqual([])
    await page.locator('newsclip-feed').scrollIntoViewIfNeeded()
    await stand.origins.untilMeasured(1)
    await page.locator('newsclip-feed').evaluate((feed) => (feed as Feed).refresh())
    await page.locator('newsclip-feed [part=link]').nth(1).click()
    await stand.origins.untilMeasured(2)
    expect(stand.origins.measured).toEqual([
      { method: 'POST', told: { event: 'view', slug: '', category: 'general' } },
      { method: 'POST', told: { event: 'click', slug: 'article-1', category: 'general' } },
    ])
  })

  it.each([
    ['nobody asked for it', feed.replace(' measure', ''), {}],
    ['it is false', feed.replace(' measure', ' measure="false"'), {}],
    ['the browser sends Global Privacy Control', feed, { globalPrivacyControl: true }],
    ['the browser asks not to be tracked', feed, { doNotTrack: '1' }],
  ])('tells nothing when %s', async (_, html, said) => {
    const page = await stand.visit(html, {
      prepare: (page) =>
        page.addInitScript((said) => {
          for (const [name, value] of Object.entries(said)) Object.defineProperty(navigator, name, { value })
        }, said),
    })
    await untilState(page, 'ready')
    await page.locator('newsclip-feed [part=link]').first().click()
    await page.waitForURL('**/articles/**')
    await page.waitForLoadState('networkidle')
    expect(stand.origins.measured).toEqual([])
  })
})

describe('links', () => {
  it.each([
    ['blog', 'utm_source=blog'],
    ['source=blog&campaign=spring', 'utm_source=blog&utm_campaign=spring'],
  ])('with utm="%s" carry %s, all of them, and the page is told of the article as it is', async (utm, carried) => {
    const page = await stand.visit(`<newsclip-feed category="general" limit="2"></newsclip-feed>`, {
      head: '<script>addEventListener("newsclip-click", (event) => { event.preventDefault(); window.told = event.detail.article.url })</script>',
    })
    await page.locator('newsclip-feed').evaluate((feed, utm) => feed.setAttribute('utm', utm), utm)
    await untilState(page, 'ready')
    const links = page.locator('newsclip-feed').locator('[part=link], [part=more-link]')
    const addresses = await links.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href)))
    expect(addresses).toHaveLength(3)
    for (const link of await links.all()) expect(await link.getAttribute('href')).toContain(`?${carried}`)
    await page.locator('newsclip-feed [part=link]').first().click()
    expect(await page.evaluate(() => (window as unknown as { told: string }).told)).toBe(stand.origins.cards(1)[0]?.url)
  })
})

describe('the room of a list', () => {
  it('has no more columns than are named', async () => {
    const page = await stand.visit('<newsclip-feed layout="grid"></newsclip-feed>', {
      viewport: { width: 1400, height: 900 },
    })
    await untilState(page, 'ready')
    const columns = () =>
      page
        .locator('newsclip-feed [part=list]')
        .evaluate((list) => getComputedStyle(list).gridTemplateColumns.split(' ').length)
    expect(await columns()).toBe(3)
    for (const [named, are] of [
      ['2', 2],
      ['4', 4],
      ['none', 3],
    ] as const) {
      await page.locator('newsclip-feed').evaluate(async (feed, named) => {
        feed.setAttribute('columns', named)
        await (feed as Feed).updateComplete
      }, named)
      expect(await columns()).toBe(are)
    }
  })

  it.each([
    ['auto', true, true],
    ['none', false, false],
    ['700', true, true],
    ['700px', true, true],
  ])('with reserve="%s" has a skeleton: %s, and is kept: %s', async (reserve, skeleton, kept) => {
    stand.origins.script = () => new Promise<Answer>(() => {})
    const page = await stand.visit(`<newsclip-feed reserve="${reserve}"></newsclip-feed>`, {
      viewport: { width: 1200, height: 900 },
    })
    await stand.origins.untilAsked(1)
    expect((await page.locator('newsclip-feed [part=skeleton]').count()) === 1).toBe(skeleton)
    const height = await page.locator('newsclip-feed').evaluate((feed) => feed.getBoundingClientRect().height)
    expect(height > 400).toBe(kept)
    if (reserve.startsWith('700')) expect(height).toBeGreaterThanOrEqual(700)
  })
})

describe('properties', () => {
  it('are their attributes, as with the platform’s own elements', async () => {
    const page = await stand.visit('<newsclip-feed on-error="hide"></newsclip-feed>')
    await untilState(page, 'ready')
    const seen = await page.locator('newsclip-feed').evaluate((node) => {
      const feed = node as Feed
      const before = [feed.onError, feed.layout]
      Object.assign(feed, { limit: 2, dedupe: true, measure: false, onError: null, lang: 'de' })
      return { before, after: feed.getAttributeNames().map((name) => [name, feed.getAttribute(name)]) }
    })
    expect(seen.before).toEqual(['hide', null])
    expect(seen.after).toEqual([
      ['limit', '2'],
      ['dedupe', ''],
      ['lang', 'de'],
    ])
  })

  it('that were set before the script came count', async () => {
    const page = await stand.visit(
      `<newsclip-feed></newsclip-feed><script>Object.assign(document.querySelector('newsclip-feed'), { limit: 2, category: 'world', refresh: 600 })</script>`,
    )
    await untilState(page, 'ready')
    expect(stand.origins.asked).toEqual(['?category=world&limit=2&locale=en'])
    expect(await page.locator('newsclip-feed').getAttribute('refresh')).toBe('600')
  })
})

describe('the articles that a page sets', () => {
  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [5, '5'],
    ['abc', '"abc"'],
    [{}, '{}'],
  ])('are none where they are no list: %s', async (_, written) => {
    const page = await stand.visit(
      `<newsclip-feed></newsclip-feed><script>document.querySelector('newsclip-feed').articles = ${written}</script>`,
    )
    const thrown: Error[] = []
    page.on('pageerror', (error) => thrown.push(error))
    await untilState(page, 'empty')
    await page.locator('newsclip-feed').evaluate((feed, written) => {
      Object.assign(feed, { articles: JSON.parse(written === 'undefined' ? 'null' : written) })
    }, written)
    expect(await page.locator('newsclip-feed').evaluate((feed) => (feed as Feed).articles)).toEqual([])
    expect(thrown).toEqual([])
  })
})

describe('a second name', () => {
  it('is the element too', async () => {
    const page = await stand.visit('<newsclip-feed limit="2"></newsclip-feed><my-news limit="3"></my-news>')
    await untilState(page, 'ready')
    const url = `${stand.origins.siteUrl}/widget/newsclip-feed.js`
    await page.addScriptTag({
      type: 'module',
      content: `import { define } from ${JSON.stringify(url)}; define('my-news'); define('my-news'); define('our-news')`,
    })
    await untilState(page, 'ready', 'my-news')
    expect(await headlines(page, 'my-news')).toHaveLength(3)
    expect(await page.evaluate(() => customElements.get('our-news') !== undefined)).toBe(true)
  })
})

describe('the button for more', () => {
  const feed = '<newsclip-feed more="button" limit="2"></newsclip-feed>'
  const failed = 'The articles could not be loaded.'

  it('that is pressed twice says nothing until the cards are there', async () => {
    const page = await stand.visit(feed)
    await untilState(page, 'ready')
    let answer = (_: Answer) => {}
    stand.origins.script = () => new Promise((resolve) => (answer = resolve))
    await page.getByRole('button', { name: 'Show more' }).dblclick()
    await stand.origins.untilAsked(2)
    const status = page.locator('newsclip-feed [role=status]')
    expect(await status.textContent()).toBe('')
    answer({ body: { title: 'General', articles: stand.origins.cards(1, 2), next: null } })
    await page.getByText('1 more article', { exact: true }).waitFor({ state: 'attached' })
    expect(stand.origins.asked).toHaveLength(2)
  })

  it('says nothing of a load that a move has broken off', async () => {
    const page = await stand.visit(feed)
    await untilState(page, 'ready')
    stand.origins.script = () => new Promise<Answer>(() => {})
    await page.getByRole('button', { name: 'Show more' }).click()
    await stand.origins.untilAsked(2)
    await page.locator('newsclip-feed').evaluate((feed) => document.body.appendChild(feed))
    await stand.origins.untilBrokenOff()
    expect(await page.getByText(failed).count()).toBe(0)
    expect(await headlines(page)).toHaveLength(2)
  })

  it('has its cards looked at again with the others, and leaves the reader at their article', async () => {
    const page = await stand.visit(feed)
    await untilState(page, 'ready')
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.getByText('2 more articles').waitFor({ state: 'attached' })
    const [focused] = stand.origins.cards(1, 2)
    stand.origins.script = () => ({
      body: { title: 'General', articles: [...stand.origins.cards(1, 7), ...stand.origins.cards(3)], next: null },
    })
    const activeText = () =>
      page.locator('newsclip-feed').evaluate((feed) => feed.shadowRoot?.activeElement?.textContent)
    expect(await activeText()).toBe(focused?.title)
    await page.locator('newsclip-feed').evaluate((feed) => (feed as Feed).refresh())
    expect(stand.origins.asked.at(-1)).toBe('?limit=4&locale=en')
    expect(await headlines(page)).toHaveLength(4)
    expect(await activeText()).toBe(focused?.title)
  })
})

describe('what the page puts into the element', () => {
  it('is what stands there after a failure, also where it is only text', async () => {
    stand.origins.script = () => ({ status: 404, body: {} })
    const page = await stand.visit('<newsclip-feed>The news, on paper.</newsclip-feed>')
    await untilState(page, 'error')
    expect(await page.getByText('The news, on paper.').isVisible()).toBe(true)
    expect(await page.getByText('The articles could not be loaded.').count()).toBe(0)
  })
})

describe('what the page is told', () => {
  it('can be cancelled only where that means something', async () => {
    const page = await stand.visit('<newsclip-feed more="button" limit="2"></newsclip-feed>', {
      head: `<script>told = []; for (const name of ['load', 'more', 'click']) addEventListener('newsclip-' + name, (event) => { told.push([name, event.cancelable]); event.preventDefault() })</script>`,
    })
    await untilState(page, 'ready')
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.getByText('2 more articles').waitFor({ state: 'attached' })
    await page.locator('newsclip-feed [part=link]').first().click()
    expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual([
      ['load', false],
      ['more', false],
      ['click', true],
    ])
  })
})

describe('a link that opens elsewhere', () => {
  it.each([
    ['news', 3],
    ['_BLANK', 3],
    ['_Top', 0],
    ['_self', 0],
  ])('says so, the one to the category too: %s', async (target, count) => {
    const page = await stand.visit(`<newsclip-feed category="general" limit="2" target="${target}"></newsclip-feed>`)
    await untilState(page, 'ready')
    expect(await page.getByRole('link', { name: /\(opens in a new tab\)$/ }).count()).toBe(count)
  })
})
