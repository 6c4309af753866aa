/**
 * What a list of articles can be answered in, once. The key is the extension of the format's address, the order is our
 * preference between formats that a caller likes equally. Those that are `whole` hold articles with their bodies.
 */
export const formats = {
  json: { mediaType: 'application/json', name: 'JSON', whole: false },
  jsonfeed: { mediaType: 'application/feed+json', name: 'JSON Feed', whole: true },
  rss: { mediaType: 'application/rss+xml', name: 'RSS', whole: true },
  atom: { mediaType: 'application/atom+xml', name: 'Atom', whole: true },
  md: { mediaType: 'text/markdown', name: 'Markdown', whole: false },
} as const satisfies Record<string, { mediaType: string; name: string; whole: boolean }>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

/** The formats that readers subscribe to, as their short addresses end; `feed.json` is the JSON Feed. */
export const subscriptions = { 'feed.rss': 'rss', 'feed.atom': 'atom', 'feed.json': 'jsonfeed' } as const

export type SubscriptionName = keyof typeof subscriptions

export const subscriptionNames = Object.keys(subscriptions) as SubscriptionName[]

/** What an answer in the format says of itself. JSON is UTF-8 by definition and has no such parameter (RFC 8259, 8.1). */
export function contentType(format: FormatName): string {
  const { mediaType } = formats[format]
  return mediaType.endsWith('json') ? mediaType : `${mediaType}; charset=utf-8`
}
