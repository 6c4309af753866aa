import { homeUrl, iconUrl } from '../domain/addresses.ts'
import { headlineOf, type OutgoingArticle, type OutgoingFeed, printable } from './outgoing.ts'
import { writeContent } from './write-content.ts'

/** The feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function writeJsonFeed({ site, locale, title, pageUrl, places, hub, articles }: OutgoingFeed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: pageUrl,
    feed_url: places.self,
    description: site.tagline || undefined,
    icon: iconUrl(site, 512),
    favicon: iconUrl(site, 192),
    next_url: places.next ?? undefined,
    authors: [{ name: site.name, url: homeUrl(site) }],
    language: site.locale,
    hubs: hub ? [{ type: 'WebSub', url: hub }] : undefined,
    items: articles.map((article) => item(article, locale)),
  }
  return JSON.stringify(feed, (_, value) => (typeof value === 'string' ? printable(value) : value))
}

function item(article: OutgoingArticle, locale: string): object {
  const { url, summary, author, category, tags, image, language, publishedAt, updatedAt, source, sponsored, body } =
    article
  return {
    id: url,
    url,
    external_url: source?.url,
    title: headlineOf(article, locale),
    summary: summary || undefined,
    // One of the two has to be there.
    ...(body.html ? { content_html: writeContent(article) } : { content_text: summary }),
    image: image?.url,
    date_published: publishedAt,
    date_modified: updatedAt ?? undefined,
    authors: author === null ? undefined : [{ name: author }],
    tags: [category.name, ...tags.map((tag) => tag.name)],
    language,
    // Extensions begin with an underscore; what the format has no word for is said as in our own JSON.
    _newsclip: { category, tags, image, source, sponsored },
  }
}
