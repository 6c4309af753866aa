import { originalOf } from './candidate.ts'
import type { ArticleBefore } from './import.ts'
import type { Candidate, Kept } from './reconcile.ts'

/** What an import did to one article, and what has become of that article. */
export interface Imported {
  articleId: number
  /** What the import made of it. */
  fingerprint: string
  slug: string
  /** Null when the import added it. */
  before: ArticleBefore | null
  /** Undefined when it is there no longer. */
  now: Kept | undefined
  /** Whether an editor has touched it. */
  isEdited: boolean
}

export type TakenBack =
  | { outcome: 'removed'; now: Kept }
  | { outcome: 'restored'; now: Kept; candidate: Candidate }
  /** Whoever has changed it since wants it as it is. */
  | { outcome: 'spared' }
  | { outcome: 'gone' }

/**
 * Decides what becomes of an article when the import is taken back. One that it added goes, also when later imports have
 * changed it. One that it changed becomes what it was, unless a later import has changed it further: take that back first.
 * What an editor has touched stays.
 */
export function takeBack({ fingerprint, slug, before, now, isEdited }: Imported): TakenBack {
  if (!now) return { outcome: 'gone' }
  if (isEdited || now.slug !== slug) return { outcome: 'spared' }
  if (!before) return { outcome: 'removed', now }
  return now.fingerprint === fingerprint
    ? { outcome: 'restored', now, candidate: candidateFrom(before, now.slug) }
    : { outcome: 'spared' }
}

/** Its address stays where it is: readers may have it by now. */
function candidateFrom(
  { html, text, slug: _, fingerprint, sponsored, origin, original, ...article }: ArticleBefore,
  slug: string,
) {
  const { source, guid } = origin
  const known = source === null || guid === null ? null : { source, guid }
  return {
    article: {
      ...article,
      body: { html, text },
      sponsored: sponsored === 1,
      origin: known,
    },
    wishedSlug: undefined,
    slugs: [slug],
    address: original === undefined ? originalOf({ origin: known, source: article.source }) : (original ?? undefined),
    fingerprint,
  } satisfies Candidate
}
