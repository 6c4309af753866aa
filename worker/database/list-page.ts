import type { CountedLabel } from '../domain/label-page.ts'
import type { Stretch } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
import { selectCategories, selectCategory, selectTag, unlessEmbargoed } from './labels.ts'
import { type AnsweredList, type ListRow, listFromRows, type Statement, writeList } from './list-statement.ts'
import type { Database } from './open.ts'

export interface ListPage extends AnsweredList {
  /** The navigation. */
  categories: CountedLabel[]
  /** Those that the question asks for, if anything that is published is filed under them. */
  category: CountedLabel | undefined
  tag: CountedLabel | undefined
}

/** All that a page of cards shows, in one round trip. */
export async function listPage(
  db: Database,
  question: Question,
  stretch: Stretch,
  horizon: number,
  withBodies = false,
): Promise<ListPage> {
  const {
    category,
    all: [tag],
  } = question
  const [list = [], categories = [], ofCategory = [], ofTag = []] = await runAll(db, [
    writeList(question, stretch, horizon, withBodies),
    selectCategories(db).toSQL(),
    category === undefined ? undefined : selectCategory(db, category).toSQL(),
    tag === undefined ? undefined : selectTag(db, tag).toSQL(),
  ])
  // A batch gives rows as objects; their properties stand in the order of the columns.
  const rows = list.map((row) => Object.values(row) as ListRow)
  const found = listFromRows(rows, question, stretch)
  const isCarried = found.cards.length > 0
  return {
    ...found,
    categories: categories.map(labelFromRow),
    category: unlessEmbargoed(ofCategory.map(labelFromRow)[0], isCarried),
    tag: unlessEmbargoed(ofTag.map(labelFromRow)[0], isCarried),
  }
}

type Row = Record<string, unknown>

/** The rows of each statement, of those that are wanted. */
async function runAll(db: Database, statements: ((Pick<Statement, 'sql'> & { params: unknown[] }) | undefined)[]) {
  const wanted = statements.filter((statement) => statement !== undefined)
  const results = await db.$client.batch<Row>(wanted.map(({ sql, params }) => db.$client.prepare(sql).bind(...params)))
  return statements.map((statement) => statement && results.shift()?.results)
}

function labelFromRow({ slug, name, article_count }: Row): CountedLabel {
  return { slug: String(slug), name: String(name), articleCount: Number(article_count) }
}
