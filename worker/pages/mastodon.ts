import { html, raw } from 'hono/html'
import type { Site } from '../domain/site.ts'
import type { Html } from './html.ts'
import { renderPage } from './layout.ts'
import { filled, filledText, languageOf } from './words.ts'

export interface MastodonContent {
  slug: string
  title: string
  /** What the reader called their server. */
  given: string
  /** Its host name; undefined when none was given, or none that is one. */
  server: string | undefined
  /** Where the server takes posts. */
  composer: string | undefined
  refused: boolean
}

/** Asks for the reader's Mastodon server, and leads there. */
export function renderMastodonPage(site: Site, content: MastodonContent): Html {
  const { slug, title, given, server, composer, refused } = content
  const says = languageOf(site).pages.sharing
  const heading = filledText(says.on, { name: 'Mastodon' })
  return renderPage(
    { site, categories: [], title: heading, description: title, unlisted: true },
    html`<div class="wide"><div class="plain"><h1>${heading}</h1>
<p class="note"><a href="/articles/${encodeURIComponent(slug)}">${title}</a></p>
${composer ? html`<p><a class="chip go" href="${composer}" rel="noopener">${filled(says.goOnTo, { name: server ?? '' })}</a></p>` : ''}
<form class="sheet" action="/share/mastodon">
<input type="hidden" name="article" value="${slug}">
<label for="server">${says.server}</label>
<div class="words"><input id="server" name="server" value="${given}" placeholder="mastodon.social" required autocapitalize="none" autocomplete="off" spellcheck="false" ${refused ? raw('aria-invalid="true" aria-describedby="wrong"') : ''}><button>${says.goOn}</button></div>
${refused ? html`<p class="wrong" id="wrong">${says.noServer}</p>` : ''}
</form></div></div>`,
  )
}
