import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openPage } from '../../test/support/browser.ts'
import type { Arrival, Edge } from './edge.ts'

/** What one visit to a page with an embed came to. */
export interface Visit {
  /** From the page's start until the first card's words are painted. */
  cardsMs: number
  /** What had to come first. */
  before: { requests: number; connections: number; bytes: number }
  /** Requests to the site when the reader goes to the page again. */
  again: number
  layoutShift: number
  /** Undefined when no task took 50 ms: the browser tells of none that is shorter. */
  longestTaskMs: number | undefined
}

/** Told to the page around when the words are there: in a frame, to the page that has the frame. */
const watch = () => {
  const told = window as unknown as { cardsMs?: number; shift: number; longest?: number }
  told.shift = 0
  const startedAt = performance.timeOrigin
  const isThere = () => {
    const feed = document.querySelector('newsclip-feed')
    if (feed) return feed.shadowRoot?.querySelector('a[part=link]')
    return document.querySelector('#news a, [part=list] a')
  }
  const look = () => {
    if (!isThere()) return requestAnimationFrame(look)
    // The frame after the one in which they stand has them on the screen.
    return requestAnimationFrame(() => top?.postMessage({ cardsAt: startedAt + performance.now() }, '*'))
  }
  requestAnimationFrame(look)
  if (top !== window) return
  addEventListener('message', ({ data }) => {
    if (data.cardsAt) told.cardsMs ??= data.cardsAt - startedAt
  })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) told.shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) told.longest = Math.max(told.longest ?? 0, duration)
  }).observe({ type: 'longtask', buffered: true })
}

interface Reader {
  /** Of the window, in pixels. */
  width?: number
  /** How many times slower the processor is. */
  slowdown?: number
}

/** Opens the page as one who was never there, and once more. */
export async function visit(
  browser: Browser,
  edge: Edge,
  url: string,
  { width = 1280, slowdown = 1 }: Reader = {},
): Promise<Visit> {
  const page = await openPage(browser, { viewport: { width, height: 900 } })
  await page.addInitScript(watch)
  if (slowdown > 1) {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  }
  const came = edge.arrivals.length
  await page.goto(url)
  const cardsMs = await untilCards(page)
  const before = edge.arrivals.slice(came).filter(({ path }) => !isPicture(path))
  await page.waitForLoadState('networkidle')
  const { shift, longest } = await page.evaluate(() => {
    const { shift, longest } = window as unknown as { shift: number; longest?: number }
    return { shift, longest }
  })
  const again = await visitAgain(page.context(), edge, url)
  await page.context().close()
  return { cardsMs, before: sum(before), again, layoutShift: shift, longestTaskMs: longest }
}

async function untilCards(page: Page): Promise<number> {
  const told = await page.waitForFunction(() => (window as unknown as { cardsMs?: number }).cardsMs)
  return Number(await told.jsonValue())
}

async function visitAgain(context: BrowserContext, edge: Edge, url: string): Promise<number> {
  const came = edge.arrivals.length
  const page = await context.newPage()
  await page.addInitScript(watch)
  await page.goto(url)
  await untilCards(page)
  await page.waitForLoadState('networkidle')
  return edge.arrivals.length - came
}

/** Pictures come when there are cards; a card's words do not wait for them. */
function isPicture(path: string): boolean {
  return path.startsWith('/demo/')
}

function sum(arrivals: Arrival[]) {
  return {
    requests: arrivals.length,
    connections: new Set(arrivals.map(({ connection }) => connection)).size,
    bytes: arrivals.reduce((bytes, arrival) => bytes + arrival.bytes, 0),
  }
}
