import type { CDPSession } from 'playwright-core'
import { expect, it } from 'vitest'
import type { NewsclipFeed } from '../../widget/newsclip-feed.ts'
import { feedTag, openNewsstand, untilState } from './newsstand.ts'

const stand = openNewsstand()

/** How much of each the browser holds after it has thrown away what it can. */
async function held(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { nodes: read('Nodes'), listeners: read('JSEventListeners'), bytes: read('JSHeapUsedSize') }
}

/** Changes what is asked for and how it looks, takes the element away and puts it back, and has it gone and made anew. */
async function live({ times, tag }: { times: number; tag: string }) {
  const feed = document.querySelector('newsclip-feed') as NewsclipFeed
  const place = feed.parentElement as HTMLElement
  const layouts = ['auto', 'grid', 'list', 'compact', 'carousel', 'hero']
  for (let time = 0; time < times; time++) {
    feed.setAttribute('layout', layouts[time % layouts.length] ?? '')
    feed.setAttribute('theme', time % 2 ? 'dark' : 'light')
    feed.setAttribute('limit', String(1 + (time % 4)))
    feed.setAttribute('refresh', String(300 + time))
    await feed.updateComplete
    if (time % 5 === 0) {
      feed.remove()
      place.appendChild(feed)
    }
    if (time % 10 === 0) {
      place.insertAdjacentHTML('beforeend', tag)
      const guest = place.lastElementChild as NewsclipFeed
      await guest.updateComplete
      guest.remove()
    }
  }
  feed.setAttribute('limit', '2')
  feed.setAttribute('layout', 'grid')
}

it('a thousand changes leave no node, no listener and no memory behind', async () => {
  const page = await stand.visit(feedTag)
  await untilState(page, 'ready')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const settle = async () => {
    await page.waitForFunction(
      () => document.querySelector('newsclip-feed')?.shadowRoot?.querySelectorAll('[part=list] > li a').length === 2,
    )
    await page.waitForLoadState('networkidle')
    return held(session)
  }
  // The first hundred fill what is filled once: compiled code, templates, styles.
  await page.evaluate(live, { times: 100, tag: feedTag })
  const before = await settle()
  await page.evaluate(live, { times: 1_000, tag: feedTag })
  const after = await settle()
  expect(before.nodes).toBeGreaterThan(50)
  expect(after.nodes - before.nodes).toBeLessThan(50)
  expect(after.listeners - before.listeners).toBeLessThan(10)
  expect(after.bytes - before.bytes).toBeLessThan(300_000)
})
