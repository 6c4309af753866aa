import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, gt, lt, notInArray, sql } from 'drizzle-orm'
import type { Card } from '../domain/article.ts'
import type { Stretch } from '../domain/page.ts'
import type { Question } from '../domain/question.ts'
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

/** The cards of that stretch which answer the question, in the stretch's direction. */
export async function listCards(db: Database, question: Question, stretch: Stretch): Promise<Card[]> {
  const rows = await selectAnswers(db, question, stretch)
  return rows.map(cardFromRow)
}

export function selectAnswers(db: Database, question: Question, stretch: Stretch) {
  return selectCards(db, sql`${writeMatch(question)}`, stretch, question.exclude)
}

/** The one query behind every list: a MATCH expression, walked along the timeline. Two rows read a card. */
export function selectCards(db: Database, match: SQL, stretch: Stretch, exclude: string[] = []) {
  // FTS5 uses the bounds only if they are integers, and D1 may bind a large number as a float.
  const bound = (position: number) => sql`CAST(${position} AS INTEGER)`
  return db
    .select(cardColumns)
    .from(timeline)
    .innerJoin(articles, eq(articles.position, timeline.position))
    .where(
      and(
        sql`timeline MATCH ${match}`,
        gt(timeline.position, bound(stretch.above)),
        lt(timeline.position, bound(stretch.below)),
        exclude.length ? notInArray(articles.slug, exclude) : undefined,
      ),
    )
    .orderBy(stretch.direction === 'down' ? desc(timeline.position) : asc(timeline.position))
    .limit(stretch.limit)
}
