import { beforeEach, describe, expect, it } from 'vitest'
import type { Oembed } from '../../worker/pages/oembed.ts'
import { newsroom } from '../support/newsroom.ts'
import { ask, askProblem, importArticles, siteUrl } from '../support/site.ts'

const { harbour, library, ferry } = newsroom
const picture = { url: 'https://pictures.example/crane.webp', width: 1600, height: 900 }

beforeEach(async () => {
  await importArticles({ ...harbour, image: picture }, library, ferry)
})

function oembedPath(url: string, more = ''): string {
  return `/oembed?url=${encodeURIComponent(url)}${more}`
}

async function oembed(path: string, more = ''): Promise<Oembed> {
  const response = await ask(oembedPath(siteUrl + path, more))
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

function sourceOf({ html }: Oembed): string {
  return (/ src="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&').slice(siteUrl.length)
}

describe('oEmbed', () => {
  it.each([
    ['/', 2],
    ['/articles/harbour-crane', 2],
    ['/categories/general', 2],
    ['/tags/harbour', 2],
    ['/docs', 0],
    ['/search', 0],
    ['/search?q=crane', 0],
    ['/about', 0],
  ])('is announced by the pages that can be embedded: %s', async (path, count) => {
    const response = await ask(path)
    expect(response.status).toBe(200)
    const page = await response.text()
    const announced = [...page.matchAll(/<link rel="alternate" type="[a-z/]+\+oembed" href="([^"]*)"/g)]
    expect(announced).toHaveLength(count)
    for (const [, url = ''] of announced) {
      expect((await ask(url.replaceAll('&amp;', '&').slice(siteUrl.length))).status).toBe(200)
    }
  })

  it('says of an article all that the specification has a word for', async () => {
    const response = await ask(oembedPath(`${siteUrl}/articles/harbour-crane`, '&format=json'))
    expect(response.headers.get('Content-Type')).toBe('application/json')
    expect(response.headers.get('Cache-Tag')).toMatch(/^article:\d+$/)
    expect(await response.json()).toEqual({
      version: '1.0',
      type: 'rich',
      title: 'The harbour gets a second crane',
      author_name: 'Ada Brandt',
      provider_name: 'Newsclip',
      provider_url: `${siteUrl}/`,
      cache_age: 86400,
      thumbnail_url: picture.url,
      thumbnail_width: 1600,
      thumbnail_height: 900,
      width: 600,
      height: 332,
      html: `<iframe src="${siteUrl}/embed/article/harbour-crane" title="The harbour gets a second crane" width="600" height="332" frameborder="0" loading="lazy" style="max-width:100%"></iframe>`,
    })
  })

  it.each([
    ['/', 'Newsclip', '/embed/feed?layout=list&limit=4', 'list'],
    ['/categories/general', 'General', '/embed/feed?category=general&layout=list&limit=4', 'category:general'],
    [
      '/categories/general/?cursor=x&utm_source=y#z',
      'General',
      '/embed/feed?category=general&layout=list&limit=4',
      'category:general',
    ],
    ['/tags/harbour', '#Harbour', '/embed/feed?all=harbour&layout=list&limit=4', 'tag:harbour'],
    ['/embed/feed?limit=2&all=trade', '#Trade', '/embed/feed?all=trade&limit=2', 'tag:trade'],
    ['/embed/feed?theme=dark&locale=de&q=crane', 'Newsclip', '/embed/feed?locale=de&q=crane&theme=dark', 'list'],
  ])('frames %s', async (path, title, source, cacheTag) => {
    const answer = await oembed(path)
    expect({ title: answer.title, source: sourceOf(answer) }).toEqual({ title, source })
    expect((await ask(oembedPath(siteUrl + path))).headers.get('Cache-Tag')).toBe(cacheTag)
    expect((await ask(source)).status).toBe(200)
  })

  it('frames an article at its frame’s address, at an old one, and without the s', async () => {
    await importArticles({ ...harbour, slug: 'second-crane', origin: { source: 'x', guid: '1' } })
    expect(sourceOf(await oembed('/embed/article/ferry-returns'))).toBe('/embed/article/ferry-returns')
    const response = await ask(oembedPath('http://news.example/articles/ferry-returns'))
    expect(sourceOf(await response.json())).toBe('/embed/article/ferry-returns')
  })

  it('frames the tag that another is only a name of', async () => {
    await ask('/api/v1/tags/harbour/synonyms', {
      method: 'PUT',
      headers: { Authorization: 'Bearer a-token-for-tests', 'Content-Type': 'application/json' },
      body: '{"synonyms":["port"]}',
    })
    expect(sourceOf(await oembed('/tags/port'))).toBe('/embed/feed?all=harbour&layout=list&limit=4')
  })

  it('says of a list that finds nothing what it is of, by its name', async () => {
    const { title } = await oembed('/embed/feed?category=general&q=zebra')
    expect(title).toBe('General')
  })

  it('keeps to the width and height that it is given, the picture too', async () => {
    const narrow = await oembed('/articles/harbour-crane', '&maxwidth=320')
    expect({ width: narrow.width, height: narrow.height }).toEqual({ width: 320, height: 506 })
    expect(narrow.html).toContain('width="320" height="506"')
    expect(narrow).not.toHaveProperty('thumbnail_url')
    const low = await oembed('/categories/general', '&maxwidth=2000&maxheight=240')
    expect({ width: low.width, height: low.height }).toEqual({ width: 600, height: 240 })
    const roomy = await oembed('/categories/general', '&maxwidth=1600&maxheight=900')
    expect(roomy.thumbnail_url).toBe(picture.url)
  })

  it('writes XML as well, of the same', async () => {
    await importArticles({ ...library, title: `"Fish" & <chips> 'n' more` })
    const response = await ask(oembedPath(`${siteUrl}/articles/library-sundays`, '&format=xml'))
    const xml = await response.text()
    expect(response.headers.get('Content-Type')).toBe('text/xml; charset=utf-8')
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8" standalone="yes"\?>\n<oembed><version>1\.0<\/version>/)
    expect(xml).toContain('<title>&quot;Fish&quot; &amp; &lt;chips&gt; &#39;n&#39; more</title>')
    expect(xml).toContain('<html>&lt;iframe src=&quot;https://news.example/embed/article/library-sundays&quot;')
    expect(xml).toContain('title=&quot;&amp;quot;Fish&amp;quot; &amp;amp; &amp;lt;chips')
  })

  it.each([
    'https://elsewhere.example/articles/harbour-crane',
    'https://news.example.elsewhere.example/',
    'ftp://news.example/',
    'news.example',
    `${siteUrl}/articles/unheard-of`,
    `${siteUrl}/articles/`,
    `${siteUrl}/categories/unheard-of`,
    `${siteUrl}/tags/unheard-of`,
    `${siteUrl}/api/v1/articles`,
    `${siteUrl}/embed/article/unheard-of`,
    `${siteUrl}/articles/%E0%A4%A`,
  ])('has nothing for %s', async (url) => {
    const problem = await askProblem(oembedPath(url))
    expect({ status: problem.status, parameter: problem.parameter }).toEqual({ status: 404, parameter: 'url' })
  })

  it.each([
    ['&format=yaml', 501, 'format'],
    ['&maxwidth=wide', 400, 'maxwidth'],
    ['&maxwidth=0', 400, 'maxwidth'],
    ['&maxheight=-1', 400, 'maxheight'],
    ['&url=', 400, 'url'],
  ])('tells what is wrong with %s', async (more, status, parameter) => {
    const problem = await askProblem(oembedPath(`${siteUrl}/`, more))
    expect({ status: problem.status, parameter: problem.parameter }).toEqual({ status, parameter })
  })

  it('needs an address, and overlooks what consumers add', async () => {
    expect(await askProblem('/oembed')).toMatchObject({ parameter: 'url', detail: 'url: is missing' })
    expect((await oembed('/', '&dnt=1&lang=de&callback=x')).title).toBe('Newsclip')
  })

  it('is found from every page that it can frame', async () => {
    for (const path of ['/', '/categories/general', '/tags/harbour', '/articles/harbour-crane']) {
      const html = await (await ask(path)).text()
      for (const [format, type] of [
        ['json', 'application/json'],
        ['xml', 'text/xml'],
      ]) {
        const link = new RegExp(`<link rel="alternate" type="${type}\\+oembed" href="([^"]*)"`).exec(html)?.[1] ?? ''
        const response = await ask(link.replaceAll('&amp;', '&').slice(siteUrl.length))
        expect({ path, status: response.status }).toEqual({ path, status: 200 })
        expect(response.headers.get('Content-Type')).toContain(type)
        expect(link).toContain(`format=${format}`)
      }
    }
    expect(await (await ask('/articles/unheard-of')).text()).not.toContain('+oembed')
  })
})
