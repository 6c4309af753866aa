import { type Illustrated, readIllustrated } from '../body/read-illustrated.ts'
import type { ArticleInput } from '../contract.ts'
import { isKeepable } from '../database/article-writes.ts'
import { listElsewhere } from '../database/elsewhere.ts'
import type { Database } from '../database/open.ts'
import { baseOfItem, type ItemSource } from '../domain/article-from-item.ts'
import { candidateFromInput } from '../domain/candidate.ts'
import type { Item } from '../domain/item.ts'
import type { Candidate } from '../domain/reconcile.ts'
import type { FreshItem } from '../domain/seen.ts'
import type { Site } from '../domain/site.ts'
import type { SourceSettings } from '../domain/source.ts'
import { articleFromSource } from '../domain/source-article.ts'
import type { Feed } from '../feeds/feed.ts'
import { readArticleInput } from '../http/article-input.ts'
import { effortOfItem, hiddenPictureIn } from './effort.ts'

/** An item as an article that asks to be kept, or why it does not. */
export type Asking = { candidate: Candidate } | { outcome: 'left' | 'refused'; reason: string }

export interface ItemsOf {
  settings: SourceSettings
  /** The source's own name and its page. */
  key: string
  siteUrl: string | null
  feed: Feed
  /** Where the feed was read. */
  base: string
}

/**
 * Makes articles of the first items, as many as the effort allows, and at least of one: an item that is too much for any
 * run would hold up those behind it for ever.
 */
export async function askingArticles(
  db: Database,
  items: FreshItem[],
  of: ItemsOf,
  site: Site,
  effort: number,
): Promise<{ asking: Asking[]; effort: number }> {
  const portion = withinEffort(items, of.settings, effort)
  const addressed = portion.items.flatMap(({ guid, address }) => (address === undefined ? [] : { guid, address }))
  const elsewhere = await listElsewhere(db, addressed, of.key)
  const asking = await Promise.all(
    portion.items.map(async (fresh): Promise<Asking> => {
      if (elsewhere.has(fresh.guid)) return { outcome: 'left', reason: 'elsewhere' }
      return askingArticle(fresh, of, site)
    }),
  )
  return { asking, effort: portion.effort }
}

function withinEffort(items: FreshItem[], settings: SourceSettings, allowed: number) {
  let effort = 0
  const taken: FreshItem[] = []
  for (const fresh of items) {
    const own = effortOfItem(fresh.item, settings.content)
    if (taken.length > 0 && effort + own > allowed) break
    effort += own
    taken.push(fresh)
  }
  return { items: taken, effort }
}

async function askingArticle(
  { item, guid, publishedAt, address }: FreshItem,
  { settings, key, siteUrl, feed, base }: ItemsOf,
  site: Site,
): Promise<Asking> {
  const source: ItemSource = {
    ...{ key, publisher: settings.title, category: settings.category, base, fetchedAt: publishedAt },
    url: siteUrl ?? undefined,
    language: site.locale,
  }
  const named = { ...item, guid, publishedAt, language: item.language ?? feed.language }
  const read = readArticleInput(articleFromSource(named, settings, source))
  if ('refusal' in read) return { outcome: 'refused', reason: read.refusal }
  const illustrated = illustratedOf(item, read.article, baseOfItem(item, source))
  if ('refusal' in illustrated) return { outcome: 'refused', reason: illustrated.refusal }
  const { body, image } = illustrated
  // One without an address of its own names the site's page for its original, as many others do.
  const candidate = { ...(await candidateFromInput({ ...read.article, image }, body, site.locale)), address }
  return isKeepable(candidate) ? { candidate } : { outcome: 'refused', reason: 'body is too long to be kept' }
}

/** An excerpt has no body, but the picture of its item. */
function illustratedOf(
  item: Item,
  { body, image }: ArticleInput,
  base: string | undefined,
): Illustrated | { refusal: string } {
  if (body && 'html' in body) return readIllustrated(body.html, image, base)
  const html = hiddenPictureIn(item, image)
  const whole = html === undefined ? undefined : readIllustrated(html, image, base)
  return { body: { html: '', text: '' }, image: whole && 'image' in whole ? whole.image : image }
}
