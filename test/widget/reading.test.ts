import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { NewsclipFeed } from '../../widget/newsclip-feed.ts'
import { fallback, feedTag, headlines, openNewsstand, untilState } from './newsstand.ts'
import type { Answer, Script } from './origins.ts'

const stand = openNewsstand()

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' ')}`,
  )
}

const never: Script = () => new Promise<Answer>(() => {})
const none: Script = () => ({ body: { title: 'General', articles: [], next: null } })
const missing: Script = () => ({ status: 404, body: {} })

const themes = ['inherit', 'auto', 'light', 'dark']

describe.each(['light', 'dark'] as const)('axe objects to nothing on a %s page', (colorScheme) => {
  const head = `<meta name="color-scheme" content="light dark"><style>body { background: Canvas; color: CanvasText }</style>`

  it.each<[NewsclipFeed['state'], string, Script | undefined]>([
    ['ready', 'heading', undefined],
    ['ready', 'heading layout="grid" show="summary tags label" target="_blank" more="button"', undefined],
    ['ready', 'heading layout="list" show="summary"', undefined],
    ['ready', 'heading layout="compact"', undefined],
    ['ready', 'heading layout="hero"', undefined],
    ['ready', 'heading layout="carousel"', undefined],
    ['loading', 'heading layout="carousel"', never],
    ['loading', 'heading', never],
    ['loading', '', never],
    ['empty', 'heading', none],
    ['error', '', missing],
    ['error', 'on-error="message"', missing],
    ['error', 'heading on-error="message"', missing],
  ])('%s, in every theme, with %s', async (state, attributes, script) => {
    if (script) stand.origins.script = script
    // Each has a name of its own, as they would have on one page.
    const feeds = themes.map(
      (theme) =>
        `<newsclip-feed category="general" limit="3" loading="eager" theme="${theme}" ${attributes.replace('heading', `heading="Newest, ${theme}"`)}><a href="https://news.example/">More, ${theme}</a></newsclip-feed>`,
    )
    const page = await stand.visit(feeds.join(''), { colorScheme, head })
    for (const theme of themes) await untilState(page, state, `[theme=${theme}]`)
    await page.waitForLoadState(script === never ? 'domcontentloaded' : 'networkidle')
    expect(await violations(page)).toEqual([])
  })

  it('the same list twice: one of the two is a landmark, and when it goes the other', async () => {
    const page = await stand.visit(feedTag + feedTag, { colorScheme, head })
    const regions = page.getByRole('region', { name: 'More from General' })
    for (const nth of [0, 1]) await page.locator('newsclip-feed:state(ready)').nth(nth).waitFor({ state: 'attached' })
    expect(await regions.count()).toBe(1)
    expect(await page.getByRole('heading', { name: 'More from General' }).count()).toBe(2)
    expect(await violations(page)).toEqual([])
    await page
      .locator('newsclip-feed')
      .first()
      .evaluate((feed) => feed.remove())
    await page.locator('newsclip-feed').evaluate((feed) => (feed as NewsclipFeed).refresh())
    expect(await regions.count()).toBe(1)
  })

  it.each(themes)('while the last refresh has failed, and offline, in the theme %s', async (theme) => {
    const page = await stand.visit(feedTag.replace('>', ` theme="${theme}">`), { colorScheme, head })
    await untilState(page, 'ready')
    stand.origins.script = missing
    const feed = page.locator('newsclip-feed')
    await feed.evaluate((feed) => (feed as NewsclipFeed).refresh())
    await untilState(page, 'stale')
    expect(await page.getByText('These articles may be out of date.').isVisible()).toBe(true)
    expect(await violations(page)).toEqual([])
    await page.context().setOffline(true)
    await feed.evaluate((feed) => (feed as NewsclipFeed).refresh())
    await untilState(page, 'offline')
    expect(await page.getByText('You are offline.').isVisible()).toBe(true)
    expect(await headlines(page)).toHaveLength(6)
    expect(await violations(page)).toEqual([])
  })
})

describe('by keyboard', () => {
  it('each card is one stop, and its ring is the card’s', async () => {
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    const stops: string[] = []
    for (let stop = 0; stop < 8; stop++) {
      await page.keyboard.press('Tab')
      stops.push(
        await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('part') ?? ''),
      )
    }
    expect(stops).toEqual(['more-link', ...Array(6).fill('link'), ''])

    const first = page.locator('newsclip-feed [part=link]').first()
    await first.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    const ring = await first.evaluate((link) => {
      const { outlineStyle, outlineWidth, width, height } = getComputedStyle(link, '::after')
      const card = link.closest('article')?.getBoundingClientRect()
      return { outlineStyle, outlineWidth, around: [width, height], card: [`${card?.width}px`, `${card?.height}px`] }
    })
    expect(ring).toMatchObject({ outlineStyle: 'solid', outlineWidth: '2px' })
    expect(ring.around.map(Number.parseFloat)).toEqual(
      ring.card.map((side) => expect.closeTo(Number.parseFloat(side), 0)),
    )
  })

  it('show more puts the reader before the first new headline and says how many came', async () => {
    const page = await stand.visit(`<newsclip-feed category="general" limit="3" more="button"></newsclip-feed>`)
    await untilState(page, 'ready')
    const status = page.locator('newsclip-feed [role=status]')
    expect(await status.textContent()).toBe('')
    await page.getByRole('button', { name: 'Show more' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('3 more articles').waitFor({ state: 'attached' })
    expect(await headlines(page)).toEqual(stand.origins.cards(6).map((card) => card.title))
    await page.waitForFunction(() => {
      const root = document.querySelector('newsclip-feed')?.shadowRoot
      return root?.activeElement !== null && root?.activeElement === root?.querySelectorAll('[part=link]')[3]
    })
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0)
    expect(stand.origins.asked).toEqual([
      '?category=general&limit=3&locale=en',
      '?category=general&cursor=page-2&limit=3&locale=en',
    ])
  })

  it('show more that fails leaves the cards and the button, and says so to all', async () => {
    const page = await stand.visit(`<newsclip-feed limit="3" more="button"></newsclip-feed>`)
    await untilState(page, 'ready')
    stand.origins.script = missing
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.getByText('could not be loaded').waitFor()
    expect(await headlines(page)).toHaveLength(3)
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(1)
    await untilState(page, 'ready')
  })

  it('try again brings the cards, and the reader to the first of them', async () => {
    stand.origins.script = missing
    const page = await stand.visit('<newsclip-feed></newsclip-feed>')
    await untilState(page, 'error')
    stand.origins.script = stand.origins.newest
    await page.getByRole('button', { name: 'Try again' }).press('Enter')
    await untilState(page, 'ready')
    await page.waitForFunction(() => {
      const root = document.querySelector('newsclip-feed')?.shadowRoot
      return root?.activeElement !== null && root?.activeElement === root?.querySelector('[part=link]')
    })
  })
})

describe('a carousel', () => {
  it('is moved by whoever goes through its cards by keyboard, and by nobody else', async () => {
    const page = await stand.visit('<newsclip-feed layout="carousel" limit="5"></newsclip-feed>', {
      viewport: { width: 600, height: 600 },
    })
    await untilState(page, 'ready')
    const list = page.locator('newsclip-feed [part=list]')
    expect(await list.evaluate((list) => [list.scrollLeft, list.scrollWidth > list.clientWidth])).toEqual([0, true])
    for (const headline of await headlines(page)) {
      await page.keyboard.press('Tab')
      // The browser snaps in its own time.
      await list.evaluate(async (list) => {
        const card = (list.getRootNode() as ShadowRoot).activeElement?.closest('li') as Element
        const inside = () => {
          const [box, rect] = [list.getBoundingClientRect(), card.getBoundingClientRect()]
          return rect.left >= box.left - 1 && rect.right <= box.right + 1
        }
        while (!inside()) await new Promise(requestAnimationFrame)
      })
      const focused = await list.evaluate((list) => (list.getRootNode() as ShadowRoot).activeElement?.textContent)
      expect(focused).toBe(headline)
    }
  })

  it('cuts a card at its edge, at any width: there are more', async () => {
    const page = await stand.visit('<newsclip-feed layout="carousel" limit="8"></newsclip-feed>')
    await untilState(page, 'ready')
    const seen = await page.locator('newsclip-feed').evaluate((feed) =>
      [240, 320, 480, 560, 568, 600, 640, 768, 880, 1080, 1280].map((width) => {
        ;(feed as HTMLElement).style.width = `${width}px`
        const list = feed.shadowRoot?.querySelector('[part=list]') as Element
        const edge = list.getBoundingClientRect().right
        const parts = [...list.children].map((card) => {
          const { left, width } = card.getBoundingClientRect()
          return (edge - left) / width
        })
        return parts.find((part) => part > 0 && part < 1) ?? 0
      }),
    )
    expect(Math.min(...seen)).toBeGreaterThan(0.1)
    expect(Math.max(...seen)).toBeLessThan(0.9)
  })

  it('snaps to its cards, and is no carousel on paper', async () => {
    const page = await stand.visit('<newsclip-feed layout="carousel" limit="5"></newsclip-feed>')
    await untilState(page, 'ready')
    const list = page.locator('newsclip-feed [part=list]')
    expect(await list.evaluate((list) => getComputedStyle(list).scrollSnapType)).toBe('x mandatory')
    await page.emulateMedia({ media: 'print' })
    expect(await list.evaluate((list) => list.scrollWidth > list.clientWidth)).toBe(false)
  })
})

describe('a page made larger', () => {
  it.each([
    [
      'the spacing of text',
      '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
    ],
    ['the size of text', 'body { font-size: 200% !important }'],
  ])('by %s loses no line and overlaps none', async (_, css) => {
    const page = await stand.visit(feedTag.replace('>', ' show="summary tags" layout="grid">'), {
      viewport: { width: 320, height: 640 },
    })
    await untilState(page, 'ready')
    // Readers' own styles reach into shadow roots.
    await page.locator('newsclip-feed').evaluate((feed, css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets.push(sheet)
      feed.shadowRoot?.adoptedStyleSheets.push(sheet)
    }, css)
    const trouble = await page.locator('newsclip-feed').evaluate((feed) => {
      const bodies = [...(feed.shadowRoot?.querySelectorAll('[part=body]') ?? [])]
      const overlaps = bodies.flatMap((body) =>
        [...body.children].slice(1).filter((line, index) => {
          const above = body.children[index]?.getBoundingClientRect().bottom ?? 0
          return line.getBoundingClientRect().top < above - 1
        }),
      )
      const root = feed.shadowRoot?.querySelector('[part=root]') as Element
      return { overlaps: overlaps.length, wide: root.scrollWidth > feed.clientWidth }
    })
    expect(trouble).toEqual({ overlaps: 0, wide: false })
  })

  it('by the spacing of text has room for a long name and the time, one below the other', async () => {
    const source = { url: 'https://example.org/', publisher: 'Northern Lighthouse Board', title: null }
    const articles = stand.origins.cards(3).map((card) => ({ ...card, source }))
    stand.origins.script = () => ({ body: { title: 'General', articles, next: null } })
    const page = await stand.visit('<newsclip-feed layout="grid" show="tags label"></newsclip-feed>', {
      viewport: { width: 300, height: 640 },
    })
    await untilState(page, 'ready')
    const linesOfMeta = () =>
      page
        .locator('newsclip-feed [part=meta]')
        .first()
        .evaluate((line) => Math.round(line.clientHeight / Number.parseFloat(getComputedStyle(line).lineHeight)))
    expect(await linesOfMeta()).toBe(1)
    const cut = await page.locator('newsclip-feed').evaluate((feed) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
      )
      feed.shadowRoot?.adoptedStyleSheets.push(sheet)
      const lines = feed.shadowRoot?.querySelectorAll('[part=meta], [part=source], [part=tags], [part=label]') ?? []
      return [...lines]
        .filter((line) => line.scrollWidth > line.clientWidth || line.scrollHeight > line.clientHeight + 1)
        .map((line) => line.textContent)
    })
    expect(cut).toEqual([])
    expect(await linesOfMeta()).toBe(2)
  })

  it('has targets of 44 pixels for its links and buttons', async () => {
    const page = await stand.visit(feedTag)
    await untilState(page, 'ready')
    await page.locator('newsclip-feed').evaluate((feed) => feed.setAttribute('more', 'button'))
    const button = await page.getByRole('button', { name: 'Show more' }).boundingBox()
    expect(button?.height).toBeGreaterThanOrEqual(44)
    await page.locator('newsclip-feed').evaluate((feed) => feed.removeAttribute('more'))
    const link = await page.getByRole('link', { name: 'See all' }).boundingBox()
    expect(Math.round(link?.height ?? 0)).toBeGreaterThanOrEqual(44)
  })
})

describe('for a reader', () => {
  it('whom motion disturbs nothing moves by itself, because nothing does for anybody', async () => {
    const page = await stand.visit('<newsclip-feed more="button" layout="carousel"></newsclip-feed>')
    await untilState(page, 'ready')
    const moving = await page.locator('newsclip-feed').evaluate((feed) => {
      const elements = [feed, ...(feed.shadowRoot?.querySelectorAll('*') ?? [])]
      return elements.flatMap((element) =>
        ['', '::before', '::after']
          .map((pseudo) => getComputedStyle(element, pseudo))
          .filter(
            ({ transitionDuration, animationName, scrollBehavior }) =>
              `${transitionDuration} ${animationName} ${scrollBehavior}` !== '0s none auto',
          )
          .map(() => element.outerHTML.slice(0, 120)),
      )
    })
    expect(moving).toEqual([])
  })

  it('who has colours of their own the ring, the rules and the button are drawn in them', async () => {
    const page = await stand.visit('<newsclip-feed more="button" layout="list"></newsclip-feed>')
    await untilState(page, 'ready')
    await page.emulateMedia({ forcedColors: 'active' })
    await page.keyboard.press('Tab')
    const drawn = await page.locator('newsclip-feed').evaluate((feed) => {
      const root = feed.shadowRoot as ShadowRoot
      const style = (selector: string, pseudo = '') => getComputedStyle(root.querySelector(selector) as Element, pseudo)
      const text = style('[part=heading]').color
      const rule = style('li')
      const button = style('button')
      return {
        ring: `${style(':focus', '::after').outlineStyle} ${style(':focus', '::after').outlineWidth}`,
        rule: rule.borderTopStyle === 'solid' && rule.borderTopColor === text,
        button: button.borderTopStyle === 'solid' && button.borderTopColor === style('button').color,
      }
    })
    expect(drawn).toEqual({ ring: 'solid 2px', rule: true, button: true })
  })

  it('to whom a picture does not come there is its box, and no sign of what is missing', async () => {
    const described = stand.origins.cards(1).map((card) => ({
      ...card,
      image: card.image && {
        ...card.image,
        srcset: null,
        url: 'http://127.0.0.1:1/lighthouse.png',
        alt: 'A lighthouse',
      },
    }))
    expect(described[0]?.image).toMatchObject({ alt: 'A lighthouse' })
    stand.origins.script = () => ({ body: { title: 'General', articles: described, next: null } })
    // At a round corner each layer is smoothed by itself, so that two are seen to be more than one.
    const page = await stand.visit('<newsclip-feed layout="grid" style="--newsclip-radius: 0"></newsclip-feed>')
    await untilState(page, 'ready')
    const picture = page.locator('newsclip-feed img')
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete)).toBe(true)
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(0)
    const box = page.locator('newsclip-feed [part=image]')
    const { width, height } = (await box.boundingBox()) ?? { width: 0, height: 0 }
    expect(width / height).toBeCloseTo(16 / 9, 1)
    const shown = await box.screenshot()
    await picture.evaluate((image) => image.remove())
    expect(shown.equals(await box.screenshot())).toBe(true)
  })
})

describe('a click on a card', () => {
  it('anywhere follows its link, and tells the page of the article first', async () => {
    const page = await stand.visit(feedTag, {
      head: '<script>addEventListener("newsclip-click", (event) => { name = event.detail.article.slug })</script>',
    })
    await untilState(page, 'ready')
    await page
      .locator('newsclip-feed [part=card]')
      .nth(1)
      .click({ position: { x: 20, y: 20 } })
    await page.waitForURL(`${stand.origins.siteUrl}/articles/article-1`)
    // A window keeps its name from page to page.
    expect(await page.evaluate(() => name)).toBe('article-1')
  })

  it('that the page cancels is not followed', async () => {
    const page = await stand.visit(feedTag, {
      head: '<script>addEventListener("newsclip-click", (event) => { event.preventDefault(); name += event.detail.article.slug })</script>',
    })
    await untilState(page, 'ready')
    const address = page.url()
    await page.locator('newsclip-feed [part=link]').first().click()
    expect(await page.evaluate(() => name)).toBe('article-0')
    expect(page.url()).toBe(address)
  })
})

const widths = [160, 200, 239, 241, 280, 320, 375, 480, 567, 569, 640, 768, 900, 1080, 1280]

describe('words', () => {
  it.each([
    ['a name of usual length in a row', 'auto', 320, 'source'],
    ['the headline of a lead', 'hero', 640, 'link'],
  ])('are not cut: %s', async (_, layout, width, part) => {
    stand.origins.script = () => ({
      body: {
        title: 'General',
        articles: stand.origins.cards(3).map((card) => ({
          ...card,
          title: 'Banned from the classroom, kept alive by hand: the long road of sign languages',
          source: { url: 'https://example.org/', publisher: 'Northern Lighthouse Board', title: null },
        })),
        next: null,
      },
    })
    const page = await stand.visit(
      `<div style="width:${width}px"><newsclip-feed layout="${layout}"></newsclip-feed></div>`,
    )
    await untilState(page, 'ready')
    const room = await page
      .locator(`newsclip-feed [part=${part}]`)
      .first()
      .evaluate((words) => {
        const line = words.closest('[part=headline], [part=source]') as Element
        return [line.scrollWidth - line.clientWidth, line.scrollHeight - line.clientHeight]
      })
    expect(Math.max(...room)).toBeLessThanOrEqual(1)
  })

  it('keep away from the edges of a ground, the card’s or the box’s', async () => {
    const page = await stand.visit(
      '<newsclip-feed limit="1" layout="grid"></newsclip-feed><newsclip-feed id="carded" limit="1" layout="grid" style="--newsclip-card: #eee; --newsclip-surface: #ccc"></newsclip-feed>',
    )
    await untilState(page, 'ready', '#carded')
    const insets = (feed: string) =>
      page.locator(feed).evaluate((feed) => {
        const left = (selector: string) => feed.shadowRoot?.querySelector(selector)?.getBoundingClientRect().left ?? 0
        return { box: left('[part=list]') - left('[part=root]'), card: left('[part=headline]') - left('[part=card]') }
      })
    expect(await insets('newsclip-feed:not([id])')).toEqual({ box: 0, card: 0 })
    expect(await insets('#carded')).toEqual({ box: 20, card: expect.closeTo(12.8, 1) })
  })

  it('are set in their own way on a page that sets its own in another', async () => {
    const hostile =
      'font: italic small-caps 900 16px/3 serif; letter-spacing: .4em; word-spacing: 1em; text-align: right; text-indent: 5em; text-shadow: 0 0 9px red; text-transform: uppercase; white-space: pre; word-break: break-all'
    const page = await stand.visit(
      `<div style="${hostile}"><newsclip-feed layout="grid" limit="1"></newsclip-feed></div>`,
    )
    await untilState(page, 'ready')
    const set = await page.locator('newsclip-feed [part=meta]').evaluate((line) => {
      const style = getComputedStyle(line)
      const names = [
        'fontStyle',
        'fontVariant',
        'fontWeight',
        'letterSpacing',
        'wordSpacing',
        'textIndent',
        'textShadow',
        'textTransform',
        'whiteSpace',
        'wordBreak',
        'lineHeight',
        'fontFamily',
      ] as const
      return names.map((name) => style[name])
    })
    expect(set).toEqual([
      'normal',
      'normal',
      '400',
      'normal',
      '0px',
      '0px',
      'none',
      'none',
      'normal',
      'normal',
      '16.9px',
      'serif',
    ])
  })
})

describe.each(['auto', 'grid', 'list', 'compact', 'carousel', 'hero'])('the layout %s', (layout) => {
  const feed = `<div id="box"><newsclip-feed layout="${layout}" show="summary tags" limit="5" more="button">${fallback}</newsclip-feed></div>`

  it('fits every width, as do its words', async () => {
    const page = await stand.visit(feed, { viewport: { width: 1280, height: 900 } })
    await untilState(page, 'ready')
    for (const direction of ['ltr', 'rtl']) {
      for (const width of widths) {
        const outside = await page.evaluate(
          ({ width, direction }) => {
            document.documentElement.dir = direction
            const box = document.querySelector('#box') as HTMLElement
            box.style.width = `${width}px`
            const { left, right } = box.getBoundingClientRect()
            const nodes = [...(box.querySelector('newsclip-feed')?.shadowRoot?.querySelectorAll('*:not(span)') ?? [])]
            // What a line that is cut short hides, or a row that is moved on, counts for the line or row, not for itself.
            const hiding = '[part=meta], [part=tags], [part=label], [data-layout=carousel]'
            const seen = nodes.filter((node) => !node.parentElement?.closest(hiding))
            return seen
              .filter((node) => {
                const rect = node.getBoundingClientRect()
                return rect.width && (rect.left < left - 0.5 || rect.right > right + 0.5)
              })
              .map((node) => node.outerHTML.slice(0, 120))
          },
          { width, direction },
        )
        expect(outside, `${width} px, ${direction}`).toEqual([])
      }
    }
  })

  it('is, while it waits, as high as with its cards', async () => {
    let answer = () => {}
    stand.origins.script = async (query) => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return stand.origins.newest(query)
    }
    const page = await stand.visit(feed.replace('more="button"', ''), { viewport: { width: 1280, height: 900 } })
    await stand.origins.untilAsked(1)
    await untilState(page, 'loading')
    const heights = () =>
      page.evaluate(
        (widths) => {
          const box = document.querySelector('#box') as HTMLElement
          return widths.map((width) => {
            box.style.width = `${width}px`
            return box.getBoundingClientRect().height
          })
        },
        widths.filter((width) => width >= 280),
      )
    const waiting = await heights()
    answer()
    await untilState(page, 'ready')
    const ready = await heights()
    expect(Math.min(...waiting)).toBeGreaterThan(200)
    expect(ready).toEqual(waiting)
  })
})
