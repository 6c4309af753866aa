import { describe, expect, it } from 'vitest'
import { articleOf, htmlOf, readContent, shortly } from '../support/exports.ts'

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://www.harbour.example/</link>
<item><title>Own</title><link>https://harbour.example/2026/own/</link><guid>1</guid><description>&lt;p&gt;&lt;a href="/more"&gt;More&lt;/a&gt;&lt;/p&gt;</description></item>
<item><title>Other</title><link>https://elsewhere.example/other</link><guid>2</guid></item></channel></rss>`

describe('a feed', () => {
  it('of another site keeps the originals as sources', async () => {
    const [own] = await readContent(feed)
    expect(articleOf(own).source?.url).toBe('https://harbour.example/2026/own/')
    expect(own).not.toHaveProperty('oldAddresses')
  })

  it('is one though it has a word of WordPress’s exports', async () => {
    const excerpt = 'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    const [own] = await readContent(feed.replace('<rss', `<rss ${excerpt}`))
    expect(articleOf(own).source?.url).toBe('https://harbour.example/2026/own/')
  })

  it('of the site that moves in turns its own originals into addresses that lead on', async () => {
    const [own, other] = await readContent(feed, { from: 'https://harbour.example' })
    expect(own).toMatchObject({ oldAddresses: ['https://harbour.example/2026/own/'] })
    expect(articleOf(own).source).toBeUndefined()
    expect(htmlOf(own)).toBe('<p><a href="https://harbour.example/more">More</a></p>')
    expect(articleOf(other).source?.url).toBe('https://elsewhere.example/other')
  })

  describe('with items that have no address of their own', () => {
    const page = 'https://harbour.example/podcast'
    const podcast = `<rss version="2.0"><channel><title>Harbour Talk</title><link>${page}</link>
      <item><title>Own</title><link>${page}/own</link><guid>own</guid></item>
      <item><title>Cranes</title><guid isPermaLink="false">1</guid></item>
      <item><title>Ferries</title><link>${page}/all#ferries</link><guid>2</guid></item>
      <item><title>Tides</title><link>${page}/all#tides</link><guid>3</guid></item></channel></rss>`

    it('does not say that they are known by the page that they name', async () => {
      const articles = (await readContent(podcast)).map(articleOf)
      expect(articles.map(({ source, origin }) => [source?.url, origin?.address])).toEqual([
        [`${page}/own`, undefined],
        [page, null],
        [`${page}/all#ferries`, null],
        [`${page}/all#tides`, null],
      ])
    })

    it('and that moves in sends nobody from that page to one of them', async () => {
      const entries = await readContent(podcast, { from: 'https://harbour.example' })
      expect(entries.map((entry) => 'oldAddresses' in entry && entry.oldAddresses)).toEqual([
        [`${page}/own`],
        ...[[], [], []],
      ])
      expect(entries.map((entry) => articleOf(entry).source)).toEqual([undefined, undefined, undefined, undefined])
    })
  })

  it('that is a backup of Blogger lets in nothing but what is public or a draft', async () => {
    const kind = (name: string) =>
      `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`
    const entries = [
      `<title>Template: Harbour</title>${kind('template')}`,
      `<title>Ferries run</title>${kind('post')}`,
      `<title>Not yet</title>${kind('post')}<app:control><app:draft>yes</app:draft></app:control>`,
      `<title>Well said</title>${kind('comment')}`,
      `<title>About us</title>${kind('page')}`,
      '<title>Cranes turn</title><b:type>POST</b:type><b:status>LIVE</b:status>',
      '<title>Not now</title><b:type>POST</b:type><b:status>DRAFT</b:status>',
      '<title>Not ever</title><b:type>POST</b:type><b:status>SOFT_TRASHED</b:status>',
      '<title>Contact</title><b:type>PAGE</b:type><b:status>LIVE</b:status>',
    ]
    const written = entries.map(
      (entry, at) => `<entry><id>${at}</id><published>2026-03-0${at + 1}</published>${entry}</entry>`,
    )
    const backup = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://purl.org/atom/app#" xmlns:b="http://schemas.google.com/blogger/2018"><title>Harbour Post</title>${written.join('')}</feed>`
    const read = await readContent(backup)
    expect(shortly(read)).toEqual([
      ...['skipped template', 'article Ferries run', 'draft Not yet', 'skipped comment', 'skipped page'],
      ...['article Cranes turn', 'draft Not now', 'skipped soft_trashed', 'skipped page'],
    ])
    expect(read[2]).not.toHaveProperty('draft.publishedAt')
    expect(read[2]).toMatchObject({ draft: { origin: { guid: '2' } } })
  })
})
