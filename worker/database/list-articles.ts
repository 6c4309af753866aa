import type { Stretch } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
import { type SampledLabel, selectTagsOf } from './labels.ts'
import { type AnsweredList, cellsOfRows, type ListRow, listFromRows, writeList } from './list-statement.ts'
import type { Database } from './open.ts'

export interface ListedArticles extends AnsweredList {
  /** The commonest tags among the newest answers, where so many were asked for. */
  tags: SampledLabel[] | undefined
  /** What the cards were made from, and those next to them that are not shown. */
  read: ListRow[number][]
}

export interface Beside {
  /** Whether the cards come with bodies. */
  withBodies: boolean
  /** How many of the commonest tags; 0 for none. */
  tagLimit: number
}

/** All that an answer to a question says: one round trip, and another at the same time for the commonest tags. */
export async function listArticles(
  db: Database,
  question: Question,
  stretch: Stretch,
  horizon: number,
  { withBodies, tagLimit }: Beside = { withBodies: false, tagLimit: 0 },
): Promise<ListedArticles> {
  const list = writeList(question, stretch, horizon, withBodies)
  const [rows, tags] = await Promise.all([
    // Rows as they come: making an object of each costs as much as a card.
    db.$client
      .prepare(list.sql)
      .bind(...list.params)
      .raw<ListRow>(),
    tagLimit ? selectTagsOf(db, question, horizon, tagLimit) : undefined,
  ])
  return { ...listFromRows(rows, question, stretch), tags, read: cellsOfRows(rows) }
}
