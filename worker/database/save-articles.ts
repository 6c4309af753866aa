import { distinctLabels, type Label } from '../domain/article.ts'
import type { AuditNote } from '../domain/audit.ts'
import type { Actor } from '../domain/editor-token.ts'
import { lastPositionAt, placeAll, placesPerMillisecond } from '../domain/position.ts'
import { type Candidate, type Decision, type Kept, reconcile } from '../domain/reconcile.ts'
import { type Touched, type TouchedArticle, touchedBy } from '../domain/touched.ts'
import type { Database } from './open.ts'
import { type Portion, saveStatements } from './save-statements.ts'
import { everyToken, languageTokens, tokenOf } from './tokens.ts'
import { indexTokens } from './unspaced.ts'
import { writeBatch } from './write-batch.ts'

/** D1 takes 2,000,000 bytes a parameter; an article is at most about half of that. */
const maxParameterBytes = 1_800_000

/** How often a save starts anew because another writer took a slug or a place meanwhile. */
const maxAttempts = 4

export interface Saved {
  decisions: Decision[]
  touched: Touched
}

/**
 * Keeps any number of articles, all or none of those that are not refused.
 *
 * It reads what is there, decides, and writes everything in one batch, which D1 runs as one transaction. Doing it again
 * changes nothing, so a caller who got no answer may repeat the call.
 */
export async function saveArticles(db: Database, handedIn: Candidate[], by: Actor, now: number): Promise<Saved> {
  const candidates = await underTheirOwnTags(db, handedIn)
  for (let attempt = 1; ; attempt++) {
    const decisions = reconcile(candidates, await listKept(db, candidates))
    const writes = candidates.flatMap((candidate, index) => {
      const decision = decisions[index]
      return decision?.outcome === 'added' || decision?.outcome === 'updated' ? [{ candidate, decision }] : []
    })
    const positions = await place(db, writes)
    if (writes.length === 0) return { decisions, touched: touchedBy([], false) }

    const client = db.$client
    const statements = portionsOf(writes, positions, now).flatMap((portion) =>
      saveStatements.map(([part, sql]) => client.prepare(sql).bind(portion[part])),
    )
    try {
      const navigation = await writeBatch(db, statements, noteOf(writes, by, now))
      return { decisions, touched: touchedBy(statesOf(writes), navigation) }
    } catch (error) {
      // The whole batch was rolled back. Decide again upon what the other writer left.
      if (attempt === maxAttempts || !String(error).includes('UNIQUE constraint failed')) throw error
    }
  }
}

type Write = { candidate: Candidate; decision: Extract<Decision, { outcome: 'added' | 'updated' }> }

/** The candidates with tags in place of their synonyms. */
async function underTheirOwnTags(db: Database, candidates: Candidate[]): Promise<Candidate[]> {
  const slugs = new Set(candidates.flatMap(({ article }) => article.tags.map((tag) => tag.slug)))
  const { results } = await db.$client
    .prepare(synonymsSql)
    .bind(JSON.stringify([...slugs]))
    .all<{ synonym: string } & Label>()
  if (results.length === 0) return candidates
  const own = new Map(results.map(({ synonym, ...tag }) => [synonym, tag]))
  return candidates.map((candidate) => {
    const tags = candidate.article.tags.map((tag) => own.get(tag.slug) ?? tag)
    return { ...candidate, article: { ...candidate.article, tags: distinctLabels(tags) } }
  })
}

const synonymsSql = `
  SELECT moved.old_slug AS synonym, tags.slug, tags.name FROM json_each(?1) wish
    JOIN moved ON moved.kind = 'tag' AND moved.old_slug = wish.value JOIN tags ON tags.slug = moved.new_slug`

async function listKept(db: Database, candidates: Candidate[]): Promise<Kept[]> {
  const kept: Kept[] = []
  const wishes = candidates.map(({ slugs, article }) => JSON.stringify({ slugs, ...article.origin }))
  for (const portion of portions(wishes, bytesOf)) {
    const { results } = await db.$client.prepare(listKeptSql).bind(`[${portion}]`).all<KeptRow>()
    kept.push(...results.map(keptFromRow))
  }
  return [...new Map(kept.map((article) => [article.id, article])).values()]
}

const keptColumns = `
  a.id, a.slug, a.position, a.published_at, a.origin_source, a.origin_guid, a.fingerprint, a.category_slug, a.tags`

const listKeptSql = `
  SELECT ${keptColumns} FROM json_each(?1) wish, json_each(wish.value, '$.slugs') slug
    JOIN articles a ON a.slug = slug.value
  UNION
  SELECT ${keptColumns} FROM json_each(?1) wish
    JOIN articles a ON a.origin_source = wish.value ->> 'source' AND a.origin_guid = wish.value ->> 'guid'`

interface KeptRow {
  id: number
  slug: string
  position: number
  published_at: number
  origin_source: string | null
  origin_guid: string | null
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
    origin:
      row.origin_source === null || row.origin_guid === null
        ? null
        : { source: row.origin_source, guid: row.origin_guid },
    fingerprint: row.fingerprint,
    category: row.category_slug,
    tags: JSON.parse(row.tags) as Label[],
  }
}

/** A position for each write: the one it has, while its publication time stays the same, or a free one. */
async function place(db: Database, writes: Write[]): Promise<number[]> {
  const stays = writes.map(({ candidate, decision }) =>
    decision.outcome === 'updated' && decision.kept.publishedAt === candidate.article.publishedAt
      ? decision.kept.position
      : undefined,
  )
  const times = writes.map(({ candidate }) => candidate.article.publishedAt).filter((_, at) => stays[at] === undefined)
  const lastTaken = new Map<number, number | undefined>()
  for (;;) {
    const placed = placeAll(times, lastTaken)
    if ('positions' in placed) return stays.map((stay) => stay ?? (placed.positions.shift() as number))
    const { results } = await db.$client
      .prepare(lastTakenSql)
      .bind(JSON.stringify(placed.unknown))
      .all<{ time: number; last: number | null }>()
    for (const { time, last } of results) lastTaken.set(time, last ?? undefined)
  }
}

const lastTakenSql = `
  SELECT wish.value AS time,
    (SELECT max(position) FROM articles
      WHERE position >= wish.value * ${placesPerMillisecond}
        AND position < (wish.value + 1) * ${placesPerMillisecond}) AS last
  FROM json_each(?1) wish`

/** What the statements read, in portions of which no part is longer than a parameter may be. */
function portionsOf(writes: Write[], positions: number[], now: number): Portion[] {
  const rows = writes.map((write, index) => {
    const position = positions[index] ?? 0
    const card = JSON.stringify(cardOf(write, position, now))
    return { write, position, card, entry: JSON.stringify(entryOf(write, position)) }
  })
  return portions(rows, ({ card, entry }) => Math.max(bytesOf(card), bytesOf(entry))).map((portion) => {
    const decisions = portion.map(({ write }) => write.decision)
    const replaced = decisions.flatMap((one) => (one.outcome === 'updated' ? { id: one.kept.id, slug: one.slug } : []))
    const articles = portion.map(({ write }) => write.candidate.article)
    return {
      categories: JSON.stringify(distinctLabels(articles.map((article) => article.category))),
      tags: JSON.stringify(distinctLabels(articles.flatMap((article) => article.tags))),
      ids: JSON.stringify(replaced.map(({ id }) => id)),
      replaced: JSON.stringify(replaced),
      slugs: JSON.stringify(decisions.map(({ slug }) => slug)),
      positions: JSON.stringify(portion.map(({ position }) => position)),
      cards: `[${portion.map(({ card }) => card)}]`,
      entries: `[${portion.map(({ entry }) => entry)}]`,
    }
  })
}

/** The names are those that the statements read. */
function cardOf({ candidate, decision }: Write, position: number, now: number) {
  const { body, ...article } = candidate.article
  return {
    id: decision.outcome === 'updated' ? decision.kept.id : null,
    slug: decision.slug,
    position,
    counted: position <= lastPositionAt(now) ? 1 : 0,
    fingerprint: candidate.fingerprint,
    ...article,
  }
}

function entryOf({ candidate: { article } }: Write, position: number) {
  const { html, text } = article.body
  const bodyTokens = indexTokens(text)
  return {
    position,
    html,
    text,
    title: indexTokens(article.title),
    summary: indexTokens(article.summary),
    // Most bodies are indexed as they are; sending them twice would halve what fits into a parameter.
    ...(bodyTokens === text ? {} : { body: bodyTokens }),
    category: `${tokenOf(article.category.slug)} ${everyToken}`,
    tags: article.tags.map((tag) => tokenOf(tag.slug)).join(' '),
    source: article.source ? tokenOf(new URL(article.source.url).hostname.replace(/^www\./, '')) : '',
    author: article.author ? tokenOf(article.author) : '',
    language: languageTokens(article.language),
  }
}

/** One entry a write, of however many articles: which were added, and which changed. */
function noteOf(writes: Write[], by: Actor, now: number): AuditNote {
  const slugsOf = (outcome: Write['decision']['outcome']) =>
    writes.filter(({ decision }) => decision.outcome === outcome).map(({ decision }) => decision.slug)
  return {
    at: now,
    actor: by.name,
    action: 'articles.imported',
    subject: null,
    before: null,
    after: { added: slugsOf('added'), updated: slugsOf('updated') },
  }
}

/** The rows in as many portions as it takes for none to be longer, as a JSON array, than a parameter may be. */
function portions<Row>(rows: Row[], bytesOfRow: (row: Row) => number): Row[][] {
  const portions: Row[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const size = bytesOfRow(row) + 1
    if (bytes + size > maxParameterBytes) {
      portions.push([])
      bytes = 2
    }
    portions.at(-1)?.push(row)
    bytes += size
  }
  return portions
}

const encoder = new TextEncoder()

function bytesOf(text: string): number {
  return encoder.encode(text).length
}

function statesOf(writes: Write[]): TouchedArticle[] {
  return writes.flatMap(({ candidate: { article }, decision }) => {
    const before = decision.outcome === 'updated' ? [stateOf(decision.kept, decision.kept.category)] : []
    return [...before, stateOf(article, article.category.slug)]
  })
}

function stateOf(article: { id?: number; tags: Label[] }, category: string): TouchedArticle {
  return {
    ...(article.id === undefined ? {} : { id: article.id }),
    category,
    tags: article.tags.map((tag) => tag.slug),
  }
}
