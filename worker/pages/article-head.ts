import { html } from 'hono/html'
import type { Article } from '../contract.ts'
import { iconUrl, sharePictureUrl } from '../domain/addresses.ts'
import type { Site } from '../domain/site.ts'
import { renderJsonLd } from './head.ts'
import type { Html } from './html.ts'

/** What an article's page says to machines beside what every page says: its times and labels, and all of it as JSON-LD. */
export function articleHead(article: Article, site: Site): Html {
  return html`<meta property="article:published_time" content="${article.publishedAt}">
${article.updatedAt ? html`<meta property="article:modified_time" content="${article.updatedAt}">` : ''}
<meta property="article:section" content="${article.category.name}">
${article.tags.map((tag) => html`<meta property="article:tag" content="${tag.name}">`)}
${article.author ? html`<meta name="author" content="${article.author}">` : ''}
${renderJsonLd([newsArticle(article, site), breadcrumb(article, site)])}`
}

function newsArticle(article: Article, site: Site): object {
  const { image, author, source } = article
  return {
    // What was paid for is no news.
    '@type': article.sponsored ? 'AdvertiserContentArticle' : 'NewsArticle',
    '@id': article.url,
    mainEntityOfPage: article.url,
    headline: article.title,
    description: article.summary,
    inLanguage: article.language,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt ?? article.publishedAt,
    articleSection: article.category.name,
    keywords: article.tags.map((tag) => tag.name),
    isAccessibleForFree: true,
    image: [...(image ? [pictureObject(image)] : []), sharePictureUrl(site, article)],
    ...(author ? { author: [{ '@type': 'Person', name: author }] } : {}),
    publisher: publisher(site),
    ...(source ? { isBasedOn: source.url, citation: citation(source) } : {}),
  }
}

function pictureObject({ url, width, height, alt, credit }: NonNullable<Article['image']>): object {
  return {
    '@type': 'ImageObject',
    url,
    ...(width && height ? { width, height } : {}),
    ...(alt ? { caption: alt } : {}),
    ...(credit ? { creditText: credit } : {}),
  }
}

function citation({ url, publisher, title }: NonNullable<Article['source']>): object {
  return {
    '@type': 'CreativeWork',
    url,
    name: title ?? url,
    publisher: { '@type': 'Organization', name: publisher },
  }
}

/** The site as who publishes. Its logo is drawn by scripts/build-icons.ts. */
export function publisher(site: Site): object {
  return {
    '@type': 'NewsMediaOrganization',
    name: site.name,
    url: `${site.url}/`,
    logo: { '@type': 'ImageObject', url: iconUrl(site, 512), width: 512, height: 512 },
  }
}

function breadcrumb({ category, title, url }: Article, site: Site): object {
  const steps = [
    { name: site.name, item: `${site.url}/` },
    { name: category.name, item: category.url },
    { name: title, item: url },
  ]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
  }
}
