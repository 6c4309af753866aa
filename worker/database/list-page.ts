import type { Card } from '../domain/article.ts'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import type { Stretch } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
import { cardFromRow, selectAnswers } from './cards.ts'
import { selectFreshness } from './freshness.ts'
import { selectCategories, selectCategory, selectTag, unlessEmbargoed } from './labels.ts'
import { selectMoved } from './moved.ts'
import type { Database } from './open.ts'

export interface ListPage {
  cards: Card[]
  /** The navigation. */
  categories: CountedLabel[]
  /** Those that the question asks for, if anything that is published is filed under them. */
  category: CountedLabel | undefined
  tag: CountedLabel | undefined
  /** What the tag is called, where it is only another name. */
  synonymOf: string | undefined
  freshness: Freshness
}

/** All that a page of cards shows, in one round trip. */
export async function listPage(db: Database, question: Question, stretch: Stretch, horizon: number): Promise<ListPage> {
  const [cards, categories, [category], [tag], [moved], [fresh]] = await db.batch([
    selectAnswers(db, question, stretch),
    selectCategories(db),
    selectCategory(db, question.category ?? ''),
    selectTag(db, question.all[0] ?? ''),
    selectMoved(db, 'tag', question.all),
    selectFreshness(db, horizon),
  ])
  return {
    cards: cards.map(cardFromRow),
    categories,
    category: unlessEmbargoed(category, cards.length > 0),
    tag: unlessEmbargoed(tag, cards.length > 0),
    synonymOf: moved?.newSlug,
    freshness: freshnessOf(fresh),
  }
}
