import { describe, expect, it } from 'vitest'
import { headlines, openNewsstand, untilState } from './newsstand.ts'

const stand = openNewsstand()

const feed = (attributes: string) => `<newsclip-feed ${attributes} limit="3"></newsclip-feed>`

describe('a list that came inside the script', () => {
  it('is shown without a request, also far below the window, and the page is told', async () => {
    const page = await stand.visit(`<div style="height:5000px"></div>${feed('category="general"')}`, {
      script: stand.origins.inlineTag('?category=general&limit=3'),
      head: '<script>addEventListener("newsclip-load", (event) => { window.told = event.detail })</script>',
    })
    await untilState(page, 'ready')
    expect(await headlines(page)).toEqual(stand.origins.cards(3).map((card) => card.title))
    expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual({
      count: 3,
      from: 'inline',
    })
    expect(stand.origins.asked).toEqual([])
  })

  it('answers its own question only', async () => {
    const page = await stand.visit(feed('category="general"') + feed('id="other" category="world"'), {
      script: stand.origins.inlineTag('?category=general&limit=3'),
    })
    await untilState(page, 'ready')
    await untilState(page, 'ready', '#other')
    expect(stand.origins.asked).toEqual(['?category=world&limit=3&locale=en'])
  })

  it.each([
    ['in whatever order and case it is asked', 'any="#B, a"', '?any=a,b&limit=3'],
    [
      'with signs that browsers and programs spell apart',
      `q="don't (stop)!"`,
      `?limit=3&q=${encodeURIComponent("don't (stop)!")}`,
    ],
    ['in the language of the page', 'category="general"', '?category=general&limit=3&locale=en'],
  ])('is found %s', async (_, attributes, search) => {
    const page = await stand.visit(feed(attributes), { script: stand.origins.inlineTag(search) })
    await untilState(page, 'ready')
    expect(stand.origins.asked).toEqual([])
  })

  it.each([
    ['nobody says the page’s', '', []],
    ['the page’s is another kind of the site’s', 'EN-gb', []],
    ['the page’s is another', 'de', ['?category=general&limit=3&locale=de']],
  ])('and names no language is shown or asked past: %s', async (_, lang, asked) => {
    const page = await stand.visit(`<div id="around">${feed('category="general"')}</div>`, {
      script: stand.origins.inlineTag('?category=general&limit=3'),
      head: `<script>document.documentElement.lang = '${lang}'</script>`,
    })
    await untilState(page, 'ready')
    expect(await headlines(page)).toHaveLength(3)
    expect(stand.origins.asked).toEqual(asked)
  })

  it('in the language that its owner chose is shown on any page, and goes on in it', async () => {
    stand.origins.script = (query) => ({
      body: { articles: stand.origins.cards(3, 3), words: { locale: query.get('locale') } },
    })
    const page = await stand.visit(feed('category="general" more="button"'), {
      script: stand.origins.inlineTag('?category=general&limit=3&locale=de'),
    })
    await untilState(page, 'ready')
    expect(stand.origins.asked).toEqual([])
    await page.locator('newsclip-feed').evaluate((feed) => (feed as HTMLElementTagNameMap['newsclip-feed']).loadMore())
    expect(await headlines(page)).toHaveLength(6)
    await page.locator('newsclip-feed').evaluate((feed) => (feed as HTMLElementTagNameMap['newsclip-feed']).refresh())
    expect(stand.origins.asked.map((query) => new URLSearchParams(query).get('locale'))).toEqual(['de', 'de'])
  })

  it.each([
    ['its summaries are shown', 'show="summary"', '', 1],
    ['its tags are shown', 'show="tags"', '&show=summary', 1],
    ['it has what is shown', 'show="summary tags label"', '&show=summary,tags', 0],
    ['they are hidden', 'show="summary" hide="summary"', '', 0],
  ])('has only what its address asks for, and is asked past or not: %s', async (_, shown, show, requests) => {
    const page = await stand.visit(feed(`category="general" ${shown}`), {
      script: stand.origins.inlineTag(`?category=general&limit=3${show}`),
    })
    await untilState(page, 'ready')
    expect(stand.origins.asked).toHaveLength(requests)
    const { shows, has } = await page.locator('newsclip-feed').evaluate((feed) => ({
      shows: feed.shadowRoot?.querySelectorAll('[part=summary], [part=tags]').length,
      has: (feed as HTMLElementTagNameMap['newsclip-feed']).articles.length,
    }))
    expect(has).toBe(3)
    expect(shows).toBe(shown.includes('hide') ? 0 : 3 * (shown.includes(' tags') ? 2 : 1))
  })

  it('comes with its own script for each element, though the first script makes both of them', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const page = await stand.visit(feed('category="general"') + feed('id="other" category="world"'), {
      script: stand.origins.inlineTag('?category=general&limit=3') + stand.origins.inlineTag('?category=world&limit=3'),
      prepare: (page) =>
        page.route('**/feed.js?category=world*', async (route) => {
          await held
          await route.continue()
        }),
    })
    await untilState(page, 'ready')
    await untilState(page, 'loading', '#other')
    release()
    await untilState(page, 'ready', '#other')
    expect(stand.origins.asked).toEqual([])
  })

  it('is not waited for past three seconds, by when a script has been refused', async () => {
    const page = await stand.visit(feed('category="general"') + feed('id="other" category="world"'), {
      script: stand.origins.inlineTag('?category=general&limit=3') + stand.origins.inlineTag('?category=world&limit=3'),
      prepare: async (page) => {
        await page.clock.install()
        await page.route('**/feed.js?category=world*', (route) => route.abort())
      },
    })
    await untilState(page, 'ready')
    expect(stand.origins.asked).toEqual([])
    await page.clock.runFor(3_000)
    await untilState(page, 'ready', '#other')
    expect(stand.origins.asked).toEqual(['?category=world&limit=3&locale=en'])
  })

  it('without a piece that is to be shown later is asked past then, also far below the window', async () => {
    const page = await stand.visit(`<div style="height:5000px"></div>${feed('category="general"')}`, {
      script: stand.origins.inlineTag('?category=general&limit=3'),
    })
    await untilState(page, 'ready')
    await page.locator('newsclip-feed').evaluate(async (feed) => {
      feed.setAttribute('show', 'tags')
      await (feed as HTMLElementTagNameMap['newsclip-feed']).updateComplete
    })
    expect(stand.origins.asked).toEqual([])
    await page.locator('newsclip-feed').scrollIntoViewIfNeeded()
    await page.locator('newsclip-feed [part=tags]').first().waitFor()
    expect(stand.origins.asked).toHaveLength(1)
  })

  it('reaches the element that another script, of another version, has defined', async () => {
    const page = await stand.visit('', { script: stand.origins.tag })
    await page.waitForFunction(() => customElements.get('newsclip-feed'))
    await page.addScriptTag({ type: 'module', url: `${stand.origins.siteUrl}/widget/feed.js?category=world&limit=3` })
    await page
      .locator('main')
      .evaluate((main, html) => main.insertAdjacentHTML('beforeend', html), feed('category="world"'))
    await untilState(page, 'ready')
    expect(await headlines(page)).toHaveLength(3)
    expect(stand.origins.asked).toEqual([])
  })

  it('is asked past by a refresh, and by whoever comes when it is old', async () => {
    const page = await stand.visit(feed('category="general"'), {
      script: stand.origins.inlineTag('?category=general&limit=3'),
      prepare: (page) => page.clock.install(),
    })
    await untilState(page, 'ready')
    await page.locator('newsclip-feed').evaluate((feed) => (feed as HTMLElementTagNameMap['newsclip-feed']).refresh())
    expect(stand.origins.asked).toHaveLength(1)
    await page.clock.runFor(300_001)
    await page
      .locator('main')
      .evaluate((main, html) => main.insertAdjacentHTML('beforeend', html), feed('id="late" category="general"'))
    await untilState(page, 'ready', '#late')
    expect(stand.origins.asked).toHaveLength(2)
  })
})
