import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { html } from 'hono/html'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CardsOptions, cards } from '../../widget/card.ts'
import { hueOf } from '../../widget/hue.ts'
import { layouts, pieces } from '../../widget/layouts.ts'
import type { Card } from '../../worker/contract.ts'
import { writeListWords } from '../../worker/domain/list-words.ts'
import { type FeedBox, renderFeedBox } from '../../worker/pages/feed-box.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { listCards } from './stories.ts'

const stories: Card[] = listCards('https://news.example', 8)
const hostile = `<b title='"&amp;'>&lt; "quoted" 'twice' \` \${x}</b>`
const [first] = stories as [Card]
const odd: Card[] = [
  {
    ...first,
    sponsored: true,
    title: hostile,
    summary: hostile,
    language: hostile,
    publishedText: hostile,
    category: { ...first.category, slug: hostile, name: hostile },
    tags: [first, first].map(() => ({ slug: hostile, name: hostile, url: hostile })),
    source: { url: hostile, publisher: hostile, title: hostile },
    image: {
      url: `https://news.example/?${hostile}`,
      alt: hostile,
      width: null,
      height: null,
      credit: hostile,
      color: hostile,
      srcset: hostile,
    },
  },
  {
    ...first,
    url: 'javascript:alert(1)',
    image: { url: 'javascript:alert(1)', alt: '', width: 1, height: 1, credit: null, color: null, srcset: null },
  },
  { ...first, summary: '', tags: [], source: null, image: null },
]
/** A headline of each kind that has ever broken a card. */
const headlines: [kind: string, Partial<Card>][] = [
  ['hostile', odd[0] as Card],
  ['with no address to follow', odd[1] as Card],
  ['bare', odd[2] as Card],
  ['paid for', { sponsored: true }],
  ['without a picture', { image: null }],
  ['of one word without an end', { title: 'Rechtsschutzversicherungsgesellschaften'.repeat(9), language: 'de' }],
  ['from right to left', { title: 'اليونسكو تضيف مخطوطات صنعاء القديمة "Codex"', language: 'ar' }],
  ['in Japanese', { title: '水俣の名を刻んだ条約——海へ流した水銀が食卓へ帰ってきた', language: 'ja' }],
  ['with signs that templates mean something by', { title: `{{x}} <!-- ?lit$0$ --> \${y} $& %s`, language: 'en' }],
  ['of blanks', { title: '  a\u00a0b\u2028c\t ', summary: '\n', language: 'en' }],
]
const { heading, ...words } = writeListWords('en', { kind: 'category', title: 'General', articleCount: 8 })
const usualBox: FeedBox = {
  title: 'General',
  articles: stories,
  words,
  heading,
  headingLevel: 2,
  layout: 'auto',
  show: ['image', 'source', 'time'],
  theme: 'inherit',
  target: '_self',
  moreUrl: undefined,
  utm: '',
}

/** What the page can do. */
interface InPage {
  renderWithLit: (stories: unknown, options: unknown, into: Element) => void
  renderViewWithLit: (view: unknown, into: Element) => void
  readTree: typeof readTree
}

/** What is in an element, without what a reader cannot tell: comments, and the order of attributes. Runs in the page. */
function readTree(root: Element): unknown[] {
  const seen = (node: Node): unknown => {
    if (!(node instanceof Element)) return node.textContent
    const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
    return { tag: node.tagName, attributes, children: [...node.childNodes].map(seen) }
  }
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (comments.nextNode()) found.push(comments.currentNode)
  for (const comment of found) comment.parentNode?.removeChild(comment)
  // Lit leaves a seam in the text where a comment was.
  root.normalize()
  return [...root.childNodes].map(seen)
}

let page: Page

beforeAll(async () => {
  const browser = await openBrowser()
  page = await openPage(browser)
  const { outputFiles } = await build({
    stdin: {
      contents: `import { html, render } from 'lit'
import { cards } from './widget/card.ts'
import { feedView } from './widget/feed-view.ts'
globalThis.renderViewWithLit = (view, into) => render(feedView(view), into)
globalThis.readTree = ${readTree}
globalThis.renderWithLit = (stories, options, into) => render(cards(html, stories, options), into)`,
      resolveDir: join(import.meta.dirname, '../..'),
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
  })
  await page.setContent('<!doctype html><title>Cards</title>')
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
})

afterAll(async () => {
  await page?.context().browser()?.close()
})

/** Both renderings as the browser has them. */
function renderBoth(given: Card[], options: CardsOptions): Promise<{ lit: unknown; hono: unknown }> {
  const atTheEdge = String(cards(html, given, options))
  return page.evaluate(
    ({ given, options, atTheEdge }) => {
      const lit = document.createElement('div')
      const hono = document.createElement('div')
      document.body.replaceChildren(lit, hono)
      ;(globalThis as unknown as InPage).renderWithLit(given, options, lit)
      hono.innerHTML = atTheEdge
      const { readTree } = globalThis as unknown as InPage
      return { lit: readTree(lit), hono: readTree(hono) }
    },
    { given, options, atTheEdge },
  )
}

describe('cards', () => {
  it.each<[string, Card[], CardsOptions]>([
    ['as a page has them', stories, { layout: 'auto', headingLevel: 3 }],
    ['with everything', stories, { layout: 'grid', headingLevel: 2, show: pieces, target: '_blank' }],
    ['with nothing but headlines', stories, { layout: 'compact', headingLevel: 4, show: [] }],
    [
      'hostile or with parts missing',
      odd,
      {
        layout: 'list',
        headingLevel: 5,
        show: pieces,
        target: `_top"'`,
        words: { newTab: hostile, sponsored: hostile },
      },
    ],
    ['none at all', [], { layout: 'hero', headingLevel: 6 }],
  ])('are the same from Lit and from Hono, %s', async (_, given, options) => {
    const { lit, hono } = await renderBoth(given, options)
    expect(hono).toMatchObject([{ tag: 'UL', attributes: { part: 'list', 'data-layout': options.layout } }])
    expect(JSON.stringify(hono).split('"tag":"ARTICLE"')).toHaveLength(given.length + 1)
    expect(lit).toEqual(hono)
  })

  describe.each(layouts)('of the layout %s', (layout) => {
    it.each(headlines)('are the same from Lit and from Hono, %s', async (_, odd) => {
      const given = [{ ...first, ...odd }, first]
      for (const options of [
        { layout, headingLevel: 3 },
        {
          layout,
          headingLevel: 4,
          show: pieces,
          target: '_blank',
          words: { newTab: '(新しいタブ)', sponsored: 'إعلان' },
        },
      ] satisfies CardsOptions[]) {
        const { lit, hono } = await renderBoth(given, options)
        expect(JSON.stringify(hono)).toContain(`"data-layout":"${layout}"`)
        expect(lit).toEqual(hono)
      }
    })
  })

  it('say in the link that it opens in a new tab, and only then', () => {
    const render = (target?: string) =>
      String(cards(html, [first], { layout: 'auto', headingLevel: 3, ...(target ? { target } : {}) }))
    expect(render('_blank')).toContain('(opens in a new tab)')
    expect(render('_top')).not.toContain('new tab')
    expect(render()).not.toContain('new tab')
  })

  it('say first in the link, and to be seen, that an article is paid for', () => {
    const render = (story: Card, words?: { newTab: string; sponsored: string }) =>
      String(cards(html, [story], { layout: 'compact', headingLevel: 3, show: [], ...(words ? { words } : {}) }))
    const paid = { ...first, sponsored: true }
    expect(render(paid)).toMatch(new RegExp(`<a [^>]*><bdi [^>]*part="sponsored">Sponsored</bdi> ${first.title}</a>`))
    expect(render(paid, { newTab: '', sponsored: 'Anzeige' })).toContain(`>Anzeige</bdi> ${first.title}</a>`)
    expect(render(first)).not.toContain('ponsored')
  })

  it('have one link each, in a heading of the level that was asked for', () => {
    for (const headingLevel of [2, 3, 4, 5, 6] as const) {
      const rendered = String(cards(html, [first], { layout: 'auto', headingLevel }))
      expect(rendered.match(/<a /g)).toHaveLength(1)
      expect(rendered).toMatch(new RegExp(`<h${headingLevel} [^>]*><a [^>]*>${first.title}</a></h${headingLevel}>`))
    }
  })

  it('have their category’s colour, one of those that card.css knows', () => {
    const css = readFileSync(join(import.meta.dirname, '../../widget/card.css'), 'utf8')
    for (const slug of ['general', 'world', 'science', 'rights', 'världen', '水俣', '']) {
      expect(css).toContain(`[data-hue="${hueOf(slug)}"]`)
    }
    expect(String(cards(html, [first], { layout: 'auto', headingLevel: 3 }))).toContain(
      `data-hue="${hueOf('general')}"`,
    )
  })
})

describe('a box of cards', () => {
  it.each<[string, Partial<FeedBox>]>([
    ['of a category', { moreUrl: first.category.url }],
    [
      'with words of its own, from right to left',
      { heading: hostile, words: { ...words, locale: 'ar', direction: 'rtl' } },
    ],
    [
      'that opens elsewhere and tells where from',
      { moreUrl: first.category.url, target: '_blank', utm: 'blog', theme: 'dark' },
    ],
    ['with nothing in it', { articles: [] }],
  ])('is the same in the element and at the edge, but for what needs a script: %s', async (_, chosen) => {
    const box: FeedBox = { ...usualBox, ...chosen }
    const { title, articles, headingLevel, moreUrl, ...look } = box
    const view = {
      feed: { state: articles.length ? 'ready' : 'empty', list: { title, articles, next: null, words: box.words } },
      settings: {
        ...look,
        headingLevel,
        category: moreUrl ? 'general' : '',
        more: moreUrl ? 'link' : 'none',
      },
      words: box.words,
      locale: '',
      fallback: false,
      status: '',
      isLandmark: true,
    }
    const { lit, hono } = await page.evaluate(
      ({ view, atTheEdge }) => {
        const lit = document.createElement('div')
        const hono = document.createElement('div')
        ;(globalThis as unknown as InPage).renderViewWithLit(view, lit)
        hono.innerHTML = atTheEdge
        for (const slot of lit.querySelectorAll('slot')) slot.replaceWith(...slot.childNodes)
        lit.querySelector('[role=status]')?.remove()
        lit.querySelector('section')?.removeAttribute('aria-busy')
        const { readTree } = globalThis as unknown as InPage
        return { lit: readTree(lit), hono: readTree(hono) }
      },
      { view, atTheEdge: String(renderFeedBox(box)) },
    )
    expect(hono).toMatchObject([{ tag: 'SECTION', attributes: { part: 'root' } }])
    expect(lit).toEqual(hono)
  })
})
