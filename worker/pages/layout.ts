import { html, raw } from 'hono/html'
import { hueOf } from '../../widget/hue.ts'
import { categoryUrl } from '../domain/addresses.ts'
import type { Label } from '../domain/article.ts'
import { directionOf } from '../domain/language.ts'
import type { PagePhrases } from '../domain/languages/language.ts'
import type { Site } from '../domain/site.ts'
import { type PageHead, renderHead } from './head.ts'
import type { Html } from './html.ts'
import { inlined, type Sheet } from './inlined.ts'
import { languageOf } from './words.ts'

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
  /** For developers, whose pages are in English whatever the site speaks. */
  inEnglish?: boolean
}

/** The frame of every page: head, masthead with navigation, footer. */
export function renderPage(frame: PageFrame, main: Html): Html {
  const { site, sheet = 'lists', inEnglish = false } = frame
  const says = languageOf(site).pages.frame
  return html`<!doctype html>
<html lang="${site.locale}" dir="${directionOf(site.locale)}">
<head>
${renderHead(site, frame)}
<style>${raw(inlined.frame)}</style>
<style>${raw(inlined[sheet])}</style>
</head>
<body>
<a class="skip" href="#main">${says.skip}</a>
${masthead(frame, says)}
<main id="main"${inEnglish ? raw(' lang="en" dir="ltr"') : ''}>${main}</main>
${footer(site, says)}
<script type="speculationrules">${raw(inlined.speculation)}</script>
</body>
</html>`
}

type Said = PagePhrases['frame']

function masthead({ site, categories, current, canonical, words = '' }: PageFrame, says: Said): Html {
  const home = canonical === `${site.url}/`
  return html`<header class="masthead">
<div class="wide">
<a class="wordmark" href="/" ${home ? raw('aria-current="page"') : ''}>${mark()}<span>${site.name}</span></a>
<p class="tagline">${site.tagline}</p>
<form role="search" action="/search"><input type="search" name="q" value="${words}" placeholder="${says.search}" aria-label="${says.searchField}" enterkeyhint="search"><button aria-label="${says.search}">${lens()}</button></form>
</div>
${categories.length === 0 ? '' : navigation(site, categories, { current, label: says.categories })}
</header>`
}

function navigation(
  site: Site,
  categories: Label[],
  { current, label }: { current: string | undefined; label: string },
): Html {
  return html`<nav aria-label="${label}"><ul class="wide">
${categories.map(
  ({ slug, name }) =>
    html`<li><a href="${categoryUrl(site, slug)}" data-hue="${hueOf(slug)}" ${slug === current ? raw('aria-current="true"') : ''}>${name}</a></li>`,
)}
</ul></nav>`
}

function footer(site: Site, says: Said): Html {
  return html`<footer class="foot"><div class="wide">
<p><strong>${site.name}</strong> <span>${site.tagline}</span></p>
<ul>
<li><a href="/about">${says.about}</a></li>
<li><a href="/feeds">${says.feeds}</a></li>
<li><a href="/search">${says.search}</a></li>
<li><a href="/embed">${says.forSites}</a></li>
<li><a href="/docs">${says.forDevelopers}</a></li>
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
