import { describe, expect, it } from 'vitest'
import { bundleElement } from '../../scripts/build-widget.ts'
import { headlines, openNewsstand, untilState } from './newsstand.ts'

const stand = openNewsstand()

describe('the element', () => {
  it('is the same on all of Lit as on what the bundle has of it', async () => {
    const { code } = await bundleElement('widget/start.ts', [])
    const seen: unknown[] = []
    for (const wholeLit of [false, true]) {
      const tag = `<newsclip-feed src="${stand.origins.siteUrl}" category="general" more="button" limit="3"></newsclip-feed>`
      const page = await stand.visit(tag, wholeLit ? { script: '' } : {})
      if (wholeLit) await page.addScriptTag({ type: 'module', content: code })
      await untilState(page, 'ready')
      const feed = page.locator('newsclip-feed')
      // Lit marks its places with comments that are new each time.
      const html = () => feed.evaluate((feed) => feed.shadowRoot?.innerHTML.replace(/<!--.*?-->/g, ''))
      const before = await html()
      expect(await headlines(page)).toHaveLength(3)
      await page.getByRole('button', { name: 'Show more' }).click()
      await page.getByText('3 more articles').waitFor({ state: 'attached' })
      const after = await html()
      await feed.evaluate(async (feed) => {
        feed.setAttribute('layout', 'list')
        feed.setAttribute('hide', 'image')
        feed.remove()
        document.querySelector('main')?.appendChild(feed)
        await (feed as HTMLElementTagNameMap['newsclip-feed']).updateComplete
      })
      const moved = await html()
      await feed.evaluate((feed) => feed.setAttribute('category', 'world'))
      await page.waitForFunction(
        () => document.querySelector('newsclip-feed')?.shadowRoot?.querySelectorAll('li').length === 3,
      )
      await untilState(page, 'ready')
      seen.push([before, after, moved, await html(), stand.origins.asked.splice(0)])
    }
    expect(seen[0]).toEqual(seen[1])
  })
})
