import type { Database } from '../database/open.ts'
import { decideArticles } from '../database/save-articles.ts'
import type { Foreseen } from '../domain/foreseen.ts'
import { compareWithSeen } from '../domain/seen.ts'
import type { Site } from '../domain/site.ts'
import type { SourceSettings } from '../domain/source.ts'
import type { Feed } from '../feeds/feed.ts'
import { askingArticles } from './candidates.ts'

/** Items that are looked at: enough to judge the settings by. */
const maxItems = 20

/** What a feed would bring under these settings. Nothing is written. */
export async function foresee(
  db: Database,
  feed: Feed,
  { settings, key, base }: { settings: SourceSettings; key: string; base: string },
  site: Site,
  now: number,
): Promise<Foreseen[]> {
  const { fresh, names } = compareWithSeen(feed.items.slice(0, maxItems), [], now, base)
  const of = { settings, key, siteUrl: feed.url ?? null, feed, base }
  const { asking } = await askingArticles(db, fresh, of, site, Number.POSITIVE_INFINITY)
  const candidates = asking.flatMap((one) => ('candidate' in one ? [one.candidate] : []))
  const decisions = (await decideArticles(db, candidates, names)).values()
  return asking.map((one, index) => {
    const item = fresh[index]?.item
    const told = { title: item?.title ?? '', url: item?.url ?? null }
    if (!('candidate' in one)) return { ...told, ...one, publishedAt: null, tags: [], slug: null }
    const decision = decisions.next().value
    const { article } = one.candidate
    return {
      ...{ title: article.title, url: article.source?.url ?? null, publishedAt: article.publishedAt },
      tags: article.tags.map(({ name }) => name),
      outcome: decision?.outcome ?? 'refused',
      reason:
        decision?.outcome === 'left' ? decision.because : decision?.outcome === 'refused' ? decision.reason : null,
      slug: decision?.outcome === 'refused' ? null : (decision?.slug ?? null),
    }
  })
}
