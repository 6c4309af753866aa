import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Article, ImportReport } from '../../worker/contract.ts'
import { timeComplaint } from '../../worker/domain/time.ts'
import { newsroom } from '../support/newsroom.ts'
import { askJson, askProblem, importArticles, sendLines } from '../support/site.ts'

const { harbour, library, ferry } = newsroom

async function articleCount() {
  const row = await env.DB.prepare('SELECT count(*) AS n FROM articles').first<{ n: number }>()
  return row?.n
}

async function refusal(article: object): Promise<string> {
  const { outcomes } = await importArticles(article)
  const [first] = outcomes
  if (first?.outcome !== 'refused') throw new Error('It was not refused.')
  return `${first.reason}: ${first.detail}`
}

describe('an import', () => {
  it('counts what it added, and adds nothing the second time', async () => {
    expect(await importArticles(harbour, library)).toMatchObject({ added: 2, updated: 0, unchanged: 0, refused: 0 })
    expect(await importArticles(harbour, library)).toMatchObject({ added: 0, updated: 0, unchanged: 2, refused: 0 })
    expect(await importArticles({ ...harbour, title: 'Changed' })).toMatchObject({ updated: 1 })
    expect(await articleCount()).toBe(2)
  })

  it('keeps the sound lines and says of each other one where and why', async () => {
    const lines = [
      JSON.stringify(harbour),
      '',
      '{"title": "cut',
      JSON.stringify({ ...library, title: ' ' }),
      JSON.stringify(ferry),
    ]
    const report = await (await sendLines(lines.join('\n'))).json<ImportReport>()
    expect(report).toMatchObject({ added: 2, refused: 2 })
    expect(report.outcomes.map((one) => [one.line, one.outcome])).toEqual([
      [1, 'added'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'added'],
    ])
    expect(await articleCount()).toBe(2)
  })

  it.each([
    [{ ...harbour, title: undefined }, 'invalid: title is missing'],
    [{ ...harbour, title: '' }, 'invalid: title is empty'],
    [{ ...harbour, title: '\0' }, 'invalid: title is empty'],
    [{ ...harbour, title: '\u200b\u200b' }, 'invalid: title is empty'],
    [{ ...harbour, title: 'a'.repeat(301) }, 'invalid: title is longer than 300 characters'],
    [{ ...harbour, title: 7 }, 'invalid: title must be string'],
    [{ ...harbour, sponsored: 'yes' }, 'invalid: sponsored must be boolean'],
    [{ ...harbour, colour: 'red' }, 'invalid: colour is not a part of an article'],
    [{ ...harbour, slug: 'Harbour Crane' }, 'invalid: slug is not a slug: lower-case words joined by hyphens'],
    [{ ...harbour, publishedAt: undefined }, 'invalid: publishedAt is missing'],
    [{ ...harbour, publishedAt: 'yesterday' }, `invalid: publishedAt ${timeComplaint}`],
    [{ ...harbour, publishedAt: '1949-01-01T00:00:00Z' }, `invalid: publishedAt ${timeComplaint}`],
    [{ ...harbour, source: { url: 'javascript:alert(1)' } }, 'invalid: source.url is not an http or https address'],
    [{ ...harbour, image: { url: '/crane.jpg' } }, 'invalid: image.url is not an http or https address'],
    [{ ...harbour, tags: ['Harbour', ''] }, 'invalid: tags.1 is empty'],
    [{ ...harbour, tags: 'Harbour' }, 'invalid: tags must be a list'],
    [{ ...harbour, body: '<p>Bare</p>' }, 'invalid: body must be one of {"html"}, {"markdown"}, {"text"}'],
    [{ ...harbour, body: { html: 'x'.repeat(3_000_000) } }, 'invalid: body.html is longer than 500,000 characters'],
    [{ ...harbour, body: { html: '<b>'.repeat(100_000) } }, 'body-unreadable: body is nested too deeply'],
    [{ ...harbour, language: 'English please' }, 'invalid: language is not a BCP 47 language tag'],
    [[], 'invalid: title is missing'],
  ])('refuses what is wrong and says how (%#)', async (article, complaint) => {
    expect(await refusal(article)).toBe(complaint)
    expect(await articleCount()).toBe(0)
  })

  it('says what it could not file an article under, and files it otherwise', async () => {
    const strange = { ...harbour, category: '???', tags: ['Harbour', '#!', '½'] }
    const told = [
      'category "???" has no letter or digit: "General" instead',
      'tag "#!" has no letter or digit: left out',
    ]
    for (const outcome of ['added', 'unchanged']) {
      const { outcomes } = await importArticles(strange, library)
      expect(outcomes).toEqual([
        { line: 1, outcome, slug: 'harbour-crane', told },
        { line: 2, outcome, slug: 'library-sundays' },
      ])
    }
    const { category, tags } = await askJson<Article>('/api/v1/articles/harbour-crane')
    expect([category.name, tags.map(({ name }) => name)]).toEqual(['General', ['Harbour', '½']])
  })

  it('refuses a slug that another source took, and leaves that article as it was', async () => {
    await importArticles(harbour)
    expect(await refusal({ ...harbour, title: 'Usurper', origin: { source: 'x.example', guid: '1' } })).toBe(
      'slug-taken: "harbour-crane" is the address of another article',
    )
    expect((await askJson<Article>('/api/v1/articles/harbour-crane')).title).toBe(harbour.title)
  })

  it('refuses a body for which there is no room, and keeps the others', async () => {
    // In Han each character is indexed with its neighbour, so that the same number of letters would have fitted.
    const report = await importArticles({ ...harbour, body: { text: '港'.repeat(200_000) } }, ferry)
    expect(report.outcomes).toMatchObject([
      { outcome: 'refused', reason: 'body-unreadable', detail: 'body is too long to be kept' },
      { outcome: 'added' },
    ])
    expect(await importArticles({ ...harbour, body: { text: 'a'.repeat(500_000) } })).toMatchObject({ added: 1 })
  })

  it('makes a body full of script harmless', async () => {
    const html = [
      '<p onclick="steal()">Kept <script>steal()</script>words</p>',
      '<img src="x.png" onerror="steal()"><a href="java\nscript:steal()">link</a>',
      '<iframe srcdoc="<script>steal()</script>"></iframe><svg onload="steal()"><script>steal()</script></svg>',
      '<style>body{display:none}</style><form action="/x"><button>Go</button></form><base href="https://evil.example/">',
    ].join('')
    await importArticles({ ...harbour, body: { html } })
    const { body } = await askJson<Article>('/api/v1/articles/harbour-crane')
    expect(body.html).toBe('<p>Kept words</p><img src="https://harbour.example/x.png"><a>link</a>Go')
    expect(body.text).toBe('Kept words\n\nlinkGo')
  })

  it('leaves out the characters that neither HTML nor XML may hold', async () => {
    await importArticles({ ...harbour, title: 'Null\0 byte', body: { text: 'a\0b\x1bc' } })
    const article = await askJson<Article>('/api/v1/articles/harbour-crane')
    expect([article.title, article.body.text]).toEqual(['Null byte', 'abc'])
  })

  it('takes a body as Markdown and as plain text', async () => {
    await importArticles({ ...harbour, body: { markdown: '## Why\n\n> More trade\n\n<script>x</script>' } }, ferry)
    expect((await askJson<Article>('/api/v1/articles/harbour-crane')).body.html).toBe(
      '<h2>Why</h2>\n<blockquote>\n<p>More trade</p>\n</blockquote>',
    )
    expect((await askJson<Article>('/api/v1/articles/ferry-returns')).body.html).toBe(
      '<p>The ferry sails twice a day.</p><p>Tickets are sold on board.</p>',
    )
  })

  it('fills in what is absent: slug, summary, category, publisher', async () => {
    const text = 'word '.repeat(100)
    await importArticles({
      title: 'Ünder #1: C++',
      body: { text },
      publishedAt: '2026-03-01',
      source: { url: 'https://www.a.example/1' },
    })
    const article = await askJson<Article>('/api/v1/articles/uender-1-c-plus-plus')
    expect(article.category.name).toBe('General')
    expect(article.summary).toMatch(/^word .*word…$/)
    expect(article.summary.length).toBeLessThanOrEqual(220)
    expect(article.source).toEqual({ url: 'https://www.a.example/1', publisher: 'a.example', title: null })
    expect(article.author).toBeNull()
  })
})

describe('the door to writing', () => {
  const article = JSON.stringify(harbour)

  it.each([
    [{ Authorization: '' }, 'token-missing'],
    [{ Authorization: 'Basic YTpi' }, 'token-missing'],
    [{ Authorization: 'Bearer wrong' }, 'token-wrong'],
    [{ Authorization: 'Bearer a-token-for-test' }, 'token-wrong'],
  ])('stays shut without the right token (%o)', async (headers, problem) => {
    const response = await sendLines(article, headers)
    expect(response.status).toBe(401)
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="Newsclip"')
    expect(await response.json()).toMatchObject({ type: `https://news.example/problems/${problem}` })
    expect(await articleCount()).toBe(0)
  })

  it('reads one article a line and no other type', async () => {
    const response = await sendLines(article, { 'Content-Type': 'application/json' })
    expect(response.status).toBe(415)
  })

  it('takes at most five hundred lines and four million bytes', async () => {
    expect((await sendLines(`${article}\n`.repeat(501))).status).toBe(413)
    expect((await sendLines('x'.repeat(4_000_001))).status).toBe(413)
    expect(await articleCount()).toBe(0)
  })

  it('says what an address without this method knows', async () => {
    const problem = await askProblem('/api/v1/imports', { method: 'PATCH' })
    expect(problem.status).toBe(405)
    expect(problem.headers.get('Allow')).toBe('POST, GET, HEAD, OPTIONS')
  })
})
