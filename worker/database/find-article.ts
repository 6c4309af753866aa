import { and, eq, lt } from 'drizzle-orm'
import type { Article, Card } from '../domain/article.ts'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import {
  type ArticleRow,
  articleAndMoreStatement,
  articlePageStatement,
  factsFromArticleRow,
  type Neighbour,
} from './article-statement.ts'
import { cardColumns, cardFromRow } from './cards.ts'
import { cardsFromRows } from './cards-from-rows.ts'
import { selectFreshness } from './freshness.ts'
import type { Database } from './open.ts'
import { articles, timeline } from './schema.ts'

export type FoundArticle = Card & Pick<Article, 'body'>

/** The published article of that slug, if there is one. The horizon hides what is still scheduled. */
export async function findArticle(
  db: Database,
  slug: string,
  horizon: number,
): Promise<{ article: FoundArticle | undefined; freshness: Freshness }> {
  const [rows, [fresh]] = await db.batch([selectArticle(db, slug, horizon), selectFreshness(db, horizon)])
  return { article: foundArticle(rows), freshness: freshnessOf(fresh) }
}

/** The same without its body: one row. */
export async function findCard(db: Database, slug: string, horizon: number): Promise<Card | undefined> {
  const row = await db
    .select(cardColumns)
    .from(articles)
    .where(and(eq(articles.slug, slug), lt(articles.position, horizon)))
    .get()
  return row && cardFromRow(row)
}

export interface FoundMore {
  article: FoundArticle
  /** Of its category, then with one of its tags, then the rest, each newest first; itself may be among them. */
  found: Card[]
  freshness: Freshness
}

/**
 * The published article and enough to offer `limit` others after it, in one round trip; undefined when there is no
 * such article.
 */
export function findArticleAndMore(
  db: Database,
  slug: string,
  horizon: number,
  limit: number,
): Promise<FoundMore | undefined> {
  return runStatement(db, articleAndMoreStatement, slug, horizon, limit)
}

export interface FoundArticlePage extends FoundMore {
  /** What was published in its category just before it and just after. */
  previous: Neighbour | undefined
  next: Neighbour | undefined
  /** The navigation. */
  categories: CountedLabel[]
}

/** All that an article's page shows, in one round trip; undefined when there is no such article. */
export function findArticlePage(
  db: Database,
  slug: string,
  horizon: number,
  limit: number,
): Promise<FoundArticlePage | undefined> {
  return runStatement(db, articlePageStatement, slug, horizon, limit)
}

async function runStatement(db: Database, statement: string, slug: string, horizon: number, limit: number) {
  // One more than is shown: the article itself may be among them.
  const [own, ...others] = await db.$client
    .prepare(statement)
    .bind(slug, horizon, limit + 1)
    .raw<ArticleRow>()
  const facts = own && factsFromArticleRow(own)
  const article = facts && cardsFromRows([own])[0]
  return article && { article: article as FoundArticle, found: cardsFromRows(others), ...facts }
}

function selectArticle(db: Database, slug: string, horizon: number) {
  return db
    .select({ ...cardColumns, html: timeline.html, text: timeline.text })
    .from(articles)
    .innerJoin(timeline, eq(timeline.position, articles.position))
    .where(and(eq(articles.slug, slug), lt(articles.position, horizon)))
    .limit(1)
}

function foundArticle(rows: Awaited<ReturnType<typeof selectArticle>>): FoundArticle | undefined {
  const [row] = rows
  if (!row) return undefined
  const { html, text, ...card } = row
  return { ...cardFromRow(card), body: { html, text } }
}
