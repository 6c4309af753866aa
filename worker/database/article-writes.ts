import type { Label } from '../domain/article.ts'
import { lastPositionAt, placeAll, placesPerMillisecond } from '../domain/position.ts'
import type { Candidate, Decision } from '../domain/reconcile.ts'
import type { TouchedArticle } from '../domain/touched.ts'
import { articleRowOf } from './article-row.ts'
import { labelCountsOf } from './label-counts.ts'
import type { Database } from './open.ts'
import { bytesOf, jsonArray, maxParameterBytes, portions, rowJson } from './portions.ts'
import { type Portion, saveStatements } from './save-statements.ts'
import { entryOf } from './timeline-entry.ts'

/** An article that is to be added or replaced. */
export type Write = { candidate: Candidate; decision: Extract<Decision, { outcome: 'added' | 'updated' }> }

/** Characters of a body that fits for certain, whatever it is written in. */
const surelyShort = 100_000

/**
 * Whether there is room for an article: its body as HTML, as text and as the index wants it, which Han and Thai blow up,
 * is one parameter.
 */
export function isKeepable(candidate: Candidate): boolean {
  const { html, text } = candidate.article.body
  if (html.length <= surelyShort && text.length <= surelyShort) return true
  return bytesOf(rowJson(entryOf(candidate.article, 0))) <= maxParameterBytes
}

/** The statements that keep these articles; they belong into one batch. */
export async function articleStatements(db: Database, writes: Write[], now: number): Promise<D1PreparedStatement[]> {
  const positions = await place(db, writes)
  return portionsOf(writes, positions, now).flatMap((portion) =>
    saveStatements.map(([part, sql]) => db.$client.prepare(sql).bind(portion[part])),
  )
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

/** A place that an article has left stays its own while walks are shown it there (worker/database/walk-statement.ts). */
const lastTakenSql = `
  SELECT wish.value AS time, nullif(max(${lastTakenIn('articles')}, ${lastTakenIn('departures')}), -1) AS last
  FROM json_each(?1) wish`

function lastTakenIn(table: string): string {
  return `coalesce((SELECT max(position) FROM ${table}
    WHERE position >= wish.value * ${placesPerMillisecond} AND position < (wish.value + 1) * ${placesPerMillisecond}), -1)`
}

/** What the statements read, in portions of which no part is longer than a parameter may be. */
function portionsOf(writes: Write[], positions: number[], now: number): Portion[] {
  const rows = writes.map((write, index) => {
    const position = positions[index] ?? 0
    const counted = position <= lastPositionAt(now)
    const { candidate, decision } = write
    const id = decision.outcome === 'updated' ? decision.kept.id : null
    const article = rowJson(articleRowOf(candidate, id, decision.slug, position, counted))
    return { write, counted, article, entry: rowJson(entryOf(candidate.article, position)) }
  })
  return portions(rows, ({ article, entry }) => Math.max(bytesOf(article), bytesOf(entry))).map((portion) => {
    const decisions = portion.map(({ write }) => write.decision)
    const replaced = decisions.flatMap((one) => (one.outcome === 'updated' ? { id: one.kept.id, slug: one.slug } : []))
    const filed = portion.map(({ write: { candidate }, counted }) => ({ ...candidate.article, counted }))
    const { categories, tags, pairs } = labelCountsOf(filed)
    return {
      categories: JSON.stringify(categories),
      tags: JSON.stringify(tags),
      pairs: JSON.stringify(pairs),
      ids: JSON.stringify(replaced.map(({ id }) => id)),
      replaced: JSON.stringify(replaced),
      slugs: JSON.stringify(decisions.map(({ slug }) => slug)),
      articles: jsonArray(portion.map(({ article }) => article)),
      entries: jsonArray(portion.map(({ entry }) => entry)),
    }
  })
}

/** The states in which readers saw the articles, and in which they will. */
export function statesOf(writes: Write[]): TouchedArticle[] {
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
