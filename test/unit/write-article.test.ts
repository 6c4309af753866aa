import * as fc from 'fast-check'
import type { Nodes } from 'hast'
import rehypeParse from 'rehype-parse'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../worker/body/blocks-of.ts'
import { readBody } from '../../worker/body/read-body.ts'
import type { Article } from '../../worker/contract.ts'
import { shareLinks } from '../../worker/domain/share.ts'
import { writeArticle } from '../../worker/feeds/write-article.ts'
import { bare, cleaned, crane, hostileTexts } from '../support/outgoing.ts'
import { readRealArticles } from '../support/real-articles.ts'

const realArticles = await readRealArticles()

function markdownOf(article: Article): string {
  return writeArticle(article, blocksOf(article.body), 'en')
}

const site = { url: 'https://news.example', name: 'News', tagline: '', locale: 'en', xHandle: '' }
const share = shareLinks({ slug: 'crane', url: 'https://news.example/articles/crane', title: 'The crane' }, site)

/** The crane's article with another body, made safe as on the way in. */
function withBody(html: string): Article {
  const body = readBody({ html }, 'https://harbour.example/')
  if ('refusal' in body) throw new Error(body.refusal)
  return { ...bare, body, share }
}

const parser = unified().use(remarkParse).use(remarkGfm)

/** The Markdown as a tree of HTML; raw HTML in it stays a node of its own. */
function treeOf(markdown: string): Nodes {
  return unified().use(remarkRehype, { allowDangerousHtml: true }).runSync(parser.parse(markdown)) as Nodes
}

/** The words of HTML in their order, blanks and breaks aside: where lines break is the writer's business. */
function wordsOf(tree: Nodes): string {
  const words: string[] = []
  visit(tree, (node) => {
    if (node.type === 'text' || node.type === 'raw') words.push(node.value)
  })
  return words.join('').replaceAll(/\s+/g, '')
}

describe('an article as Markdown', () => {
  it('has title, date, category, tags and source reference', () => {
    expect(markdownOf({ ...crane, share })).toBe(`# The harbour gets a second crane

March 1, 2026, updated March 2, 2026 · [General](https://news.example/categories/general) · Ada Brandt

Two ships can be unloaded at once from autumn on.

![A crane "at work"](https://pictures.example/crane.webp?w=1600\\&h=900)

_Ada Brandt_

The council voted for the crane on Monday night.

---

Tags: [#Harbour](https://news.example/tags/harbour) · [#Black & White](https://news.example/tags/black-white)

Source: [Minutes](https://harbour.example/minutes?a=1\\&b=2), Harbour board

Address: <https://news.example/articles/harbour-crane>
`)
  })

  it('says before its headline that it was paid for', () => {
    expect(markdownOf({ ...crane, share, sponsored: true })).toMatch(/^# Sponsored: The harbour/)
  })

  it('keeps the structure of its body', () => {
    const markdown = markdownOf(
      withBody(
        '<h2>One</h2><ul><li>a</li><li>b</li></ul><blockquote><p>said</p></blockquote><pre><code>x &lt; y</code></pre>' +
          '<table><thead><tr><th>k</th></tr></thead><tbody><tr><td>v | w</td></tr></tbody></table><p><a href="/a">to</a></p>',
      ),
    )
    for (const part of ['## One', '- a\n- b', '> said', 'x < y', '| v \\| w |', '[to](https://harbour.example/a)']) {
      expect(markdown).toContain(part)
    }
  })

  it.each([
    '<p><a href="javascript:alert(1)">x</a></p>',
    '<p><a href="JaVaScRiPt&colon;alert(1)">x</a></p>',
    '<p>[x](javascript:alert(1)) ![y](data:text/html,z) &lt;javascript:alert(1)&gt;</p>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; &lt;!-- --&gt;</p>',
    '<script>alert(1)</script><iframe src="javascript:alert(1)"></iframe><svg onload="alert(1)"></svg><p>x</p>',
    '<p><img src="data:image/svg+xml,x"><a href="vbscript:x">y</a></p>',
    '<p>[x]: javascript:alert(1)</p><p>[x]</p>',
    '<pre>```\n&lt;script&gt;\n```\n</pre>',
  ])('lets nothing hostile through: %s', (html) => {
    // Not made safe on the way in: what is stored is looked through again.
    for (const article of [withBody(html), { ...bare, share, body: { html, text: '' } }]) {
      visit(treeOf(markdownOf(article)), (node) => {
        expect(node.type).not.toBe('raw')
        const { href, src } = ('properties' in node ? node.properties : {}) as Record<string, unknown>
        for (const address of [href, src]) if (address !== undefined) expect(address).toMatch(/^(?:https?|mailto|tel):/)
      })
    }
  })

  it.each(Object.entries(hostileTexts))('takes text for text: %s', (_, text) => {
    const tree = treeOf(markdownOf({ ...crane, share, title: text, summary: text, author: text }))
    const paragraphs: string[] = []
    visit(tree, 'element', ({ tagName, children }) => {
      if (tagName === 'h1' || tagName === 'p') paragraphs.push(wordsOf({ type: 'root', children }))
    })
    const wanted = cleaned(text).replaceAll(/\s+/g, '')
    expect(paragraphs[0]).toBe(wanted)
    expect(paragraphs[2]).toBe(wanted)
  })

  it('takes whatever text there may be for text', { timeout: 120_000 }, () => {
    const text = fc
      .array(
        fc.oneof(fc.constantFrom(...'<>&"\'[]()!*_`~#|-+\\.:/\n 1a'), fc.string({ unit: 'grapheme', maxLength: 3 })),
        {
          maxLength: 30,
        },
      )
      .map((signs) => `x${signs.join('')}y`)
    fc.assert(
      fc.property(text, (title) => {
        const tree = treeOf(markdownOf({ ...bare, share, title }))
        let heading = ''
        visit(tree, 'element', ({ tagName, children }) => {
          if (tagName === 'h1') heading = wordsOf({ type: 'root', children })
        })
        expect(heading).toBe(title.replaceAll(/\s+/g, ''))
      }),
      { seed: 20260301, numRuns: 300 },
    )
  })

  it.skipIf(realArticles.length === 0)('has all the words of some hundred real bodies', { timeout: 120_000 }, () => {
    expect(realArticles.length).toBeGreaterThan(300)
    const reader = unified().use(rehypeParse, { fragment: true })
    for (const article of realArticles) {
      expect(wordsOf(treeOf(markdownOf(article))), article.slug).toContain(wordsOf(reader.parse(article.body.html)))
    }
  })

  it('is written of a body that is nested as deeply as any that is taken in', () => {
    const nested = (depth: number) => `${'<blockquote>'.repeat(depth)}x${'</blockquote>'.repeat(depth)}`
    const depths = [2000, 1500, 1000, 800, 600, 400, 200]
    const deepest = depths.find((depth) => !('refusal' in readBody({ html: nested(depth) }, undefined))) ?? 0
    expect(deepest).toBeGreaterThan(100)
    expect(markdownOf(withBody(nested(deepest)))).toContain('\nx\n')
    expect(markdownOf(withBody(nested(90)))).toContain(`${'> '.repeat(90)}x`)
  })
})
