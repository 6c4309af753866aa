import { and, eq, inArray, lt, or } from 'drizzle-orm'
import type { Database } from './open.ts'
import { articles, manuscripts, moved } from './schema.ts'

type Kind = (typeof moved.$inferSelect)['kind']

/** Of these slugs those that lead elsewhere now, and where to. */
export function selectMoved(db: Database, kind: Kind, slugs: string[]) {
  return db
    .select({ oldSlug: moved.oldSlug, newSlug: moved.newSlug })
    .from(moved)
    .where(and(eq(moved.kind, kind), inArray(moved.oldSlug, slugs)))
}

/** Where the article is that once had this slug, and if nowhere, whether readers have seen one there. */
export async function findWhereabouts(db: Database, slug: string, horizon: number): Promise<Whereabouts> {
  const ledTo = db
    .select({ slug: moved.newSlug })
    .from(moved)
    .where(and(eq(moved.kind, 'article'), eq(moved.oldSlug, slug)))
  const [[movedTo], gone] = await db.batch([
    db
      .select({ id: articles.id, slug: articles.slug })
      .from(articles)
      .where(and(inArray(articles.slug, ledTo), lt(articles.position, horizon))),
    db
      .select({ slug: manuscripts.slug })
      .from(manuscripts)
      .where(and(eq(manuscripts.appeared, true), or(eq(manuscripts.slug, slug), inArray(manuscripts.slug, ledTo)))),
  ])
  return { movedTo, gone: gone.length > 0 }
}

export interface Whereabouts {
  movedTo: { id: number; slug: string } | undefined
  gone: boolean
}

/** The other names of a tag, in the order of the alphabet. */
export function selectSynonyms(db: Database, slug: string) {
  return db
    .select({ slug: moved.oldSlug })
    .from(moved)
    .where(and(eq(moved.kind, 'tag'), eq(moved.newSlug, slug)))
    .orderBy(moved.oldSlug)
}
