import { categoriesUrl, iconUrl, tagsUrl } from '../domain/addresses.ts'
import { formats } from '../domain/formats.ts'
import { changedAtOf, creditOf, headlineOf, type OutgoingArticle, type OutgoingFeed } from './outgoing.ts'
import { writeContent } from './write-content.ts'
import { mediaNamespace, writeMedia } from './write-media.ts'
import { htmlLine } from './written-text.ts'
import { empty, leaf, parent, xmlDocument } from './xml.ts'

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:dcterms': 'http://purl.org/dc/terms/',
  ...mediaNamespace,
}

/** Minutes after which asking again makes sense. Readers that ask sooner get their 304 all the same. */
const ttlMinutes = 10

/** As wide as it may be. */
const iconSide = 144

/** The feed as RSS 2.0 (rssboard.org/rss-specification), with the profile's advice (rssboard.org/rss-profile). */
export function writeRss(feed: OutgoingFeed): string {
  const { site, title, pageUrl, places, hub, articles } = feed
  return xmlDocument(
    parent('rss', { version: '2.0', ...namespaces }, [
      parent('channel', {}, [
        leaf('title', title),
        leaf('link', pageUrl),
        leaf('description', site.tagline || title),
        leaf('language', site.locale),
        leaf('lastBuildDate', rssTime(changedAtOf(feed))),
        leaf('generator', 'Newsclip'),
        // Title and link are those of the channel, as the specification wants them.
        parent('image', {}, [
          leaf('url', iconUrl(site, iconSide)),
          leaf('title', title),
          leaf('link', pageUrl),
          leaf('width', String(iconSide)),
          leaf('height', String(iconSide)),
        ]),
        leaf('ttl', String(ttlMinutes)),
        placeLink('self', places.self),
        hub ? empty('atom:link', { rel: 'hub', href: hub }) : '',
        // RFC 5005, 3: the names that feed readers know.
        placeLink('first', places.first),
        placeLink('previous', places.prev),
        placeLink('next', places.next),
        ...articles.map((article) => item(article, feed)),
      ]),
    ]),
  )
}

function placeLink(rel: string, href: string | null): string {
  return href ? empty('atom:link', { rel, type: formats.rss.mediaType, href }) : ''
}

/** Titles, names and labels are plain text; `description` and `content:encoded` are HTML. */
function item(article: OutgoingArticle, { site, locale }: OutgoingFeed): string {
  const { url, summary, author, category, tags, image, language, publishedAt, updatedAt, source } = article
  return parent('item', {}, [
    leaf('title', headlineOf(article, locale)),
    leaf('link', url),
    leaf('guid', url, { isPermaLink: 'true' }),
    leaf('pubDate', rssTime(publishedAt)),
    leaf('dcterms:modified', updatedAt),
    // RSS's own author is an e-mail address.
    leaf('dc:creator', author),
    leaf('dc:language', language === site.locale ? null : language),
    leaf('category', category.name, { domain: categoriesUrl(site) }),
    ...tags.map((tag) => leaf('category', tag.name, { domain: tagsUrl(site) })),
    leaf('description', htmlLine(summary)),
    leaf('content:encoded', writeContent(article)),
    ...writeMedia(image),
    ...(source
      ? [
          leaf('source', source.publisher, { url: source.url }),
          empty('atom:link', { rel: 'via', href: source.url, title: creditOf(source) }),
        ]
      : []),
  ])
}

/** RFC 822 with the year in full. */
function rssTime(time: string | undefined): string | undefined {
  return time && new Date(time).toUTCString()
}
