import { eq, sql } from 'drizzle-orm'
import type { Card } from '../domain/article.ts'
import { type Freshness, freshnessOf } from '../domain/freshness.ts'
import type { CountedLabel } from '../domain/label-page.ts'
import type { Stretch } from '../domain/page.ts'
import { everything } from '../domain/question.ts'
import { cardColumns, cardFromRow, selectAnswers } from './cards.ts'
import { selectFreshness } from './freshness.ts'
import { selectCategories } from './labels.ts'
import { categoryMatchOf } from './match.ts'
import type { Database } from './open.ts'
import { articles } from './schema.ts'

export interface HomePage {
  /** The newest of all, and one more than was asked for if there are others. */
  newest: Card[]
  /** What is newest in each of the largest categories, below those; categories in no order, their cards newest first. */
  byCategory: Card[]
  /** The navigation. */
  categories: CountedLabel[]
  freshness: Freshness
  /** How many departures there have been. */
  departures: number
}

/** How much of what the home page shows. */
export interface HomeLimits {
  newest: number
  categories: number
  inCategory: number
}

/** All that the home page shows, in one round trip. */
export async function homePage(db: Database, horizon: number, limits: HomeLimits): Promise<HomePage> {
  const stretch: Stretch = { above: -1, below: horizon, direction: 'down', limit: limits.newest + 1 }
  const [newest, byCategory, categories, [fresh]] = await db.batch([
    selectAnswers(db, everything, stretch),
    selectByCategory(db, horizon, limits),
    selectCategories(db),
    selectFreshness(db, horizon),
  ])
  return {
    newest: newest.map(cardFromRow),
    byCategory: byCategory.map(cardFromRow),
    categories,
    freshness: freshnessOf(fresh),
    departures: fresh?.departures ?? 0,
  }
}

/** Each category's places are looked up by a query of their own, because a join knows no limit for each of its parts. */
function selectByCategory(db: Database, horizon: number, limits: HomeLimits) {
  // The lowest of the newest of all: what stands above is not to be said twice.
  const below = sql`(SELECT min(position) FROM (SELECT position FROM articles
    WHERE position < CAST(${horizon} AS INTEGER) ORDER BY position DESC LIMIT ${limits.newest}))`
  const places = sql`(SELECT json_group_array(place) FROM (SELECT rowid AS place FROM timeline
    WHERE timeline MATCH ${sql.raw(categoryMatchOf('section.slug'))} AND rowid < ${below}
    ORDER BY rowid DESC LIMIT ${limits.inCategory}))`
  const sections = sql`(SELECT slug FROM categories
    WHERE article_count > 0 ORDER BY article_count DESC, slug LIMIT ${limits.categories}) section`
  return db
    .select(cardColumns)
    .from(sql`${sections}, json_each(${places}) place`)
    .innerJoin(articles, eq(articles.position, sql`place.value`))
}
