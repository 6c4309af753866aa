import { articleUrl, categoryUrl, feedUrl, homeUrl, tagUrl } from './addresses.ts'
import type { ArticleEvent } from './event.ts'
import { subscriptionNames } from './formats.ts'
import { type Receiver, secretsAt } from './receiver.ts'
import { type Site, userAgent } from './site.ts'
import { signatureHeaders } from './webhook-signature.ts'

/** What is posted to a receiver. */
export interface Message {
  headers: Record<string, string>
  body: string
}

/** A webhook is told each event by itself; the other receivers of any number at once. */
export async function writeMessage(
  receiver: Receiver,
  events: ArticleEvent[],
  site: Site,
  now: number,
): Promise<Message> {
  const { headers, body } = await writeFor(receiver, events, site, now)
  // Firewalls refuse what does not say who it is.
  return { headers: { 'User-Agent': userAgent(site), ...headers }, body }
}

async function writeFor(receiver: Receiver, events: ArticleEvent[], site: Site, now: number): Promise<Message> {
  if (receiver.kind === 'websub') return writeHubPing(events, site)
  if (receiver.kind === 'indexnow') return writeIndexNow(events, site)
  const [event] = events as [ArticleEvent]
  const body = writeEvent(event, site)
  const signature = await signatureHeaders(event.messageId, body, secretsAt(receiver, now), now)
  return { headers: { 'Content-Type': 'application/json', ...signature }, body }
}

/** The event as webhooks get it, the same each time. */
function writeEvent({ type, at, articles }: ArticleEvent, site: Site): string {
  return JSON.stringify({
    type,
    timestamp: new Date(at).toISOString(),
    data: {
      articles: articles.map(({ slug, title, category, tags, publishedAt, formerSlug = null }) => ({
        slug,
        url: articleUrl(site, slug),
        title,
        category: category.slug,
        tags: tags.map((tag) => tag.slug),
        publishedAt: new Date(publishedAt).toISOString(),
        formerUrl: formerSlug === null ? null : articleUrl(site, formerSlug),
      })),
    },
  })
}

/** Names the feeds in which the articles stand; the hub reads them and passes on what is new (WebSub, 7). */
function writeHubPing(events: ArticleEvent[], site: Site): Message {
  const form = new URLSearchParams({ 'hub.mode': 'publish' })
  for (const topic of topicsOf(events, site)) form.append('hub.url', topic)
  return { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: String(form) }
}

/** The feeds that a hub is told of: those that name it. */
export function topicsOf(events: ArticleEvent[], site: Site): string[] {
  const articles = events.flatMap((event) => event.articles)
  const pages = new Set([
    homeUrl(site),
    ...articles.map(({ category }) => categoryUrl(site, category.slug)),
    ...articles.flatMap(({ tags }) => tags.map((tag) => tagUrl(site, tag.slug))),
  ])
  return [...pages].flatMap((page) => subscriptionNames.map((name) => feedUrl(page, name)))
}

/** All addresses at which something is another now (https://www.indexnow.org/documentation). */
function writeIndexNow(events: ArticleEvent[], site: Site): Message {
  const slugs = events.flatMap((event) => event.articles.flatMap(({ slug, formerSlug }) => [slug, formerSlug ?? slug]))
  const key = site.indexNowKey ?? ''
  const ping = {
    host: new URL(site.url).host,
    key,
    keyLocation: indexNowKeyUrl(site, key),
    urlList: [...new Set(slugs)].map((slug) => articleUrl(site, slug)),
  }
  return { headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(ping) }
}

/** Where search engines find the key, by which they know that we speak for this site. */
export function indexNowKeyUrl(site: Site, key: string): string {
  return `${site.url}/${key}.txt`
}
