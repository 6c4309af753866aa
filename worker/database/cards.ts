import type { SQL } from 'drizzle-orm'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Card } from '../domain/article.ts'
import type { Page, Question } from '../domain/question.ts'
import { writeMatch } from './match.ts'
import type { Database } from './open.ts'
import { articles, timeline } from './schema.ts'

export const cardColumns = {
  id: articles.id,
  position: articles.position,
  slug: articles.slug,
  title: articles.title,
  summary: articles.summary,
  categorySlug: articles.categorySlug,
  categoryName: articles.categoryName,
  tags: articles.tags,
  image: articles.image,
  author: articles.author,
  language: articles.language,
  publishedAt: articles.publishedAt,
  updatedAt: articles.updatedAt,
  source: articles.source,
}

export type CardRow = Pick<typeof articles.$inferSelect, keyof typeof cardColumns>

export function cardFromRow(row: CardRow): Card {
  const { categorySlug, categoryName, ...same } = row
  return { ...same, category: { slug: categorySlug, name: categoryName } }
}

/** The cards that answer the question, newest first: at most `page.limit`. */
export async function listCards(db: Database, question: Question, page: Page): Promise<Card[]> {
  const rows = await selectCards(db, sql`${writeMatch(question)}`, page)
  return rows.map(cardFromRow)
}

/** The one query behind every list: a MATCH expression, walked down the timeline. Two rows read a card. */
export function selectCards(db: Database, match: SQL, page: Page) {
  return db
    .select(cardColumns)
    .from(timeline)
    .innerJoin(articles, eq(articles.position, timeline.position))
    .where(
      and(
        sql`timeline MATCH ${match}`,
        // FTS5 uses the bound only if it is an integer, and D1 may bind a large number as a float.
        lt(timeline.position, sql`CAST(${page.before} AS INTEGER)`),
      ),
    )
    .orderBy(desc(timeline.position))
    .limit(page.limit)
}
