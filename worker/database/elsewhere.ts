import type { Database } from './open.ts'

/** An item of a feed that another source may have brought already. */
export interface Addressed {
  guid: string
  /** The canonical one. */
  address: string
}

/** The guids of those whose originals another source has brought, and this one has not. */
export async function listElsewhere(db: Database, items: Addressed[], key: string): Promise<Set<string>> {
  if (items.length === 0) return new Set()
  const { results } = await db.$client
    .prepare(
      `SELECT wish.value ->> 'guid' AS guid FROM json_each(?1) wish
        JOIN articles a ON a.original = wish.value ->> 'address'
        WHERE a.origin_source <> ?2 AND NOT EXISTS (SELECT 1 FROM articles own
          WHERE own.origin_source = ?2 AND own.origin_guid = wish.value ->> 'guid')`,
    )
    .bind(JSON.stringify(items), key)
    .all<{ guid: string }>()
  return new Set(results.map(({ guid }) => guid))
}
