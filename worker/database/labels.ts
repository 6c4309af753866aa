import { asc, desc, eq, gt } from 'drizzle-orm'
import type { Label } from '../domain/article.ts'
import type { Database } from './open.ts'
import { categories, tags } from './schema.ts'

export interface CountedLabel extends Label {
  articleCount: number
}

/** As many as a navigation can hold. */
const maxCategories = 24

/** The categories that have most articles, by number. */
export function selectCategories(db: Database) {
  return db
    .select()
    .from(categories)
    .where(gt(categories.articleCount, 0))
    .orderBy(desc(categories.articleCount), asc(categories.slug))
    .limit(maxCategories)
}

export function selectCategory(db: Database, slug: string) {
  return db.select().from(categories).where(eq(categories.slug, slug))
}

export function selectTag(db: Database, slug: string) {
  return db.select().from(tags).where(eq(tags.slug, slug))
}
