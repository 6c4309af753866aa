import { env } from 'cloudflare:workers'
import { saveTest } from '../../worker/database/deliveries.ts'
import { saveEditorToken } from '../../worker/database/editor-tokens.ts'
import { saveWebhook } from '../../worker/database/receivers.ts'
import { eventTypes } from '../../worker/domain/event-types.ts'
import { formatNames, formats, subscriptions } from '../../worker/domain/formats.ts'
import { makeWebhookSecret, newWebhook } from '../../worker/domain/receiver.ts'
import { sharePictureVersion } from '../../worker/domain/share-picture.ts'
import type { SourceRun } from '../../worker/domain/source.ts'
import { mediaName, mediaObject } from '../../worker/images/media.ts'
import type { Operation } from '../../worker/openapi/operation.ts'
import { sharePictureObject } from '../../worker/sharing/share-pictures.ts'
import { editorToken } from './editor-token.ts'
import { sendable } from './examples.ts'
import { ada, database, newsroom, save, today } from './newsroom.ts'
import { blankSharePicture } from './pictures.ts'
import { ask, importArticles, siteUrl } from './site.ts'

/** A check, as a source remembers it. */
const run: SourceRun = {
  ...{ at: today, by: 'clock', outcome: 'http-status', detail: 'It was 500.', status: 500, import: null },
  ...{ items: 0, added: 0, updated: 0, unchanged: 0, left: 0, refused: 0, unread: 0 },
}

/** A site that has something to answer to every request below. */
export async function furnish() {
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO sources (id, url, key, title, category, tags, tag_map, content, active, created_at, due_at, failures,
          reason, runs)
        VALUES (1, 'https://harbour.example/feed', '', 'Harbour', 'General', '[]', '{"misc":null}', 'full', 1, 0, 0, 1,
          'http-status', ?)`,
    ).bind(JSON.stringify([run])),
    env.DB.prepare(
      `INSERT INTO imports (name, actor, started_at, saved_at, state) VALUES ('move', 'Ada', ?1, ?1, 'kept')`,
    ).bind(today),
  ])
  await save(newsroom.harbour, newsroom.library, newsroom.ferry)
  await env.MEDIA.put(mediaObject(pictureName), await blankSharePicture())
  await env.MEDIA.put(sharePictureObject('harbour-crane', `${craneVersion}.png`), await blankSharePicture())
  // At the end of time, for nobody may have written since it began.
  const restoration = env.DB.prepare(`INSERT INTO restorations (id, export, began_at) VALUES (1, 'harbour', ?1)`)
  await restoration.bind(Number.MAX_SAFE_INTEGER).run()
  await saveEditorToken(database(), { name: 'Ada', scopes: ['articles'], hash: 'none', expiresAt: null }, ada, today)
  // A number that nobody has (RFC 5737), to which nothing is sent.
  const wish = { address: 'https://192.0.2.1/', description: '', events: [...eventTypes] }
  const webhook = newWebhook(wish, makeWebhookSecret(), today)
  const id = (await saveWebhook(database(), webhook, ada, today, undefined)) ?? 0
  await saveTest(database(), { ...webhook, id }, today)
}

/** What has moved since: an article, and a tag that is a synonym now. */
export async function move(saveSynonyms: Operation) {
  const origin = { source: 'harbour.example', guid: '1' }
  await importArticles({ ...newsroom.harbour, slug: 'old-crane', origin })
  await importArticles({ ...newsroom.harbour, slug: 'new-crane', origin })
  await send(saveSynonyms, '/api/v1/tags/council/synonyms')
}

const { title, publishedAt } = newsroom.harbour
const general = { slug: 'general', name: 'General' }
const craneVersion = sharePictureVersion(
  { name: env.SITE_NAME, url: siteUrl, tagline: '', locale: 'en', xHandle: '' },
  { title, category: general, image: null, language: 'en', publishedAt },
)

const ofExport = 'export=harbour&schema=0001_timeline.sql'
const pictureName = await mediaName(await blankSharePicture(), 'image/png')

/** Requests of each operation, by its name, that answer with as much as there can be in an answer. */
export const requests: Record<string, string[]> = {
  listArticles: [
    '/api/v1/articles',
    '/api/v1/articles?limit=1',
    '/api/v1/articles?all=council&facets=tags:3&q=council&limit=1',
    '/api/v1/articles?fields=title,body,highlights&q=council',
    '/api/v1/articles?all=unheard-of',
    '/api/v1/articles?locale=ar&limit=1',
  ],
  findArticle: ['/api/v1/articles/harbour-crane', '/api/v1/articles/ferry-returns'],
  listMore: ['/api/v1/articles/harbour-crane/more', '/api/v1/articles/ferry-returns/more?limit=1&locale=de'],
  listTags: ['/api/v1/tags', '/api/v1/tags?limit=1', '/api/v1/tags?category=general&sort=name'],
  findTag: ['/api/v1/tags/council'],
  listCategories: ['/api/v1/categories'],
  writeFeedModule: ['/widget/feed.js?category=general'],
  renderFeedFrame: ['/embed/feed?category=general&layout=grid&accent=c2331f'],
  renderFeedFragment: ['/embed/feed.html?all=council'],
  renderArticleFrame: ['/embed/article/harbour-crane?theme=dark'],
  findOembed: [
    `/oembed?url=${encodeURIComponent(`${siteUrl}/articles/harbour-crane`)}`,
    `/oembed?url=${encodeURIComponent(`${siteUrl}/categories/general`)}&format=xml&maxwidth=300`,
  ],
  createArticle: ['/api/v1/articles'],
  editArticle: ['/api/v1/articles/harbour-crane'],
  publishArticle: ['/api/v1/articles/harbour-crane/publication'],
  withdrawArticle: ['/api/v1/articles/harbour-crane/publication'],
  deleteArticle: ['/api/v1/articles/harbour-crane'],
  listManuscripts: ['/api/v1/manuscripts', '/api/v1/manuscripts?state=published&limit=1'],
  listRevisions: ['/api/v1/articles/harbour-crane/revisions'],
  findRevision: ['/api/v1/articles/harbour-crane/revisions/1'],
  restoreRevision: ['/api/v1/articles/harbour-crane/revisions/1/restoration'],
  makePreview: ['/api/v1/articles/harbour-crane/previews'],
  importArticles: ['/api/v1/imports'],
  listImports: ['/api/v1/imports', '/api/v1/imports?limit=1'],
  findImport: ['/api/v1/imports/move'],
  takeBackImport: ['/api/v1/imports/move'],
  listSources: ['/api/v1/sources', '/api/v1/sources?limit=1&state=failing'],
  addSource: ['/api/v1/sources'],
  foreseeSource: ['/api/v1/sources/dry-run'],
  findSource: ['/api/v1/sources/1'],
  changeSource: ['/api/v1/sources/1'],
  removeSource: ['/api/v1/sources/1'],
  checkSource: ['/api/v1/sources/1/check'],
  listSourceRuns: ['/api/v1/sources/1/runs'],
  saveSynonyms: ['/api/v1/tags/council/synonyms'],
  measureFeed: ['/widget/measure'],
  saveMedia: ['/api/v1/media'],
  readMedia: [`/media/${pictureName}`],
  readSharePicture: [`/share/harbour-crane/${craneVersion}.png`],
  findSharePicture: ['/api/v1/articles/harbour-crane/share-picture'],
  saveSharePicture: [`/api/v1/articles/harbour-crane/share-picture/${craneVersion}`],
  listTokens: ['/api/v1/tokens'],
  makeToken: ['/api/v1/tokens'],
  revokeToken: ['/api/v1/tokens/1'],
  listRedirects: ['/api/v1/redirects', '/api/v1/redirects?limit=1'],
  saveRedirects: ['/api/v1/redirects'],
  purgeCache: ['/api/v1/purge'],
  exportSite: ['/api/v1/export', '/api/v1/export?cursor=["articles"]', '/api/v1/export?cursor=["media"]'],
  holdWrites: ['/api/v1/export/hold?export=harbour'],
  releaseWrites: ['/api/v1/export/hold?export=harbour'],
  restoreRows: [`/api/v1/restore/moved?${ofExport}`],
  restoreMedia: [`/api/v1/restore/media/${pictureName}?${ofExport}`],
  endRestoration: [`/api/v1/restore/end?${ofExport}`],
  listWebhooks: ['/api/v1/webhooks'],
  makeWebhook: ['/api/v1/webhooks'],
  findWebhook: ['/api/v1/webhooks/1'],
  editWebhook: ['/api/v1/webhooks/1'],
  replaceSecret: ['/api/v1/webhooks/1/secret'],
  testWebhook: ['/api/v1/webhooks/1/test'],
  listDeliveries: ['/api/v1/webhooks/1/deliveries', '/api/v1/webhooks/1/deliveries?limit=1'],
  retryDelivery: ['/api/v1/webhooks/1/deliveries/1/retry'],
  removeWebhook: ['/api/v1/webhooks/1'],
  listAudit: ['/api/v1/audit', '/api/v1/audit?limit=1'],
  readContract: ['/openapi.json'],
  readMarkdown: ['/api/v1/articles/harbour-crane.md'],
  readLlms: ['/llms.txt'],
}

for (const [format, { name }] of Object.entries(formats)) {
  requests[`listArticlesAs${name.replaceAll(' ', '')}`] = [
    `/api/v1/articles.${format}`,
    `/api/v1/articles.${format}?limit=1`,
  ]
}
for (const [name, format] of Object.entries(subscriptions)) {
  const as = formats[format].name.replaceAll(' ', '')
  requests[`readSiteAs${as}`] = [`/${name}`, `/${name}?limit=1`]
  requests[`readCategoryAs${as}`] = [`/categories/general/${name}`]
  requests[`readTagAs${as}`] = [`/tags/council/${name}`]
}

/** Requests of those operations that answer in the format that the caller accepts. */
export const accepting: Record<string, [path: string, accept: string][]> = {
  listArticles: formatNames.map((format) => ['/api/v1/articles?limit=1', formats[format].mediaType]),
  findArticle: [['/api/v1/articles/harbour-crane', 'text/markdown']],
}

/** Requests of those operations whose answer may be at another address. */
export const moved: Record<string, string> = {
  listArticles: '/api/v1/articles?all=justice',
  findArticle: '/api/v1/articles/old-crane',
  listMore: '/api/v1/articles/old-crane/more',
  findTag: '/api/v1/tags/justice',
  writeFeedModule: '/widget/feed.js?all=justice',
  renderFeedFrame: '/embed/feed?all=justice',
  renderFeedFragment: '/embed/feed.html?all=justice',
  renderArticleFrame: '/embed/article/old-crane',
  readMarkdown: '/api/v1/articles/old-crane.md',
  readSharePicture: '/share/harbour-crane/of-another-day.png',
}
for (const [name, format] of Object.entries(subscriptions)) {
  moved[`readTagAs${formats[format].name.replaceAll(' ', '')}`] = `/tags/justice/${name}`
}
for (const [format, { name }] of Object.entries(formats)) {
  moved[`listArticlesAs${name.replaceAll(' ', '')}`] = `/api/v1/articles.${format}?all=justice`
}

/** Sends what the contract shows, with the token where one is needed. */
export function send(operation: Operation, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return ask(path, requestOf(operation, headers))
}

/** What the contract shows, as it is sent. */
export function requestOf({ method, body, scope }: Operation, headers: Record<string, string> = {}): RequestInit {
  const opened = scope ? { Authorization: `Bearer ${editorToken}` } : {}
  const { type, sent } = sendable(body)
  return {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: { Origin: 'https://garden.example', ...opened, ...type, ...headers },
    ...sent,
  }
}
