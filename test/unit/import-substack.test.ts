import { describe, expect, it } from 'vitest'
import { articleOf, htmlOf, readExport, saveFiles, shortly } from '../support/exports.ts'
import { zipOf } from '../support/zip.ts'

const columns = 'post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url'

interface Row {
  published?: string
  type?: string
  audience?: string
  sound?: string
}

function row({ published = 'TRUE', type = 'newsletter', audience = 'everyone', sound = '' }: Row = {}): string {
  return `17.harbour-reopens,2026-03-02T08:00:00.123Z,${published},,${type},${audience},"Harbour &#x201C;reopens&#x201D;, at last",After the storm,${sound}`
}

const text = `<p>Ferries run.</p><p class="button-wrapper" data-attrs="{}"><a class="button primary" href="https://x.example/subscribe">Subscribe</a></p><p>On time.</p>`

function files(...rows: string[]): Record<string, string> {
  return {
    'posts.csv': [columns, ...rows].join('\r\n'),
    'posts/17.harbour-reopens.html': text,
    'posts/117.harbour-reopens.html': 'x',
  }
}

const from = 'https://ada.example'

describe('an export of Substack', () => {
  it('gives its posts with all that is known of them', async () => {
    const folder = saveFiles(files(row()))
    const [entry] = await readExport(folder, { from })
    expect(entry).toMatchObject({
      article: {
        ...{ title: 'Harbour “reopens”, at last', slug: 'harbour-reopens', summary: 'After the storm' },
        ...{ category: 'General', publishedAt: '2026-03-02T08:00:00.123Z' },
        origin: { source: 'substack', guid: '17' },
      },
      oldAddresses: ['/p/harbour-reopens'],
    })
    expect(htmlOf(entry)).toBe('<p>Ferries run.</p><p>On time.</p>')
    expect(await readExport(`${folder}/posts.csv`, { from })).toEqual([entry])
  })

  it.each([
    [{ published: 'FALSE' }, 'draft Harbour “reopens”, at last'],
    [{ audience: 'only_paid' }, 'skipped audience'],
    [{ audience: 'only_free' }, 'skipped audience'],
    [{ audience: 'founding' }, 'skipped audience'],
    [{ audience: 'only_paid', published: 'FALSE' }, 'skipped audience'],
    [{ type: 'page' }, 'skipped page'],
    [{ type: 'thread' }, 'skipped type'],
    [{ type: 'podcast' }, 'article Harbour “reopens”, at last'],
  ] satisfies [Row, string][])('lets in nothing but what is public or a draft: %o', async (part, became) => {
    expect(shortly(await readExport(saveFiles(files(row(part)))))).toEqual([became])
  })

  it('lets in nothing of a post at which the list breaks off', async () => {
    const paid = row({ audience: 'only_paid' })
    for (let length = '17.harbour-reopens'.length; length < paid.indexOf('"'); length++) {
      const cut = shortly(await readExport(saveFiles(files(row(), paid.slice(0, length)))))
      expect(['refused cut-off', 'skipped audience'], paid.slice(0, length)).toContain(cut[1])
    }
  })

  it('is the same when a spreadsheet has written its list with semicolons', async () => {
    const list = [columns, '17.harbour-reopens,2026-03-02T08:00:00.123Z,TRUE,,newsletter,everyone,Open,,']
    const told = await readExport(saveFiles({ ...files(), 'posts.csv': list.join('\n') }))
    expect(shortly(told)).toEqual(['article Open'])
    expect(await readExport(saveFiles({ ...files(), 'posts.csv': list.join('\n').replaceAll(',', ';') }))).toEqual(told)
  })

  it('is found by any spelling of where it is', async () => {
    const folder = saveFiles(files(row()))
    for (const path of [folder, `${folder}/`, `${folder}/.`, `${folder}/posts/..`, `${folder}/./posts.csv`]) {
      expect(shortly(await readExport(path, { from })), path).toEqual(['article Harbour “reopens”, at last'])
    }
  })

  it('ends where what is for payers begins', async () => {
    const paid =
      '<div><p>Free.</p><div class="paywall-jump" data-component-name="PaywallToDOM"></div><p>Paid.</p></div><p>Paid too.</p>'
    const [entry] = await readExport(saveFiles({ ...files(row()), 'posts/17.harbour-reopens.html': paid }))
    expect(htmlOf(entry)).toBe('<p>Free.</p>')
    expect(entry?.told).toEqual(['what is below its paywall is left out'])
  })

  it('leads from its notes into the post', async () => {
    const note = '<p>Ferries run.<a href="#footnote-1">1</a></p>'
    const [entry] = await readExport(saveFiles({ ...files(row()), 'posts/17.harbour-reopens.html': note }), { from })
    expect(htmlOf(entry)).toContain('<a href="https://ada.example/p/harbour-reopens#footnote-1">')
    expect(articleOf(entry).origin).toEqual({ source: 'substack', guid: '17' })
  })

  it('leads to the sound of an episode', async () => {
    const [entry] = await readExport(saveFiles(files(row({ type: 'podcast', sound: 'https://sound.example/17.mp3' }))))
    expect(htmlOf(entry)).toContain('<a href="https://sound.example/17.mp3">')
  })

  it('may be a zip, and tells of a post whose text is not in it', async () => {
    const { 'posts/17.harbour-reopens.html': _, ...incomplete } = files(row(), row({ audience: 'only_paid' }))
    const folder = saveFiles({ 'a.zip': zipOf(files(row())), 'b.zip': zipOf(incomplete) })
    expect(articleOf((await readExport(`${folder}/a.zip`))[0]).slug).toBe('harbour-reopens')
    expect(shortly(await readExport(`${folder}/b.zip`))).toEqual(['refused text-missing', 'skipped audience'])
  })
})
