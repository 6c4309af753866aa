import { eq } from 'drizzle-orm'
import type { Database } from './open.ts'
import { signingKeys } from './schema.ts'

/**
 * What links to previews are signed with, and tokens made of whose making may be repeated. Drawn by the migration, so that no operator has to; whoever can read it here
 * can read the drafts as well.
 *
 * @throws when somebody has taken it away.
 */
export async function findPreviewKey(db: Database): Promise<string> {
  const row = await db.select().from(signingKeys).where(eq(signingKeys.purpose, 'preview')).get()
  if (!row) throw new Error('There is no key for previews: migrations/0005_manuscripts.sql draws one')
  return row.key
}
