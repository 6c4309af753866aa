import { and, desc, eq, gt, lt, lte, ne, or } from 'drizzle-orm'
import type { ManuscriptState } from '../domain/manuscript.ts'
import type { ListedManuscript } from '../domain/present-manuscript.ts'
import type { Database } from './open.ts'
import { manuscripts } from './schema.ts'

/** The place of a manuscript in the list. */
export interface ManuscriptPlace {
  editedAt: number
  id: number
}

export interface ManuscriptQuestion {
  state: ManuscriptState | undefined
  after: ManuscriptPlace | undefined
  limit: number
}

/** What editors work on, what was worked on last first. */
export async function listManuscripts(
  db: Database,
  { state, after, limit }: ManuscriptQuestion,
  now: number,
): Promise<(ListedManuscript & { id: number })[]> {
  const { id, slug, version, title, publishedAt, createdAt, editedAt, editedBy } = manuscripts
  const rows = await db
    .select({ id, slug, state: manuscripts.state, version, title, publishedAt, createdAt, editedAt, editedBy })
    .from(manuscripts)
    .where(
      and(
        inState(state, now),
        after && or(lt(editedAt, after.editedAt), and(eq(editedAt, after.editedAt), lt(id, after.id))),
      ),
    )
    .orderBy(desc(editedAt), desc(id))
    .limit(limit)
  // Only what was deleted has neither slug nor title.
  return rows as (ListedManuscript & { id: number })[]
}

function inState(wished: ManuscriptState | undefined, now: number) {
  const { state, publishedAt } = manuscripts
  switch (wished) {
    case undefined:
      return ne(state, 'deleted')
    case 'scheduled':
      return and(eq(state, 'published'), gt(publishedAt, now))
    case 'published':
      return and(eq(state, 'published'), lte(publishedAt, now))
    default:
      return eq(state, wished)
  }
}
