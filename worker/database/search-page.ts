import type { CountedLabel } from '../domain/label-page.ts'
import type { Stretch } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
import { selectCategories } from './labels.ts'
import type { ListedArticles } from './list-articles.ts'
import { cardsFromListRows, factsFromListRow, type ListRow, writeList } from './list-statement.ts'
import type { Database } from './open.ts'

export interface SearchPage extends Omit<ListedArticles, 'tags'> {
  /** The navigation. */
  categories: CountedLabel[]
}

/** All that a page of search results shows, bodies and the navigation included, in one round trip. */
export async function searchPage(
  db: Database,
  question: Question,
  stretch: Stretch,
  horizon: number,
): Promise<SearchPage> {
  const statements = [writeList(question, stretch, horizon, true), selectCategories(db).toSQL()]
  const [list, categories] = await db.$client.batch<Record<string, unknown>>(
    statements.map(({ sql, params }) => db.$client.prepare(sql).bind(...params)),
  )
  // A batch gives rows as objects; their properties stand in the order of the columns.
  const rows = (list?.results ?? []).map((row) => Object.values(row) as ListRow)
  return {
    cards: cardsFromListRows(rows).slice(0, stretch.limit),
    categories: (categories?.results ?? []).map((row) => ({
      slug: String(row.slug),
      name: String(row.name),
      articleCount: Number(row.article_count),
    })),
    ...factsFromListRow(rows[0] as ListRow),
  }
}
