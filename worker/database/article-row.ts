import type { Candidate } from '../domain/reconcile.ts'

/** The columns of an article, in the order in which `articleRowOf` tells them. */
const columns = [
  ...['id', 'position', 'slug', 'title', 'summary', 'category_slug', 'category_name', 'tags', 'image', 'author'],
  ...['language', 'published_at', 'updated_at', 'source', 'origin_source', 'origin_guid', 'fingerprint', 'counted'],
  ...['sponsored', 'original'],
]

/** Those that hold JSON. */
const json = new Set(['tags', 'image', 'source'])

/** An article as a row that `insertArticles` reads: without names, which would be half of what is sent. */
export function articleRowOf(
  { article, fingerprint, address }: Candidate,
  id: number | null,
  slug: string,
  position: number,
  counted: boolean,
) {
  return [
    id,
    position,
    slug,
    article.title,
    article.summary,
    article.category.slug,
    article.category.name,
    article.tags,
    article.image,
    article.author,
    article.language,
    article.publishedAt,
    article.updatedAt,
    article.source,
    article.origin?.source ?? null,
    article.origin?.guid ?? null,
    fingerprint,
    counted ? 1 : 0,
    article.sponsored ? 1 : 0,
    address ?? null,
  ]
}

const values = columns.map((column, at) => (json.has(column) ? `nullif(value -> ${at}, 'null')` : `value ->> ${at}`))

/** A row with a number replaces the article of that number. */
export const insertArticles = `
  INSERT INTO articles (${columns}) SELECT ${values} FROM jsonb_each(?1) WHERE true
    ON CONFLICT (id) DO UPDATE SET ${columns.slice(1).map((column) => `${column} = excluded.${column}`)}`
