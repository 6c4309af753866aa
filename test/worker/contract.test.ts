import { env } from 'cloudflare:workers'
import { Validator } from '@cfworker/json-schema'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { app } from '../../worker/app.ts'
import { saveTest } from '../../worker/database/deliveries.ts'
import { saveEditorToken } from '../../worker/database/editor-tokens.ts'
import { saveWebhook } from '../../worker/database/receivers.ts'
import { eventTypes } from '../../worker/domain/event-types.ts'
import { formatNames, formats, subscriptions } from '../../worker/domain/formats.ts'
import { makeWebhookSecret } from '../../worker/domain/receiver.ts'
import { sharePictureVersion } from '../../worker/domain/share-picture.ts'
import type { SourceRun } from '../../worker/domain/source.ts'
import { problems } from '../../worker/http/problems.ts'
import { mediaName } from '../../worker/images/media.ts'
import { statusOf } from '../../worker/openapi/answers.ts'
import { templateOf } from '../../worker/openapi/document.ts'
import type { Operation } from '../../worker/openapi/operation.ts'
import { operations } from '../../worker/openapi/operations.ts'
import type { OpenApi, WrittenAnswer } from '../../worker/openapi/shape.ts'
import { tags } from '../../worker/openapi/tags.ts'
import { editorToken } from '../support/editor-token.ts'
import { sendable } from '../support/examples.ts'
import { ada, database, newsroom, save, today } from '../support/newsroom.ts'
import { blankSharePicture } from '../support/pictures.ts'
import { craneItem, rss } from '../support/publishers.ts'
import { ask, askIn, askJson, importArticles, siteUrl } from '../support/site.ts'

/** Addresses for readers, of pictures, and for the element alone, which are no part of the contract. */
const pages = [
  '/',
  '/embed',
  '/embed/preview',
  '/categories/:slug',
  '/tags/:slug',
  '/articles/:slug',
  '/articles/:slug{[^/.]+\\.md}',
  '/docs',
  '/docs/try/:operation',
  '/problems/:name',
  '/media/:name',
  '/share/:slug/:file',
  '/widget/measure',
  '/previews/:slug',
  '/search',
  '/share/mastodon',
  '/feeds',
  '/about',
  '/robots.txt',
  '/sitemap.xml',
  '/sitemap-news.xml',
  '/sitemaps/pages.xml',
  '/sitemaps/:part{articles-[1-9][0-9]{0,6}\\.xml}',
  '/manifest.webmanifest',
  '/:key{[A-Za-z0-9-]{8,128}\\.txt}',
  '/.well-known/security.txt',
  '/.well-known/site.standard.publication',
]

let document: OpenApi

/** A check, as a source remembers it. */
const run: SourceRun = {
  ...{ at: today, by: 'clock', outcome: 'http-status', detail: 'It was 500.', status: 500, import: null },
  ...{ items: 0, added: 0, updated: 0, unchanged: 0, left: 0, refused: 0, unread: 0 },
}

beforeAll(async () => {
  document = await askJson<OpenApi>('/openapi.json')
})

/** Publishers of the examples, and whoever is asked where they are. */
const publishers = vi.spyOn(globalThis, 'fetch')

afterAll(() => {
  publishers.mockRestore()
})

beforeEach(async () => {
  publishers.mockImplementation(async (request) =>
    String(request instanceof Request ? request.url : request).startsWith(env.RESOLVER_URL)
      ? Response.json({ Answer: [{ data: '192.0.32.8' }] })
      : new Response(rss([craneItem])),
  )
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
  await env.DB.prepare(`INSERT INTO restorations (id, export, began_at) VALUES (1, 'harbour', 0)`).run()
  await saveEditorToken(database(), { name: 'Ada', scopes: ['articles'], hash: 'none', expiresAt: null }, ada, today)
  // A number that nobody has (RFC 5737), to which nothing is sent.
  const wished = {
    address: 'https://192.0.2.1/',
    description: '',
    events: [...eventTypes],
    secret: makeWebhookSecret(),
  }
  const webhook = await saveWebhook(database(), wished, ada, today)
  if (webhook) await saveTest(database(), webhook, today)
})

/** `GET /api/v1/articles/{slug}`, as the routes and as the document have it. */
const routed = [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && !pages.includes(path))
      .map(({ method, path }) => `${method} ${templateOf(path)}`),
  ),
]

describe('the contract', () => {
  it('names every address of the API and none that is not there', () => {
    const named = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(routed).toContain('GET /api/v1/articles')
    expect(named.sort()).toEqual(routed.sort())
  })

  it('tells of every tag what it is, and has operations of each', () => {
    expect([...new Set(operations.map(({ tag }) => tag))].sort()).toEqual(tags.map(({ name }) => name).sort())
  })

  it('calls every operation by a name of its own', () => {
    const names = operations.map(({ id }) => id)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has an example answer for each example request', () => {
    const shown = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ responses }) => Object.values(responses[200]?.content ?? {}))
      .flatMap(({ examples = {} }) => Object.values(examples))
    expect(shown.length).toBe(operations.flatMap(({ examples }) => examples).length)
    expect(shown.filter(({ value }) => value === undefined)).toEqual([])
  })

  it('gives addresses of the configured site', () => {
    expect(document.servers).toEqual([{ url: siteUrl, description: 'Newsclip' }])
  })
})

const { title, publishedAt } = newsroom.harbour
const general = { slug: 'general', name: 'General' }
const craneVersion = sharePictureVersion(
  { name: env.SITE_NAME, url: siteUrl, tagline: '', locale: 'en', xHandle: '' },
  { title, category: general, image: null, language: 'en', publishedAt },
)

const ofExport = 'export=harbour&schema=0001_timeline.sql'
const pictureName = await mediaName(await blankSharePicture(), 'image/png')

/** Requests of each operation, by its name, that answer with as much as there can be in an answer. */
const requests: Record<string, string[]> = {
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
  saveMedia: ['/api/v1/media'],
  findSharePicture: ['/api/v1/articles/harbour-crane/share-picture'],
  saveSharePicture: [`/api/v1/articles/harbour-crane/share-picture/${craneVersion}`],
  listTokens: ['/api/v1/tokens'],
  makeToken: ['/api/v1/tokens'],
  revokeToken: ['/api/v1/tokens/1'],
  listRedirects: ['/api/v1/redirects', '/api/v1/redirects?limit=1'],
  saveRedirects: ['/api/v1/redirects'],
  purgeCache: ['/api/v1/purge'],
  exportSite: ['/api/v1/export', '/api/v1/export?cursor=["articles"]', '/api/v1/export?cursor=["media"]'],
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
const accepting: Record<string, [path: string, accept: string][]> = {
  listArticles: formatNames.map((format) => ['/api/v1/articles?limit=1', formats[format].mediaType]),
  findArticle: [['/api/v1/articles/harbour-crane', 'text/markdown']],
}

/** Requests of those operations whose answer may be at another address. */
const moved: Record<string, string> = {
  listArticles: '/api/v1/articles?all=justice',
  findArticle: '/api/v1/articles/old-crane',
  listMore: '/api/v1/articles/old-crane/more',
  findTag: '/api/v1/tags/justice',
  writeFeedModule: '/widget/feed.js?all=justice',
  renderFeedFrame: '/embed/feed?all=justice',
  renderFeedFragment: '/embed/feed.html?all=justice',
  renderArticleFrame: '/embed/article/old-crane',
  readMarkdown: '/api/v1/articles/old-crane.md',
}
for (const [name, format] of Object.entries(subscriptions)) {
  moved[`readTagAs${formats[format].name.replaceAll(' ', '')}`] = `/tags/justice/${name}`
}
for (const [format, { name }] of Object.entries(formats)) {
  moved[`listArticlesAs${name.replaceAll(' ', '')}`] = `/api/v1/articles.${format}?all=justice`
}

const reads = operations.filter(({ method }) => method === 'get')
const guarded = operations.filter(({ scope }) => scope !== undefined)
const ofOne = operations.filter(({ path }) => path.includes(':slug'))
const moving = operations.filter(({ moves }) => moves !== undefined)
const saveSynonyms = operations.find(({ id }) => id === 'saveSynonyms') as Operation

/** What the document says of an operation's answers, by status. */
function answersOf({ path, method }: Operation): Record<string, WrittenAnswer> {
  const written = document.paths[templateOf(path)]?.[method]
  if (!written) throw new Error(`The document has no ${method} ${path}.`)
  return written.responses
}

function send(
  { method, body, scope }: Operation,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const opened = scope ? { Authorization: `Bearer ${editorToken}` } : {}
  const { type, sent } = sendable(body)
  return ask(path, {
    method: method.toUpperCase(),
    redirect: 'manual',
    headers: { Origin: 'https://garden.example', ...opened, ...type, ...headers },
    ...sent,
  })
}

describe('an answer is as the contract says, headers included', () => {
  it.each(operations)('$method $path', async (operation) => {
    const asked = [
      ...(requests[operation.id] ?? []).map((path) => [path, '*/*'] as const),
      ...(accepting[operation.id] ?? []),
    ]
    expect(asked.length).toBeGreaterThan(0)
    const status = statusOf(operation)
    const carried = new Set<string>()
    for (const [request, accept] of asked) {
      const response = await send(operation, request, { Accept: accept })
      expect(response.status, request).toBe(status)
      for (const name of headersOf(response)) carried.add(name)
      await expectAsWritten(response, answersOf(operation)[status], request)
    }
    const promised = Object.keys(answersOf(operation)[status]?.headers ?? {}).map((name) => name.toLowerCase())
    expect([...carried].sort()).toEqual(promised.sort())
  })

  it.each(reads)('when nothing has changed: $method $path', async (operation) => {
    const [request = ''] = requests[operation.id] ?? []
    const etag = (await send(operation, request)).headers.get('ETag') ?? ''
    const response = await send(operation, request, { 'If-None-Match': etag })
    expect(response.status).toBe(304)
    await expectAsWritten(response, answersOf(operation)[304], request)
  })

  it.each(operations.filter(({ trouble }) => trouble !== 'warning'))(
    'when a parameter is unknown: $method $path',
    async (operation) => {
      const [request = ''] = requests[operation.id] ?? []
      const response = await send(operation, `${request.split('?')[0]}?colour=red`)
      expect(response.status).toBe(400)
      await expectAsWritten(response, answersOf(operation)[400], request)
    },
  )

  it.each(guarded)('when the token is missing: $method $path', async (operation) => {
    const [request = ''] = requests[operation.id] ?? []
    const response = await send(operation, request, { Authorization: '' })
    expect(response.status).toBe(401)
    await expectAsWritten(response, answersOf(operation)[401], request)
  })

  it.each(moving)('when it is at another address: $method $path', async (operation) => {
    const origin = { source: 'harbour.example', guid: '1' }
    await importArticles({ ...newsroom.harbour, slug: 'old-crane', origin })
    await importArticles({ ...newsroom.harbour, slug: 'new-crane', origin })
    await send(saveSynonyms, '/api/v1/tags/council/synonyms')
    const request = moved[operation.id] ?? ''
    const response = await send(operation, request)
    expect(response.status).toBe(301)
    await expectAsWritten(response, answersOf(operation)[301], request)
  })

  it.each(ofOne)('when there is none of this slug: $method $path', async (operation) => {
    const response = await send(operation, operation.path.replace(':slug', 'unheard-of'))
    expect(response.status).toBe(404)
    await expectAsWritten(response, answersOf(operation)[404], operation.path)
  })

  it.each(reads.filter(({ id }) => id in accepting))('when it accepts no format: $method $path', async (operation) => {
    const [request = ''] = requests[operation.id] ?? []
    const response = await send(operation, request, { Accept: 'text/html' })
    expect(response.status).toBe(406)
    await expectAsWritten(response, answersOf(operation)[406], request)
  })

  it.each(reads)('when the caller asks too often: $method $path', async (operation) => {
    const [request = ''] = requests[operation.id] ?? []
    const response = await askIn({ READ_LIMIT: { limit: async () => ({ success: false }) } }, request)
    expect(response.status).toBe(429)
    await expectAsWritten(response, answersOf(operation)[429], request)
  })
})

describe('problems', () => {
  it('are each an answer of some operation, or no operation’s at all', () => {
    const written = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ responses }) => Object.values(responses))
      .flatMap(({ content = {} }) => Object.keys(content['application/problem+json']?.examples ?? {}))
    const elsewhere = ['preview-not-found', 'address-not-found', 'method-not-allowed', 'format-unknown']
    expect([...new Set([...written, ...elsewhere])].sort()).toEqual(Object.keys(problems).sort())
  })
})

/** What the platform and HTTP itself add to any answer is not told. */
const untold = ['content-type', 'content-length', 'date']

function headersOf(response: Response): string[] {
  return [...response.headers.keys()].filter((name) => !untold.includes(name))
}

async function expectAsWritten(response: Response, answer: WrittenAnswer | undefined, request: string) {
  const documented = Object.keys(answer?.headers ?? {}).map((name) => name.toLowerCase())
  expect(documented, request).toEqual(expect.arrayContaining(headersOf(response)))

  const type = response.headers.get('Content-Type')?.split(';')[0] ?? ''
  const text = await response.text()
  if (!answer?.content) return expect(text, request).toBe('')
  expect(Object.keys(answer.content), request).toContain(type)
  const schema = { ...answer.content[type]?.schema, components: document.components }
  const validator = new Validator(schema, '2020-12', false)
  for (const value of valuesOf(type, text)) expect(validator.validate(value).errors, request).toEqual([])
}

function valuesOf(type: string, text: string): unknown[] {
  if (type.endsWith('ndjson'))
    return text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
  return [type.endsWith('json') ? JSON.parse(text) : text]
}
