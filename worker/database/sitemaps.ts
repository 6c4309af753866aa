import { and, asc, desc, gt, gte, lt, lte, max } from 'drizzle-orm'
import type { Card } from '../domain/article.ts'
import { cardColumns, cardFromRow } from './cards.ts'
import { selectCategories } from './labels.ts'
import type { Database } from './open.ts'
import { articles, tags } from './schema.ts'

/** An article as a sitemap names it. Times are milliseconds. */
export interface Mapped {
  slug: string
  publishedAt: number
  updatedAt: number | null
}

/**
 * How many parts hold all articles. Parts go by the articles' ids, which are given in order and stay: the number is one row
 * read, a part reads no row of another, and an article that is added changes the last part only.
 */
export async function countParts(db: Database, partSize: number): Promise<number> {
  const row = await db
    .select({ last: max(articles.id) })
    .from(articles)
    .get()
  return Math.ceil((row?.last ?? 0) / partSize)
}

/** The published articles of a part; parts count from 1. */
export function listPart(db: Database, part: number, partSize: number, horizon: number): Promise<Mapped[]> {
  return db
    .select({ slug: articles.slug, publishedAt: articles.publishedAt, updatedAt: articles.updatedAt })
    .from(articles)
    .where(
      and(gt(articles.id, (part - 1) * partSize), lte(articles.id, part * partSize), lt(articles.position, horizon)),
    )
    .orderBy(asc(articles.id))
}

/** The labels that have pages: all categories that a navigation names, and the tags that have most articles. */
export async function listLabelSlugs(
  db: Database,
  tagLimit: number,
): Promise<{ categories: string[]; tags: string[] }> {
  const [foundCategories, foundTags] = await db.batch([
    selectCategories(db),
    db
      .select({ slug: tags.slug })
      .from(tags)
      .where(gt(tags.articleCount, 0))
      .orderBy(desc(tags.articleCount), asc(tags.slug))
      .limit(tagLimit),
  ])
  return { categories: foundCategories.map(({ slug }) => slug), tags: foundTags.map(({ slug }) => slug) }
}

/** The articles published since a position, the newest first. */
export async function listNewest(db: Database, since: number, horizon: number, limit: number): Promise<Card[]> {
  const rows = await db
    .select(cardColumns)
    .from(articles)
    .where(and(gte(articles.position, since), lt(articles.position, horizon)))
    .orderBy(desc(articles.position))
    .limit(limit)
  return rows.map(cardFromRow)
}
