import { differenceOf } from '../domain/difference.ts'
import type { Kept } from '../domain/reconcile.ts'
import type { Write } from './article-writes.ts'
import { findCards } from './cards.ts'
import type { Database } from './open.ts'

/** Characters of what an entry of the audit log tells of changes; past it the slugs have to do. */
const maxChanges = 400_000

/** What cards say, by slug, before a write and after it. */
export interface Changes {
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/**
 * What the cards of the replaced articles say now and will say, and all that those of the removed ones say. Where a
 * replaced one says the same, the body is another. Undefined when it is more than the audit log takes.
 */
export async function listChanges(db: Database, writes: Write[], removed: Kept[] = []): Promise<Changes | undefined> {
  const replaced = new Map(
    writes.flatMap(({ candidate, decision }) =>
      decision.outcome === 'updated' ? [[decision.kept.id, { candidate, slug: decision.slug }] as const] : [],
    ),
  )
  const changes: Changes = { before: {}, after: {} }
  for (const { id, position, ...was } of await findCards(db, [...replaced.keys(), ...removed.map((one) => one.id)])) {
    const write = replaced.get(id)
    if (!write) {
      changes.before[was.slug] = was
      continue
    }
    const { body, origin, ...becomes } = write.candidate.article
    const changed = differenceOf(was, { ...becomes, slug: write.slug })
    changes.before[write.slug] = changed.before
    changes.after[write.slug] = Object.keys(changed.after).length ? changed.after : { body: 'another' }
  }
  return JSON.stringify(changes).length > maxChanges ? undefined : changes
}
