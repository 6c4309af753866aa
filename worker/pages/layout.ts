import { html, raw } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import { categoryUrl } from '../domain/addresses.ts'
import type { Label } from '../domain/article.ts'
import { directionOf } from '../domain/language.ts'
import type { Site } from '../domain/site.ts'
import { type PageHead, renderHead } from './head.ts'
import type { Html } from './html.ts'
import { inlined, type Sheet } from './inlined.ts'

export interface PageFrame extends PageHead {
  site: Site
  /** The navigation; empty on pages that were made without the database. */
  categories: Label[]
  /** The category that the reader is in. */
  current?: string | undefined
  /** Beside the frame's own; that of lists when absent. */
  sheet?: Sheet
  /** What was looked for, to stand in the masthead's field. */
  words?: string
}

/** The frame of every page: head, masthead with navigation, footer. */
export function renderPage(frame: PageFrame, main: Html): Html {
  const { site, sheet = 'lists' } = frame
  return html`<!doctype html>
<html lang="${site.locale}" dir="${directionOf(site.locale)}">
<head>
${renderHead(site, frame)}
<style>${raw(inlined.frame)}</style>
<style>${raw(inlined[sheet])}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the articles</a>
${masthead(frame)}
<main id="main">${main}</main>
${footer(site)}
<script type="speculationrules">${raw(inlined.speculation)}</script>
</body>
</html>`
}

function masthead({ site, categories, current, canonical, words = '' }: PageFrame): Html {
  const home = canonical === `${site.url}/`
  return html`<header class="masthead">
<div class="wide">
<a class="wordmark" href="/" ${home ? raw('aria-current="page"') : ''}>${mark()}<span>${site.name}</span></a>
<p class="tagline">${site.tagline}</p>
<form role="search" action="/search"><input type="search" name="q" value="${words}" placeholder="Search" aria-label="Search the articles" enterkeyhint="search"><button aria-label="Search">${lens()}</button></form>
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
<ul>
<li><a href="/about">About</a></li>
<li><a href="/feeds">Feeds</a></li>
<li><a href="/search">Search</a></li>
<li><a href="/embed">For your site</a></li>
<li><a href="/docs">For developers</a></li>
</ul>
</div></footer>`
}

/** A clipping: a page with its corner cut. scripts/build-icons.ts draws the same. */
function mark(): Html {
  return html`<svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true"><path fill="currentColor" d="M3 2h12l6 6v14H3z"/><path class="mark-lines" d="M7 8h5M7 12.5h10M7 17h10" fill="none" stroke-width="2"/></svg>`
}

function lens(): Html {
  return html`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2.2" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 6 6"/></svg>`
}
