import { distinctLabels, type Label } from '../domain/article.ts'
import type { Candidate } from '../domain/reconcile.ts'
import type { Database } from './open.ts'

/** The candidates with tags in place of their synonyms. */
export async function underTheirOwnTags(db: Database, candidates: Candidate[]): Promise<Candidate[]> {
  const slugs = new Set(candidates.flatMap(({ article }) => article.tags.map((tag) => tag.slug)))
  const { results } = await db.$client
    .prepare(synonymsSql)
    .bind(JSON.stringify([...slugs]))
    .all<{ synonym: string } & Label>()
  if (results.length === 0) return candidates
  const own = new Map(results.map(({ synonym, ...tag }) => [synonym, tag]))
  return candidates.map((candidate) => {
    const tags = candidate.article.tags.map((tag) => own.get(tag.slug) ?? tag)
    return { ...candidate, article: { ...candidate.article, tags: distinctLabels(tags) } }
  })
}

const synonymsSql = `
  SELECT moved.old_slug AS synonym, tags.slug, tags.name FROM json_each(?1) wish
    JOIN moved ON moved.kind = 'tag' AND moved.old_slug = wish.value JOIN tags ON tags.slug = moved.new_slug`
