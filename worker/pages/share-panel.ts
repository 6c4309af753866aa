import { html } from 'hono/html'
import type { Article, ShareLinks } from '../contract.ts'
import type { PagePhrases } from '../domain/languages/language.ts'
import type { Html } from './html.ts'
import { filledText } from './words.ts'

type Network = Exclude<keyof ShareLinks, 'email'>

/** Every network: its name, and its sign, drawn here in lines so that nobody's file is loaded. */
const networks: Record<Network, { name: string; drawing: string }> = {
  x: { name: 'X', drawing: 'M5 4.5 19 19.5M19 4.5 5 19.5' },
  facebook: { name: 'Facebook', drawing: 'M15.5 4H14a3.5 3.5 0 0 0-3.5 3.5V20.5M7 12h8' },
  linkedin: { name: 'LinkedIn', drawing: 'M6 10v9.5M6 5v.01M11 19.5V10m0 4a3.5 3.5 0 0 1 7 0v5.5' },
  bluesky: {
    name: 'Bluesky',
    drawing:
      'M12 11C10 7 7 4.5 4.5 4.5c-1.5 5 0 8.5 4 8.5-2.5 3-.5 6.5 3.5 2.5 4 4 6 .5 3.5-2.5 4 0 5.5-3.5 4-8.5C17 4.5 14 7 12 11z',
  },
  mastodon: { name: 'Mastodon', drawing: 'M6 18V9.5a3 3 0 0 1 6 0V14m0-4.5a3 3 0 0 1 6 0V18' },
  whatsapp: {
    name: 'WhatsApp',
    drawing: 'M4 20l1.3-4A8 8 0 1 1 8.5 19zM9 9c0 3.5 2.5 6 6 6l.8-2-2-1-.8 1q-1.5-.7-2-2l1-.8-1-2z',
  },
  telegram: { name: 'Telegram', drawing: 'M3.5 11.5 20 5l-3 14.5-5.5-4-2.5 3v-5l7.5-6' },
  reddit: {
    name: 'Reddit',
    drawing: 'M4 14a8 5.5 0 1 0 16 0 8 5.5 0 1 0-16 0zM9 13v.5M15 13v.5M9 16.5q3 1.5 6 0M12 8.5l1-4.5 4 1',
  },
}

/** Every way to pass an article on. All of them are plain links but for the two buttons that only script can fill. */
export function sharePanel({ share, slug, url }: Article, says: PagePhrases['sharing']): Html {
  const { mastodon, email, ...elsewhere } = share
  return html`<section class="share" id="share" aria-labelledby="share-title" dir="auto">
<h2 id="share-title">${says.passOn}</h2>
<ul role="list">
<li><button type="button" data-share hidden>${sign('M12 3v12M8 6.5 12 3l4 3.5M6 11H4v10h16V11h-2')}${says.elsewhere}</button></li>
${Object.entries(elsewhere).map(([network, address]) => shareLink(network as Network, address, says.on))}
<li><a class="chip" href="${email}" aria-label="${says.byEmail}">${sign('M3.5 5.5h17v13h-17zL12 13l8.5-7.5')}${says.email}</a></li>
</ul>
<form class="row" action="/share/mastodon">
<input type="hidden" name="article" value="${slug}">
<label>${says.mastodonServer} <input name="server" dir="ltr" placeholder="mastodon.social" required autocapitalize="none" autocomplete="off" spellcheck="false" enterkeyhint="go"></label>
<button>${sign(networks.mastodon.drawing)}${filledText(says.on, { name: networks.mastodon.name })}</button>
</form>
<p class="row"><label>${says.link} <input id="address" value="${url}" readonly dir="ltr"></label> <button type="button" data-copy hidden>${says.copy}</button> <span role="status" data-said data-copied="${says.copied}" data-marked="${says.copyMarked}"></span></p>
</section>`
}

function shareLink(network: Network, address: string, on: string): Html {
  const { name, drawing } = networks[network]
  return html`<li><a class="chip" href="${address}" rel="noopener nofollow" target="_blank" aria-label="${filledText(on, { name })}">${sign(drawing)}${name}</a></li>`
}

function sign(drawing: string): Html {
  return html`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${drawing}"/></svg>`
}
