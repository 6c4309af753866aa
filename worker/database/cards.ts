import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
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
  sponsored: articles.sponsored,
}

export type CardRow = Pick<typeof articles.$inferSelect, keyof typeof cardColumns>

export function cardFromRow(row: CardRow): Card {
  const { categorySlug, categoryName, ...same } = row
  return { ...same, category: { slug: categorySlug, name: categoryName } }
}

export function selectAnswers(db: Database, question: Question, stretch: Stretch) {
  return selectCards(db, sql`${writeMatch(question)}`, stretch)
}

/** A MATCH expression, walked along the timeline. Two rows read a card. */
export function selectCards(db: Database, match: SQL, stretch: Stretch) {
  return db
    .select(cardColumns)
    .from(timeline)
    .innerJoin(articles, eq(articles.position, timeline.position))
    .where(answers(match, stretch))
    .orderBy(stretch.direction === 'down' ? desc(timeline.position) : asc(timeline.position))
    .limit(stretch.limit)
}

/** Both bounds are exclusive. */
export function answers(match: SQL, { above, below }: Stretch): SQL | undefined {
  // FTS5 uses the bounds only if they are integers, and D1 may bind a large number as a float.
  const bound = (position: number) => sql`CAST(${position} AS INTEGER)`
  return and(sql`timeline MATCH ${match}`, gt(timeline.position, bound(above)), lt(timeline.position, bound(below)))
}

/** The cards of these numbers, in no order. */
export async function findCards(db: Database, ids: number[]): Promise<Card[]> {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return (await db.select(cardColumns).from(articles).where(sql`${articles.id} IN ${wanted}`)).map(cardFromRow)
}
