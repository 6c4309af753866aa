import type { Article, Label, Origin } from './article.ts'
import { shortDigest } from './digest.ts'
import { slugFromText } from './slug.ts'

/** An article that asks to be kept. */
export interface Candidate {
  article: Omit<Article, 'slug'>
  /** The slug it was handed in with, if any. */
  wishedSlug: string | undefined
  /** The slugs it could end up with, the first that is free wins: `slugsFor`. */
  slugs: string[]
  fingerprint: string
}

/** What is already kept, as far as it matters to a candidate. */
export interface Kept {
  id: number
  slug: string
  position: number
  publishedAt: number
  origin: Origin | null
  fingerprint: string
  category: string
  tags: Label[]
}

export type Decision =
  | { outcome: 'added'; slug: string }
  | { outcome: 'updated'; slug: string; kept: Kept }
  | { outcome: 'unchanged'; slug: string }
  | { outcome: 'refused'; reason: 'slug-taken'; slug: string }

/** A wished slug or none; otherwise one of the title, and for an article with an origin a second that is nobody else's. */
export function slugsFor(wishedSlug: string | undefined, title: string, origin: Origin | null): string[] {
  if (wishedSlug) return [wishedSlug]
  const fromTitle = slugFromText(title)
  const distinct = shortDigest(identityOf(origin, title))
  if (!fromTitle) return [`article-${distinct}`]
  return origin ? [fromTitle, `${fromTitle}-${distinct}`] : [fromTitle]
}

/**
 * Decides what becomes of each candidate, in their order.
 *
 * An article that came with an origin is known by it, any other by its slug. Of several candidates that are one and the
 * same article the last counts, so that sending a file twice changes nothing; the earlier ones are `unchanged`.
 */
export function reconcile(candidates: Candidate[], kept: Kept[]): Decision[] {
  const known = new Map(kept.map((article) => [identityOf(article.origin, article.slug), article]))
  const owners = new Map(kept.map((article) => [article.slug, identityOf(article.origin, article.slug)]))
  const decided = new Map<string, Decision>()

  // A map keeps the place of the first and the value of the last.
  const last = new Map(candidates.map((candidate) => [candidateIdentity(candidate), candidate]))
  for (const [identity, candidate] of last) {
    decided.set(identity, decide(candidate, identity, known.get(identity), owners))
  }
  return candidates.map((candidate) => {
    const identity = candidateIdentity(candidate)
    const decision = decided.get(identity) as Decision
    if (last.get(identity) === candidate || decision.outcome === 'refused') return decision
    return { outcome: 'unchanged', slug: decision.slug }
  })
}

function decide(candidate: Candidate, identity: string, kept: Kept | undefined, owners: Map<string, string>): Decision {
  const wished = kept && !candidate.wishedSlug ? [kept.slug] : candidate.slugs
  const slug = wished.find((one) => (owners.get(one) ?? identity) === identity)
  if (slug === undefined) return { outcome: 'refused', reason: 'slug-taken', slug: wished[0] ?? '' }
  if (kept && kept.slug === slug && kept.fingerprint === candidate.fingerprint) return { outcome: 'unchanged', slug }
  owners.set(slug, identity)
  return kept ? { outcome: 'updated', slug, kept } : { outcome: 'added', slug }
}

function candidateIdentity(candidate: Candidate): string {
  return identityOf(candidate.article.origin, candidate.slugs[0] ?? '')
}

function identityOf(origin: Origin | null, slug: string): string {
  return JSON.stringify(origin ? [origin.source, origin.guid] : [slug])
}
