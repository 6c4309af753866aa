import { distinctLabels, type Label } from '../domain/article.ts'
import type { Candidate } from '../domain/reconcile.ts'
import type { Database } from './open.ts'

/**
 * The candidates with tags in place of their synonyms, and with every label by the one name that it has: that which it
 * was first handed in under, here or by an earlier write. Two writes that bring a new label at the same moment may each
 * keep a spelling of their own on their cards.
 */
export async function underKnownLabels(db: Database, candidates: Candidate[]): Promise<Candidate[]> {
  const slugs = (labels: Label[]) => JSON.stringify([...new Set(labels.map(({ slug }) => slug))])
  const { results } = await db.$client
    .prepare(knownSql)
    .bind(
      slugs(candidates.flatMap(({ article }) => article.tags)),
      slugs(candidates.map(({ article }) => article.category)),
    )
    .all<KnownRow>()
  const known = { tag: new Map<string, Label>(), category: new Map<string, Label>() }
  for (const { kind, wish, slug, name } of results) known[kind].set(wish, { slug, name })
  return candidates.map((candidate) => {
    const { category, tags } = candidate.article
    const [own] = underTheirNames([category], known.category) as [Label]
    return {
      ...candidate,
      article: { ...candidate.article, category: own, tags: distinctLabels(underTheirNames(tags, known.tag)) },
    }
  })
}

/** The labels as they are known; what is new is known from now on. */
function underTheirNames(labels: Label[], known: Map<string, Label>): Label[] {
  return labels.map((label) => {
    const own = known.get(label.slug)
    if (!own) known.set(label.slug, label)
    return own ?? label
  })
}

interface KnownRow extends Label {
  kind: 'tag' | 'category'
  wish: string
}

/** Synonyms go last: what leads elsewhere has no name of its own any more. */
const knownSql = `
  SELECT 'tag' AS kind, wish.value AS wish, tags.slug, tags.name FROM json_each(?1) wish
    JOIN tags ON tags.slug = wish.value
  UNION ALL
  SELECT 'category', wish.value, categories.slug, categories.name FROM json_each(?2) wish
    JOIN categories ON categories.slug = wish.value
  UNION ALL
  SELECT 'tag', wish.value, tags.slug, tags.name FROM json_each(?1) wish
    JOIN moved ON moved.kind = 'tag' AND moved.old_slug = wish.value JOIN tags ON tags.slug = moved.new_slug`
