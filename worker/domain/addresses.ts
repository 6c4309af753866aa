import { type FormatName, formats, type SubscriptionName, subscriptionNames, subscriptions } from './formats.ts'
import { type Question, tagAskedFor } from './question.ts'
import { type Pictured, sharePictureVersion } from './share-picture.ts'
import type { Site } from './site.ts'

// Every address of the site is made here, absolute: the edge cache is keyed by path, not by host.

export function homeUrl(site: Site): string {
  return `${site.url}/`
}

export function articleUrl(site: Site, slug: string): string {
  return `${site.url}/articles/${encodeURIComponent(slug)}`
}

/** The same article as Markdown; no slug has a dot in it. */
export function articleMarkdownUrl(site: Site, slug: string): string {
  return `${articleUrl(site, slug)}.md`
}

export function categoryUrl(site: Site, slug: string): string {
  return `${categoriesUrl(site)}${encodeURIComponent(slug)}`
}

export function tagUrl(site: Site, slug: string): string {
  return `${tagsUrl(site)}${encodeURIComponent(slug)}`
}

/** What all categories' addresses begin with; feeds name by it what kind of word a category is. */
export function categoriesUrl(site: Site): string {
  return `${site.url}/categories/`
}

/** The same for tags. */
export function tagsUrl(site: Site): string {
  return `${site.url}/tags/`
}

/** The list of articles in one of its formats. JSON is at home on the bare address, whichever way it was asked for. */
export function listUrl(site: Site, format: FormatName): string {
  return `${site.url}/api/v1/articles${format === 'json' ? '' : `.${format}`}`
}

/** The page on which readers find what the question asks for, as nearly as there is one. */
export function pageUrlOf(question: Question, site: Site): string {
  if (question.category) return categoryUrl(site, question.category)
  const tag = tagAskedFor(question)
  return tag ? tagUrl(site, tag) : homeUrl(site)
}

/** Where a page's feed is: of the site, of a category, of a tag. */
export function feedUrl(pageUrl: string, name: SubscriptionName): string {
  return `${pageUrl.replace(/\/$/, '')}/${name}`
}

/** Another format of what an answer says. */
export interface Alternate {
  url: string
  mediaType: string
  title: string
}

/** The feeds of a page, as it announces them; `title` is what they are of. */
export function feedsOf(pageUrl: string, title: string): Alternate[] {
  return subscriptionNames.map((name) => {
    const { mediaType, name: format } = formats[subscriptions[name]]
    return { url: feedUrl(pageUrl, name), mediaType, title: `${title} (${format})` }
  })
}

/** An article as Markdown, as its page announces it. */
export function articleMarkdown(site: Site, slug: string): Alternate {
  const { mediaType, name } = formats.md
  return { url: articleMarkdownUrl(site, slug), mediaType, title: name }
}

/** Where an article can be looked at before it is published, by whoever has the signature. */
export function articlePreviewUrl(site: Site, slug: string): string {
  return `${site.url}/previews/${encodeURIComponent(slug)}`
}

/**
 * Sides of the site's square icon, in pixels, as scripts/build-icons.ts draws it: 144 is the widest that RSS allows
 * (rssboard.org/rss-specification), 512 what JSON Feed wishes for.
 */
export const iconSides = [144, 192, 512] as const

export function iconUrl(site: Site, side: (typeof iconSides)[number]): string {
  return `${site.url}/icon-${side}.png`
}

/** Where the picture is that stands for the site itself when it is shared, about twice as wide as high. */
export function sitePictureUrl(site: Site): string {
  return `${site.url}/share.png`
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

/** Where an article is passed on to whichever Mastodon server is the reader's. */
export function mastodonUrl(site: Site, slug: string): string {
  return `${site.url}/share/mastodon?article=${encodeURIComponent(slug)}`
}
