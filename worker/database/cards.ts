import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, gt, inArray, lt, notInArray, sql } from 'drizzle-orm'
import type { Article, Card } from '../domain/article.ts'
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

/** The cards of that stretch which answer the question, in the stretch's direction or the most relevant first. */
export function selectList(db: Database, question: Question, stretch: Stretch) {
  return question.sort === 'relevance'
    ? selectMostRelevant(db, question, stretch)
    : selectAnswers(db, question, stretch)
}

/** The cards' bodies, by article id: one row read each. */
export async function findBodies(db: Database, cards: Card[]): Promise<Map<number, Article['body']>> {
  const ids = new Map(cards.map((card) => [card.position, card.id]))
  const rows = await db
    .select()
    .from(timeline)
    .where(inArray(timeline.position, [...ids.keys()]))
  return new Map(rows.map(({ position, ...body }) => [ids.get(position) ?? 0, body]))
}

export function selectAnswers(db: Database, question: Question, stretch: Stretch) {
  return selectCards(db, sql`${writeMatch(question)}`, stretch, question.exclude)
}

/** The one query behind every list in order of time: a MATCH expression, walked along the timeline. Two rows read a card. */
export function selectCards(db: Database, match: SQL, stretch: Stretch, exclude: string[] = []) {
  return db
    .select(cardColumns)
    .from(timeline)
    .innerJoin(articles, eq(articles.position, timeline.position))
    .where(and(answers(match, stretch), unlessExcluded(exclude)))
    .orderBy(stretch.direction === 'down' ? desc(timeline.position) : asc(timeline.position))
    .limit(stretch.limit)
}

/** Ranking reads every match, so only the newest are ranked: the cost of a common word stays bounded. */
const maxRanked = 2000

/** What a match weighs in each column of the timeline: title, summary, body; the rest are no words. */
const weights = sql.raw('4.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0')

function selectMostRelevant(db: Database, question: Question, stretch: Stretch) {
  const newest = db
    .select({ position: timeline.position, rank: sql<number>`bm25(timeline, ${weights})`.as('rank') })
    .from(timeline)
    .where(answers(sql`${writeMatch(question)}`, stretch))
    .orderBy(desc(timeline.position))
    .limit(maxRanked)
    .as('newest')
  return db
    .select(cardColumns)
    .from(newest)
    .innerJoin(articles, eq(articles.position, newest.position))
    .where(unlessExcluded(question.exclude))
    .orderBy(asc(newest.rank), desc(newest.position))
    .limit(stretch.limit)
}

/** Both bounds are exclusive. */
export function answers(match: SQL, { above, below }: Stretch): SQL | undefined {
  // FTS5 uses the bounds only if they are integers, and D1 may bind a large number as a float.
  const bound = (position: number) => sql`CAST(${position} AS INTEGER)`
  return and(sql`timeline MATCH ${match}`, gt(timeline.position, bound(above)), lt(timeline.position, bound(below)))
}

function unlessExcluded(slugs: string[]): SQL | undefined {
  return slugs.length ? notInArray(articles.slug, slugs) : undefined
}
