import { describe, expect, it } from 'vitest'
import { articleOf, htmlOf, readContent, shortly } from '../support/exports.ts'

/** A post as Ghost keeps it. */
const post = {
  ...{ id: 'p1', uuid: 'f0e1', title: 'Harbour reopens', slug: 'harbour-reopens', html: '<p>Ferries run.</p>' },
  ...{ status: 'published', type: 'post', visibility: 'public', featured: 0, custom_excerpt: 'After the storm.' },
  feature_image: '__GHOST_URL__/content/images/crane.jpg',
  ...{ published_at: '2026-03-02T08:00:00.000Z', updated_at: '2026-03-03T08:00:00.000Z' },
}

const tables = {
  posts: [post],
  tags: [
    { id: 't1', name: 'Ferries', slug: 'ferries', visibility: 'public' },
    { id: 't2', name: '#no-ads', slug: 'hash-no-ads', visibility: 'internal' },
    { id: 't3', name: 'Ports', slug: 'ports' },
  ],
  posts_tags: [
    { post_id: 'p1', tag_id: 't1', sort_order: 1 },
    { post_id: 'p1', tag_id: 't2', sort_order: 2 },
    { post_id: 'p1', tag_id: 't3', sort_order: 0 },
  ],
  users: [
    { id: 'u1', name: 'Ada Brandt', email: 'ada@harbour.example' },
    { id: 'u2', name: 'Bo Chen', email: 'bo@harbour.example' },
  ],
  posts_authors: [
    { post_id: 'p1', author_id: 'u2', sort_order: 1 },
    { post_id: 'p1', author_id: 'u1', sort_order: 0 },
  ],
  posts_meta: [{ post_id: 'p1', feature_image_alt: 'A crane', feature_image_caption: '<em>The new crane</em>' }],
  settings: [{ key: 'locale', value: 'en-GB' }],
}

const from = 'https://harbour.example'

/** An export with that post, and what else may stand in it. */
function exported(part: object = {}, others: object = {}): string {
  return JSON.stringify({
    db: [{ meta: { version: '5.80.0' }, data: { ...tables, posts: [{ ...post, ...part }], ...others } }],
  })
}

async function bodyOf(part: object): Promise<{ html: string; told: string[] | undefined }> {
  const [entry] = await readContent(exported({ html: null, feature_image: null, ...part }), { from })
  return { html: htmlOf(entry).replaceAll(/\s*\n\s*/g, ''), told: entry?.told }
}

describe('an export of Ghost', () => {
  it('gives its posts with all that is known of them', async () => {
    expect(await readContent(exported(), { from })).toEqual([
      {
        ...{ line: 1, title: 'Harbour reopens', told: [] },
        article: {
          ...{ title: 'Harbour reopens', slug: 'harbour-reopens', summary: 'After the storm.' },
          body: { html: '<p>Ferries run.</p>' },
          ...{ category: 'General', tags: ['Ports', 'Ferries'], author: 'Ada Brandt, Bo Chen', language: 'en-GB' },
          image: {
            ...{ url: 'https://harbour.example/content/images/crane.jpg', width: undefined, height: undefined },
            ...{ alt: 'A crane', credit: 'The new crane' },
          },
          ...{ publishedAt: '2026-03-02T08:00:00.000Z', updatedAt: '2026-03-03T08:00:00.000Z' },
          origin: { source: 'ghost', guid: 'f0e1' },
        },
        oldAddresses: ['/harbour-reopens/'],
      },
    ])
  })

  it.each([
    [{ status: 'scheduled' }, 'article Harbour reopens'],
    [{ status: 'scheduled', published_at: null }, 'draft Harbour reopens'],
    [{ status: 'draft' }, 'draft Harbour reopens'],
    [{ status: 'sent' }, 'skipped email'],
    [{ email_only: true }, 'skipped email'],
    [{ type: 'page' }, 'skipped page'],
    [{ type: undefined, page: 1 }, 'skipped page'],
    [{ visibility: 'members' }, 'skipped members'],
    [{ visibility: 'paid' }, 'skipped members'],
    [{ visibility: 'tiers', status: 'draft' }, 'skipped members'],
    [{ visibility: undefined }, 'article Harbour reopens'],
    [{ status: 'of-tomorrow' }, 'skipped status'],
  ])('lets in nothing but what is public or a draft: %o', async (part, became) => {
    expect(shortly(await readContent(exported(part)))).toEqual([became])
  })

  it('has had other covers: without the list of databases, and as tools write it that move sites', async () => {
    const wrapped = {
      url: 'https://old.example/2019/05/harbour/',
      data: {
        ...post,
        tags: [
          { url: 'https://old.example/category/ports/', data: { name: 'Ports' } },
          { url: 'https://old.example/tag/x', data: { name: 'X' } },
        ],
        author: { data: { name: 'Ada Brandt' } },
      },
    }
    for (const cover of [{ data: tables }, tables])
      expect(shortly(await readContent(JSON.stringify(cover)))).toEqual(['article Harbour reopens'])
    for (const cover of [{ posts: [wrapped] }, { result: { posts: [wrapped] } }]) {
      const [entry] = await readContent(JSON.stringify(cover))
      expect(entry).toMatchObject({
        article: {
          category: 'Ports',
          tags: ['X'],
          author: 'Ada Brandt',
          origin: { source: 'ghost', guid: 'https://old.example/2019/05/harbour/' },
        },
        oldAddresses: ['https://old.example/2019/05/harbour/'],
      })
    }
  })

  it('of the first version has Markdown, numbers for times, one author, and addresses with the day', async () => {
    const part = {
      ...{
        html: undefined,
        markdown: 'Ferries *run*.\n\n![Crane](/content/images/crane.jpg)',
        image: '/content/images/crane.jpg',
      },
      ...{ published_at: 1772438400000, author_id: 'u2', feature_image: undefined },
    }
    const settings = [{ key: 'permalinks', value: '/:year/:month/:day/:slug/' }]
    const [entry] = await readContent(
      exported({ ...part, published_at: '2026-03-02 08:00:00' }, { settings, posts_authors: [] }),
      { from },
    )
    expect(entry).toMatchObject({ article: { author: 'Bo Chen' }, oldAddresses: ['/2026/03/02/harbour-reopens/'] })
    expect(articleOf(entry).image?.url).toBe('https://harbour.example/content/images/crane.jpg')
    expect(htmlOf(entry)).toBe(
      '<p>Ferries <em>run</em>.</p>\n<p><img src="https://harbour.example/content/images/crane.jpg" alt="Crane"></p>',
    )
    const [numbered] = await readContent(exported(part, { settings }), { from })
    expect(numbered).toMatchObject({
      article: { publishedAt: '2026-03-02T08:00:00.000Z' },
      oldAddresses: ['/2026/03/02/harbour-reopens/'],
    })
  })

  it('is known by the same names, whether or not the site’s address is told', async () => {
    const [told] = await readContent(exported(), { from })
    const [untold] = await readContent(exported())
    expect(articleOf(untold).origin).toEqual(articleOf(told).origin)
  })

  it('has no caption where nobody can see one', async () => {
    const posts_meta = [{ post_id: 'p1', feature_image_alt: 'A crane', feature_image_caption: '\u200b' }]
    const [entry] = await readContent(exported({}, { posts_meta }), { from })
    expect(articleOf(entry).image).not.toHaveProperty('credit')
  })

  it('of a site in a folder leads from there', async () => {
    const [entry] = await readContent(exported(), { from: `${from}/blog/` })
    expect(entry).toMatchObject({ oldAddresses: ['/blog/harbour-reopens/'] })
  })

  it('says that it needs the site’s address where pictures would get lost', async () => {
    const [entry] = await readContent(exported())
    expect(articleOf(entry).image).toBeUndefined()
    expect(entry?.told).toEqual(['the addresses of its pictures begin with __GHOST_URL__: --from says what that is'])
  })
})

describe('a text that Ghost keeps', () => {
  const lexical = (...children: object[]) => ({ lexical: JSON.stringify({ root: { type: 'root', children } }) })
  const text = (words: string, format = 0) => ({ type: 'extended-text', text: words, format })

  it('as Lexical is written as HTML', async () => {
    const document = lexical(
      {
        type: 'paragraph',
        children: [
          text('A '),
          text('bold', 1),
          text(' & '),
          { type: 'link', url: '/b', children: [text('link', 2)] },
          { type: 'linebreak' },
        ],
      },
      { type: 'extended-heading', tag: 'h3', children: [text('Head')] },
      { type: 'list', listType: 'number', children: [{ type: 'listitem', children: [text('One')] }] },
      { type: 'extended-quote', children: [text('So he said')] },
      { type: 'horizontalrule' },
      {
        type: 'image',
        src: '__GHOST_URL__/content/images/a.jpg',
        alt: 'A',
        caption: '<b>Cap</b>',
        width: 8,
        height: 6,
      },
      { type: 'codeblock', code: 'a < b', language: 'js' },
      { type: 'bookmark', url: 'https://film.example/', metadata: { title: 'A film' } },
      { type: 'callout', calloutEmoji: '💡', calloutText: 'Mind <b>this</b>' },
      { type: 'paywall' },
    )
    const { html, told } = await bodyOf(document)
    expect(html).toBe(
      [
        '<p>A <strong>bold</strong> &#x26; <a href="https://harbour.example/b"><em>link</em></a><br></p><h3>Head</h3><ol><li>One</li></ol>',
        '<blockquote><p>So he said</p></blockquote><hr>',
        '<figure><img src="https://harbour.example/content/images/a.jpg" alt="A" width="8" height="6"><figcaption><b>Cap</b></figcaption></figure>',
        '<pre><code>a &#x3C; b</code></pre><figure><a href="https://film.example/">A film</a></figure>',
        '<blockquote><p>💡 Mind <b>this</b></p></blockquote>',
      ].join(''),
    )
    expect(told).toEqual([])
  })

  it('as Mobiledoc is written as HTML', async () => {
    const document = {
      ...{
        version: '0.3.1',
        atoms: [['soft-return', '', {}]],
        markups: [['strong'], ['a', ['href', 'https://film.example/']]],
      },
      cards: [
        ['image', { src: '/content/images/a.jpg', caption: 'Cap' }],
        ['card-markdown', { markdown: '# Marked' }],
        ['hr', {}],
      ],
      sections: [
        [
          1,
          'p',
          [
            [0, [0], 1, 'Bold'],
            [1, [], 0, 0],
            [0, [1, 0], 2, 'both'],
            [0, [], 0, ' & plain'],
          ],
        ],
        [10, 0],
        [3, 'ul', [[[0, [], 0, 'One']], [[0, [], 0, 'Two']]]],
        [10, 1],
        [10, 2],
        [2, 'https://harbour.example/b.jpg'],
      ],
    }
    const { html, told } = await bodyOf({ mobiledoc: JSON.stringify(document) })
    expect(html).toBe(
      [
        '<p><strong>Bold</strong><br><a href="https://film.example/"><strong>both</strong></a> &#x26; plain</p>',
        '<figure><img src="https://harbour.example/content/images/a.jpg" alt=""><figcaption>Cap</figcaption></figure>',
        '<ul><li>One</li><li>Two</li></ul><h2>Marked</h2><hr><figure><img src="https://harbour.example/b.jpg" alt=""></figure>',
      ].join(''),
    )
    expect(told).toEqual([])
  })

  it('loses the cards that members alone are shown', async () => {
    const gated =
      '<p>Free.</p><!--kg-gated-block:begin nonMember:false memberSegment:"status:paid" --><p>Paid.</p><!--kg-gated-block:end-->'
    const shown = '<!--kg-gated-block:begin nonMember:true memberSegment:"" --><p>Shown.</p><!--kg-gated-block:end-->'
    const told = ['what it keeps for members is left out']
    expect(await bodyOf({ html: gated + shown })).toEqual({ html: '<p>Free.</p><p>Shown.</p>', told })
    const card = {
      type: 'html',
      html: '<p>Paid.</p>',
      visibility: { web: { nonMember: false, memberSegment: 'status:paid' } },
    }
    expect(await bodyOf(lexical({ type: 'paragraph', children: [text('Free.')] }, card))).toEqual({
      html: '<p>Free.</p>',
      told,
    })
  })

  it.each([{ showOnWeb: false, showOnEmail: true }, { emailOnly: true }])(
    'loses the cards that stand in e-mails alone: %o',
    async (visibility) => {
      const card = { type: 'html', html: '<p>Dear reader.</p>', visibility }
      const { html } = await bodyOf(lexical({ type: 'paragraph', children: [text('Free.')] }, card))
      expect(html).toBe('<p>Free.</p>')
    },
  )

  it('tells of cards that nobody knows here, and survives documents that are none', async () => {
    expect(await bodyOf(lexical({ type: 'hologram' }, { type: 'paragraph', children: [text('Kept')] }))).toEqual({
      html: '<p>Kept</p>',
      told: ['the card "hologram" is left out'],
    })
    const [entry] = await readContent(exported({ html: null, lexical: '{"root":' }), { from })
    expect(entry?.told).toEqual(['it has no text'])
  })
})
