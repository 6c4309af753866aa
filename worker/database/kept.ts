import type { Label, Origin } from '../domain/article.ts'
import type { Candidate, Held, Kept } from '../domain/reconcile.ts'
import type { Database } from './open.ts'
import { bytesOf, jsonArray, portions } from './portions.ts'

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

/** What is looked for, as parameters: arrays of source, guid, address and the two slugs that an article could have. */
function wishesOf(candidates: Candidate[]): string[] {
  const wishes = candidates.map(({ slugs, address, article }) =>
    JSON.stringify([article.origin?.source, article.origin?.guid, address, ...slugs]),
  )
  return portions(wishes, bytesOf).map(jsonArray)
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
  SELECT ${keptColumns} FROM jsonb_each(?1) wish JOIN articles a ON a.slug = wish.value ->> 3 OR a.slug = wish.value ->> 4
    OR (a.origin_source = wish.value ->> 0 AND a.origin_guid = wish.value ->> 1)
    OR (a.original = wish.value ->> 2 AND +a.origin_source = wish.value ->> 0)`

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

const heldColumns = 'm.slug, m.state, m.origin_source, m.origin_guid, m.source_url, m.taken_back'

/** By slug, by a slug that it had once, by origin, and by the address of the original. */
const listHeldSql = `
  SELECT ${heldColumns}, m.slug AS known_by FROM jsonb_each(?1) wish
    JOIN manuscripts m ON m.slug IN (wish.value ->> 3, wish.value ->> 4)
  UNION
  SELECT ${heldColumns}, moved.old_slug FROM jsonb_each(?1) wish
    JOIN moved ON moved.kind = 'article' AND moved.old_slug IN (wish.value ->> 3, wish.value ->> 4)
    JOIN manuscripts m ON m.slug = moved.new_slug
  UNION
  SELECT ${heldColumns}, m.slug FROM jsonb_each(?1) wish
    JOIN manuscripts m ON m.origin_source = wish.value ->> 0 AND m.origin_guid = wish.value ->> 1
  UNION
  SELECT ${heldColumns}, m.slug FROM jsonb_each(?1) wish
    JOIN manuscripts m ON m.source_url = wish.value ->> 2 AND m.origin_guid IS NOT NULL`

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
