import { asc, desc, eq, lte } from 'drizzle-orm'
import type { KeptPicture } from '../domain/article.ts'
import { clock } from '../domain/editor-token.ts'
import { type Touched, touchedBy } from '../domain/touched.ts'
import type { Database } from './open.ts'
import { articles, unmeasured } from './schema.ts'
import { writeBatch } from './write-batch.ts'

/** An article whose picture waits to be measured. */
export interface Unmeasured {
  id: number
  category: string
  tags: string[]
  picture: KeptPicture
  /** How often it was tried in vain. */
  attempts: number
}

/** Those whose turn it is, the newest articles first. */
export async function listUnmeasured(db: Database, now: number, limit: number): Promise<Unmeasured[]> {
  const rows = await db
    .select({
      id: articles.id,
      category: articles.categorySlug,
      tags: articles.tags,
      picture: articles.image,
      attempts: unmeasured.attempts,
    })
    .from(unmeasured)
    .innerJoin(articles, eq(articles.id, unmeasured.articleId))
    .where(lte(unmeasured.dueAt, now))
    .orderBy(asc(unmeasured.dueAt), desc(unmeasured.articleId))
    .limit(limit)
  return rows.flatMap(({ picture, tags, ...row }) =>
    picture ? [{ ...row, picture, tags: tags.map((tag) => tag.slug) }] : [],
  )
}

/** What became of one: its measures, or when to try again; neither when there is nothing to be had. */
export interface Measured {
  waiting: Unmeasured
  measures?: { width: number; height: number; color: string | null }
  againAt?: number
}

/** Keeps what was measured, unless the article has another picture by now, and says whose cached answers are old. */
export async function saveMeasured(db: Database, measured: Measured[], now: number): Promise<Touched> {
  const client = db.$client
  const statements = measured.flatMap(({ waiting: { id, picture }, measures, againAt }) => [
    ...(measures
      ? [
          client
            .prepare(
              `UPDATE articles SET image = json_set(image, '$.width', ?3, '$.height', ?4, '$.color', ?5)
                WHERE id = ?1 AND image ->> '$.url' = ?2`,
            )
            .bind(id, picture.url, measures.width, measures.height, measures.color),
        ]
      : []),
    againAt === undefined
      ? client
          .prepare(
            `DELETE FROM unmeasured WHERE article_id = ?1
              AND ?2 IS (SELECT image ->> '$.url' FROM articles WHERE id = ?1)`,
          )
          .bind(id, picture.url)
      : client
          .prepare('UPDATE unmeasured SET due_at = ?2, attempts = attempts + 1 WHERE article_id = ?1')
          .bind(id, againAt),
  ])
  const known = measured.filter(({ measures }) => measures)
  if (known.length === 0) {
    // Nothing that anybody reads has changed.
    if (statements.length) await client.batch(statements)
    return touchedBy([], false)
  }
  const states = known.map(({ waiting: { id, category, tags } }) => ({ id, category, tags }))
  const after = known.map(({ waiting, measures }) => ({ url: waiting.picture.url, ...measures }))
  const note = { at: now, actor: clock.name, action: 'pictures.measured', subject: null, before: null, after }
  return touchedBy(states, await writeBatch(db, statements, note))
}
