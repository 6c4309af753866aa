import type { Label, Origin } from '../domain/article.ts'
import type { Candidate, Held, Kept } from '../domain/reconcile.ts'
import type { Database } from './open.ts'
import { bytesOf, portions } from './portions.ts'

/** The articles that the candidates could be, or whose slugs they could want; and what editors decided about them. */
export async function listKept(db: Database, candidates: Candidate[]): Promise<{ kept: Kept[]; held: Held[] }> {
  const kept: Kept[] = []
  const held: Held[] = []
  const wishes = candidates.map(({ slugs, article }) =>
    JSON.stringify({ slugs, ...article.origin, url: article.origin ? article.source?.url : undefined }),
  )
  const client = db.$client
  for (const portion of portions(wishes, bytesOf)) {
    const wish = `[${portion}]`
    const [keptRows, heldRows] = await client.batch<unknown>([
      client.prepare(listKeptSql).bind(wish),
      client.prepare(listHeldSql).bind(wish),
    ])
    kept.push(...((keptRows?.results ?? []) as KeptRow[]).map(keptFromRow))
    held.push(...((heldRows?.results ?? []) as HeldRow[]).map(heldFromRow))
  }
  return { kept: [...new Map(kept.map((article) => [article.id, article])).values()], held }
}

/** The article of that number, as far as it matters to whoever replaces it. */
export async function findKept(db: Database, id: number): Promise<Kept | undefined> {
  const row = await db.$client
    .prepare(`SELECT ${keptColumns} FROM articles a WHERE a.id = ?1`)
    .bind(id)
    .first<KeptRow>()
  return row ? keptFromRow(row) : undefined
}

const keptColumns = `
  a.id, a.slug, a.position, a.published_at, a.origin_source, a.origin_guid, a.fingerprint, a.category_slug, a.tags`

const listKeptSql = `
  SELECT ${keptColumns} FROM json_each(?1) wish, json_each(wish.value, '$.slugs') slug
    JOIN articles a ON a.slug = slug.value
  UNION
  SELECT ${keptColumns} FROM json_each(?1) wish
    JOIN articles a ON a.origin_source = wish.value ->> 'source' AND a.origin_guid = wish.value ->> 'guid'`

interface OriginRow {
  origin_source: string | null
  origin_guid: string | null
}

interface KeptRow extends OriginRow {
  id: number
  slug: string
  position: number
  published_at: number
  fingerprint: string
  category_slug: string
  tags: string
}

function keptFromRow(row: KeptRow): Kept {
  return {
    id: row.id,
    slug: row.slug,
    position: row.position,
    publishedAt: row.published_at,
    origin: originFromRow(row),
    fingerprint: row.fingerprint,
    category: row.category_slug,
    tags: JSON.parse(row.tags) as Label[],
  }
}

function originFromRow({ origin_source: source, origin_guid: guid }: OriginRow): Origin | null {
  return source === null || guid === null ? null : { source, guid }
}

/** Nothing is looked up where no editor ever decided anything, which is where the longest imports go. */
const anyManuscripts = 'EXISTS (SELECT 1 FROM manuscripts)'

/** By slug, by a slug that it had once, by origin, and by the address of the original. */
const listHeldSql = `
  SELECT m.slug AS slug, m.state, m.origin_source, m.origin_guid, m.source_url, slug.value AS known_by
    FROM json_each(?1) wish, json_each(wish.value, '$.slugs') slug JOIN manuscripts m ON m.slug = slug.value
    WHERE ${anyManuscripts}
  UNION
  SELECT m.slug, m.state, m.origin_source, m.origin_guid, m.source_url, moved.old_slug
    FROM json_each(?1) wish, json_each(wish.value, '$.slugs') slug
    JOIN moved ON moved.kind = 'article' AND moved.old_slug = slug.value JOIN manuscripts m ON m.slug = moved.new_slug
    WHERE ${anyManuscripts}
  UNION
  SELECT m.slug, m.state, m.origin_source, m.origin_guid, m.source_url, m.slug
    FROM json_each(?1) wish
    JOIN manuscripts m ON m.origin_source = wish.value ->> 'source' AND m.origin_guid = wish.value ->> 'guid'
    WHERE ${anyManuscripts}
  UNION
  SELECT m.slug, m.state, m.origin_source, m.origin_guid, m.source_url, m.slug
    FROM json_each(?1) wish JOIN manuscripts m ON m.source_url = wish.value ->> 'url' AND m.origin_guid IS NOT NULL
    WHERE ${anyManuscripts}`

interface HeldRow extends OriginRow {
  slug: string | null
  state: Held['state']
  source_url: string | null
  known_by: string | null
}

function heldFromRow(row: HeldRow): Held {
  return {
    slug: row.slug,
    knownBy: row.known_by,
    state: row.state,
    origin: originFromRow(row),
    sourceUrl: row.source_url,
  }
}
