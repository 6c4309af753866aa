import type { Card } from '../domain/article.ts'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { Stretch } from '../domain/page.ts'
import { type Question, tagsOf } from '../domain/question.ts'
import { type CardRow, cardFromRow, selectList } from './cards.ts'
import { selectFreshness } from './freshness.ts'
import { type SampledLabel, selectTagsOf } from './labels.ts'
import { selectMoved } from './moved.ts'
import type { Database } from './open.ts'

export interface ListedArticles {
  /** The cards of the stretch, in its direction or the most relevant first. */
  cards: Card[]
  /** The commonest tags among the newest answers, where so many were asked for. */
  tags: SampledLabel[] | undefined
  /** The tags of the question that are only other names: what each of them is called. */
  synonyms: Map<string, string>
  freshness: Freshness
}

/** All that an answer to a question says, but for bodies, in one round trip. */
export async function listArticles(
  db: Database,
  question: Question,
  stretch: Stretch,
  horizon: number,
  tagLimit = 0,
): Promise<ListedArticles> {
  const named = tagsOf(question)
  const [cards, [fresh], moved, tags] = (await db.batch([
    selectList(db, question, stretch),
    selectFreshness(db, horizon),
    ...(named.length || tagLimit ? [selectMoved(db, 'tag', named)] : []),
    ...(tagLimit ? [selectTagsOf(db, question, horizon, tagLimit)] : []),
  ])) as unknown as [CardRow[], Parameters<typeof freshnessOf>, Moved[]?, SampledLabel[]?]
  return {
    cards: cards.map(cardFromRow),
    tags,
    synonyms: new Map(moved?.map(({ oldSlug, newSlug }) => [oldSlug, newSlug])),
    freshness: freshnessOf(fresh),
  }
}

type Moved = Awaited<ReturnType<typeof selectMoved>>[number]
