import type { Label, Origin } from '../domain/article.ts'
import type { Candidate, Held, Kept } from '../domain/reconcile.ts'
import type { Database } from './open.ts'
import { bytesOf, portions } from './portions.ts'

/** The articles that the candidates could be, or whose slugs they could want; and what editors decided about them. */
export async function listKept(db: Database, candidates: Candidate[]): Promise<{ kept: Kept[]; held: Held[] }> {
  const client = db.$client
  const kept: Kept[] = []
  let everEdited = false
  for (const wish of wishesOf(candidates)) {
    const [keptRows, someManuscript] = await client.batch<unknown>([
      client.prepare(listKeptSql).bind(wish),
      client.prepare('SELECT id FROM manuscripts LIMIT 1'),
    ])
    kept.push(...((keptRows?.results ?? []) as KeptRow[]).map(keptFromRow))
    everEdited ||= someManuscript?.results.length !== 0
  }
  // Nothing more is looked up where no editor ever decided anything, which is where the longest imports go.
  const held = everEdited ? await listHeld(db, candidates) : []
  return { kept: [...new Map(kept.map((article) => [article.id, article])).values()], held }
}

async function listHeld(db: Database, candidates: Candidate[]): Promise<Held[]> {
  const held: Held[] = []
  for (const wish of wishesOf(candidates)) {
    const { results } = await db.$client.prepare(listHeldSql).bind(wish).all<HeldRow>()
    held.push(...results.map(heldFromRow))
  }
  return held
}

/** What is looked for, as parameters. */
function wishesOf(candidates: Candidate[]): string[] {
  const wishes = candidates.map(({ slugs, address, article }) => JSON.stringify({ slugs, address, ...article.origin }))
  return portions(wishes, bytesOf).map((portion) => `[${portion}]`)
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
  a.id, a.slug, a.position, a.published_at, a.title, a.origin_source, a.origin_guid, a.original, a.fingerprint,
  a.category_slug, a.tags`

/** By slug, by origin, and by the original that one of the same source has. A source has too many articles to begin with it. */
const listKeptSql = `
  SELECT ${keptColumns} FROM jsonb_each(?1) wish, json_each(wish.value, '$.slugs') slug
    JOIN articles a ON a.slug = slug.value
  UNION
  SELECT ${keptColumns} FROM jsonb_each(?1) wish
    JOIN articles a ON a.origin_source = wish.value ->> 'source' AND a.origin_guid = wish.value ->> 'guid'
  UNION
  SELECT ${keptColumns} FROM jsonb_each(?1) wish
    JOIN articles a ON a.original = wish.value ->> 'address' AND +a.origin_source = wish.value ->> 'source'`

interface OriginRow {
  origin_source: string | null
  origin_guid: string | null
}

interface KeptRow extends OriginRow {
  id: number
  slug: string
  position: number
  published_at: number
  title: string
  original: string | null
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
    title: row.title,
    origin: originFromRow(row),
    original: row.original,
    fingerprint: row.fingerprint,
    category: row.category_slug,
    tags: JSON.parse(row.tags) as Label[],
  }
}

function originFromRow({ origin_source: source, origin_guid: guid }: OriginRow): Origin | null {
  return source === null || guid === null ? null : { source, guid }
}

/** By slug, by a slug that it had once, by origin, and by the address of the original. */
const listHeldSql = `
  SELECT m.slug AS slug, m.state, m.origin_source, m.origin_guid, m.source_url, m.taken_back, slug.value AS known_by
    FROM json_each(?1) wish, json_each(wish.value, '$.slugs') slug JOIN manuscripts m ON m.slug = slug.value
  UNION
  SELECT m.slug, m.state, m.origin_source, m.origin_guid, m.source_url, m.taken_back, moved.old_slug
    FROM json_each(?1) wish, json_each(wish.value, '$.slugs') slug
    JOIN moved ON moved.kind = 'article' AND moved.old_slug = slug.value JOIN manuscripts m ON m.slug = moved.new_slug
  UNION
  SELECT m.slug, m.state, m.origin_source, m.origin_guid, m.source_url, m.taken_back, m.slug
    FROM json_each(?1) wish
    JOIN manuscripts m ON m.origin_source = wish.value ->> 'source' AND m.origin_guid = wish.value ->> 'guid'
  UNION
  SELECT m.slug, m.state, m.origin_source, m.origin_guid, m.source_url, m.taken_back, m.slug
    FROM json_each(?1) wish JOIN manuscripts m ON m.source_url = wish.value ->> 'address' AND m.origin_guid IS NOT NULL`

interface HeldRow extends OriginRow {
  slug: string | null
  state: Held['state']
  source_url: string | null
  taken_back: 0 | 1
  known_by: string | null
}

function heldFromRow(row: HeldRow): Held {
  return {
    slug: row.slug,
    knownBy: row.known_by,
    state: row.state,
    origin: originFromRow(row),
    original: row.source_url,
    takenBack: row.taken_back === 1,
  }
}
