import type { SQL } from 'drizzle-orm'
import { and, eq, lt, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Article, Card } from '../domain/article.ts'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import type { Stretch } from '../domain/page.ts'
import { type CardRow, cardColumns, cardFromRow, selectCards } from './cards.ts'
import { selectFreshness } from './freshness.ts'
import { selectCategories } from './labels.ts'
import { moreMatches } from './match.ts'
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
export async function findArticleAndMore(
  db: Database,
  slug: string,
  horizon: number,
  limit: number,
): Promise<FoundMore | undefined> {
  const [rows, more, [fresh]] = await db.batch([
    selectArticle(db, slug, horizon),
    selectMore(db, slug, horizon, limit),
    selectFreshness(db, horizon),
  ])
  return foundMore(rows, more, fresh)
}

export interface FoundArticlePage extends FoundMore {
  /** What was published in its category just before it and just after. */
  previous: Card | undefined
  next: Card | undefined
  /** The navigation. */
  categories: CountedLabel[]
}

/** All that an article's page shows, in one round trip; undefined when there is no such article. */
export async function findArticlePage(
  db: Database,
  slug: string,
  horizon: number,
  limit: number,
): Promise<FoundArticlePage | undefined> {
  const own = sql`(SELECT position FROM articles WHERE slug = ${slug})`
  const { ofCategory } = moreMatches(slug)
  const [rows, more, [fresh], [previous], [next], categories] = await db.batch([
    selectArticle(db, slug, horizon),
    selectMore(db, slug, horizon, limit),
    selectFreshness(db, horizon),
    selectCards(db, ofCategory, { above: -1, below: own, direction: 'down', limit: 1 }),
    selectCards(db, ofCategory, { above: own, below: horizon, direction: 'up', limit: 1 }),
    selectCategories(db),
  ])
  const found = foundMore(rows, more, fresh)
  return (
    found && {
      ...found,
      previous: previous && cardFromRow(previous),
      next: next && cardFromRow(next),
      categories,
    }
  )
}

/** One list after the other, each only as far as those before it leave room. */
function selectMore(db: Database, slug: string, horizon: number, limit: number) {
  // One more than is shown: the article itself may be among them.
  const stretch: Stretch = { above: -1, below: horizon, direction: 'down', limit: limit + 1 }
  const { ofCategory, withTag, others } = moreMatches(slug)
  const list = (match: SQL) => db.select().from(selectCards(db, match, stretch).as('list'))
  return unionAll(list(ofCategory), list(withTag), list(others)).limit(stretch.limit)
}

function foundMore(
  rows: ArticleRow[],
  more: CardRow[],
  fresh: Parameters<typeof freshnessOf>[0],
): FoundMore | undefined {
  const article = foundArticle(rows)
  return article && { article, found: more.map(cardFromRow), freshness: freshnessOf(fresh) }
}

type ArticleRow = Awaited<ReturnType<typeof selectArticle>>[number]

function selectArticle(db: Database, slug: string, horizon: number) {
  return db
    .select({ ...cardColumns, html: timeline.html, text: timeline.text })
    .from(articles)
    .innerJoin(timeline, eq(timeline.position, articles.position))
    .where(and(eq(articles.slug, slug), lt(articles.position, horizon)))
    .limit(1)
}

function foundArticle(rows: ArticleRow[]): FoundArticle | undefined {
  const [row] = rows
  if (!row) return undefined
  const { html, text, ...card } = row
  return { ...cardFromRow(card), body: { html, text } }
}
