import { and, asc, eq, lte } from 'drizzle-orm'
import { clock } from '../domain/editor-token.ts'
import { lastPositionAt } from '../domain/position.ts'
import { type Touched, touchedBy } from '../domain/touched.ts'
import type { Database } from './open.ts'
import { isOvertaken, overtakenIf } from './overtaken.ts'
import { countStatements } from './save-statements.ts'
import { articles } from './schema.ts'
import { writeBatch } from './write-batch.ts'

/** More wait for the next minute: what a run does stays bounded. */
const maxDue = 500

/**
 * Takes the articles that wait and whose time has come into the counts, oldest first. Lists and pages show them without this
 * from their minute on; only counts and caches have to be told.
 */
export async function saveDue(db: Database, now: number): Promise<Touched> {
  const due = await db
    .select({ id: articles.id, slug: articles.slug, category: articles.categorySlug, tags: articles.tags })
    .from(articles)
    .where(and(eq(articles.counted, 0), lte(articles.position, lastPositionAt(now))))
    .orderBy(asc(articles.position))
    .limit(maxDue)
  if (due.length === 0) return touchedBy([], false)

  const json = JSON.stringify(due.map(({ id }) => id))
  const client = db.$client
  const statements = [
    // An editor may have put one off since.
    overtakenIf(
      db,
      'EXISTS (SELECT 1 FROM json_each(?1) due JOIN articles a ON a.id = due.value WHERE a.position > ?2)',
      ...[json, lastPositionAt(now)],
    ),
    // First the counts, of those that still wait: another run may have been quicker.
    ...countStatements('+', 0).map((sql) => client.prepare(sql).bind(json)),
    client.prepare(`UPDATE articles SET counted = 1 WHERE id IN (SELECT value FROM json_each(?1))`).bind(json),
  ]
  const states = due.map(({ id, category, tags }) => ({ id, category, tags: tags.map((tag) => tag.slug) }))
  const note = {
    at: now,
    actor: clock.name,
    action: 'articles.appeared',
    subject: null,
    before: null,
    after: due.map(({ slug }) => slug),
  }
  try {
    return touchedBy(states, await writeBatch(db, statements, note))
  } catch (error) {
    // The others appear to readers all the same, and are counted in a minute.
    if (isOvertaken(error)) return touchedBy([], false)
    throw error
  }
}
