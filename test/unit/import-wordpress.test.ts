import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Piece, splitItems } from '../../scripts/import/wordpress/split-items.ts'
import { readContext } from '../../scripts/import/wordpress/wxr-context.ts'
import { articleOf, htmlOf, readContent, readExport, saveFiles, shortly } from '../support/exports.ts'
import { zipOf } from '../support/zip.ts'

/** An export of the Harbour Post with these items. */
function wxr(...items: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">
<channel>
<title>Harbour Post</title><link>https://harbour.example</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://harbour.example</wp:base_blog_url>
<wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada &#66;randt]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>7</wp:term_id><wp:cat_name><![CDATA[Ports & Piers]]></wp:cat_name></wp:category>
${items.join('\n')}
</channel></rss>`
}

interface Written {
  id?: number
  title?: string
  status?: string
  type?: string
  content?: string
  /** Further elements. */
  more?: string
}

function item({
  id = 1,
  title = 'Harbour reopens',
  status = 'publish',
  type = 'post',
  content = '<p>Ferries run.</p>',
  more = '',
}: Written = {}): string {
  return `<item><title>${title}</title><link>https://harbour.example/2026/03/post-${id}/</link>
<dc:creator><![CDATA[ada]]></dc:creator><guid isPermaLink="false">https://harbour.example/?p=${id}</guid>
<content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>2026-03-02 10:00:00</wp:post_date>
<wp:post_date_gmt>2026-03-02 08:00:00</wp:post_date_gmt><wp:post_name>post-${id}</wp:post_name>
<wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type><wp:post_password></wp:post_password>
${more}</item>`
}

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`

const crane = `<item><title>crane</title><wp:post_id>90</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:status>inherit</wp:status><wp:attachment_url>https://harbour.example/uploads/crane.jpg</wp:attachment_url>
<excerpt:encoded><![CDATA[The new crane]]></excerpt:encoded><wp:post_parent>1</wp:post_parent>
${meta('_wp_attachment_image_alt', 'A crane above the quay')}</item>`

describe('an export of WordPress', () => {
  it('gives its posts with all that is known of them', async () => {
    const labels = `<category domain="category" nicename="news"><![CDATA[News]]></category>
<category domain="category" nicename="ports"><![CDATA[Ports &amp; Piers]]></category>
<category domain="post_tag" nicename="ferries"><![CDATA[Ferries]]></category>`
    const more = `${labels}${meta('_thumbnail_id', '90')}${meta('_yoast_wpseo_primary_category', '7')}${meta('_wp_old_slug', 'reopening')}
<wp:post_modified_gmt>2026-03-03 09:30:00</wp:post_modified_gmt>`
    const [entry] = await readContent(wxr(item({ title: '<![CDATA[Harbour &#8220;reopens&#8221;]]>', more }), crane))
    expect(entry).toEqual({
      line: 1,
      title: 'Harbour “reopens”',
      told: [],
      article: {
        title: 'Harbour “reopens”',
        slug: 'post-1',
        summary: undefined,
        body: { html: '<p>Ferries run.</p>' },
        category: 'Ports & Piers',
        tags: ['News', 'Ferries'],
        image: {
          ...{ url: 'https://harbour.example/uploads/crane.jpg', width: undefined, height: undefined },
          ...{ alt: 'A crane above the quay', credit: 'The new crane' },
        },
        author: 'Ada Brandt',
        language: 'en-GB',
        publishedAt: '2026-03-02T08:00:00.000Z',
        updatedAt: '2026-03-03T09:30:00.000Z',
        origin: { source: 'harbour.example', guid: 'https://harbour.example/?p=1' },
      },
      oldAddresses: [
        'https://harbour.example/2026/03/post-1/',
        'https://harbour.example/2026/03/reopening/',
        '/?p=1',
        'https://harbour.example/?p=1',
      ],
    })
  })

  it('says which of its labels have no address, and takes the others', async () => {
    const labels = ['???', 'Ports'].map((name) => `<category domain="category" nicename="a">${name}</category>`)
    const more = `${labels.join('')}<category domain="post_tag" nicename="b">!</category>`
    const entries = await readContent(wxr(item({ more }), item({ status: 'draft', more })))
    for (const entry of entries) {
      expect(entry).toMatchObject({
        [entry === entries[0] ? 'article' : 'draft']: { category: 'Ports', tags: [] },
        told: ['category "???" has no letter or digit: left out', 'tag "!" has no letter or digit: left out'],
      })
    }
  })

  it('says that it has more tags than an article may have', async () => {
    const tags = Array.from({ length: 31 }, (_, n) => `<category domain="post_tag" nicename="t">Quay ${n}</category>`)
    const entries = await readContent(wxr(item({ more: tags.join('') }), item({ id: 2, more: tags.slice(1).join('') })))
    expect(entries.map((entry) => [articleOf(entry).tags?.length, entry.told])).toEqual([
      [30, ['of its 31 tags 30 are taken']],
      [30, []],
    ])
  })

  it.each([
    [{ status: 'publish' }, 'article Harbour reopens'],
    [{ status: 'future' }, 'article Harbour reopens'],
    [{ status: 'draft' }, 'draft Harbour reopens'],
    [{ status: 'pending' }, 'draft Harbour reopens'],
    [{ status: 'private' }, 'skipped private'],
    [{ status: 'trash' }, 'skipped trash'],
    [{ status: 'auto-draft' }, 'skipped status'],
    [{ status: 'of-a-plugin' }, 'skipped status'],
    [{ status: '' }, 'skipped status'],
    [{ more: '<wp:post_password>open sesame</wp:post_password>' }, 'skipped protected'],
    [{ status: 'draft', more: '<wp:post_password>open sesame</wp:post_password>' }, 'skipped protected'],
    [{ more: meta('_jetpack_newsletter_access', 'paid_subscribers') }, 'skipped members'],
    [{ more: meta('_jetpack_newsletter_access', 'everybody') }, 'article Harbour reopens'],
    [{ more: meta('_members_access_role', 'editor') }, 'skipped members'],
    [{ more: meta('pms-content-restrict-subscription-plan', '12') }, 'skipped members'],
    [{ more: meta('wppb-content-restrict-user-status', 'loggedin') }, 'skipped members'],
    [{ more: meta('_llms_is_restricted', 'yes') }, 'skipped members'],
    [{ more: meta('_llms_is_restricted', 'no') }, 'article Harbour reopens'],
    [{ more: meta('um_content_restriction', 'a:1:{s:14:"_um_accessible";s:1:"2";}') }, 'skipped members'],
    [{ more: meta('um_content_restriction', 'a:1:{s:14:"_um_accessible";i:0;}') }, 'article Harbour reopens'],
    [{ type: 'page' }, 'skipped page'],
    [{ type: 'nav_menu_item' }, 'skipped part'],
    [{ type: 'revision' }, 'skipped part'],
    [{ type: 'product' }, 'skipped type'],
  ] satisfies [Written, string][])('lets in nothing but what is public or a draft: %o', async (written, became) => {
    expect(shortly(await readContent(wxr(item(written))))).toEqual([became])
  })

  it('takes posts of another type where it is told to', async () => {
    const products = wxr(item({ type: 'product' }), item({ id: 2, type: 'page' }))
    expect(shortly(await readContent(products, { types: ['product'] }))).toEqual([
      'article Harbour reopens',
      'skipped page',
    ])
  })

  it('reads drafts, which have no time and often no slug', async () => {
    const draft = item({ status: 'draft' })
      .replace('2026-03-02 08:00:00', '0000-00-00 00:00:00')
      .replace('<wp:post_name>post-1</wp:post_name>', '<wp:post_name></wp:post_name>')
    const [entry] = await readContent(wxr(draft))
    expect(entry).toMatchObject({ draft: { title: 'Harbour reopens', origin: { source: 'harbour.example' } } })
    expect(entry).not.toHaveProperty('draft.publishedAt')
    expect(entry).not.toHaveProperty('oldAddresses')
  })

  it.each([
    ['%e6%b8%af-1', '港-1'],
    ['basic-post.html', 'basic-post'],
    ['Über uns', 'ueber-uns'],
    ['100%', '100-percent'],
  ])('makes a slug of ours of %s', async (written, slug) => {
    const [entry] = await readContent(wxr(item().replace('>post-1</wp:post_name>', `>${written}</wp:post_name>`)))
    expect(articleOf(entry).slug).toBe(slug)
  })

  it('dates a post by what it has: UTC, the feed’s date, local time, the file', async () => {
    const zeros = item().replace('2026-03-02 08:00:00', '0000-00-00 00:00:00')
    const dated = zeros.replace('<wp:post_id>', '<pubDate>Mon, 02 Mar 2026 07:59:00 +0000</pubDate><wp:post_id>')
    const none = zeros.replace('2026-03-02 10:00:00', '0000-00-00 00:00:00')
    const entries = await readContent(wxr(dated, zeros, none))
    expect(entries.slice(0, 2).map((entry) => articleOf(entry).publishedAt)).toEqual([
      '2026-03-02T07:59:00.000Z',
      '2026-03-02T10:00:00.000Z',
    ])
    expect(entries[2]?.told).toEqual(['it has no date: that of the file is taken'])
  })

  it('lets out nothing before its time because no article can have that time', async () => {
    const inYear = (year: string) => item({ status: 'future' }).replace('2026-03-02 08:00', `${year}-03-02 08:00`)
    const entries = await readContent(wxr(...['2190', '2999', '1960'].map(inYear)))
    expect(shortly(entries)).toEqual(['article Harbour reopens', 'draft Harbour reopens', 'article Harbour reopens'])
    expect(articleOf(entries[0]).publishedAt).toBe('2190-03-02T08:00:00.000Z')
    expect(entries.map(({ told }) => told)).toEqual([
      [],
      ['it is scheduled for too late a year'],
      ['its date is too early for an article: that of the file is taken'],
    ])
  })

  it('knows several authors, and keeps addresses of e-mail to itself', async () => {
    const author = (login: string) => `<category domain="author" nicename="cap-${login}">${login}</category>`
    const guest = item({
      ...{ id: 3, type: 'guest-author' },
      more: meta('cap-user_login', 'bo') + meta('cap-display_name', 'Bo &amp; Sons'),
    })
    const login = item({ id: 2 }).replace('[ada]', '[bo@harbour.example]')
    const entries = await readContent(wxr(item({ more: ['ada', 'bo', 'Di Nkosi'].map(author).join('') }), login, guest))
    expect(entries.slice(0, 2).map((entry) => articleOf(entry).author)).toEqual([
      'Ada Brandt, Bo & Sons, Di Nkosi',
      undefined,
    ])
  })

  it('shows no document of its library as a picture', async () => {
    const minutes = crane.replaceAll('crane.jpg', 'minutes.pdf').replace('>90<', '>91<')
    const [entry] = await readContent(wxr(item({ content: '[gallery ids="90,91"]' }), crane, minutes))
    expect(htmlOf(entry).match(/src="[^"]+"/g)).toEqual(['src="https://harbour.example/uploads/crane.jpg"'])
  })

  it('does not take the end of an item from within its text', async () => {
    const content = '<p>In RSS, <code></item><item></code> parts two. ]]]]><![CDATA[> So it is.</p>'
    const entries = await readContent(wxr(item({ content }), item({ id: 2 })))
    expect(shortly(entries)).toEqual(['article Harbour reopens', 'article Harbour reopens'])
    expect(htmlOf(entries[0])).toContain('parts two. ]]> So it is.')
  })

  it('forgives what XML does not: stray ampersands, unknown entities, control characters', async () => {
    const [entry] = await readContent(
      wxr(item({ title: 'Fish & Chips &nbsp;\x0b&amp; Peas', content: '<p>A\x01B & C</p>' })),
    )
    expect(articleOf(entry).title).toBe('Fish & Chips & Peas')
    expect(htmlOf(entry)).toBe('<p>AB &#x26; C</p>')
  })

  it('tells where a file breaks off, and takes what is whole', async () => {
    const whole = wxr(item(), item({ id: 2, content: 'x'.repeat(500) }))
    expect(shortly(await readContent(whole.slice(0, whole.lastIndexOf('xxx'))))).toEqual([
      'article Harbour reopens',
      'refused cut-off',
    ])
  })

  it('lets out nothing of an item whose end is not there to say whose it is', async () => {
    const secret = item({ status: 'private' })
    const cut = secret.slice(0, secret.indexOf('<wp:status>'))
    expect(shortly(await readContent(wxr(cut, item({ id: 2 }))))).toEqual([
      'refused cut-off',
      'article Harbour reopens',
    ])
  })

  it('lets out nothing that says nothing of whose it is, though it is WordPress’s', async () => {
    const silent = item({ status: 'private' }).replace(/<wp:status>.*<\/wp:status>/, '')
    expect(shortly(await readContent(wxr(silent)))).toEqual(['skipped status'])
  })

  it('is the same with other prefixes, as a program may write them that takes some posts out', async () => {
    const more = `<category domain="post_tag" nicename="ferries"><![CDATA[Ferries]]></category>${meta('_thumbnail_id', '90')}`
    const usual = wxr(item({ more }), item({ id: 2, status: 'private' }), item({ id: 3, type: 'page' }), crane)
    const others = { wp: 'ns0', content: 'ns1', dc: 'ns2', excerpt: 'ns3' }
    const unusual = Object.entries(others).reduce(
      (xml, [one, other]) =>
        xml.replaceAll(`xmlns:${one}=`, `xmlns:${other}=`).replaceAll(new RegExp(`(</?)${one}:`, 'g'), `$1${other}:`),
      usual,
    )
    expect(unusual).not.toContain('<wp:')
    expect(await readContent(unusual)).toEqual(await readContent(usual))
  })

  it('keeps posts apart that have the same guid, as a copy may', async () => {
    const copy = item({ id: 2, title: 'Ferries run' }).replace('?p=2</guid>', '?p=1</guid>')
    const entries = await readContent(wxr(item(), copy, item()))
    expect(entries.map((entry) => articleOf(entry).origin?.guid)).toEqual([
      'https://harbour.example/?p=1',
      'post:2',
      'https://harbour.example/?p=1',
    ])
  })

  it.each([
    ['https://harbour.example/2026/03/cranes/', 'https://harbour.example/2026/03/reopening/'],
    ['https://harbour.example/2026/03/cranes.html', 'https://harbour.example/2026/03/reopening.html'],
    ['https://harbour.example/?p=1', undefined],
  ])('leads from the names that a post at %s had before', async (link, earlier) => {
    const more = meta('_wp_old_slug', 'reopening')
    const named = item({ more })
      .replace(/<link>[^<]*/, `<link>${link}`)
      .replace('>post-1<', '>cranes<')
    const [entry] = await readContent(wxr(named))
    expect(entry).toMatchObject({
      oldAddresses: [link, ...(earlier ? [earlier] : []), '/?p=1', 'https://harbour.example/?p=1'],
    })
  })

  it('reads other encodings as they are declared, and UTF-8 that says otherwise', async () => {
    const text = wxr(item({ title: 'Übergabe in Ærø' })).replace('UTF-8', 'iso-8859-1')
    const told = await Promise.all([readContent(Buffer.from(text, 'latin1')), readContent(text)])
    expect(told.map(([entry]) => articleOf(entry).title)).toEqual(['Übergabe in Ærø', 'Übergabe in Ærø'])
  })

  it('may come in several files, as a zip, in a folder or gzipped; pictures may stand in another of them', async () => {
    const files = { 'harbour.000.xml': wxr(item({ more: meta('_thumbnail_id', '90') })), 'harbour.001.xml': wxr(crane) }
    const folder = saveFiles({ ...files, 'export.zip': zipOf(files) })
    const zipped = await readExport(`${folder}/export.zip`)
    expect(articleOf(zipped[0]).image?.url).toBe('https://harbour.example/uploads/crane.jpg')
    expect(await readExport(saveFiles(files))).toEqual(zipped)
    expect(shortly(await readContent(gzipSync(wxr(item()))))).toEqual(['article Harbour reopens'])
  })
})

describe('the items of a long document', () => {
  it('are not held for the little that posts refer to', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const heldBytes = () => {
      collect()
      return process.memoryUsage().heapUsed
    }
    const count = 1000
    const description = `<content:encoded><![CDATA[${'A crane. '.repeat(2000)}]]></content:encoded>`
    async function* read() {
      yield Buffer.from(wxr().replace('</channel></rss>', ''))
      for (let id = 1; id <= count; id++) {
        yield Buffer.from(crane.replace('>90<', `>${id}<`).replace(/<excerpt:encoded>/, `${description}$&`))
      }
    }
    const before = heldBytes()
    const context = await readContext({ names: ['a.xml'], read, close: () => {} }, ['a.xml'])
    const heldEach = (heldBytes() - before) / count
    expect(context.pictures.size).toBe(count)
    expect(heldEach).toBeLessThan(description.length / 4)
  })

  it('are the same, wherever its pieces are cut', async () => {
    const document = wxr(item({ content: 'a ]]></item>' }), crane, '<!-- <item> -->', item({ id: 2 }))
    const split = async (size: number) => {
      const pieces = async function* () {
        for (let at = 0; at < document.length; at += size) yield document.slice(at, at + size)
      }
      const found: Piece[] = []
      for await (const piece of splitItems(pieces())) found.push(piece)
      return found
    }
    const whole = await split(document.length)
    expect(whole.map(({ kind }) => kind)).toEqual(['head', 'item', 'item', 'item'])
    for (const size of [1, 2, 3, 7, 64, 1000]) expect(await split(size)).toEqual(whole)
  })
})

/** A post as WordPress's REST API gives it out. */
const post = {
  ...{ id: 17, date: '2026-03-02T10:00:00', date_gmt: '2026-03-02T08:00:00', slug: 'harbour-reopens', type: 'post' },
  guid: { rendered: 'https://harbour.example/?p=17' },
  ...{ status: 'publish', link: 'https://harbour.example/2026/03/harbour-reopens/', author: 3, featured_media: 90 },
  title: { rendered: 'Harbour &#8220;reopens&#8221;' },
  content: { rendered: '<p>Ferries run.</p>', protected: false },
  excerpt: { rendered: '<p>Ferries run. [&hellip;]</p>', protected: false },
  ...{ categories: [7], tags: [8, 9] },
}

const lists = {
  users: [{ id: 3, name: 'Ada Brandt', slug: 'ada', avatar_urls: {} }],
  categories: [{ id: 7, name: 'Ports &amp; Piers', slug: 'ports', taxonomy: 'category' }],
  tags: [{ id: 8, name: 'Ferries', slug: 'ferries', taxonomy: 'post_tag' }],
  media: [
    {
      ...{ id: 90, media_type: 'image', title: { rendered: 'crane' }, alt_text: 'A crane' },
      ...{ source_url: 'https://harbour.example/uploads/crane.jpg', media_details: { width: 800, height: 600 } },
    },
  ],
}

describe('answers of WordPress’s REST API', () => {
  const article = {
    title: 'Harbour “reopens”',
    summary: undefined,
    category: 'Ports & Piers',
    tags: ['Ferries'],
    author: 'Ada Brandt',
    image: { url: 'https://harbour.example/uploads/crane.jpg', alt: 'A crane', width: 800, height: 600 },
    publishedAt: '2026-03-02T08:00:00.000Z',
    origin: { source: 'harbour.example', guid: 'https://harbour.example/?p=17' },
  }

  it('may be files in a folder, one for each kind', async () => {
    const files = Object.entries({ posts: [post], ...lists }).map(([kind, list]) => [
      `${kind}.json`,
      JSON.stringify(list),
    ])
    const [entry] = await readExport(saveFiles(Object.fromEntries(files)))
    expect(entry).toMatchObject({ article, told: ['1 of its categories and tags have no name in the file'] })
  })

  it('may be one file with all kinds, and one answer a line', async () => {
    expect(await readContent(JSON.stringify({ posts: [post], ...lists }))).toMatchObject([{ article }])
  })

  it.each([
    ['one a line', (page: string) => `${page}\n${page}\n`],
    ['appended to one file', (page: string) => page + page],
    ['in a list', (page: string) => `[${page},${page}]`],
  ])('may be many: %s', async (_, together) => {
    const two = [post, { ...post, id: 18, content: { rendered: '<p class="a\\">}]["</p>' } }]
    for (const page of [JSON.stringify(two), JSON.stringify(two, null, 2).replaceAll('\n', ' ')]) {
      expect(shortly(await readContent(together(page)))).toHaveLength(4)
    }
    expect(shortly(await readContent(together(JSON.stringify(post))))).toHaveLength(2)
  })

  it('may have embedded what they refer to', async () => {
    const embedded = {
      ...post,
      _embedded: {
        author: [{ name: 'Ada Brandt' }],
        'wp:term': [lists.categories, lists.tags],
        'wp:featuredmedia': lists.media,
      },
    }
    expect(await readContent(JSON.stringify([embedded]))).toMatchObject([{ article }])
  })

  it.each([
    [{ status: 'private' }, 'skipped private'],
    [{ status: 'draft' }, 'draft Harbour “reopens”'],
    [{ type: 'page' }, 'skipped page'],
    [{ content: { rendered: '', protected: true } }, 'skipped protected'],
    [{ password: 'open sesame' }, 'skipped protected'],
    [{ status: undefined }, 'article Harbour “reopens”'],
  ])('let in nothing but what is public or a draft: %o', async (part, became) => {
    expect(shortly(await readContent(JSON.stringify([{ ...post, ...part }])))).toEqual([became])
  })

  it('are known by the same name as in an export', async () => {
    const [exported] = await readContent(wxr(item({ id: 17 })))
    const [answered] = await readContent(JSON.stringify([post]))
    expect(articleOf(answered).origin).toEqual(articleOf(exported).origin)
  })
})
