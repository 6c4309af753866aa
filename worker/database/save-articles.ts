import type { AuditNote } from '../domain/audit.ts'
import { withOwnAddresses } from '../domain/candidate.ts'
import type { Actor } from '../domain/editor-token.ts'
import type { ImportIdentity } from '../domain/import.ts'
import { type Candidate, type Decision, reconcile } from '../domain/reconcile.ts'
import { type Touched, touchedBy } from '../domain/touched.ts'
import { articleStatements, statesOf, type Write } from './article-writes.ts'
import { listChanges } from './changes.ts'
import { importStatements } from './import-statements.ts'
import { listKept } from './kept.ts'
import { underKnownLabels } from './known-labels.ts'
import type { Database } from './open.ts'
import { isOvertaken, maxAttempts, overtakenIf } from './overtaken.ts'
import { writeBatch } from './write-batch.ts'

export interface Saved {
  decisions: Decision[]
  touched: Touched
}

/**
 * Keeps any number of articles, all or none of those that are not refused. What an editor has edited, withdrawn or
 * deleted is left as it is. As part of an import, all of it can be taken back.
 *
 * It reads what is there, decides, and writes everything in one batch, which D1 runs as one transaction. Doing it again
 * changes nothing, so a caller who got no answer may repeat the call.
 */
export async function saveArticles(
  db: Database,
  handedIn: Candidate[],
  by: Actor,
  now: number,
  as?: ImportIdentity,
): Promise<Saved> {
  const candidates = await underKnownLabels(db, withOwnAddresses(handedIn))
  for (let attempt = 1; ; attempt++) {
    const { kept, held } = await listKept(db, candidates)
    const decisions = reconcile(
      candidates,
      kept,
      as?.returning ? held.filter((one) => !one.takenBack) : held,
      as?.names,
    )
    const writes = candidates.flatMap((candidate, index) => {
      const decision = decisions[index]
      return decision?.outcome === 'added' || decision?.outcome === 'updated' ? [{ candidate, decision }] : []
    })
    if (writes.length === 0) return { decisions, touched: touchedBy([], false) }
    const note = await noteOf(db, writes, by, now)
    const part = as && importStatements(db, writes, as, by, now)
    const statements = [
      ...(part?.first ?? []),
      unlessEdited(db, writes),
      ...(await articleStatements(db, writes, now)),
      ...(part?.last ?? []),
    ]
    try {
      const navigation = await writeBatch(db, statements, note)
      return { decisions, touched: touchedBy(statesOf(writes), navigation) }
    } catch (error) {
      if (attempt === maxAttempts || !isOvertaken(error)) throw error
    }
  }
}

/** What would become of the articles were they kept now; `names` as for `reconcile`. */
export async function decideArticles(
  db: Database,
  handedIn: Candidate[],
  names: ReadonlySet<string>,
): Promise<Decision[]> {
  const candidates = await underKnownLabels(db, withOwnAddresses(handedIn))
  const { kept, held } = await listKept(db, candidates)
  return reconcile(candidates, kept, held, names)
}

/** An editor may have been there since it was decided: then nothing is written, and it is decided again. */
function unlessEdited(db: Database, writes: Write[]): D1PreparedStatement {
  const slugs = JSON.stringify(writes.map(({ decision }) => decision.slug))
  return overtakenIf(
    db,
    `EXISTS (SELECT 1 FROM json_each(?1) new JOIN manuscripts m ON m.slug = new.value)
      OR EXISTS (SELECT 1 FROM json_each(?2) old LEFT JOIN articles a ON a.id = old.value
        LEFT JOIN manuscripts m ON m.article_id = old.value WHERE a.id IS NULL OR m.id IS NOT NULL)`,
    ...[slugs, JSON.stringify(replacedIds(writes))],
  )
}

/** One entry a write, of however many articles: which were added, and what of which changed. */
async function noteOf(db: Database, writes: Write[], by: Actor, now: number): Promise<AuditNote> {
  const slugsOf = (outcome: Write['decision']['outcome']) =>
    writes.filter(({ decision }) => decision.outcome === outcome).map(({ decision }) => decision.slug)
  const note = { at: now, actor: by.name, action: 'articles.imported', subject: null }
  const after = { added: slugsOf('added'), updated: slugsOf('updated') }
  const changes = after.updated.length ? await listChanges(db, writes) : undefined
  if (!changes) return { ...note, before: null, after }
  return { ...note, before: changes.before, after: { ...after, changed: changes.after } }
}

function replacedIds(writes: Write[]): number[] {
  return writes.flatMap(({ decision }) => (decision.outcome === 'updated' ? [decision.kept.id] : []))
}
