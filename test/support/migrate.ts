import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach } from 'vitest'

await applyD1Migrations(env.DB, env.MIGRATIONS)

// A test file has a database and a storage of its own; each of its tests finds them empty.
beforeEach(async () => {
  await env.DB.batch([
    ...[
      ...['articles', 'tags', 'categories', 'category_tags', 'moved', 'timeline', 'editor_tokens', 'audit'],
      ...['manuscripts', 'revisions', 'replies', 'unmeasured', 'old_addresses', 'restorations', 'holds'],
      ...['receivers', 'untold', 'events', 'deliveries'],
      ...['sources', 'imports', 'imported', 'departures'],
    ].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
    // Nor does an answer know of the test before: within the second of a write there is no Last-Modified.
    env.DB.prepare('UPDATE last_write SET saved_at = 0, departures = 0'),
  ])
  const { objects } = await env.MEDIA.list()
  if (objects.length) await env.MEDIA.delete(objects.map((object) => object.key))
})
