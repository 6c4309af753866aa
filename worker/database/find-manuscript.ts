import { and, eq, ne } from 'drizzle-orm'
import type { Origin } from '../domain/article.ts'
import { manuscriptFromArticle } from '../domain/imported.ts'
import type { Manuscript, Written } from '../domain/manuscript.ts'
import { cardColumns, cardFromRow } from './cards.ts'
import type { Database } from './open.ts'
import { articles, manuscripts, timeline } from './schema.ts'

/** What editors have at that slug, whether readers see it or not; undefined when there is nothing or it was deleted. */
export async function findManuscript(db: Database, slug: string): Promise<Manuscript | undefined> {
  const [[manuscript], [article]] = await db.batch([
    db
      .select()
      .from(manuscripts)
      .where(and(eq(manuscripts.slug, slug), ne(manuscripts.state, 'deleted'))),
    db
      .select({
        ...cardColumns,
        ...{ html: timeline.html, text: timeline.text, fingerprint: articles.fingerprint },
        ...{ originSource: articles.originSource, originGuid: articles.originGuid, original: articles.original },
      })
      .from(articles)
      .innerJoin(timeline, eq(timeline.position, articles.position))
      .where(eq(articles.slug, slug)),
  ])
  if (manuscript) return manuscriptFromRow(manuscript)
  if (!article) return undefined
  const { html, text, originSource, originGuid, original, fingerprint, ...card } = article
  const origin = originSource === null || originGuid === null ? null : { source: originSource, guid: originGuid }
  return manuscriptFromArticle({ ...cardFromRow(card), body: { html, text }, origin, original, fingerprint })
}

function manuscriptFromRow(row: typeof manuscripts.$inferSelect): Manuscript {
  const { id, articleId, appeared, version, publishedAt, createdAt, editedAt, editedBy, original } = row
  // Only what was deleted lacks these (migrations/0005_manuscripts.sql).
  const { slug, state, written } = row as { slug: string; state: Manuscript['state']; written: Written }
  return {
    id,
    slug,
    state,
    articleId,
    appeared,
    version,
    written,
    publishedAt,
    createdAt,
    editedAt,
    editedBy,
    original,
  }
}

/** What is known by an origin: where it is, null for what was deleted; undefined when nothing is. */
export async function findByOrigin(
  db: Database,
  { source, guid }: Origin,
): Promise<{ slug: string | null } | undefined> {
  const { results } = await db.$client.prepare(byOriginSql).bind(source, guid).all<{ slug: string | null }>()
  return results[0]
}

/** The query of `findByOrigin`; `saveManuscript` asks it once more within its batch. */
export const byOriginSql = `
  SELECT CASE state WHEN 'deleted' THEN NULL ELSE slug END AS slug FROM manuscripts
    WHERE origin_source = ?1 AND origin_guid = ?2
  UNION ALL
  SELECT slug FROM articles WHERE origin_source = ?1 AND origin_guid = ?2`

export interface FreeSlug {
  slug: string
  /** Whether readers have seen another article there, which was deleted. */
  appeared: boolean
}

/**
 * The first of these slugs that a manuscript may have, or undefined. One that is wished for may be of an article that was
 * deleted or moved away; one that is only chosen may not.
 */
export async function findFreeSlug(db: Database, slugs: string[], wished: boolean): Promise<FreeSlug | undefined> {
  const { results } = await db.$client.prepare(takenSql).bind(JSON.stringify(slugs)).all<TakenRow>()
  const taken = new Set(results.flatMap(({ slug, free }) => (wished && free ? [] : slug)))
  const slug = slugs.find((one) => !taken.has(one))
  return slug === undefined ? undefined : { slug, appeared: results.some((row) => row.slug === slug && row.appeared) }
}

const takenSql = `
  SELECT a.slug, 0 AS free, 0 AS appeared FROM json_each(?1) wish JOIN articles a ON a.slug = wish.value
  UNION
  SELECT m.slug, m.state = 'deleted', m.appeared FROM json_each(?1) wish JOIN manuscripts m ON m.slug = wish.value
  UNION
  SELECT moved.old_slug, 1, 0 FROM json_each(?1) wish
    JOIN moved ON moved.kind = 'article' AND moved.old_slug = wish.value`

interface TakenRow {
  slug: string
  free: 0 | 1
  appeared: 0 | 1
}
