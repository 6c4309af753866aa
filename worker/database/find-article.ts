import { and, eq, lt, sql } from 'drizzle-orm'
import type { Article, Card } from '../domain/article.ts'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import type { MoreFound } from '../domain/more.ts'
import type { Stretch } from '../domain/page.ts'
import { everything } from '../domain/question.ts'
import { type CardRow, cardColumns, cardFromRow, selectAnswers, selectCards } from './cards.ts'
import { selectFreshness } from './freshness.ts'
import { selectCategories } from './labels.ts'
import { sameCategoryMatch, sharedTagMatch } from './match.ts'
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

export interface FoundMore {
  article: FoundArticle
  found: MoreFound
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
  const [rows, sameCategory, sharedTags, newest, [fresh]] = await db.batch([
    selectArticle(db, slug, horizon),
    ...selectMore(db, slug, horizon, limit),
    selectFreshness(db, horizon),
  ])
  return foundMore(rows, { sameCategory, sharedTags, newest }, fresh)
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
  const [rows, sameCategory, sharedTags, newest, [fresh], [previous], [next], categories] = await db.batch([
    selectArticle(db, slug, horizon),
    ...selectMore(db, slug, horizon, limit),
    selectFreshness(db, horizon),
    selectCards(db, sameCategoryMatch(slug), { above: -1, below: own, direction: 'down', limit: 1 }),
    selectCards(db, sameCategoryMatch(slug), { above: own, below: horizon, direction: 'up', limit: 1 }),
    selectCategories(db),
  ])
  const found = foundMore(rows, { sameCategory, sharedTags, newest }, fresh)
  return (
    found && {
      ...found,
      previous: previous && cardFromRow(previous),
      next: next && cardFromRow(next),
      categories,
    }
  )
}

function selectMore(db: Database, slug: string, horizon: number, limit: number) {
  // One more than is shown: the article itself may be among them.
  const stretch: Stretch = { above: -1, below: horizon, direction: 'down', limit: limit + 1 }
  return [
    selectCards(db, sameCategoryMatch(slug), stretch),
    selectCards(db, sharedTagMatch(slug), stretch),
    selectAnswers(db, everything, stretch),
  ] as const
}

function foundMore(
  rows: ArticleRow[],
  found: Record<keyof MoreFound, CardRow[]>,
  fresh: Parameters<typeof freshnessOf>[0],
): FoundMore | undefined {
  const article = foundArticle(rows)
  if (!article) return undefined
  const { sameCategory, sharedTags, newest } = found
  return {
    article,
    found: {
      sameCategory: sameCategory.map(cardFromRow),
      sharedTags: sharedTags.map(cardFromRow),
      newest: newest.map(cardFromRow),
    },
    freshness: freshnessOf(fresh),
  }
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
