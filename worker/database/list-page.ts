import { sql } from 'drizzle-orm'
import type { Card } from '../domain/article.ts'
import type { Page, Question } from '../domain/question.ts'
import { cardFromRow, selectCards } from './cards.ts'
import { type CountedLabel, selectCategories, selectCategory, selectTag } from './labels.ts'
import { writeMatch } from './match.ts'
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
export async function listPage(db: Database, question: Question, page: Page): Promise<ListPage> {
  const [cards, categories, [category], [tag]] = await db.batch([
    selectCards(db, sql`${writeMatch(question)}`, page),
    selectCategories(db),
    selectCategory(db, question.category ?? ''),
    selectTag(db, question.all[0] ?? ''),
  ])
  return { cards: cards.map(cardFromRow), categories, category, tag }
}
