import { html, raw } from 'hono/html'
import { type Alternate, sitePictureUrl } from '../domain/addresses.ts'
import { parseEmbeddable } from '../domain/embeddable.ts'
import { sharePictureSize } from '../domain/share-picture.ts'
import type { Site } from '../domain/site.ts'
import type { Html } from './html.ts'

/** A picture for the cards that networks and chats make of a link: a PNG of `sharePictureSize`. */
export interface LinkPicture {
  url: string
  alt: string
}

export interface PageHead {
  /** Without the site's name. Absent on the home page. */
  title?: string
  description: string
  /** The page's own absolute address; absent on pages that have none, such as problems. */
  canonical?: string
  kind?: 'website' | 'article'
  /** Absent: the site's own. */
  picture?: LinkPicture
  /** For pages that search engines should not list, though they may follow their links. */
  unlisted?: boolean
  /** What says the same, or more of it, in other formats. */
  alternates?: Alternate[]
  /** More for the head: times, JSON-LD. */
  head?: Html
}

/** What a page says of itself to browsers, search engines and whoever makes a card of its link. */
export function renderHead(site: Site, page: PageHead): Html {
  const { title, description, canonical, kind = 'website', unlisted = false, alternates = [], head } = page
  const picture = page.picture ?? sitePicture(site)
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title ? `${title} · ${site.name}` : `${site.name}: ${site.tagline}`}</title>
<meta name="description" content="${description}">
<meta name="robots" content="${unlisted ? 'noindex, follow' : 'max-image-preview:large'}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fcfbf8" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#131416" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="icon" href="/favicon.ico" sizes="32x32">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
<link rel="manifest" href="/manifest.webmanifest">
${canonical ? html`<link rel="canonical" href="${canonical}"><meta property="og:url" content="${canonical}">${oembedLinks(site, canonical)}` : ''}
<meta property="og:site_name" content="${site.name}">
<meta property="og:type" content="${kind}">
<meta property="og:title" content="${title ?? site.name}">
<meta property="og:description" content="${description}">
${pictureTags(picture)}
<meta name="twitter:card" content="summary_large_image">
${site.xHandle ? html`<meta name="twitter:site" content="@${site.xHandle}">` : ''}
${site.fediverseCreator ? html`<meta name="fediverse:creator" content="${site.fediverseCreator}">` : ''}
${site.standardSite ? html`<link rel="site.standard.publication" href="${site.standardSite}">` : ''}
${alternates.map(({ url, mediaType, title }) => html`<link rel="alternate" type="${mediaType}" title="${title}" href="${url}">`)}
${head ?? ''}`
}

/** A data block of JSON-LD: no browser runs it, so the page's policy need not know it. */
export function renderJsonLd(graph: object[]): Html {
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph })
  return html`<script type="application/ld+json">${raw(json.replaceAll('<', '\\u003c'))}</script>`
}

/** For publishing systems, which show a frame where people paste the page's address (oembed.com, discovery). */
function oembedLinks(site: Site, canonical: string): Html | '' {
  if (!parseEmbeddable(canonical, site)) return ''
  const address = (format: string) => `${site.url}/oembed?format=${format}&url=${encodeURIComponent(canonical)}`
  return html`<link rel="alternate" type="application/json+oembed" href="${address('json')}"><link rel="alternate" type="text/xml+oembed" href="${address('xml')}">`
}

/** What stands for pages that have no picture of their own (scripts/build-pictures.ts). */
function sitePicture(site: Site): LinkPicture {
  return { url: sitePictureUrl(site), alt: site.tagline ? `${site.name}: ${site.tagline}` : site.name }
}

function pictureTags({ url, alt }: LinkPicture): Html {
  const { width, height } = sharePictureSize
  return html`<meta property="og:image" content="${url}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="${width}"><meta property="og:image:height" content="${height}">
<meta property="og:image:alt" content="${alt}">
<meta name="twitter:image:alt" content="${alt}">`
}
