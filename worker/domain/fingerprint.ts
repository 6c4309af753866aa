import type { Article } from './article.ts'

/**
 * A short digest of all that makes an article; equal fingerprints need no write. 128 bits of SHA-256 in hexadecimal.
 * What is not sponsored is left unsaid: articles that were kept before anything could be are still the same.
 */
export async function fingerprintOf(article: Omit<Article, 'slug'>): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...article, sponsored: article.sponsored || undefined }))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
