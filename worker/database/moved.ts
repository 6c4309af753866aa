import { and, eq, inArray, lt } from 'drizzle-orm'
import type { Database } from './open.ts'
import { articles, moved } from './schema.ts'

type Kind = (typeof moved.$inferSelect)['kind']

/** Of these slugs those that lead elsewhere now, and where to. */
export function selectMoved(db: Database, kind: Kind, slugs: string[]) {
  return db
    .select({ oldSlug: moved.oldSlug, newSlug: moved.newSlug })
    .from(moved)
    .where(and(eq(moved.kind, kind), inArray(moved.oldSlug, slugs)))
}

/** The published article that once had this slug, or undefined. */
export function findMovedArticle(
  db: Database,
  slug: string,
  horizon: number,
): Promise<{ id: number; slug: string } | undefined> {
  return db
    .select({ id: articles.id, slug: articles.slug })
    .from(moved)
    .innerJoin(articles, eq(articles.slug, moved.newSlug))
    .where(and(eq(moved.kind, 'article'), eq(moved.oldSlug, slug), lt(articles.position, horizon)))
    .get()
}

/** The other names of a tag, in the order of the alphabet. */
export function selectSynonyms(db: Database, slug: string) {
  return db
    .select({ slug: moved.oldSlug })
    .from(moved)
    .where(and(eq(moved.kind, 'tag'), eq(moved.newSlug, slug)))
    .orderBy(moved.oldSlug)
}
