import type { AuditNote } from './audit.ts'
import { differenceOf } from './difference.ts'
import { shortDigest } from './digest.ts'
import type { Manuscript } from './manuscript.ts'

/**
 * What the audit log says of a write to a manuscript: the parts that it changed, before and after. Bodies are told by
 * their length and a digest; the revisions of the two versions have them whole.
 */
export function noteOf(
  action: string,
  before: Manuscript | undefined,
  after: Manuscript | undefined,
  { by, now }: { by: string; now: number },
): AuditNote {
  const changed = differenceOf(before ? told(before) : {}, after ? told(after) : {})
  return {
    at: now,
    actor: by,
    action,
    subject: (after ?? before)?.slug ?? null,
    before: before ? changed.before : null,
    after: after ? changed.after : null,
  }
}

function told({ slug, state, version, publishedAt, written: { body, ...written } }: Manuscript) {
  return {
    ...written,
    ...{ slug, state, version, publishedAt: publishedAt === null ? null : new Date(publishedAt).toISOString() },
    ...(body ? { body: toldBody(body) } : {}),
  }
}

function toldBody(body: NonNullable<Manuscript['written']['body']>): string {
  const [[format, text]] = Object.entries(body) as [[string, string]]
  return `${format}, ${text.length} characters, ${shortDigest(text)}`
}
