import type { ShareLinks } from '../contract.ts'
import { mastodonUrl } from './addresses.ts'
import type { Site } from './site.ts'

/** What is passed on: an article's own address, as it is. */
export interface Shared {
  slug: string
  url: string
  title: string
}

/** Plain links to the networks' own composers: nobody's script runs on our pages, and nothing is added to the address. */
export function shareLinks({ slug, url, title }: Shared, site: Site): ShareLinks {
  const both = `${title}\n${url}`
  return {
    x: address('https://x.com/intent/post', { url, text: title, via: site.xHandle }),
    facebook: address('https://www.facebook.com/sharer/sharer.php', { u: url }),
    linkedin: address('https://www.linkedin.com/sharing/share-offsite/', { url }),
    bluesky: address('https://bsky.app/intent/compose', { text: both }),
    mastodon: mastodonUrl(site, slug),
    whatsapp: address('https://wa.me/', { text: both }),
    telegram: address('https://t.me/share/url', { url, text: title }),
    reddit: address('https://www.reddit.com/submit', { url, title }),
    email: address('mailto:', { subject: title, body: both }),
  }
}

/** The composer of one Mastodon server. */
export function mastodonComposer(server: string, { title, url }: Shared): string {
  return address(`https://${server}/share`, { text: `${title}\n${url}` })
}

/** The host name of what a reader may call their server: `mastodon.example`, its address, or their own account on it. */
export function parseServer(text: string): string | undefined {
  const [, host = ''] = /^(?:https?:\/\/)?(?:@?[^\s@/]*@)?([^\s@/]+)(?:\/\S*)?$/i.exec(text.trim()) ?? []
  const name = URL.parse(`https://${host}`)?.host ?? ''
  // A name with a dot and a letter in its last part: neither an address in somebody's own network nor a port.
  return /^(?:[a-z0-9-]+\.)+(?=[a-z0-9-]*[a-z])[a-z0-9-]{2,}$/.test(name) ? name : undefined
}

function address(composer: string, fields: Record<string, string>): string {
  // Not URLSearchParams: composers show its plus as a plus, and eight of them took a fifth of the time of a page. Half a
  // character, which a title may end in that somebody cut off, cannot be written in an address.
  const query = Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
  return `${composer}?${query.join('&')}`
}
