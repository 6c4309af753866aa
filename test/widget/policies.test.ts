import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { feedTag, openNewsstand, untilState } from './newsstand.ts'

const stand = openNewsstand()

/** Of the script, as /widget/versions.json has it. */
async function integrityOfScript(): Promise<string> {
  const script = await fetch(`${stand.origins.siteUrl}/widget/newsclip-feed.js`)
  return `sha384-${createHash('sha384')
    .update(Buffer.from(await script.arrayBuffer()))
    .digest('base64')}`
}

function pinnedTag(integrity: string): string {
  return `<script type="module" src="${stand.origins.siteUrl}/widget/newsclip-feed.js" integrity="${integrity}" crossorigin></script>`
}

/** Opens a page with this policy, and keeps what the browser says against anything on it. */
async function visitUnder(policy: string, script?: string) {
  const said: string[] = []
  const page = await stand.visit(feedTag, {
    head: `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll('SITE', stand.origins.siteUrl)}">`,
    ...(script === undefined ? {} : { script }),
    prepare: async (page) => {
      page.on('console', (message) => said.push(message.text()))
      page.on('pageerror', (error) => said.push(error.message))
    },
  })
  return { page, said }
}

describe('under a policy', () => {
  it.each([
    ['of hashes only', `default-src 'none'; script-src 'HASH'; connect-src SITE; img-src SITE`],
    [
      'without any styles',
      `default-src 'none'; script-src SITE; style-src 'none'; style-src-attr 'none'; connect-src SITE; img-src SITE`,
    ],
    [
      'with Trusted Types',
      `default-src 'none'; script-src SITE; connect-src SITE; img-src SITE; require-trusted-types-for 'script'; trusted-types lit-html`,
    ],
    [
      'with all of that',
      `default-src 'none'; script-src 'HASH'; style-src 'none'; connect-src SITE; img-src SITE; require-trusted-types-for 'script'; trusted-types lit-html`,
    ],
  ])('%s the pinned script shows its cards in their styles, and nothing is refused', async (_, policy) => {
    const integrity = await integrityOfScript()
    const { page, said } = await visitUnder(policy.replace('HASH', integrity), pinnedTag(integrity))
    await untilState(page, 'ready')
    await page.waitForLoadState('networkidle')
    const card = page.locator('newsclip-feed [part=card]').first()
    expect(await card.evaluate((card) => getComputedStyle(card).display)).toBe('flex')
    // The page's own style attribute is what a page of such a policy would not have.
    expect(said.filter((text) => !text.includes('inline style'))).toEqual([])
  })

  it('that lets nothing be asked for, the script with its list inside shows it', async () => {
    const script = stand.origins.inlineTag('?category=general&limit=6')
    const { page } = await visitUnder(`default-src 'none'; script-src SITE; img-src SITE`, script)
    await untilState(page, 'ready')
    expect(await page.locator('newsclip-feed [part=link]').count()).toBe(6)
    expect(stand.origins.asked).toEqual([])
  })

  it.each([
    ['does not let the site’s script run', `default-src 'none'; script-src 'self'`, 'true'],
    ['names other Trusted Types than ours', `require-trusted-types-for 'script'; trusted-types theirs`, 'true'],
    ['is held to the hash of another script', `script-src SITE`, 'false'],
  ])('that %s the link is there', async (_, policy, honest) => {
    const integrity = honest === 'true' ? await integrityOfScript() : `sha384-${'A'.repeat(64)}`
    const { page, said } = await visitUnder(policy, pinnedTag(integrity))
    await page.waitForLoadState('load')
    expect(await page.locator('newsclip-feed > a').isVisible()).toBe(true)
    expect(await page.evaluate(() => customElements.get('newsclip-feed') === undefined)).toBe(true)
    expect(said.length).toBeGreaterThan(0)
    expect(stand.origins.asked).toEqual([])
  })
})
