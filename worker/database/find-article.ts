import type { SQL } from 'drizzle-orm'
import { and, eq, lt, sql } from 'drizzle-orm'
import { alias, unionAll } from 'drizzle-orm/sqlite-core'
import type { Article, Card } from '../domain/article.ts'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import type { Stretch } from '../domain/page.ts'
import { type CardRow, cardColumns, cardFromRow, selectCards } from './cards.ts'
import { freshColumns, selectFreshness } from './freshness.ts'
import { selectCategories } from './labels.ts'
import { categoryMatchOf, moreMatches } from './match.ts'
import type { Database } from './open.ts'
import { articles, lastWrite, timeline } from './schema.ts'

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
  previous: Neighbour | undefined
  next: Neighbour | undefined
  /** The navigation. */
  categories: CountedLabel[]
}

/** An article, as far as a link to it says. */
export type Neighbour = Pick<Card, 'slug' | 'title' | 'language'>

/** All that an article's page shows, in one round trip; undefined when there is no such article. */
export async function findArticlePage(
  db: Database,
  slug: string,
  horizon: number,
  limit: number,
): Promise<FoundArticlePage | undefined> {
  const [rows, more] = await db.batch([
    selectArticleAndSurroundings(db, slug, horizon),
    selectMore(db, slug, horizon, limit),
  ])
  const [row] = rows
  const found = foundMore(rows, more, row)
  if (!row || !found) return undefined
  const { previousSlug, previousTitle, previousLanguage, nextSlug, nextTitle, nextLanguage, categories } = row
  return {
    ...found,
    previous: neighbour(previousSlug, previousTitle, previousLanguage),
    next: neighbour(nextSlug, nextTitle, nextLanguage),
    categories: JSON.parse(categories) as CountedLabel[],
  }
}

function neighbour(slug: string | null, title: string | null, language: string | null): Neighbour | undefined {
  return slug === null || title === null || language === null ? undefined : { slug, title, language }
}

/** One statement for what could be five: each costs D1 about as much as a short list. */
function selectArticleAndSurroundings(db: Database, slug: string, horizon: number) {
  const before = alias(articles, 'before')
  const after = alias(articles, 'after')
  const place = (side: SQL, order: SQL) => sql`(SELECT rowid FROM timeline
    WHERE timeline MATCH ${categoryMatchOf(sql`articles.category_slug`)} AND ${side} ORDER BY rowid ${order} LIMIT 1)`
  const categories = sql<string>`(SELECT json_group_array(json_object('slug', slug, 'name', name, 'articleCount', article_count))
    FROM ${selectCategories(db).as('navigation')})`
  return db
    .select({
      ...cardColumns,
      html: timeline.html,
      text: timeline.text,
      ...freshColumns(horizon),
      previousSlug: sql<string | null>`before.slug`.as('previous_slug'),
      previousTitle: sql<string | null>`before.title`.as('previous_title'),
      previousLanguage: sql<string | null>`before.language`.as('previous_language'),
      nextSlug: sql<string | null>`after.slug`.as('next_slug'),
      nextTitle: sql<string | null>`after.title`.as('next_title'),
      nextLanguage: sql<string | null>`after.language`.as('next_language'),
      categories: categories.as('navigation'),
    })
    .from(articles)
    .innerJoin(timeline, eq(timeline.position, articles.position))
    .innerJoin(lastWrite, eq(lastWrite.id, 1))
    .leftJoin(before, eq(before.position, place(sql`rowid < articles.position`, sql`DESC`)))
    .leftJoin(
      after,
      eq(after.position, place(sql`rowid > articles.position AND rowid < CAST(${horizon} AS INTEGER)`, sql`ASC`)),
    )
    .where(and(eq(articles.slug, slug), lt(articles.position, horizon)))
    .limit(1)
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
