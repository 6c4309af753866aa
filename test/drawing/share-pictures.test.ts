import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { SharePicture } from '../../worker/contract.ts'
import type { Drawing } from '../../worker/domain/share-picture.ts'
import { readImage } from '../../worker/images/read-image.ts'
import { editorToken } from '../support/editor-token.ts'
import { newsroom } from '../support/newsroom.ts'
import { redPictures } from '../support/pictures.ts'
import { ask, importArticles } from '../support/site.ts'

// With the real worker that draws, in workerd.

async function pathOf(slug: string): Promise<string> {
  const headers = { Authorization: `Bearer ${editorToken}` }
  const { url } = await (await ask(`/api/v1/articles/${slug}/share-picture`, { headers })).json<SharePicture>()
  return new URL(url).pathname
}

async function pictureAt(path: string) {
  const response = await ask(path)
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

describe('an article that is shared', () => {
  it.each([
    ['in the house’s own font', newsroom.harbour],
    ['in Japanese', { ...newsroom.harbour, title: '港に二台目のクレーン', language: 'ja' }],
    ['in Arabic', { ...newsroom.harbour, title: 'الميناء يحصل على رافعة ثانية', language: 'ar' }],
  ])('gets its picture %s, and the same again out of the storage', async (_, article) => {
    await importArticles(article)
    const path = await pathOf('harbour-crane')
    const { response, bytes } = await pictureAt(path)
    expect(response.headers.get('Cache-Control')).toContain('immutable')
    expect(readImage(bytes)).toEqual({ image: { type: 'image/png', width: 1200, height: 630, whole: true } })
    expect(bytes.length).toBeGreaterThan(10_000)
    expect(bytes.length).toBeLessThan(40_000)
    expect((await env.MEDIA.list({ prefix: 'share/' })).objects.map(({ key }) => key)).toEqual([path.slice(1)])
    expect((await pictureAt(path)).bytes).toEqual(bytes)
  })

  it('has its picture drawn once, though many ask for it at once', async () => {
    await importArticles(newsroom.ferry)
    const path = await pathOf('ferry-returns')
    const pictures = await Promise.all(Array.from({ length: 8 }, () => pictureAt(path)))
    expect(new Set(pictures.map(({ bytes }) => bytes.join())).size).toBe(1)

    // Whoever comes to the same easel finds the picture there, whatever they want.
    const drawing = env.DRAWING as Drawing
    const wanted = {
      siteName: '',
      title: 'Quite another one',
      category: { slug: '', name: '' },
      language: 'en',
      dateText: '',
    }
    const drawn = await drawing.sharePicture(path.slice(1), wanted, null)
    expect(drawn).toEqual(pictures[0]?.bytes)
  })

  it('gets the site’s own picture where no font has its letters', async () => {
    await importArticles({ ...newsroom.harbour, title: 'បណ្ណាល័យថ្មី', language: 'km' })
    const { response } = await pictureAt(await pathOf('harbour-crane'))
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=60'])
  })
})

it('tells the colour of a picture, and of none that is broken', async () => {
  const drawing = env.DRAWING as Drawing
  expect(await drawing.colourOf(redPictures['image/png'])).toBe('#cc3333')
  expect(await drawing.colourOf(redPictures['image/png'].slice(0, 50))).toBeUndefined()
})
