import type { Article } from './article.ts'
import { digestOf } from './digest.ts'

/**
 * A short digest of all that makes an article; equal fingerprints need no write.
 * What is not sponsored is left unsaid: articles that were kept before anything could be are still the same.
 */
export async function fingerprintOf(article: Omit<Article, 'slug'>): Promise<string> {
  const said = JSON.stringify({ ...article, sponsored: article.sponsored || undefined })
  return digestOf(new TextEncoder().encode(said))
}
