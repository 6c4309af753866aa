import { shortDigest } from './digest.ts'
import type { Site } from './site.ts'

/** Pixels: what X, Facebook, LinkedIn and the rest show whole. */
export const sharePictureSize = { width: 1200, height: 630 }

/** To be raised when the drawing itself becomes another, so that every article gets a new picture. */
const edition = 1

/** What a share picture shows of an article, as the domain has it or as it goes out. */
export interface Pictured {
  title: string
  category: { slug: string; name: string }
  image: { url: string } | null
  /** BCP 47. */
  language: string
  /** Milliseconds or ISO 8601. */
  publishedAt: number | string
}

/** Names a state of an article's share picture: another one for everything that makes it look otherwise. */
export function sharePictureVersion(site: Site, article: Pictured): string {
  const { title, category, image, language, publishedAt } = article
  const day = new Date(publishedAt).toISOString().slice(0, 10)
  const shown = [edition, site.name, title, category.slug, category.name, image?.url ?? null, language, day]
  return shortDigest(JSON.stringify(shown))
}

/** All that a share picture shows but its hero, in words. */
export interface WantedPicture {
  siteName: string
  title: string
  category: { slug: string; name: string }
  /** BCP 47, of the title. */
  language: string
  /** The day of publication. */
  dateText: string
}
