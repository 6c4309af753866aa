import type { Card } from '../domain/article.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import type { Stretch } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
import { cardFromRow, selectAnswers } from './cards.ts'
import { selectCategories, selectCategory, selectTag } from './labels.ts'
import type { Database } from './open.ts'

export interface ListPage {
  cards: Card[]
  /** The navigation. */
  categories: CountedLabel[]
  /** Those that the question asks for, if anything was ever filed under them. */
  category: CountedLabel | undefined
  tag: CountedLabel | undefined
}

/** All that a page of cards shows, in one round trip. */
export async function listPage(db: Database, question: Question, stretch: Stretch): Promise<ListPage> {
  const [cards, categories, [category], [tag]] = await db.batch([
    selectAnswers(db, question, stretch),
    selectCategories(db),
    selectCategory(db, question.category ?? ''),
    selectTag(db, question.all[0] ?? ''),
  ])
  return { cards: cards.map(cardFromRow), categories, category, tag }
}
