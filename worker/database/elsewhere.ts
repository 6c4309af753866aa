import type { Database } from './open.ts'

/** Those of the addresses whose pages are the originals of articles that another source brought. */
export async function listElsewhere(db: Database, addresses: string[], key: string): Promise<Set<string>> {
  if (addresses.length === 0) return new Set()
  const { results } = await db.$client
    .prepare(
      `SELECT wish.value AS url FROM json_each(?1) wish
        JOIN articles a ON a.source ->> 'url' = wish.value AND a.origin_guid IS NOT NULL
        WHERE a.origin_source <> ?2`,
    )
    .bind(JSON.stringify(addresses), key)
    .all<{ url: string }>()
  return new Set(results.map(({ url }) => url))
}
