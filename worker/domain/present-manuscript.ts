import type * as wire from '../contract.ts'
import { articleUrl } from './addresses.ts'
import { type Manuscript, type Revision, stateAt } from './manuscript.ts'
import type { Site } from './site.ts'

/** As much of a manuscript as a list of them shows. */
export type ListedManuscript = Omit<Manuscript, 'written' | 'articleId' | 'appeared'> & { title: string }

/** A manuscript as it goes out, without what is written in it. */
export function presentManuscriptCard(manuscript: ListedManuscript, site: Site, now: number): wire.ManuscriptCard {
  const { slug, version, title, publishedAt, createdAt, editedAt, editedBy } = manuscript
  return {
    ...{ slug, url: articleUrl(site, slug), state: stateAt(manuscript, now), version, title },
    publishedAt: momentOrNull(publishedAt),
    createdAt: new Date(createdAt).toISOString(),
    editedAt: new Date(editedAt).toISOString(),
    editedBy,
  }
}

/** A whole manuscript as it goes out. */
export function presentManuscript(manuscript: Manuscript, site: Site, now: number): wire.Manuscript {
  const { written } = manuscript
  return { ...presentManuscriptCard({ ...manuscript, title: written.title }, site, now), written }
}

/** A revision as it goes out, without what is written in it. */
export function presentRevisionCard(revision: Omit<Revision, 'written'> & { title: string }): wire.RevisionCard {
  const { version, at, actor, action, slug, state, publishedAt, title } = revision
  return {
    ...{ version, at: new Date(at).toISOString(), by: actor, action, slug, state },
    ...{ publishedAt: momentOrNull(publishedAt), title },
  }
}

/** A whole revision as it goes out. */
export function presentRevision(revision: Revision): wire.Revision {
  const { written } = revision
  return { ...presentRevisionCard({ ...revision, title: written.title }), written }
}

function momentOrNull(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
