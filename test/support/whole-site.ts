import { env } from 'cloudflare:workers'
import type { ArticleList, ManuscriptList, SourceList, TagList } from '../../worker/contract.ts'
import { openDatabase } from '../../worker/database/open.ts'
import { listUnmeasured, saveMeasured } from '../../worker/database/unmeasured.ts'
import { edit, editJson, write } from './editor.ts'
import { editorToken } from './editor-token.ts'
import { newsroom } from './newsroom.ts'
import { redPictures } from './pictures.ts'
import { addSource, publish, rss, runAt } from './publishers.ts'
import { ask, askJson, importArticles } from './site.ts'

const origin = { source: 'harbour.example', guid: 'crane' }
const picture = 'https://pictures.example/crane.jpg'
const twins = Array.from({ length: 3 }, (_, n) => ({
  title: `Twin ${n}`,
  publishedAt: '2026-02-01',
  origin: { source: 'harbour.example', guid: `twin-${n}` },
}))

/** Fills the site with some of everything: imports, editors' work in every state, other names, other addresses, pictures. */
export async function fillSite(noon: number): Promise<void> {
  await importArticles({ ...newsroom.harbour, slug: 'crane-first', origin })
  await importArticles(
    { ...newsroom.harbour, origin, image: { url: picture, alt: 'A crane' } },
    { ...newsroom.library, image: { url: picture, width: 800, height: 600, credit: 'Bo Chen' }, sponsored: true },
    newsroom.ferry,
    ...twins,
    { title: '港に二基目のクレーン', category: '国際', tags: ['港'], language: 'ja', publishedAt: '2026-02-02' },
    { title: 'Long reads', body: { text: 'A word and another. '.repeat(8_000) }, publishedAt: '2026-01-01' },
    { title: 'Longer reads', body: { text: 'A word and others. '.repeat(8_000) }, publishedAt: '2026-01-02' },
    { title: 'Tomorrow', tags: ['Embargoed'], publishedAt: new Date(noon + 86_400_000).toISOString() },
    { title: 'In a minute', tags: ['Embargoed'], publishedAt: new Date(noon + 60_000).toISOString() },
  )
  const db = openDatabase(env.DB)
  const [waiting] = await listUnmeasured(db, noon, 1)
  if (!waiting) throw new Error('No picture waits to be measured')
  await saveMeasured(db, [{ waiting, measures: { width: 3, height: 2, color: '#c81e1e' } }], noon)
  await editJson('PATCH', '/articles/ferry-returns', { body: { title: 'The ferry is back', slug: 'ferry-back' } })
  await write({ title: 'A draft', body: { markdown: 'To be **written**.' }, tags: ['Harbour'] })
  await write({ title: 'Planned' }, new Date(noon + 7_200_000).toISOString())
  await write({ title: 'Withdrawn', tags: ['Trade'] }, '2026-01-03')
  await editJson('DELETE', '/articles/withdrawn/publication')
  await write({ title: 'Deleted' }, '2026-01-04')
  for (const slug of ['deleted', 'twin-2']) await edit('DELETE', `/articles/${slug}`)
  await edit('PUT', '/tags/harbour/synonyms', { body: { synonyms: ['port', 'docks'] } })
  await edit('PUT', '/redirects', { body: { redirects: [{ from: '/?p=17', to: '/articles/harbour-crane' }] } })
  await addSource({ url: await publish('harbour', { body: rss([{ title: 'Ebb', description: 'And flow.' }]) }) })
  await runAt(noon)
  for (const [type, body] of Object.entries(redPictures)) {
    await ask('/api/v1/media', { method: 'POST', headers: { ...asEditor, 'Content-Type': type }, body })
  }
}

export const asEditor = { Authorization: `Bearer ${editorToken}` }

/** Addresses of the filled site that stand for each of the worker's own, by how these are spelled in worker/app.ts. */
export async function addressesOf(): Promise<Record<string, string[]>> {
  const { articles } = await askJson<ArticleList>('/api/v1/articles?limit=100')
  const { tags } = await askJson<TagList>('/api/v1/tags?limit=100')
  const { manuscripts } = await editJson<ManuscriptList>('GET', '/manuscripts?limit=100')
  const { sources } = await editJson<SourceList>('GET', '/sources')
  const { objects } = await env.MEDIA.list({ prefix: 'media/' })
  const media = await Promise.all(objects.map(({ key }) => `/${key}`))
  const slugs = [
    ...new Set([...articles, ...manuscripts].map(({ slug }) => slug)),
    ...['crane-first', 'ferry-returns', 'deleted', 'twin-2', 'in-a-minute', 'unheard-of'],
  ].map(encodeURIComponent)
  const labels = [...tags.map(({ slug }) => slug), 'port', 'embargoed'].map(encodeURIComponent)
  const categories = ['general', 'transport', '国際'].map(encodeURIComponent)
  const lists = ['', '?limit=2', '?all=council&facets=tags:9', '?q=council&fields=title,highlights', '?sort=oldest']
  const formats = ['json', 'jsonfeed', 'rss', 'atom', 'md']
  const subscriptions = ['feed.rss', 'feed.atom', 'feed.json']
  return {
    '/api/v1/articles': lists.map((query) => `/api/v1/articles${query}`),
    ...Object.fromEntries(formats.map((name) => [`/api/v1/articles.${name}`, [`/api/v1/articles.${name}`]])),
    '/api/v1/articles/:slug': slugs.map((slug) => `/api/v1/articles/${slug}`),
    '/api/v1/articles/:slug{[^/.]+\\.md}': slugs.map((slug) => `/api/v1/articles/${slug}.md`),
    '/api/v1/articles/:slug/more': slugs.map((slug) => `/api/v1/articles/${slug}/more`),
    '/api/v1/articles/:slug/revisions': slugs.map((slug) => `/api/v1/articles/${slug}/revisions`),
    '/api/v1/articles/:slug/revisions/:version': slugs.flatMap((slug) =>
      [1, 2, 3].map((version) => `/api/v1/articles/${slug}/revisions/${version}`),
    ),
    '/api/v1/articles/:slug/share-picture': slugs.map((slug) => `/api/v1/articles/${slug}/share-picture`),
    '/api/v1/manuscripts': ['/api/v1/manuscripts', '/api/v1/manuscripts?state=draft'],
    '/api/v1/tags': ['/api/v1/tags', '/api/v1/tags?category=general&sort=name'],
    '/api/v1/tags/:slug': labels.map((slug) => `/api/v1/tags/${slug}`),
    '/api/v1/categories': ['/api/v1/categories'],
    '/api/v1/audit': ['/api/v1/audit?limit=100', '/api/v1/audit?subject=withdrawn'],
    '/api/v1/redirects': ['/api/v1/redirects'],
    '/api/v1/sources': ['/api/v1/sources'],
    '/api/v1/sources/:id': sources.map(({ id }) => `/api/v1/sources/${id}`),
    '/api/v1/sources/:id/runs': sources.map(({ id }) => `/api/v1/sources/${id}/runs`),
    '/media/:name': media,
    '/share/:slug/:file': slugs.map((slug) => `/share/${slug}/of-another-day.png`),
    '/widget/feed.js': ['/widget/feed.js?category=general'],
    '/embed/preview': ['/embed/preview'],
    '/embed/feed': ['/embed/feed?layout=grid'],
    '/embed/feed.html': ['/embed/feed.html?all=council'],
    '/embed/article/:slug': slugs.map((slug) => `/embed/article/${slug}`),
    '/oembed': [`/oembed?url=${encodeURIComponent('https://news.example/articles/harbour-crane')}`],
    ...Object.fromEntries(
      subscriptions.flatMap((name) => [
        [`/${name}`, [`/${name}`]],
        [`/categories/:slug/${name}`, categories.map((slug) => `/categories/${slug}/${name}`)],
        [`/tags/:slug/${name}`, labels.map((slug) => `/tags/${slug}/${name}`)],
      ]),
    ),
    '/llms.txt': ['/llms.txt'],
    '/search': ['/search?q=council'],
    '/share/mastodon': ['/share/mastodon?article=harbour-crane'],
    '/feeds': ['/feeds'],
    '/about': ['/about'],
    '/sitemap.xml': ['/sitemap.xml'],
    '/sitemaps/pages.xml': ['/sitemaps/pages.xml'],
    '/sitemaps/:part{articles-[1-9][0-9]{0,6}\\.xml}': ['/sitemaps/articles-1.xml'],
    '/sitemap-news.xml': ['/sitemap-news.xml'],
    '/': ['/', '/?p=17'],
    '/categories/:slug': categories.map((slug) => `/categories/${slug}`),
    '/tags/:slug': labels.map((slug) => `/tags/${slug}`),
    '/articles/:slug{[^/.]+\\.md}': slugs.map((slug) => `/articles/${slug}.md`),
    '/articles/:slug': slugs.map((slug) => `/articles/${slug}`),
  }
}

/** What somebody is answered, to the byte. Who is sent on is not followed. */
export async function answerTo(address: string, headers: Record<string, string> = {}) {
  const response = await ask(address, { headers, redirect: 'manual' })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const told = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'))
  return { status: response.status, headers: told, body: new TextDecoder('latin1').decode(bytes) }
}
