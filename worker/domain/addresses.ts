import { type Pictured, sharePictureVersion } from './share-picture.ts'
import type { Site } from './site.ts'

// Every address of the site is made here, absolute: the edge cache is keyed by path, not by host.

export function articleUrl(site: Site, slug: string): string {
  return `${site.url}/articles/${encodeURIComponent(slug)}`
}

export function categoryUrl(site: Site, slug: string): string {
  return `${site.url}/categories/${encodeURIComponent(slug)}`
}

export function tagUrl(site: Site, slug: string): string {
  return `${site.url}/tags/${encodeURIComponent(slug)}`
}

/** Where an uploaded picture is, by its name. */
export function mediaUrl(site: Site, name: string): string {
  return `${site.url}/media/${name}`
}

/**
 * Where the picture is that stands for an article when it is shared: 1200 × 630 pixels, PNG. An article that looks
 * otherwise has another address, so what is at one never changes.
 */
export function sharePictureUrl(site: Site, article: Pictured & { slug: string }): string {
  return `${site.url}/share/${encodeURIComponent(article.slug)}/${sharePictureVersion(site, article)}.png`
}

/** Where an article stands as a card by itself, for frames in pages of others. */
export function articleFrameUrl(site: Site, slug: string): string {
  return `${site.url}/embed/article/${encodeURIComponent(slug)}`
}

/** Where lists stand by themselves, for frames; their questions follow. */
export function feedFrameUrl(site: Site): string {
  return `${site.url}/embed/feed`
}
