import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { NewsclipFeed } from '../../widget/newsclip-feed.ts'
import { fallback, feedTag, headlines, openNewsstand, untilState } from './newsstand.ts'
import type { Answer } from './origins.ts'

const stand = openNewsstand()

describe('attributes', () => {
  it.each([
    ['', '?limit=6&locale=en'],
    ['category="World"', '?category=world&limit=6&locale=en'],
    [
      'all="#PressFreedom, europe" any="b,a,b" none="sport"',
      '?all=europe,pressfreedom&any=a,b&limit=6&locale=en&none=sport',
    ],
    ['q="  night   trams "', '?limit=6&locale=en&q=night%20trams'],
    ['limit="12"', '?limit=12&locale=en'],
    ['limit="20"', '?locale=en'],
    ['limit="0"', '?limit=6&locale=en'],
    ['limit="101"', '?limit=6&locale=en'],
    ['limit="six"', '?limit=6&locale=en'],
    [
      'layout="spiral" theme="pink" loading="never" more="maybe" on-error="cry" heading-level="9" show="x" hide="y"',
      '?limit=6&locale=en',
    ],
    ['src="javascript:alert(1)"', '?limit=6&locale=en'],
    ['src="http://["', '?limit=6&locale=en'],
  ])('%s ask for %s', async (attributes, asked) => {
    const page = await stand.visit(`<newsclip-feed ${attributes}></newsclip-feed>`)
    const thrown: Error[] = []
    page.on('pageerror', (error) => thrown.push(error))
    await untilState(page, 'ready')
    expect(stand.origins.asked).toEqual([asked])
    expect(thrown).toEqual([])
  })

  it('take the list from another site, or from an endpoint of its own', async () => {
    const { siteUrl } = stand.origins
    const script = `<script type="module" src="${siteUrl}/widget/newsclip-feed.js"></script>`
    const page = await stand.visit(
      `<newsclip-feed src="${siteUrl}"></newsclip-feed><newsclip-feed id="own" src="${siteUrl}/lists.json?key=a"></newsclip-feed>`,
      { script },
    )
    await untilState(page, 'ready')
    await untilState(page, 'ready', '#own')
    expect(stand.origins.asked.toSorted()).toEqual(['?key=a&limit=6&locale=en', '?limit=6&locale=en'])
  })

  it('change the list, and the newest question wins whichever answer comes last', async () => {
    const answers = new Map<string, (answer: Answer) => void>()
    stand.origins.script = (query) => new Promise((answer) => answers.set(query.get('category') ?? '', answer))
    const page = await stand.visit(feedTag)
    await stand.origins.untilAsked(1)
    await page.locator('newsclip-feed').evaluate((feed) => feed.setAttribute('category', 'world'))
    await stand.origins.untilAsked(2)
    const list = (title: string) => ({ body: { title, articles: stand.origins.cards(2), next: null } })
    answers.get('world')?.(list('World'))
    await untilState(page, 'ready')
    answers.get('general')?.(list('General'))
    await page.evaluate((url) => fetch(`${url}/pictures/1.png`), stand.origins.siteUrl)
    expect(await page.locator('newsclip-feed h2').textContent()).toBe('More from World')
    expect(stand.origins.brokenOff).toBe(1)
  })

  it('that change together ask once', async () => {
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    await page.locator('newsclip-feed').evaluate((feed) => {
      feed.setAttribute('category', 'world')
      feed.setAttribute('limit', '3')
      feed.setAttribute('any', 'europe')
      feed.removeAttribute('category')
    })
    await stand.origins.untilAsked(2)
    await untilState(page, 'ready')
    expect(stand.origins.asked).toEqual(['?category=general&limit=6&locale=en', '?any=europe&limit=3&locale=en'])
  })

  it('that ask something else leave no card of the old question, also when that fails', async () => {
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    stand.origins.script = () => ({ status: 404, body: {} })
    await page.locator('newsclip-feed').evaluate((feed) => feed.setAttribute('category', 'nowhere'))
    await untilState(page, 'error')
    expect(await headlines(page)).toEqual([])
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
  })

  it('name no category on the cards of one category', async () => {
    const page = await stand.visit(
      `<newsclip-feed></newsclip-feed><newsclip-feed id="general" category="general" loading="eager"></newsclip-feed>`,
    )
    await untilState(page, 'ready')
    await untilState(page, 'ready', '#general')
    expect(await page.locator('newsclip-feed:not([id]) [part=label]').allTextContents()).toEqual(
      Array(6).fill('General'),
    )
    expect(await page.locator('#general [part=label]').count()).toBe(0)
  })

  it('change the looks without asking again', async () => {
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    const feed = page.locator('newsclip-feed')
    await feed.evaluate((feed) => {
      feed.setAttribute('heading', 'Newest')
      feed.setAttribute('heading-level', '4')
      feed.setAttribute('hide', 'image, time')
      feed.setAttribute('show', 'summary label tags')
      feed.setAttribute('target', '_blank')
    })
    await page.locator('newsclip-feed h4').waitFor()
    expect(await feed.locator('h4').textContent()).toBe('Newest')
    expect(await feed.locator('h5').count()).toBe(6)
    expect(await feed.locator('img, time').count()).toBe(0)
    expect(await feed.locator('[part=summary]').count()).toBe(6)
    expect(await feed.locator('[part=label]').first().textContent()).toBe('General')
    expect(await feed.locator('[part=tags]').first().textContent()).toContain('#Harbour')
    expect(await feed.getByRole('link', { name: 'Library lends seeds (opens in a new tab)' }).count()).toBe(1)
    expect(stand.origins.asked).toHaveLength(1)
  })

  it('wait for the element to come near the window, unless it is eager', async () => {
    const page = await stand.visit(
      `<div style="height:5000px"></div><newsclip-feed category="lazy"></newsclip-feed><newsclip-feed category="eager" loading="eager"></newsclip-feed>`,
    )
    await untilState(page, 'ready', '[category=eager]')
    expect(stand.origins.asked).toEqual(['?category=eager&limit=6&locale=en'])
    await page.locator('[category=lazy]').scrollIntoViewIfNeeded()
    await untilState(page, 'ready', '[category=lazy]')
    expect(stand.origins.asked).toEqual(['?category=eager&limit=6&locale=en', '?category=lazy&limit=6&locale=en'])
  })

  it.each([
    ['fallback', true, false],
    ['message', true, true],
    ['hide', false, false],
  ])('on-error="%s" shows the link: %s, the message: %s', async (onError, link, message) => {
    stand.origins.script = () => ({ status: 404, body: {} })
    const page = await stand.visit(`<newsclip-feed on-error="${onError}">${fallback}</newsclip-feed>`)
    await untilState(page, 'error')
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(link)
    expect(await page.getByText('could not be loaded').isVisible()).toBe(message)
  })
})

describe('several elements', () => {
  it('with one query make one request, and with two make two', async () => {
    const page = await stand.visit(
      `<newsclip-feed any="b,a" loading="eager"></newsclip-feed><newsclip-feed id="twin" layout="list" any="#A, b" loading="eager"></newsclip-feed><newsclip-feed id="other" any="c" loading="eager"></newsclip-feed>`,
    )
    for (const feed of ['newsclip-feed', '#twin', '#other']) await untilState(page, 'ready', feed)
    expect(await headlines(page, '#twin')).toHaveLength(6)
    expect(stand.origins.asked.toSorted()).toEqual(['?any=a,b&limit=6&locale=en', '?any=c&limit=6&locale=en'])
  })

  it('share a request that goes on when one of them is removed', async () => {
    let answer = (_: Answer) => {}
    stand.origins.script = () => new Promise((resolve) => (answer = resolve))
    const page = await stand.visit(
      `<newsclip-feed id="first"></newsclip-feed><newsclip-feed id="second"></newsclip-feed>`,
    )
    await stand.origins.untilAsked(1)
    await page.locator('#first').evaluate((feed) => feed.remove())
    answer({ body: { title: 'All', articles: stand.origins.cards(2), next: null } })
    await untilState(page, 'ready', '#second')
    expect(stand.origins.asked).toHaveLength(1)
  })
})

describe('an element', () => {
  it('that is removed loads nothing, and takes it up when it is put back', async () => {
    stand.origins.script = () => new Promise<Answer>(() => {})
    const page = await stand.visit(feedTag)
    await stand.origins.untilAsked(1)
    const feed = await page.locator('newsclip-feed').elementHandle()
    await page.locator('newsclip-feed').evaluate((feed) => feed.remove())
    await stand.origins.untilBrokenOff()
    await feed?.evaluate((feed) => feed.setAttribute('limit', '2'))
    stand.origins.script = stand.origins.newest
    await feed?.evaluate((feed) => document.querySelector('main')?.appendChild(feed))
    await untilState(page, 'ready')
    expect(stand.origins.asked).toEqual(['?category=general&limit=6&locale=en', '?category=general&limit=2&locale=en'])
  })

  it('that is moved with its cards does not ask again', async () => {
    const page = await stand.visit(`<div id="there"></div>${feedTag}`)
    await untilState(page, 'ready')
    await page.locator('newsclip-feed').evaluate(async (feed) => {
      document.querySelector('#there')?.appendChild(feed)
      await (feed as NewsclipFeed).updateComplete
    })
    expect(await headlines(page)).toHaveLength(6)
    expect(stand.origins.asked).toHaveLength(1)
  })

  it('shows the articles that the page gives it, also before the script came, and asks for none', async () => {
    const given = stand.origins.cards(2)
    const page = await stand.visit(
      `${feedTag}<script>document.querySelector('newsclip-feed').articles = ${JSON.stringify(given).replaceAll('<', '\\u003c')}</script>`,
    )
    await untilState(page, 'ready')
    expect(await headlines(page)).toEqual(given.map((card) => card.title))
    await page.locator('newsclip-feed').evaluate(async (feed) => {
      ;(feed as NewsclipFeed).articles = []
      await (feed as NewsclipFeed).updateComplete
    })
    await untilState(page, 'empty')
    expect(stand.origins.asked).toEqual([])
    await page.locator('newsclip-feed').evaluate((feed) => (feed as NewsclipFeed).load())
    expect(await headlines(page)).toHaveLength(6)
  })

  it('keeps its cards when a refresh fails, and says that they are stale', async () => {
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    stand.origins.script = () => ({ status: 404, body: {} })
    await page.locator('newsclip-feed').evaluate((feed) => (feed as NewsclipFeed).refresh())
    await untilState(page, 'stale')
    expect(await headlines(page)).toHaveLength(6)
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(false)
  })

  it('takes the place of a skeleton that the page sent along', async () => {
    const page = await stand.visit(
      `<newsclip-feed><template shadowrootmode="open"><p id="sent">Cards to come</p></template>${fallback}</newsclip-feed>`,
      { script: '' },
    )
    expect(await page.getByText('Cards to come').isVisible()).toBe(true)
    await page.addScriptTag({ type: 'module', url: `${stand.origins.siteUrl}/widget/newsclip-feed.js` })
    await untilState(page, 'ready')
    expect(await page.locator('#sent').count()).toBe(0)
    expect(await headlines(page)).toHaveLength(6)
  })

  it('comes back no sooner than Retry-After says, and otherwise soon, but not with the crowd', async () => {
    const prepare = (page: Page) =>
      page.addInitScript(() => {
        const waits: unknown[] = []
        const now = window.setTimeout
        const immediately = (act: () => void, milliseconds?: number) => {
          waits.push(milliseconds)
          return now(act)
        }
        Object.assign(window, { waits, setTimeout: immediately })
      })
    const waitsOf = (page: Page) => page.evaluate(() => (window as unknown as { waits: number[] }).waits)

    stand.origins.script = () => ({ status: 503, headers: { 'Retry-After': '5' }, body: {} })
    const told = await stand.visit(feedTag, { prepare })
    await untilState(told, 'error')
    expect(await waitsOf(told)).toEqual([5_000, 5_000])

    stand.origins.script = () => ({ status: 503, body: {} })
    const untold = await stand.visit(feedTag, { prepare })
    await untilState(untold, 'error')
    const [first = 0, second = 0, ...more] = await waitsOf(untold)
    expect(Math.abs(first - 400)).toBeLessThanOrEqual(200)
    expect(Math.abs(second - 800)).toBeLessThanOrEqual(400)
    expect(first).not.toBe(second / 2)
    expect(more).toEqual([])
  })

  it('does not come back at all when Retry-After is longer than anybody waits', async () => {
    stand.origins.script = () => ({ status: 503, headers: { 'Retry-After': '60' }, body: {} })
    const page = await stand.visit(feedTag)
    await untilState(page, 'error')
    expect(stand.origins.asked).toHaveLength(1)
  })
})
