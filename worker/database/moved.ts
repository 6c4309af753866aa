import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from './open.ts'
import { moved } from './schema.ts'

type Kind = (typeof moved.$inferSelect)['kind']

/** Of these slugs those that lead elsewhere now, and where to. */
export function selectMoved(db: Database, kind: Kind, slugs: string[]) {
  return db
    .select({ oldSlug: moved.oldSlug, newSlug: moved.newSlug })
    .from(moved)
    .where(and(eq(moved.kind, kind), inArray(moved.oldSlug, slugs)))
}

/** Where the article that had this slug is now, or undefined. */
export async function findMovedArticle(db: Database, slug: string): Promise<string | undefined> {
  return (await selectMoved(db, 'article', [slug]).get())?.newSlug
}

export type SynonymsOutcome = { saved: true } | { refusal: 'tag-not-found' | 'tag-in-use'; slug: string }

/**
 * Makes these slugs other names of a tag, and no others. A slug that articles carry cannot become one: they would be
 * lost to whoever asks for it.
 */
export async function saveSynonyms(db: Database, slug: string, synonyms: string[]): Promise<SynonymsOutcome> {
  const client = db.$client
  const [found, used] = await client.batch<{ slug: string }>([
    client.prepare('SELECT slug FROM tags WHERE slug = ?1').bind(slug),
    client
      .prepare('SELECT slug FROM tags WHERE article_count > 0 AND slug IN (SELECT value FROM json_each(?1)) LIMIT 1')
      .bind(JSON.stringify(synonyms)),
  ])
  if (!found?.results[0]) return { refusal: 'tag-not-found', slug }
  if (used?.results[0]) return { refusal: 'tag-in-use', slug: used.results[0].slug }
  await client.batch([
    client.prepare(`DELETE FROM moved WHERE kind = 'tag' AND new_slug = ?1`).bind(slug),
    client
      .prepare(
        `INSERT INTO moved (kind, old_slug, new_slug) SELECT 'tag', value, ?1 FROM json_each(?2) WHERE true
          ON CONFLICT DO UPDATE SET new_slug = excluded.new_slug`,
      )
      .bind(slug, JSON.stringify(synonyms)),
  ])
  return { saved: true }
}
