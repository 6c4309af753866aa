import type { Card } from '../domain/article.ts'
import type { Freshness } from '../domain/freshness.ts'
import type { Stretch } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
import { type SampledLabel, selectTagsOf } from './labels.ts'
import { cardsFromListRows, factsFromListRow, type ListRow, writeList } from './list-statement.ts'
import type { Database } from './open.ts'

export interface ListedArticles {
  /** The cards of the stretch, in its direction or the most relevant first; with bodies where they were asked for. */
  cards: Card[]
  /** The commonest tags among the newest answers, where so many were asked for. */
  tags: SampledLabel[] | undefined
  /** The tags of the question that are only other names: what each of them is called. */
  synonyms: Map<string, string>
  freshness: Freshness
}

export interface Beside {
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
  const { freshness, synonyms, moved } = factsFromListRow(rows[0] as ListRow)
  const unwanted = new Set([...question.exclude, ...moved.values()])
  const cards = cardsFromListRows(rows).filter(({ slug }) => !unwanted.has(slug))
  return { cards: cards.slice(0, stretch.limit), tags, synonyms, freshness }
}
