import { html, raw } from 'hono/html'
import cardCss from '../../widget/card.css'
import { hueOf } from '../../widget/hue.ts'
import { type Alternate, categoryUrl } from '../domain/addresses.ts'
import type { Label } from '../domain/article.ts'
import { directionOf } from '../domain/language.ts'
import type { Site } from '../domain/site.ts'
import siteCss from './site.css'

/** A piece of a page, escaped. */
export type Html = ReturnType<typeof html>

export interface PageFrame {
  site: Site
  /** The navigation; empty on pages that were made without the database. */
  categories: Label[]
  /** The category that the reader is in. */
  current?: string | undefined
  /** Without the site's name. Absent on the home page. */
  title?: string
  description: string
  /** The page's own absolute address; absent on pages that have none, such as problems. */
  canonical?: string
  /** What says the same, or more of it, in other formats. */
  alternates?: Alternate[]
  /** More for the head: pictures. */
  head?: Html
}

/** The frame of every page: head, masthead with navigation, footer. */
export function renderPage(frame: PageFrame, main: Html): Html {
  const { site, title, description, canonical, alternates = [], head } = frame
  const fullTitle = title ? `${title} · ${site.name}` : `${site.name}: ${site.tagline}`
  return html`<!doctype html>
<html lang="${site.locale}" dir="${directionOf(site.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fullTitle}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#121417" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${canonical ? html`<link rel="canonical" href="${canonical}"><meta property="og:url" content="${canonical}">${oembedLinks(site, canonical)}` : ''}
<meta property="og:site_name" content="${site.name}">
<meta property="og:title" content="${title ?? site.name}">
<meta property="og:description" content="${description}">
${alternates.map(({ url, mediaType, title }) => html`<link rel="alternate" type="${mediaType}" title="${title}" href="${url}">`)}
${head ?? ''}
<style>${raw(cardCss + siteCss)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the articles</a>
${masthead(frame)}
<main id="main">${main}</main>
${footer(site)}
</body>
</html>`
}

/** For publishing systems, which show a frame where people paste the page's address (oembed.com, discovery). */
function oembedLinks(site: Site, canonical: string): Html {
  const address = (format: string) => `${site.url}/oembed?format=${format}&url=${encodeURIComponent(canonical)}`
  return html`<link rel="alternate" type="application/json+oembed" href="${address('json')}"><link rel="alternate" type="text/xml+oembed" href="${address('xml')}">`
}

function masthead({ site, categories, current, canonical }: PageFrame): Html {
  const home = canonical === `${site.url}/`
  return html`<header class="masthead">
<div class="wide">
<a class="wordmark" href="/" ${home ? raw('aria-current="page"') : ''}>${mark()}<span>${site.name}</span></a>
<p class="tagline">${site.tagline}</p>
</div>
${categories.length === 0 ? '' : navigation(site, categories, current)}
</header>`
}

function navigation(site: Site, categories: Label[], current: string | undefined): Html {
  return html`<nav aria-label="Categories"><ul class="wide">
${categories.map(
  ({ slug, name }) =>
    html`<li><a href="${categoryUrl(site, slug)}" data-hue="${hueOf(slug)}" ${slug === current ? raw('aria-current="true"') : ''}>${name}</a></li>`,
)}
</ul></nav>`
}

function footer(site: Site): Html {
  return html`<footer class="foot"><div class="wide">
<p><strong>${site.name}</strong> <span>${site.tagline}</span></p>
<p><a href="/docs">For developers</a></p>
</div></footer>`
}

/** A clipping: a page with its corner cut. */
function mark(): Html {
  return html`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path fill="currentColor" d="M4 2h11l5 5v15H4z"/><path class="mark-lines" d="M8 11h8M8 15h8M8 7h4" fill="none" stroke-width="1.8"/></svg>`
}
