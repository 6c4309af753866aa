import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { operations } from '../../worker/openapi/operations.ts'
import { editJson } from './editor.ts'
import { craneItem, rss } from './publishers.ts'

/** All that is asked by another method than reading. */
export const writes = operations.filter(({ method }) => method !== 'get')

/** What is noted of each operation that is no mere reading, by its name. */
export const noted: Record<string, string> = {
  createArticle: 'article.drafted',
  editArticle: 'article.edited',
  publishArticle: 'article.published',
  withdrawArticle: 'article.withdrawn',
  deleteArticle: 'article.deleted',
  restoreRevision: 'article.restored',
  makePreview: 'preview.signed',
  importArticles: 'articles.imported',
  takeBackImport: 'import.taken-back',
  saveSynonyms: 'tag.synonyms',
  saveMedia: 'media.saved',
  saveSharePicture: 'share-picture.saved',
  addSource: 'source.added',
  changeSource: 'source.changed',
  removeSource: 'source.removed',
  checkSource: 'articles.imported',
  makeToken: 'token.made',
  revokeToken: 'token.revoked',
  saveRedirects: 'redirects.saved',
  purgeCache: 'cache.purged',
  makeWebhook: 'webhook.made',
  editWebhook: 'webhook.changed',
  replaceSecret: 'webhook.secret-replaced',
  testWebhook: 'webhook.tested',
  retryDelivery: 'webhook.retried',
  removeWebhook: 'webhook.removed',
  endRestoration: 'site.restored',
}

/** What has to have been done, so that there is something to do. */
export const beforehand: Record<string, () => Promise<unknown>> = {
  publishArticle: () => editJson('DELETE', '/articles/harbour-crane/publication'),
  // Its articles are known by an address, as those of every source that is added.
  checkSource: () => env.DB.prepare('UPDATE sources SET key = url').run(),
  restoreRevision: () => editJson('PATCH', '/articles/harbour-crane', { body: { title: 'Two cranes' } }),
  editWebhook: () => editJson('PATCH', '/webhooks/1', { body: { enabled: false } }),
}

/** What is asked by another method than reading, and has no note, each for its reason. */
export const unnoted: Record<string, string> = {
  foreseeSource: 'it writes nothing',
  measureFeed: 'readers count, and no editor writes',
  holdWrites: 'about moments of the instance, and no write to the site',
  releaseWrites: 'the same',
  restoreRows: 'a restoration is noted once, at its end',
  restoreMedia: 'a restoration is noted once, at its end',
}

const news = { ...craneItem, guid: 'news', title: 'A third crane', link: 'https://harbour.example/third' }

/** Stands where the world is: every feed there brings something new. */
export function publishNews() {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const { url } = new Request(input)
    return url.startsWith(env.RESOLVER_URL)
      ? Response.json({ Answer: [{ data: '192.0.32.8' }] })
      : new Response(rss([news]))
  })
}
