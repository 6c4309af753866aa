import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { Found, Stretch } from '../domain/page.ts'
import { type Question, tagsOf } from '../domain/question.ts'
import { cardColumns } from './cards.ts'
import { type CardRowStart, cardsFromRows } from './cards-from-rows.ts'
import { writeMatch } from './match.ts'
import { writeWalk } from './walk-statement.ts'

/** A statement as D1 takes it. Its text depends on what kind of thing is asked for only, so that it is prepared once. */
export interface Statement {
  sql: string
  params: (string | number)[]
}

/** One row of the answer. What is not of an article is in the first row; the body is null where it was not asked for. */
export type ListRow = [...CardRowStart, ...FactParts]

/** What an answer to a question says. */
export interface AnsweredList extends Found {
  /** The tags of the question that are only other names: what each of them is called. */
  synonyms: Map<string, string>
  freshness: Freshness
}

/** What the rows of an answer say: the cards of the stretch, in its direction or the most relevant first. */
export function listFromRows(
  rows: ListRow[],
  { exclude }: Question,
  { direction, limit, walk }: Stretch,
): AnsweredList {
  const [savedAt, appeared, due, synonyms, moved, departures, reached] = (rows[0] as ListRow).slice(
    -factCount,
  ) as FactParts
  const unwanted = new Set([...exclude, ...parseMoves(moved).values()])
  const cards = cardsFromRows(rows).filter(({ slug }) => !unwanted.has(slug))
  const sign = direction === 'down' ? -1 : 1
  return {
    cards: (walk ? cards.sort((one, other) => sign * (one.position - other.position)) : cards).slice(0, limit),
    reached: reached ?? undefined,
    departures,
    synonyms: parseMoves(synonyms),
    freshness: freshnessOf({ savedAt, appeared, due }),
  }
}

/** What the cards of an answer are made from, as the database gave it. */
export function cellsOfRows(rows: ListRow[]): ListRow[number][] {
  return rows.flatMap((row) => row.slice(0, -factCount))
}

/** What the first row says beside its article. The moves are JSON: slugs by slug. */
type FactParts = [
  savedAt: number,
  appeared: number | null,
  due: number | null,
  synonyms: string | null,
  moved: string | null,
  departures: number,
  reached: number | null,
]
const factCount = 7

function parseMoves(moves: string | null): Map<string, string> {
  return new Map(Object.entries(JSON.parse(moves ?? '{}') as Record<string, string>))
}

/**
 * Everything that a list says, as one statement: each statement of a batch costs D1 about as much as a short list.
 *
 * It begins with the one row of the last write and joins the articles to it from the left, so that there is a row even
 * when no article answers. Reads two rows a card, and a handful.
 */
export function writeList(question: Question, stretch: Stretch, horizon: number, withBodies: boolean): Statement {
  const { exclude, sort } = question
  const names = tagsOf(question)
  const { above, below, limit, walk } = stretch
  // Excluded articles come with the rest: that they may go by an old slug is known only with the answer.
  const numbered = [writeMatch(question), above, below, limit + exclude.length, horizon]
  if (walk) numbered.push(walk.since, walk.span.above, walk.span.below)
  const body = withBodies ? 'timeline.html, timeline.text' : 'NULL AS html, NULL AS text'
  const facts = `last_write.saved_at, ${waiting}, ${moves('tag', names, numbered.length)} AS synonyms,
    ${moves('article', exclude, numbered.length + names.length)} AS moved, last_write.departures`
  return {
    sql: walk
      ? writeWalk(stretch.direction, { columns, body, facts, withBodies })
      : `SELECT ${columns}, ${body}, ${facts}, NULL AS reached
        FROM last_write LEFT JOIN ${sort === 'relevance' ? mostRelevant : `timeline ON ${answers}`}
        LEFT JOIN articles ON articles.position = timeline.rowid
        WHERE last_write.id = 1 ORDER BY ${orders[sort === 'relevance' ? sort : stretch.direction]} LIMIT CAST(?4 AS INTEGER)`,
    params: [...numbered, ...names, ...exclude],
  }
}

export const columns = Object.values(cardColumns)
  .map((column) => `articles.${column.name}`)
  .join(', ')

/** The last article whose time came since the clock last counted, and the next that is due. */
const waiting = `
  (SELECT max(position) FROM articles WHERE counted = 0 AND position < CAST(?5 AS INTEGER)),
  (SELECT min(position) FROM articles WHERE counted = 0 AND position >= CAST(?5 AS INTEGER))`

/** Of these slugs, which are bound after so many other parameters, those that lead elsewhere now, and where to. */
function moves(kind: 'article' | 'tag', slugs: string[], after: number): string {
  if (slugs.length === 0) return 'NULL'
  return `(SELECT json_group_object(old_slug, new_slug) FROM moved
    WHERE kind = '${kind}' AND old_slug IN (${slugs.map((_, index) => `?${after + index + 1}`)}))`
}

const orders = {
  down: 'timeline.rowid DESC',
  up: 'timeline.rowid ASC',
  relevance: 'best.score, best.position DESC',
}

/** FTS5 uses the bounds only if they are integers, and D1 may bind a large number as a float. */
const answers = 'timeline MATCH ?1 AND timeline.rowid > CAST(?2 AS INTEGER) AND timeline.rowid < CAST(?3 AS INTEGER)'

/** Ranking reads every match, so only the newest are ranked: the cost of a common word stays bounded. */
const maxRanked = 2000

/** What a match weighs in each column of the timeline: title, summary, body; the rest are no words. */
const score = 'bm25(timeline, 4.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)'

/** Cards and bodies are looked up once it is known which are the best, not for everything that is ranked. */
const mostRelevant = `(SELECT position, score FROM
  (SELECT rowid AS position, ${score} AS score FROM timeline WHERE ${answers} ORDER BY rowid DESC LIMIT ${maxRanked})
  ORDER BY score, position DESC LIMIT CAST(?4 AS INTEGER)) best LEFT JOIN timeline ON timeline.rowid = best.position`
