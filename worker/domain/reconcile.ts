import type { Article, Label, Origin } from './article.ts'
import { shortDigest } from './digest.ts'
import { slugEndingIn, slugFromText } from './slug.ts'

/** An article that asks to be kept. */
export interface Candidate {
  article: Omit<Article, 'slug'>
  /** The slug it was handed in with, if any. */
  wishedSlug: string | undefined
  /** The slugs it could end up with, the first that is free wins: `slugsFor`. */
  slugs: string[]
  /** The canonical one of its original, where that tells it from other articles. */
  address: string | undefined
  fingerprint: string
}

/** What is already kept, as far as it matters to a candidate. */
export interface Kept {
  id: number
  slug: string
  position: number
  publishedAt: number
  title: string
  origin: Origin | null
  /** The canonical address of the original, where that tells it from other articles. */
  original: string | null
  fingerprint: string
  category: string
  tags: Label[]
}

/** What an editor has decided about an article, and how the article is known. */
export interface Held {
  /** Null where another article has taken it since. */
  slug: string | null
  /** A slug that leads to it: its own, or one that it had before. */
  knownBy: string | null
  /** A published one has been edited. */
  state: 'draft' | 'published' | 'withdrawn' | 'deleted'
  origin: Origin | null
  /** As of what is kept. */
  original: string | null
  /** Whether it was not an editor who deleted it: the import that had added it was taken back. */
  takenBack: boolean
}

/** Why an article is left as an editor wants it. */
export type LeftBecause = 'draft' | 'edited' | 'withdrawn' | 'deleted' | 'taken-back'

export type Decision =
  | { outcome: 'added'; slug: string }
  | { outcome: 'updated'; slug: string; kept: Kept }
  | { outcome: 'unchanged'; slug: string }
  | { outcome: 'left'; because: LeftBecause; slug: string }
  | { outcome: 'refused'; reason: 'slug-taken'; slug: string }

/** A wished slug or none; otherwise one of the title, and for an article with an origin a second that is nobody else's. */
export function slugsFor(wishedSlug: string | undefined, title: string, origin: Origin | null): string[] {
  if (wishedSlug) return [wishedSlug]
  const fromTitle = slugFromText(title)
  const distinct = shortDigest(identityOf(origin, title))
  if (!fromTitle) return [`article-${distinct}`]
  return origin ? [fromTitle, slugEndingIn(fromTitle, distinct)] : [fromTitle]
}

/**
 * Decides what becomes of each candidate, in their order.
 *
 * An article that came with an origin is known by it, or else by its original's address; any other by its slug. Of several
 * candidates that are one and the same article the last counts, so that sending a file twice changes nothing; the earlier
 * ones are `unchanged`. What an editor has decided about goes before what is handed in.
 *
 * `names` are the guids of what stands beside the candidates in their feed: nothing else is known by one of these.
 */
export function reconcile(
  candidates: Candidate[],
  kept: Kept[],
  held: Held[],
  names: ReadonlySet<string> = new Set(),
): Decision[] {
  const known = new Map(kept.map((article) => [identityOf(article.origin, article.slug), article]))
  const owners = new Map([
    ...held.map(({ slug }) => [slug ?? '', 'an editor'] as const),
    ...kept.map((article) => [article.slug, identityOf(article.origin, article.slug)] as const),
  ])
  const sameOriginal = Map.groupBy(kept, ({ original }) => original)
  const decided = new Map<string, Decision>()

  // A map keeps the place of the first and the value of the last.
  const identities = candidates.map(({ article, slugs }) => identityOf(article.origin, slugs[0] ?? ''))
  const last = new Map(candidates.map((candidate, at) => [identities[at] as string, candidate]))
  const isFree = ({ origin, slug }: Kept) => {
    const identity = identityOf(origin, slug)
    return !last.has(identity) && !names.has(origin?.guid ?? '') && owners.get(slug) === identity
  }
  for (const [identity, candidate] of last) {
    const own = known.get(identity)
    const holding = held.find((one) => isHeld(candidate, own, one))
    if (holding) {
      decided.set(identity, leftAs(holding, candidate))
      continue
    }
    const alike = own || !candidate.address ? undefined : sameOriginal.get(candidate.address)
    const renamed = alike?.find((one) => isRenamed(candidate, one) && isFree(one))
    if (renamed) owners.set(renamed.slug, identity)
    decided.set(identity, decide(candidate, identity, own ?? renamed, owners))
  }
  return candidates.map((candidate, at) => {
    const identity = identities[at] as string
    const decision = decided.get(identity) as Decision
    if (last.get(identity) === candidate || decision.outcome === 'refused' || decision.outcome === 'left')
      return decision
    return { outcome: 'unchanged', slug: decision.slug }
  })
}

/**
 * One with an origin is known by it. One that is not kept under it may be by the address of its original, for feeds change
 * their names for things. Any other is known by its slug.
 */
function isHeld({ article: { origin }, slugs, address }: Candidate, own: Kept | undefined, held: Held): boolean {
  if (!origin) return held.knownBy !== null && held.knownBy === slugs[0]
  if (!held.origin) return false
  const { origin: other, original } = held
  if (other.source === origin.source && other.guid === origin.guid) return true
  return own === undefined && address !== undefined && original === address
}

/**
 * Feeds change their names for things. What has the same original is the same thing, if it is called or dated the same: a
 * page may tell of one thing after another.
 */
function isRenamed({ article }: Candidate, sameOriginal: Kept): boolean {
  if (sameOriginal.origin?.source !== article.origin?.source) return false
  return sameOriginal.title === article.title || sameOriginal.publishedAt === article.publishedAt
}

function leftAs({ state, slug, takenBack }: Held, candidate: Candidate): Decision {
  const because = takenBack ? 'taken-back' : state === 'published' ? 'edited' : state
  return { outcome: 'left', because, slug: slug ?? candidate.slugs[0] ?? '' }
}

function decide(candidate: Candidate, identity: string, kept: Kept | undefined, owners: Map<string, string>): Decision {
  const wished = kept && !candidate.wishedSlug ? [kept.slug] : candidate.slugs
  const slug = wished.find((one) => (owners.get(one) ?? identity) === identity)
  if (slug === undefined) return { outcome: 'refused', reason: 'slug-taken', slug: wished[0] ?? '' }
  if (kept && kept.slug === slug && kept.fingerprint === candidate.fingerprint) return { outcome: 'unchanged', slug }
  owners.set(slug, identity)
  return kept ? { outcome: 'updated', slug, kept } : { outcome: 'added', slug }
}

function identityOf(origin: Origin | null, slug: string): string {
  return JSON.stringify(origin ? [origin.source, origin.guid] : [slug])
}
