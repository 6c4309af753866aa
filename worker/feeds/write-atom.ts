import { categoriesUrl, homeUrl, iconUrl, sitePictureUrl, tagsUrl } from '../domain/addresses.ts'
import { formats } from '../domain/formats.ts'
import { changedAtOf, creditOf, headlineOf, type OutgoingArticle, type OutgoingFeed } from './outgoing.ts'
import { writeContent } from './write-content.ts'
import { mediaNamespace, writeMedia } from './write-media.ts'
import { empty, leaf, parent, xmlDocument } from './xml.ts'

/** What a feed that never had an article says, because it has to say something. */
const never = new Date(0).toISOString()

/** The feed as Atom 1.0 (RFC 4287), its pages linked as in RFC 5005, 3. */
export function writeAtom(feed: OutgoingFeed): string {
  const { site, title, pageUrl, places, hub, articles } = feed
  return xmlDocument(
    parent('feed', { xmlns: 'http://www.w3.org/2005/Atom', ...mediaNamespace, 'xml:lang': site.locale }, [
      // One feed, whatever its page.
      leaf('id', places.first ?? places.self),
      leaf('title', title),
      leaf('subtitle', site.tagline),
      leaf('updated', changedAtOf(feed) ?? never),
      parent('author', {}, [leaf('name', site.name), leaf('uri', homeUrl(site))]),
      leaf('generator', 'Newsclip'),
      leaf('icon', iconUrl(site, 192)),
      leaf('logo', sitePictureUrl(site)),
      placeLink('self', places.self),
      hub ? empty('link', { rel: 'hub', href: hub }) : '',
      empty('link', { rel: 'alternate', type: 'text/html', href: pageUrl }),
      placeLink('first', places.first),
      placeLink('previous', places.prev),
      placeLink('next', places.next),
      ...articles.map((article) => entry(article, feed)),
    ]),
  )
}

function placeLink(rel: string, href: string | null): string {
  return href ? empty('link', { rel, type: formats.atom.mediaType, href }) : ''
}

function entry(article: OutgoingArticle, { site, locale }: OutgoingFeed): string {
  const { url, summary, author, category, tags, image, language, publishedAt, updatedAt, source } = article
  return parent('entry', { 'xml:lang': language === site.locale ? null : language }, [
    leaf('id', url),
    leaf('title', headlineOf(article, locale)),
    leaf('updated', updatedAt ?? publishedAt),
    leaf('published', publishedAt),
    // The feed's own author stands for who is not named.
    author ? parent('author', {}, [leaf('name', author)]) : '',
    empty('link', { rel: 'alternate', type: 'text/html', href: url }),
    source ? empty('link', { rel: 'via', href: source.url, title: creditOf(source) }) : '',
    empty('category', { term: category.slug, scheme: categoriesUrl(site), label: category.name }),
    ...tags.map((tag) => empty('category', { term: tag.slug, scheme: tagsUrl(site), label: tag.name })),
    leaf('summary', summary),
    leaf('content', writeContent(article), { type: 'html' }),
    ...writeMedia(image),
  ])
}
