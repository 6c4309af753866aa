import type { Card } from '../contract.ts'
import type { Site } from '../domain/site.ts'
import { leaf, parent, xmlDocument } from './xml.ts'

const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }
const newsNamespace = { ...namespace, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' }

/** A page, and when it last changed in milliseconds, where that is known. */
export interface MappedPage {
  url: string
  changedAt?: number
}

/** A sitemap (sitemaps.org, 0.9). */
export function writeSitemap(pages: MappedPage[]): string {
  return xmlDocument(
    parent(
      'urlset',
      namespace,
      pages.map(({ url, changedAt }) =>
        parent('url', {}, [
          leaf('loc', url),
          leaf('lastmod', changedAt === undefined ? undefined : new Date(changedAt).toISOString()),
        ]),
      ),
    ),
  )
}

/** An index of sitemaps. */
export function writeSitemapIndex(urls: string[]): string {
  return xmlDocument(
    parent(
      'sitemapindex',
      namespace,
      urls.map((url) => parent('sitemap', {}, [leaf('loc', url)])),
    ),
  )
}

/** A news sitemap, as Google reads it: at most the last two days and a thousand articles. */
export function writeNewsSitemap(site: Site, cards: Card[]): string {
  return xmlDocument(
    parent(
      'urlset',
      newsNamespace,
      cards.map(({ url, title, language, publishedAt }) =>
        parent('url', {}, [
          leaf('loc', url),
          parent('news:news', {}, [
            parent('news:publication', {}, [
              leaf('news:name', site.name),
              leaf('news:language', newsLanguage(language)),
            ]),
            leaf('news:publication_date', publishedAt),
            leaf('news:title', title),
          ]),
        ]),
      ),
    ),
  )
}

/** Two letters, but for the two kinds of Chinese, which the format tells apart. */
function newsLanguage(language: string): string {
  const [primary = '', ...rest] = language.toLowerCase().split('-')
  if (primary !== 'zh') return primary
  return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-tw' : 'zh-cn'
}
