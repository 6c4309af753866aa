import { shortDigest } from './digest.ts'
import { maxSlugLength, slugFromText } from './slug.ts'

/** How many articles of one title are told apart by counting them. */
const maxNumber = 9

/** The slugs that an article of this title could have, the best first; the last is nobody else's. */
export function slugsFromTitle(title: string, now: number): string[] {
  const distinct = shortDigest(`${title} ${now}`)
  const slug = slugFromText(title)
  if (!slug) return [`article-${distinct}`]
  const numbers = Array.from({ length: maxNumber - 1 }, (_, index) => String(index + 2))
  return [
    slug,
    ...[...numbers, distinct].map((ending) => `${slug.slice(0, maxSlugLength - ending.length - 1)}-${ending}`),
  ]
}
