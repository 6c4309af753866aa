import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { fallback, openNewsstand } from './newsstand.ts'

const stand = openNewsstand()

const widths = [240, 280, 320, 360, 375, 480, 567, 569, 640, 768, 1080, 1280]
const viewport = { width: 2700, height: 4200 }

/** A box of each width, with words below that have to stay where they are. */
function boxes(layout: string, reserve: string): string {
  const attributes = `layout="${layout}" reserve="${reserve}" limit="2" show="summary tags" category="general"`
  const box = (width: number) =>
    `<div style="width:${width}px"><newsclip-feed ${attributes}>${fallback}</newsclip-feed><p>Below</p></div>`
  return `<div style="display:flex;flex-wrap:wrap;align-items:start;gap:8px">${widths.map(box).join('')}</div>`
}

/** Lets the boxes into a page that has the script, answers when all of them wait, and returns what moved meanwhile. */
async function movedBy(html: string): Promise<number[]> {
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  stand.origins.script = async (query) => {
    await held
    return stand.origins.newest(query)
  }
  const page = await stand.visit('', { viewport })
  await page.waitForFunction(() => customElements.get('newsclip-feed'))
  await page.evaluate((html) => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift' })
    document.querySelector('main')?.insertAdjacentHTML('beforeend', html)
  }, html)
  await stand.origins.untilAsked(1)
  await painted(page)
  answer()
  await page.waitForFunction(
    (count) => document.querySelectorAll('newsclip-feed:state(ready)').length === count,
    widths.length,
  )
  await page.waitForLoadState('networkidle')
  await painted(page)
  // The browser tells of what moved in its own time, but in order: so something is moved last.
  const moved = await page.evaluate(async () => {
    const { shifts } = window as unknown as { shifts: number[] }
    const before = shifts.length
    for (let height = 100; shifts.length === before; height += 100) {
      document.body.style.paddingTop = `${height}px`
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
    }
    return shifts
  })
  return moved.slice(0, -1)
}

async function painted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

describe('a list that comes', () => {
  it.each(['auto', 'grid', 'list', 'compact', 'carousel', 'hero'])(
    'moves nothing on the page at twelve widths: %s',
    async (layout) => {
      expect(await movedBy(boxes(layout, 'auto'))).toEqual([])
    },
  )

  it('moves what is below where no room is kept for it', async () => {
    expect((await movedBy(boxes('grid', 'none'))).length).toBeGreaterThan(0)
  })
})
