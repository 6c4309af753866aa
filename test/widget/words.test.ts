import { describe, expect, it } from 'vitest'
import { writeListWords } from '../../worker/domain/list-words.ts'
import { openNewsstand, untilState } from './newsstand.ts'

const stand = openNewsstand()

const arabic = writeListWords('ar', { kind: 'category', title: 'عام', articleCount: 3 })

describe('the words around the cards', () => {
  it('are asked for in the language of the nearest element that names one, out of shadow roots too', async () => {
    const page = await stand.visit(
      '<div lang="de"><div id="host"><template shadowrootmode="open"><newsclip-feed limit="3" lang="fr" loading="eager"></newsclip-feed></template></div></div>',
    )
    await untilState(page, 'ready')
    // Its own attribute is about the articles.
    expect(stand.origins.asked).toEqual(['?lang=fr&limit=3&locale=de'])
  })

  it('are asked for in none where the page names none, or nothing that can be one', async () => {
    const page = await stand.visit('<div lang="not a language"><newsclip-feed></newsclip-feed></div>')
    await untilState(page, 'ready')
    expect(stand.origins.asked).toEqual(['?limit=6'])
  })

  it('are the answer’s, in its language and direction', async () => {
    stand.origins.script = () => ({
      body: { title: 'عام', articles: stand.origins.cards(3), next: 'page-2', words: arabic },
    })
    const page = await stand.visit('<newsclip-feed more="button" target="_blank" limit="3"></newsclip-feed>')
    await untilState(page, 'ready')
    const root = page.locator('newsclip-feed [part=root]')
    expect(await root.getAttribute('lang')).toBe('ar')
    expect(await root.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl')
    expect(await page.getByRole('heading', { name: arabic.heading }).count()).toBe(1)
    expect(await page.getByRole('link', { name: arabic.newTab }).count()).toBe(3)
    await page.getByRole('button', { name: arabic.loadMore }).click()
    await page.locator('newsclip-feed [part=status]').filter({ hasText: arabic.added }).waitFor({ state: 'attached' })
  })

  it('are English where an answer has none, or some that are no text', async () => {
    stand.origins.script = () => ({
      body: {
        title: 'General',
        articles: stand.origins.cards(3),
        next: 'page-2',
        words: { loadMore: { a: 1 }, seeAll: null },
      },
    })
    const page = await stand.visit('<newsclip-feed more="button"></newsclip-feed>')
    await untilState(page, 'ready')
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(1)
    expect(await page.locator('newsclip-feed h2').textContent()).toBe('More from General')
  })
})
