import { and, desc, eq, lt } from 'drizzle-orm'
import { importer, type Manuscript, type Revision } from '../domain/manuscript.ts'
import type { Database } from './open.ts'
import { revisions } from './schema.ts'

type RevisionCard = Omit<Revision, 'written'> & { title: string }

/** What a manuscript was, the newest first: those below a version. */
export async function listRevisions(
  db: Database,
  manuscript: Manuscript,
  { below, limit }: { below: number | undefined; limit: number },
): Promise<RevisionCard[]> {
  if (manuscript.id === undefined) {
    const { written, ...only } = imported(manuscript)
    return below === undefined || below > only.version ? [{ ...only, title: written.title }] : []
  }
  const { version, at, actor, action, slug, state, publishedAt, title } = revisions
  return db
    .select({ version, at, actor, action, slug, state, publishedAt, title })
    .from(revisions)
    .where(
      and(eq(revisions.manuscriptId, manuscript.id), below === undefined ? undefined : lt(revisions.version, below)),
    )
    .orderBy(desc(revisions.version))
    .limit(limit)
}

/** What a manuscript was in that version, or undefined. */
export async function findRevision(
  db: Database,
  manuscript: Manuscript,
  version: number,
): Promise<Revision | undefined> {
  if (manuscript.id === undefined) return version === manuscript.version ? imported(manuscript) : undefined
  return db
    .select()
    .from(revisions)
    .where(and(eq(revisions.manuscriptId, manuscript.id), eq(revisions.version, version)))
    .get()
}

/** The only revision of an imported article that no editor has touched. */
export function imported({ version, editedAt, slug, state, publishedAt, written }: Manuscript): Revision {
  return { version, at: editedAt, actor: importer, action: 'articles.imported', slug, state, publishedAt, written }
}
