import type { ArticleInput, ManuscriptInput, ManuscriptPatch } from '../contract.ts'
import { originalOf } from './candidate.ts'
import { firstTime } from './position.ts'

/** What an editor wrote, but for the slug, which belongs to the address. */
export type Written = Omit<ManuscriptInput, 'slug'>

/** What editors work on. Times are milliseconds. */
export interface Manuscript {
  /** Undefined for an imported article that no editor has touched: it is kept as an article only. */
  id: number | undefined
  slug: string
  /** A scheduled article is published, at a time that has not come. */
  state: 'draft' | 'published' | 'withdrawn'
  /** The article that readers see or will see; null while there is none, and for one that has just been decided upon. */
  articleId: number | null
  /** Whether readers have seen something at its address, before the time in `publishedAt`. */
  appeared: boolean
  version: number
  written: Written
  publishedAt: number | null
  createdAt: number
  editedAt: number
  editedBy: string
  /** The canonical address by which an import knows it, whatever an editor writes of its source; null when it has none. */
  original: string | null
  /** Of the imported article, while no editor has touched it: the next import may still change it. */
  fingerprint?: string
}

/** What a manuscript was after a write. */
export interface Revision extends Pick<Manuscript, 'version' | 'slug' | 'state' | 'publishedAt' | 'written'> {
  at: number
  actor: string
  action: string
}

/** Who touched an article before any editor did. */
export const importer = 'import'

/** What a decision is made of beside the manuscript. */
interface Moment {
  by: string
  now: number
}

/** Where a manuscript is to be. */
interface Place {
  slug: string
  /** Whether readers have seen another article there. */
  appeared: boolean
}

export function draftOf(written: Written, { slug, appeared }: Place, { by, now }: Moment): Manuscript {
  return {
    ...{ id: undefined, slug, state: 'draft', articleId: null, appeared, version: 1, written },
    ...{ publishedAt: null, createdAt: now, editedAt: now, editedBy: by, original: originalOf(written) ?? null },
  }
}

/** With other words, and perhaps at another place. The very same manuscript when nothing is another. */
export function edited(manuscript: Manuscript, written: Written, place: Place, moment: Moment): Manuscript {
  const { slug } = place
  const same = slug === manuscript.slug && JSON.stringify(written) === JSON.stringify(manuscript.written)
  if (same) return manuscript
  return next(manuscript, { written, slug, appeared: place.appeared || appearedBy(manuscript, moment.now) }, moment)
}

/**
 * Published at a time, which may lie ahead. Without one: now, or where it has been published already, when it was. The very
 * same manuscript when it is published so already.
 */
export function published(manuscript: Manuscript, wished: number | undefined, moment: Moment): Manuscript {
  const { state, publishedAt } = manuscript
  const ownTime = stateAt(manuscript, moment.now) === 'scheduled' ? null : publishedAt
  const time = wished ?? ownTime ?? moment.now
  if (state === 'published' && publishedAt === time) return manuscript
  return next(manuscript, { state: 'published', publishedAt: time }, moment)
}

/**
 * Taken away from readers. What they have not seen yet becomes a draft again: that there was something is nobody's
 * business. The very same manuscript when it is not published.
 */
export function withdrawn(manuscript: Manuscript, moment: Moment): Manuscript {
  if (manuscript.state !== 'published') return manuscript
  const gone = appearedBy(manuscript, moment.now)
  return next(
    manuscript,
    gone ? { state: 'withdrawn', articleId: null } : { state: 'draft', articleId: null, publishedAt: null },
    moment,
  )
}

function next(manuscript: Manuscript, changes: Partial<Manuscript>, { by, now }: Moment): Manuscript {
  const { fingerprint: _, ...kept } = manuscript
  const appeared = appearedBy(manuscript, now)
  return { ...kept, appeared, version: manuscript.version + 1, editedAt: now, editedBy: by, ...changes }
}

/** Whether readers have been able to see it at its address. */
export function appearedBy({ appeared, state, publishedAt }: Manuscript, now: number): boolean {
  return appeared || (state === 'published' && (publishedAt ?? now) <= now)
}

/** The states that editors are told of. */
export const stateNames = ['draft', 'scheduled', 'published', 'withdrawn'] as const
export type ManuscriptState = (typeof stateNames)[number]

/** The state as editors are told of it. */
export function stateAt(
  { state, publishedAt }: Pick<Manuscript, 'state' | 'publishedAt'>,
  now: number,
): ManuscriptState {
  return state === 'published' && (publishedAt ?? firstTime) > now ? 'scheduled' : state
}

/**
 * Names what an editor has before the eyes, as an entity tag: the version of this manuscript, or of an imported article
 * that has none its content.
 */
export function entityTagOf(manuscript: Manuscript, now: number): string {
  const { fingerprint, createdAt, version } = manuscript
  const written = fingerprint ?? `${createdAt.toString(36)}.${version}`
  return `"${written}.${stateAt(manuscript, now)}"`
}

/** The parts that a patch names in place of those that were there. */
export function patched(written: Written, { slug: _, ...patch }: ManuscriptPatch): Partial<Written> {
  const together = Object.entries({ ...written, ...patch })
  return Object.fromEntries(together.filter(([, part]) => part !== null && part !== undefined)) as Partial<Written>
}

/** What was written, as an article that is published: at its time, or now where it has none. */
export function articleInputOf({ written, slug, publishedAt }: Manuscript, now: number): ArticleInput {
  return { ...written, slug, publishedAt: new Date(publishedAt ?? now).toISOString() }
}
