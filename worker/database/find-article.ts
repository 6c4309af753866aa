import { and, eq, lt } from 'drizzle-orm'
import type { Article, Card } from '../domain/article.ts'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import type { MoreFound } from '../domain/more.ts'
import type { Stretch } from '../domain/page.ts'
import { everything } from '../domain/question.ts'
import { cardColumns, cardFromRow, selectAnswers, selectCards } from './cards.ts'
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
  /** The navigation of its page. */
  categories: CountedLabel[]
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
  // One more than is shown: the article itself may be among them.
  const stretch: Stretch = { above: -1, below: horizon, direction: 'down', limit: limit + 1 }
  const [rows, sameCategory, sharedTags, newest, categories, [fresh]] = await db.batch([
    selectArticle(db, slug, horizon),
    selectCards(db, sameCategoryMatch(slug), stretch),
    selectCards(db, sharedTagMatch(slug), stretch),
    selectAnswers(db, everything, stretch),
    selectCategories(db),
    selectFreshness(db, horizon),
  ])
  const article = foundArticle(rows)
  if (!article) return undefined
  const found = {
    sameCategory: sameCategory.map(cardFromRow),
    sharedTags: sharedTags.map(cardFromRow),
    newest: newest.map(cardFromRow),
  }
  return { article, found, categories, freshness: freshnessOf(fresh) }
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
